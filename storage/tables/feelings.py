"""How contacts feel, as far as it can be read from what they write, and the words that went against a person."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

MOOD = Table(
    "mood",
    METADATA,
    Column("contact_id", Integer, primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False, default=0),
    Column("causes", Text, nullable=False, default="[]"),
    Column("heard_at", BigInteger, nullable=False, default=0),
    Column("soothed_at", BigInteger, nullable=False, default=0),
    Column("soothed", Integer, nullable=False, default=0),
    Column("times", Integer, nullable=False, default=0),
    Column("fury_at", BigInteger, nullable=False, default=0),
    Column("rung", Integer, nullable=False, default=0),
    Column("rung_at", BigInteger, nullable=False, default=0),
    Column("abuse", String, nullable=False, default=""),
    Column("paused_until", BigInteger, nullable=False, default=0),
    Column("bad_news_at", BigInteger, nullable=False, default=0),
    Column("recent", Text, nullable=False, default="[]"),
)

# Evidence: exactly what was written, folded away from the desk until a colleague asks for it.
HARSH_WORDS = Table(
    "harsh_words",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("contact_id", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("found", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
Index("ix_harsh_words_contact", HARSH_WORDS.c.contact_id)
# Whose words turned angry lately is asked every morning.
Index("ix_harsh_words_at", HARSH_WORDS.c.at)
Index("ix_mood_heard", MOOD.c.heard_at)
