"""What the corridor keeps: what came in, where each conversation stands, what waits to be sent, what falls due, why.

Stored names (states, kinds, stages) are promises to the database: a rename needs a migration.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, LargeBinary, String, Table, Text, text

from storage.tables.metadata import METADATA

# `hour` is the hour of the event's own time, the same when a platform delivers it again: the keys of one hour lie
# together, so that a million of them cost no more than a thousand, and purging is one range.
INBOX = Table(
    "inbox",
    METADATA,
    Column("hour", Integer, primary_key=True),
    Column("source", String, primary_key=True),
    Column("external_id", String, primary_key=True),
    Column("chat", String, nullable=False),
    Column("state", String, nullable=False),  # new: to be tried again, done, parked: a person must look, ignored
    Column("tries", Integer, nullable=False, default=0),
    Column("error", Text),
    Column("body", Text),  # kept only until done
    Column("received_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "ix_inbox_waiting",
    INBOX.c.state,
    INBOX.c.received_at,
    sqlite_where=text("state = 'new'"),
    postgresql_where=text("state = 'new'"),
)

CONVERSATION = Table(
    "conversation",
    METADATA,
    Column("chat", String, primary_key=True),
    Column("version", Integer, nullable=False),  # compared and raised by every turn
    Column("body", Text, nullable=False),
    Column("control", String, nullable=False, default="bot"),
    Column("asked", LargeBinary(32)),  # the card whose buttons count; every other one has moved on
    Column("updated_at", BigInteger, nullable=False),
)

# One row a card: the token is the secret half of its buttons' handle, `choices` what each of them means.
CARD = Table(
    "card",
    METADATA,
    Column("sha", LargeBinary(32), primary_key=True),
    Column("chat", String, nullable=False),
    Column("person", String, nullable=False),
    Column("place", String, nullable=False),  # flow/stage that asked
    Column("choices", Text, nullable=False),
    Column("used", Integer),  # the index of the choice that was acted on
    Column("used_at", BigInteger),
    Column("made_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),  # said twice is sent once
    Column("lane", String, nullable=False),  # order is kept inside a lane: a chat, a thread
    Column("channel", String, nullable=False),
    Column("method", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False, default=""),
    Column("customer_id", Integer, nullable=False, default=0),
    Column("on_uncertain", String, nullable=False),  # assume_sent, repeat_once, ask_staff, look_up; withdrawn
    Column("state", String, nullable=False),  # queued, sending, sent, uncertain, dead
    Column("not_before", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("remote_id", String),
    Column("error", Text),
    Column("made_at", BigInteger, nullable=False),
    Column("sent_at", BigInteger),
    Column("hours", Integer, nullable=False, default=0, server_default="0"),  # 0 any, 1 its reader's, 2 waits for them
    Column("valid_until", BigInteger, nullable=False, default=0, server_default="0"),  # then it says nothing any more
)
Index(
    "ix_outbox_waiting",
    OUTBOX.c.state,
    OUTBOX.c.not_before,
    sqlite_where=text("state IN ('queued', 'sending', 'uncertain')"),
    postgresql_where=text("state IN ('queued', 'sending', 'uncertain')"),
)
Index("ix_outbox_remote", OUTBOX.c.lane, OUTBOX.c.remote_id)
Index("ix_outbox_subject", OUTBOX.c.subject, OUTBOX.c.kind)
# What threads were told, for whoever asks what happened quietly.
_NOTES = "kind = 'note' AND channel = 'slack'"
Index("ix_outbox_notes", OUTBOX.c.made_at, sqlite_where=text(_NOTES), postgresql_where=text(_NOTES))

FOLLOW_UP = Table(
    "follow_up",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),  # statement:3, case:7
    Column("customer_id", Integer, nullable=False),
    Column("count", Integer, nullable=False, default=0),
    Column("due_at", BigInteger, nullable=False),
    Column("state", String, nullable=False),  # due, done, cancelled, withheld
    Column("because", String, nullable=False, default=""),  # why it was moved, withheld or cancelled
    Column("shows", Text, nullable=False, default="{}", server_default="{}"),  # what the sentence of that reason shows
    Column("contact_id", Integer, nullable=False, default=0, server_default="0"),  # whom it was sent to
    Column("made_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    CheckConstraint("state IN ('due', 'done', 'cancelled', 'withheld')", name="state"),
)
Index(
    "ix_follow_up_due", FOLLOW_UP.c.due_at, sqlite_where=text("state = 'due'"), postgresql_where=text("state = 'due'")
)
Index(
    "ix_follow_up_withheld",
    FOLLOW_UP.c.closed_at,
    sqlite_where=text("state = 'withheld'"),
    postgresql_where=text("state = 'withheld'"),
)
Index("ix_follow_up_subject", FOLLOW_UP.c.subject, FOLLOW_UP.c.state)
Index(
    "ix_follow_up_customer_due",
    FOLLOW_UP.c.customer_id,
    FOLLOW_UP.c.due_at,
    sqlite_where=text("state = 'due'"),
    postgresql_where=text("state = 'due'"),
)
# What left unasked is asked for before anything else does; of what became of years of others nobody asks.
_LEFT = "state = 'done' AND because = 'sent'"
Index(
    "ix_follow_up_sent",
    FOLLOW_UP.c.customer_id,
    FOLLOW_UP.c.closed_at,
    sqlite_where=text(_LEFT),
    postgresql_where=text(_LEFT),
)

# One chain per customer (0: the house itself); nothing updates or deletes here.
AUDIT = Table(
    "audit",
    METADATA,
    Column("customer_id", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_audit_subject", AUDIT.c.subject)  # a case's clocks run by what is written of it alone
