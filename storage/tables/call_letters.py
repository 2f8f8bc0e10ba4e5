"""Written confirmations of telephone calls."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

# About a call, or about an answer by telephone that was written down; the other is 0. `by_day` "" for no day.
CALL_LETTER = Table(
    "call_letter",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("call_back_id", Integer, nullable=False),
    Column("answer_id", Integer, nullable=False),
    Column("case_id", Integer, nullable=False),
    Column("colleague", String, nullable=False),
    Column("said", Text, nullable=False),
    Column("following", Text, nullable=False),
    Column("by_day", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("until_day", String, nullable=False),
    Column("objected_at", BigInteger, nullable=False, default=0, server_default="0"),
    Column("objection", Text, nullable=False, default="", server_default=""),
)
Index("ix_call_letter_contact", CALL_LETTER.c.contact_id)
