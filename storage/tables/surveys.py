"""Surveys: whom we asked how it went, when, and what they said."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

SURVEY = Table(
    "survey",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("subject", String, nullable=False, unique=True),  # one matter is asked about once
    Column("number", String, nullable=False),
    Column("state", String, nullable=False),
    Column("planned_at", BigInteger, nullable=False),
    Column("asked_at", BigInteger, nullable=False, default=0),
    Column("score", Integer, nullable=False, default=0),
    Column("tags", String, nullable=False, default=""),
    Column("comment", Text, nullable=False, default=""),
    Column("call_wanted", Integer, nullable=False, default=0),
)
Index("ix_survey_contact", SURVEY.c.contact_id)
