"""Promises to pay and the plans that some of them come from."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

# `items` is JSON: [document id, number, minor units promised, minor units that may stay open on it] a row.
PROMISE = Table(
    "payment_promise",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("day", String, nullable=False),
    Column("way", String, nullable=False),
    Column("items", Text, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("changes", Integer, nullable=False, default=0),
    Column("broken", Integer, nullable=False, default=0),
    Column("wished", Integer, nullable=False, default=0),
    Column("why", String, nullable=False, default=""),
    Column("plan_id", Integer, nullable=False, default=0),
    Column("made_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    CheckConstraint("total > 0", name="something_promised"),
)
Index("ix_payment_promise_customer", PROMISE.c.customer_id)
Index("ix_payment_promise_state", PROMISE.c.state)

# `rows` is JSON: [ISO day, minor units] a row; `sha` is of rows and items: what was shown is what is approved.
PLAN = Table(
    "payment_plan",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("rows", Text, nullable=False),
    Column("items", Text, nullable=False),
    Column("way", String, nullable=False),
    Column("state", String, nullable=False),
    Column("sha", String, nullable=False),
    Column("approver", Integer),
    Column("comment", Text, nullable=False, default=""),
    Column("made_at", BigInteger, nullable=False),
    Column("decided_at", BigInteger),
    Column("closed_at", BigInteger),
)
Index("ix_payment_plan_customer", PLAN.c.customer_id)
