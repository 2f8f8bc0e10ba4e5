"""Balances that customers state before ours is shown to them."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table

from storage.tables.metadata import METADATA

# Customers who are always asked first.
ASKED_FIRST = Table(
    "asked_first",
    METADATA,
    Column("customer_id", Integer, primary_key=True, autoincrement=False),
    Column("since", BigInteger, nullable=False),
)

# The statements that are asked so; `owed` is empty until the customer has spoken, and never changes afterwards.
OWN_FIGURE = Table(
    "own_figure",
    METADATA,
    Column("statement_id", Integer, primary_key=True, autoincrement=False),
    Column("customer_id", Integer, nullable=False, index=True),
    Column("asked_at", BigInteger, nullable=False),
    Column("owed", BigInteger),
    Column("contact_id", Integer),
    Column("chat", String),
    Column("stated_at", BigInteger),
    Column("statement_sha", String),
    Column("body", LargeBinary),
    Column("sha", String),
)
