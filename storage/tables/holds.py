"""Customers whom colleagues asked to leave in peace: since when, until when, why, and who said so."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, Index, Integer, String, Table, Text, text

from storage.tables.metadata import METADATA

HOLD = Table(
    "hold",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("kind", String, nullable=False),  # dunning_block: nothing that presses; contact_stop: nothing unasked
    Column("reason", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("until", Date),  # the last day; none: until it is lifted
    Column("set_by", Integer, nullable=False),
    Column("lifted_at", BigInteger, nullable=False, default=0, server_default=text("0")),
    Column("lifted_by", Integer, nullable=False, default=0, server_default=text("0")),
    CheckConstraint("kind IN ('dunning_block', 'contact_stop')", name="kind"),
    CheckConstraint("reason <> ''", name="reason_given"),
)
Index(
    "uq_hold_standing",
    HOLD.c.customer_id,
    HOLD.c.kind,
    unique=True,
    sqlite_where=text("lifted_at = 0"),
    postgresql_where=text("lifted_at = 0"),
)
