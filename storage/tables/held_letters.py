"""Letters that wait until a colleague has looked at them, and languages whose words the operator answers for."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, text

from storage.tables.metadata import METADATA

# The letter itself is queued when somebody decides: until then it stands here alone, in three wordings.
HELD_LETTER = Table(
    "held_letter",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("lane", String, nullable=False),
    Column("subject", String, nullable=False, default="", server_default=""),
    Column("message", String, nullable=False),
    Column("language", String, nullable=False),
    Column("method", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("on_uncertain", String, nullable=False),
    Column("body", Text, nullable=False),  # as it would leave
    Column("english", Text, nullable=False),  # the same in English
    Column("shown", Text, nullable=False),  # its words as the desk reads them
    Column("owner", Integer, nullable=False, default=0, server_default="0"),  # the colleague who is asked; 0: any
    Column("state", String, nullable=False),  # waiting, sent, in_english, dropped, accepted, overtaken
    Column("held_at", BigInteger, nullable=False),
    Column("decided_by", Integer, nullable=False, default=0, server_default="0"),
    Column("decided_at", BigInteger, nullable=False, default=0, server_default="0"),
)
Index(
    "ix_held_letter_waiting",
    HELD_LETTER.c.id,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)
Index("ix_held_letter_contact", HELD_LETTER.c.contact_id)

ACCEPTED_WORDS = Table(
    "accepted_words",
    METADATA,
    Column("language", String, primary_key=True),
    Column("reviewer", String, nullable=False),  # who took responsibility, by name
    Column("at", BigInteger, nullable=False),
)
