"""Customers' own spreadsheets, read as they come: files of any kind to grids, grids to rows of a ledger."""
