"""What was said about debts that are due, and which customers are reminded of them otherwise than the house does it."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, Integer, String, Table

from storage.tables.metadata import METADATA

# Document 0 stands for whatever the customer owes. Moments are µs UTC, 0 for not at all.
DUE_WORD = Table(
    "due_word",
    METADATA,
    Column("customer_id", Integer, primary_key=True, autoincrement=False),
    Column("document_id", Integer, primary_key=True, autoincrement=False),
    Column("steps", Integer, nullable=False, default=0, server_default="0"),
    Column("told_at", BigInteger, nullable=False, default=0, server_default="0"),
    Column("handed_at", BigInteger, nullable=False, default=0, server_default="0"),
    Column("talked_at", BigInteger, nullable=False, default=0, server_default="0"),
    Column("until", Date),
)

DUE_WISH = Table(
    "due_wish",
    METADATA,
    Column("customer_id", Integer, primary_key=True, autoincrement=False),
    Column("wish", String, nullable=False),  # on, off: the supplier's; refused: the customer's own
    Column("since", BigInteger, nullable=False),
    CheckConstraint("wish IN ('on', 'off', 'refused')", name="wish"),
)
