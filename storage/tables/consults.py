"""Questions from cases to departments: who was asked, by when, and what was answered."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

CONSULT = Table(
    "consult",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case_id", Integer, nullable=False),
    Column("department", String, nullable=False),
    Column("colleague", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_by", Integer, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("answer", Text, nullable=False, default=""),
    Column("answered_by", Integer, nullable=False, default=0),
    Column("answered_at", BigInteger, nullable=False, default=0),
    Column("prolonged", Integer, nullable=False, default=0),
)
Index("ix_consult_case", CONSULT.c.case_id)
Index("ix_consult_colleague", CONSULT.c.colleague, CONSULT.c.state)
