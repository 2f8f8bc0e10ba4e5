"""How a customer's statements are laid out, and what else stood on the paper of each when it was issued."""

from sqlalchemy import Column, Integer, String, Table, Text

from storage.tables.metadata import METADATA

# A customer who is not here gets open items.
STATEMENT_FORM = Table(
    "statement_form",
    METADATA,
    Column("customer_id", Integer, primary_key=True, autoincrement=False),
    Column("form", String, nullable=False),
)

# `body` is JSON as flows/facts/paper_statement.py writes it; it never changes.
STATEMENT_PAPER = Table(
    "statement_paper",
    METADATA,
    Column("statement_id", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
