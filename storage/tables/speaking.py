"""For which company a person speaks at the moment, where one chat belongs to contacts of several customers."""

from sqlalchemy import BigInteger, Column, String, Table

from storage.tables.metadata import METADATA

# No row: the chat has only ever spoken for one, in the lane that is named like it.
SPEAKING = Table(
    "speaking",
    METADATA,
    Column("chat", String, primary_key=True),
    Column("lane", String, nullable=False),
    Column("since", BigInteger, nullable=False),
)
