"""When contacts that have been quiet for long were asked whether it is still them."""

from sqlalchemy import BigInteger, Column, Integer, String, Table

from storage.tables.metadata import METADATA

CONTACT_CHECK = Table(
    "contact_check",
    METADATA,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("state", String, nullable=False, default="known", server_default="known"),
    Column("asked_at", BigInteger, nullable=False, default=0, server_default="0"),
)
