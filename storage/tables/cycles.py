"""How often customers are sent statements, and the rounds that came of it.

Promise: a customer is in one round of a period at most; no count is stored.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, UniqueConstraint, text

from storage.tables.metadata import METADATA

SCHEDULE = Table(
    "cycle_schedule",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("rhythm", String, nullable=False),
    Column("day", Integer, nullable=False),
    Column("planned_at", BigInteger, nullable=False),  # µs UTC, before days off move it
    UniqueConstraint("rhythm", "day"),
)

# Customers without a row here are sent statements when somebody prepares them.
CUSTOMER_RHYTHM = Table(
    "customer_rhythm",
    METADATA,
    Column("customer_id", Integer, primary_key=True),
    Column("schedule_id", Integer, nullable=False),
    Column("set_at", BigInteger, nullable=False),
)
Index("ix_customer_rhythm_schedule", CUSTOMER_RHYTHM.c.schedule_id)

CYCLE = Table(
    "cycle",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("schedule_id", Integer, nullable=False),
    Column("rhythm", String, nullable=False),
    Column("period", String, nullable=False),
    Column("cut_off", String, nullable=False),
    Column("state", String, nullable=False),  # preparing, reviewing, collecting, closed
    Column("preparer", Integer, nullable=False),
    Column("reviewer", Integer, nullable=False, default=0),
    Column("begun_at", BigInteger, nullable=False),
    Column("review_by", BigInteger, nullable=False),
    Column("reviewed_at", BigInteger, nullable=False, default=0),
    Column("closed_at", BigInteger, nullable=False, default=0),
    UniqueConstraint("schedule_id", "period"),
)
Index(
    "ix_cycle_open",
    CYCLE.c.state,
    sqlite_where=text("state <> 'closed'"),
    postgresql_where=text("state <> 'closed'"),
)

CYCLE_MEMBER = Table(
    "cycle_member",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("cycle_id", Integer, nullable=False),
    Column("customer_id", Integer, nullable=False),
    Column("period", String, nullable=False),
    Column("prepared_at", BigInteger, nullable=False, default=0),
    # Who asks in person, since when, and until when an answer is looked for; 0: nobody.
    Column("handed_to", Integer, nullable=False, default=0),
    Column("handed_at", BigInteger, nullable=False, default=0),
    Column("handed_by", BigInteger, nullable=False, default=0),
    UniqueConstraint("customer_id", "period"),
)
Index("ix_cycle_member_cycle", CYCLE_MEMBER.c.cycle_id, CYCLE_MEMBER.c.customer_id)
