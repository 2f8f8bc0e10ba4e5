"""Customers that belong to us or to our people: who decides for them may decide in their own matter."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table

from storage.tables.metadata import METADATA

RELATED_PARTY = Table(
    "related_party",
    METADATA,
    Column("customer_id", ForeignKey("customer.id"), primary_key=True, autoincrement=False),
    Column("noted_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
