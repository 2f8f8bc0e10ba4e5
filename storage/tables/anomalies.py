"""Anomalies that we found ourselves: recorded by one colleague, verified by another, told to the customer.

And what rules found that may become one: waiting, recorded, dropped with a reason, or gone from the books since.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.tables.metadata import METADATA

ANOMALY = Table(
    "anomaly",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("customer_id", Integer, nullable=False),
    Column("statement_id", Integer, nullable=False, default=0),
    Column("document_id", Integer, nullable=False, default=0),
    Column("document", String, nullable=False, default=""),
    Column("cause", Text, nullable=False, default=""),  # empty: not known yet
    Column("effect", Text, nullable=False),
    Column("next_step", Text, nullable=False),
    Column("amount", BigInteger, nullable=False, default=0),
    Column("currency", String, nullable=False, default=""),
    Column("favour", String, nullable=False, default="neither"),
    Column("state", String, nullable=False),
    Column("recorded_by", Integer, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("promised_at", BigInteger, nullable=False, default=0),
    Column("verified_by", Integer, nullable=False, default=0),
    Column("told_at", BigInteger, nullable=False, default=0),
    Column("explanation", Text, nullable=False, default=""),
    Column("asked", Text, nullable=False, default=""),
    Column("asked_at", BigInteger, nullable=False, default=0, server_default="0"),
    Column("outcome", String, nullable=False, default=""),
    Column("sha", String, nullable=False),
    Column("kind", String, nullable=False, default="", server_default=""),
    CheckConstraint("verified_by = 0 OR verified_by <> recorded_by", name="four_eyes"),
)
Index("ix_anomaly_customer", ANOMALY.c.customer_id)

# One row for what was found about the same documents, however often it is found.
FINDING = Table(
    "finding",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("what", String, nullable=False),
    Column("documents", Text, nullable=False),  # JSON: numbers
    Column("amount", BigInteger),
    Column("due", BigInteger),
    Column("currency", String, nullable=False, default="", server_default=""),
    Column("goods", Text, nullable=False, default="", server_default=""),
    Column("statement_id", Integer, nullable=False, default=0, server_default=text("0")),
    Column("batch_id", Integer, nullable=False, default=0, server_default=text("0")),
    Column("card", Integer, nullable=False, default=0, server_default=text("0")),  # the first finding on the same card
    Column("found_at", BigInteger, nullable=False),
    Column("state", String, nullable=False),  # waiting, recorded, dropped, gone
    Column("decided_by", Integer, nullable=False, default=0, server_default=text("0")),
    Column("decided_at", BigInteger, nullable=False, default=0, server_default=text("0")),
    Column("reason", Text, nullable=False, default="", server_default=""),
    Column("anomaly_id", Integer, nullable=False, default=0, server_default=text("0")),
    UniqueConstraint("customer_id", "key"),
)
Index("ix_finding_card", FINDING.c.card)
