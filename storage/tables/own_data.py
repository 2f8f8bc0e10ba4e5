"""What people decided about their own data: consent to surveys, and wishes to be erased."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, Text

from storage.tables.metadata import METADATA

# Whoever has never touched the switch has no row.
SURVEY_CONSENT = Table(
    "survey_consent",
    METADATA,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("allowed", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# The newest wish of a contact that a colleague has to decide on.
ERASURE = Table(
    "erasure",
    METADATA,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("state", String, nullable=False),  # asked, erased, declined
    Column("asked_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("decided_by", Integer),
    Column("decided_at", BigInteger),
    Column("reason", Text, nullable=False, default=""),
)
