"""The plain values that the links of the records only name by a salted hash; the links stand in corridor.py.

Promise: a row may go, when a person is erased, and never changes (guards.py).
"""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from storage.tables.metadata import METADATA

# One row for each link that holds salted hashes: what they stand for, and the salt without which nobody finds out.
AUDIT_PRIVATE = Table(
    "audit_private",
    METADATA,
    Column("customer_id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary(16), nullable=False),
    Column("body", Text, nullable=False),  # JSON: the plain values by name; what is kept as a hash alone is not in it
    sqlite_with_rowid=False,
)
