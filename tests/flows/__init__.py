"""Flows without the rest of the house: tables, properties, and every situation walked through."""
