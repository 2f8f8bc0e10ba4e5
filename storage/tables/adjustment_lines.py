"""What an accepted offer asks the ERP for, document by document, where a case is about several lines.

A request without rows here is about its case's one line, with its own sum.
"""

from sqlalchemy import BigInteger, Column, Integer, String, Table

from storage.tables.metadata import METADATA

ADJUSTMENT_LINE = Table(
    "adjustment_line",
    METADATA,
    Column("adjustment_id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),  # from 1
    Column("document_id", Integer, nullable=False),  # 0: nothing listed
    Column("document", String, nullable=False),
    Column("amount", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
