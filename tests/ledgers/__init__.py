"""Labelled pairs of ledgers: two sides of one business, and which rows are the same thing."""
