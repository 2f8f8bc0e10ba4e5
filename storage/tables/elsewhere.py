"""Answers to statements that came another way than through a chat."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

ANSWER = Table(
    "answer_elsewhere",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False, default=0),
    Column("statement_id", Integer, nullable=False),
    Column("statement_sha", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("way", String, nullable=False),
    Column("person", String, nullable=False),
    Column("said_on", String, nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("file", String, nullable=False, default=""),
    Column("agreed", BigInteger, nullable=False, default=0),
    Column("currency", String(3), nullable=False),
    Column("exceptions", Text, nullable=False, default="[]"),
    Column("case_id", Integer, nullable=False, default=0),
    Column("promise_id", Integer, nullable=False, default=0),
    Column("state", String, nullable=False),
    Column("recorded_by", Integer, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("approved_by", Integer, nullable=False, default=0),
    CheckConstraint("approved_by <> recorded_by", name="four_eyes"),
)
Index("ix_answer_elsewhere_customer", ANSWER.c.customer_id)
Index("ix_answer_elsewhere_statement", ANSWER.c.statement_id)
