"""Who agreed to an offer, what is known of its approval beside, and who stands in for whom."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, String, Table, UniqueConstraint

from storage.tables.metadata import METADATA

APPROVAL_REQUEST = Table(
    "approval_request",
    METADATA,
    Column("offer_id", Integer, primary_key=True, autoincrement=False),
    Column("booker", Integer, nullable=False, default=0, server_default="0"),  # who booked the error; 0: nobody named
    Column("raised", Integer, nullable=False, default=0, server_default="0"),  # how often nobody decided in time
)

# One signature. `sha` is the offer that was shown; `approver` 0 is a rule; `stood_in_for` 0 is nobody.
APPROVAL = Table(
    "approval",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("offer_id", Integer, nullable=False),
    Column("sha", String, nullable=False),
    Column("approver", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("level", String, nullable=False),
    Column("because", String, nullable=False),
    Column("proposer", Integer, nullable=False),
    Column("stood_in_for", Integer, nullable=False, default=0, server_default="0"),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("offer_id", "approver", "at", name="signs_once"),
    CheckConstraint("approver <> proposer OR approver = 0", name="four_eyes"),
)

# From `since` to `until` (ISO dates, both included) the one decides in the other's place.
DELEGATION = Table(
    "delegation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("giver", Integer, nullable=False),
    Column("deputy", Integer, nullable=False),
    Column("since", String, nullable=False),
    Column("until", String, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    CheckConstraint("giver <> deputy", name="somebody_else"),
)
Index("ix_delegation_until", DELEGATION.c.until)
