"""Cases that lawyers or courts have: proposed by one, set by two others; while one stands nothing of it is erased."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, Text, text

from storage.tables.metadata import METADATA

LEGAL_HOLD = Table(
    "legal_hold",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case_id", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("proposed_by", Integer, nullable=False),
    Column("proposed_at", BigInteger, nullable=False),
    Column("controller", Integer, nullable=False, default=0),  # who agreed; 0: not yet
    Column("legal", Integer, nullable=False, default=0),
    Column("set_at", BigInteger, nullable=False, default=0),
    Column("ended_at", BigInteger, nullable=False, default=0),  # dropped, settled or judged
    Column("reference", String, nullable=False, default=""),
    CheckConstraint("controller <> proposed_by AND legal <> proposed_by", name="set_by_others"),
    CheckConstraint("controller = 0 OR controller <> legal", name="two_persons"),
)
Index(
    "uq_legal_hold_case",
    LEGAL_HOLD.c.case_id,
    unique=True,
    sqlite_where=text("ended_at = 0"),
    postgresql_where=text("ended_at = 0"),
)
