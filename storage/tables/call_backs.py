"""Calls promised to customers."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

CALL_BACK = Table(
    "call_back",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("case_id", Integer, nullable=False, default=0),
    Column("purpose", Text, nullable=False),
    Column("phone", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("tries", Integer, nullable=False, default=0),  # calls that found nobody
    Column("late", Integer, nullable=False, default=0),  # times at which we did not call
    Column("urgent", Integer, nullable=False, default=0, server_default="0"),  # our own wish, nobody was promised it
    Column("made_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
)
Index("ix_call_back_customer", CALL_BACK.c.customer_id)
Index("ix_call_back_case", CALL_BACK.c.case_id)
Index("ix_call_back_contact", CALL_BACK.c.contact_id)
