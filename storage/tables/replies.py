"""What colleagues write to customers, the files they share beneath a card, who has read, what customers wrote."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from storage.tables.metadata import METADATA

# One row a message of a colleague to a customer. `words` is what was shown before it was sent, in the chat's markup.
STAFF_REPLY = Table(
    "staff_reply",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False),  # the card it was written from
    Column("chat", String, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("customer_id", Integer, nullable=False),
    Column("staff_id", Integer, nullable=False),
    Column("text", Text, nullable=False),  # the free words alone
    Column("words", Text, nullable=False),
    Column("files", Text, nullable=False),  # JSON: [[kind, what, name], …]
    Column("state", String, nullable=False),  # scheduled, sent, cancelled, withdrawn
    Column("version", Integer, nullable=False, default=1),
    Column("made_at", BigInteger, nullable=False),
    Column("send_at", BigInteger, nullable=False),
    Column("letter_key", String, nullable=False, default=""),  # of the letter that carried it
    Column("next_at", BigInteger, nullable=False, default=0, server_default="0"),  # when it says that they hear next
)
Index("ix_staff_reply_subject", STAFF_REPLY.c.subject)

# The letters that carried its files, so that they can be taken away with it.
STAFF_REPLY_FILE = Table(
    "staff_reply_file",
    METADATA,
    Column("reply_id", Integer, primary_key=True, autoincrement=False),
    Column("letter_key", String, primary_key=True),
    sqlite_with_rowid=False,
)

# Files that colleagues put into a thread: internal until one of them is ticked for a customer.
THREAD_FILE = Table(
    "thread_file",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False),
    Column("remote", String, nullable=False, unique=True),  # the platform's own name for it
    Column("name", String, nullable=False),
    Column("mime", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("staff_id", Integer, nullable=False),
    Column("shared_at", BigInteger, nullable=False),
    Column("state", String, nullable=False),  # internal, wanted: to be fetched for a reply, stored, refused
    Column("why", String, nullable=False, default=""),
    Column("sha256", String),
    Column("reply_id", Integer, nullable=False, default=0),  # the reply it was ticked for last
)
Index("ix_thread_file_subject", THREAD_FILE.c.subject)

READ_MARK = Table(
    "read_mark",
    METADATA,
    Column("subject", String, primary_key=True),
    Column("staff_id", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What a customer wrote to a person or about a case, so that an edit can be shown beside what stood there before.
PASSED_ON = Table(
    "passed_on",
    METADATA,
    Column("chat", String, primary_key=True),
    Column("message", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)
