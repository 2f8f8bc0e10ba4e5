"""Customers' own ledgers that were sent: how far each has got, what was read and matched, what was decided."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text

from storage.tables.metadata import METADATA

# `run` counts the jobs that were asked for: what an earlier one found is not written down any more. `told` is the
# shape as the customer corrected it, JSON or empty; `pasted` what came as text, while no file holds it. `body` and
# `whole` are packed by storage/ledger_bodies.py: what a conversation reads, and all rows of both sides.
CUSTOMER_LEDGER = Table(
    "customer_ledger",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False, index=True),
    Column("contact_id", Integer, nullable=False, index=True),
    Column("chat", String, nullable=False),
    Column("statement_id", Integer, nullable=False, default=0, server_default=text("0")),
    Column("evidence_id", Integer, nullable=False, default=0, server_default=text("0")),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False, default="", server_default=""),
    Column("state", String, nullable=False),
    Column("why", String, nullable=False, default="", server_default=""),
    Column("at", BigInteger, nullable=False),
    Column("run", Integer, nullable=False, default=1, server_default=text("1")),
    Column("told", Text, nullable=False, default="", server_default=""),
    Column("pasted", Text, nullable=False, default="", server_default=""),
    Column("body", LargeBinary, nullable=False, default=b""),
    Column("whole", LargeBinary, nullable=False, default=b""),
)
_UNDER_WAY = text("state IN ('reading', 'matching')")
Index("ix_customer_ledger_under_way", CUSTOMER_LEDGER.c.state, sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY)
Index("ix_customer_ledger_evidence", CUSTOMER_LEDGER.c.evidence_id)

# What was decided about a group of a ledger; beside the groups, which are many and do not change.
LEDGER_DECISION = Table(
    "ledger_decision",
    METADATA,
    Column("ledger_id", ForeignKey("customer_ledger.id"), primary_key=True),
    Column("group_id", Integer, primary_key=True, autoincrement=False),
    Column("decided", String, nullable=False),
    Column("case_id", Integer, nullable=False, server_default=text("0")),
)

# How a customer's ledger is laid out, by its headings: the next one with the same is read without a question.
LEDGER_SHAPE = Table(
    "ledger_shape",
    METADATA,
    Column("customer_id", Integer, primary_key=True, autoincrement=False),
    Column("headings", String, primary_key=True),  # their hash
    Column("shape", Text, nullable=False),
    Column("used_at", BigInteger, nullable=False),
)
