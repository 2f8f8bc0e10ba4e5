"""The lines that a case is about: one row a line, also where there is only one. Their sums stand in `dispute_case`."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, text

from storage.tables.metadata import METADATA

# `document_id` 0: nothing listed. `live` 1: the line is objected to and its case has not ended.
CASE_ITEM = Table(
    "dispute_item",
    METADATA,
    Column("case_id", ForeignKey("dispute_case.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document_id", Integer, nullable=False),
    Column("document", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("live", Integer, nullable=False),
    Column("claimed", BigInteger, nullable=False),
    Column("upheld", BigInteger, nullable=False, default=0, server_default="0"),
    Column("not_upheld", BigInteger, nullable=False, default=0, server_default="0"),
    Column("written_off", BigInteger, nullable=False, default=0, server_default="0"),
    Column("granted", BigInteger, nullable=False, default=0, server_default="0"),
    Column("first_claimed", BigInteger, nullable=False, default=0, server_default="0"),
    CheckConstraint("claimed >= 0 AND upheld >= 0 AND not_upheld >= 0 AND written_off >= 0", name="no_negative_part"),
    CheckConstraint("upheld + not_upheld + written_off <= claimed", name="split"),
    sqlite_with_rowid=False,
)
Index("ix_dispute_item_document", CASE_ITEM.c.document_id)
Index(
    "uq_dispute_item_live",
    CASE_ITEM.c.document_id,
    CASE_ITEM.c.reason,
    unique=True,
    sqlite_where=text("live = 1 AND document_id <> 0"),
    postgresql_where=text("live = 1 AND document_id <> 0"),
)
