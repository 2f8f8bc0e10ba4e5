"""Anomalies that we found ourselves: recorded by one colleague, verified by another, told to the customer."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text

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
    CheckConstraint("verified_by = 0 OR verified_by <> recorded_by", name="four_eyes"),
)
Index("ix_anomaly_customer", ANOMALY.c.customer_id)
