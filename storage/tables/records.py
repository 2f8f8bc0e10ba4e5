"""Signed records of confirmations, what their salted references hide, and the keys that signed."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from storage.tables.metadata import METADATA

# `body` is what was hashed and signed (flows/facts/records.py); nothing of a row ever changes, and none goes away.
RECORD = Table(
    "record",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),  # its place in the house's chain, from 1
    Column("number", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),  # confirmed, taken_back, contradicted
    Column("customer_id", Integer, nullable=False),
    Column("of_customer", Integer, nullable=False),  # its place in that customer's chain, from 1
    Column("statement_id", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sha", String, nullable=False, unique=True),
    Column("signature", LargeBinary(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("customer_id", "of_customer"),
)
Index("ix_record_statement", RECORD.c.statement_id)

# Rows go when the person is taken out; the record holds without them.
RECORD_OPENING = Table(
    "record_opening",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("part", String, primary_key=True),
    Column("contact_id", Integer, nullable=False),
    Column("salt", LargeBinary(16), nullable=False),
    Column("value", Text, nullable=False),
)
Index("ix_record_opening_contact", RECORD_OPENING.c.contact_id)

SIGNING_KEY = Table(
    "signing_key",
    METADATA,
    Column("name", String, primary_key=True),
    Column("public", LargeBinary(32), nullable=False),
    Column("since", BigInteger, nullable=False),  # when this installation first started with it
)
Index("ix_signing_key_since", SIGNING_KEY.c.since)
