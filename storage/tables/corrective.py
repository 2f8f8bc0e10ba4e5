"""What is done so that a cause does not come back, and who sees whether it worked."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

CORRECTIVE_ACTION = Table(
    "corrective_action",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("case_id", Integer, nullable=False),
    Column("cause", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("owner", Integer, nullable=False),
    Column("verifier", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("recorded_by", Integer, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("done_at", BigInteger, nullable=False, default=0),
    Column("found", Text, nullable=False, default=""),  # what whoever did or verified it wrote last
    Column("again", Integer, nullable=False, default=0),  # how often it did not work
    CheckConstraint("verifier <> owner", name="verified_by_somebody_else"),
)
Index("ix_corrective_action_case", CORRECTIVE_ACTION.c.case_id)
