"""Who may speak with us: chats bound to contacts, invitations, colleagues."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint, text

from storage.tables.metadata import METADATA

BINDING = Table(
    "binding",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("contact_id", Integer, nullable=False),
    Column("customer_id", Integer, nullable=False),
    Column("chat", String, nullable=False),
    Column("person", String, nullable=False),
    Column("method", String, nullable=False),
    Column("bound_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Column("blocked_at", BigInteger),
    Column("reason", String, nullable=False, default=""),
)
Index(
    "uq_binding_chat",
    BINDING.c.chat,
    unique=True,
    sqlite_where=text("revoked_at IS NULL"),
    postgresql_where=text("revoked_at IS NULL"),
)
Index("ix_binding_chat", BINDING.c.chat)
Index("ix_binding_contact", BINDING.c.contact_id)
Index("ix_binding_customer", BINDING.c.customer_id)  # every turn asks who of a customer can be reached
Index("ix_binding_person", BINDING.c.person)

# Only the hash of a link is kept; the second factor's answer is compared, never shown.
INVITATION = Table(
    "invitation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("token_sha", LargeBinary(32), nullable=False, unique=True),
    Column("contact_id", Integer, nullable=False),
    Column("customer_id", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("claimed_by", String),  # the chat that opened it first
    Column("used_at", BigInteger),
    Column("wrong", Integer, nullable=False, default=0),
    Column("locked_until", BigInteger, nullable=False, default=0),
)
Index("ix_invitation_contact", INVITATION.c.contact_id)

CHAT_LOCK = Table(
    "chat_lock",
    METADATA,
    Column("chat", String, primary_key=True),
    Column("wrong", Integer, nullable=False, default=0),
    Column("locked_until", BigInteger, nullable=False, default=0),
    Column("word_at", BigInteger, nullable=False, default=0, server_default=text("0")),  # a stranger's last message
)

STAFF = Table(
    "staff",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("team", String, nullable=False),
    Column("user", String, nullable=False),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("added_at", BigInteger, nullable=False),
    # Words with spaces between them; an ISO day, the last one away; a colleague's id; HH:MM of the house's clock.
    Column("departments", String, nullable=False, default="", server_default=""),
    Column("languages", String, nullable=False, default="", server_default=""),
    Column("absent_until", String, nullable=False, default="", server_default=""),
    Column("backup", Integer, nullable=False, default=0, server_default="0"),
    Column("shift_ends", String, nullable=False, default="", server_default=""),
    # As Slack says: the language they read, why they are kept out (guest, gone), their zone; and what their home shows.
    Column("language", String, nullable=False, default="", server_default=""),
    Column("barred", String, nullable=False, default="", server_default=""),
    Column("home", String, nullable=False, default="", server_default=""),
    Column("zone", String, nullable=False, default="", server_default=""),
    UniqueConstraint("team", "user"),
)
