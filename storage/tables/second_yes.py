"""Confirmations that need two people of a customer: who gave the first yes."""

from sqlalchemy import BigInteger, Column, Integer, Table

from storage.tables.metadata import METADATA

FIRST_YES = Table(
    "first_yes",
    METADATA,
    Column("statement_id", Integer, primary_key=True, autoincrement=False),
    Column("contact_id", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)
