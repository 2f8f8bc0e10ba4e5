"""Times that we told customers, and what became of each."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, text

from storage.tables.metadata import METADATA

OUR_PROMISE = Table(
    "our_promise",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),  # answer, progress, call
    Column("subject", String, nullable=False),  # as letters and follow-ups name it
    Column("customer_id", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("text", Text, nullable=False, default=""),  # what a colleague wrote with it about how things stand
    Column("owner", Integer, nullable=False, default=0),
    Column("state", String, nullable=False),
    Column("times", Integer, nullable=False, default=0),  # how often it had been put off before
    Column("unsolved", Integer, nullable=False, default=0),  # 1: kept with word alone, and another time was named
    Column("held_until", BigInteger, nullable=False, default=0),  # late word waits for the customer's morning
    Column("letter", String, nullable=False, default=""),  # the key of the letter that kept it
    Column("local", String, nullable=False, default="", server_default=""),  # what their wall clock shows at its moment
    Column("zone", String, nullable=False, default="", server_default=""),  # in which
    Column("made_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
)
Index(
    "uq_our_promise_open",
    OUR_PROMISE.c.subject,
    unique=True,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)
Index("ix_our_promise_due", OUR_PROMISE.c.due_at)
Index("ix_our_promise_subject", OUR_PROMISE.c.subject)
Index(
    "ix_our_promise_letter",
    OUR_PROMISE.c.letter,
    sqlite_where=text("letter <> ''"),
    postgresql_where=text("letter <> ''"),
)
