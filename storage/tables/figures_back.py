"""Statements that customers filled in and sent back: what was found in the file, and what was decided about it."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table

from storage.tables.metadata import METADATA

# `body` is the outcome as JSON; the file itself is the evidence it came as, until that is destroyed.
FIGURES_BACK = Table(
    "figures_back",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False, index=True),
    Column("statement_id", Integer, nullable=False),
    Column("evidence_id", Integer, nullable=False, unique=True),
    Column("at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
