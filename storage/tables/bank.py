"""What banks say has come in: entries of account statements, in which a payment that somebody misses is looked for."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

# `key` is the hash of what the bank said of an entry, and which one of several alike it is: the same statement twice
# is in here once. Nothing refers to an entry, and nothing is booked by it.
BANK_ENTRY = Table(
    "bank_entry", METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("account", String, nullable=False, server_default=""),
    Column("on_day", Date, nullable=False),
    Column("value_day", Date),
    Column("minor", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("bank_reference", String, nullable=False, server_default=""),
    Column("end_to_end", String, nullable=False, server_default=""),
    Column("payer", String, nullable=False, server_default=""),
    Column("text", Text, nullable=False, server_default=""),
    Column("sha256", String, nullable=False),
    Column("imported_at", BigInteger, nullable=False),
    CheckConstraint("minor > 0", name="minor_positive"),
    Index("ix_bank_entry_amount", "currency", "minor"),
    sqlite_autoincrement=True,
)  # fmt: skip
