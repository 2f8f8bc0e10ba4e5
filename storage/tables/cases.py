"""Statements, confirmations, cases and what belongs to them."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.metadata import METADATA

# `body` is the canonical form that confirmations are bound to; it never changes after the row is made.
STATEMENT = Table(
    "statement",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("number", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("currency", String, nullable=False),
    Column("cut_off", String, nullable=False),
    Column("reply_by", String, nullable=False),
    Column("closing", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sha", String, nullable=False),
    Column("prepared_by", Integer, nullable=False),
    Column("issued_by", Integer),
    Column("made_at", BigInteger, nullable=False),
    Column("issued_at", BigInteger),
    Column("viewed_at", BigInteger),
    Column("answered_at", BigInteger),
    Column("reason", Text, nullable=False, default="", server_default=""),  # why this version was made, or taken back
    UniqueConstraint("number", "version"),
    CheckConstraint("issued_by IS NULL OR issued_by <> prepared_by", name="four_eyes"),
)
Index("ix_statement_customer", STATEMENT.c.customer_id, STATEMENT.c.state)
Index("ix_statement_round", STATEMENT.c.cut_off, STATEMENT.c.state)
Index(
    "ix_statement_review",
    STATEMENT.c.state,
    sqlite_where=text("state = 'in_review'"),
    postgresql_where=text("state = 'in_review'"),
)

STATEMENT_DOCUMENT = Table(
    "statement_document",
    METADATA,
    Column("document_id", Integer, primary_key=True),
    Column("statement_id", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

CONFIRMATION = Table(
    "confirmation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("statement_id", Integer, nullable=False, unique=True),  # one version is confirmed once, whoever presses
    Column("statement_sha", String, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("chat", String, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("exceptions", Text, nullable=False),
    Column("wording", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sha", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    # "": in the chat. Otherwise how it came, and the record of who said it, wrote it down and approved it.
    Column("way", String, nullable=False, default="", server_default=""),
    Column("answer_id", Integer, nullable=False, default=0, server_default="0"),
)

# `claimed`, `upheld`, `not_upheld`, `written_off`, `granted` and `first_claimed` are the sums of the rows of
# `dispute_item`, `document_id` and `document` those of its first row; storage/cases.py writes both together.
CASE = Table(
    "dispute_case",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", String, nullable=False, unique=True),
    Column("customer_id", Integer, nullable=False),
    Column("contact_id", Integer, nullable=False),
    Column("statement_id", Integer, nullable=False),
    Column("document_id", Integer, nullable=False),
    Column("document", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("state", String, nullable=False),
    Column("currency", String, nullable=False),
    Column("claimed", BigInteger, nullable=False),
    Column("upheld", BigInteger, nullable=False, default=0),
    Column("not_upheld", BigInteger, nullable=False, default=0),
    Column("written_off", BigInteger, nullable=False, default=0),
    Column("remedy", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("registered_at", BigInteger, nullable=False),
    Column("next_contact_at", BigInteger, nullable=False, default=0),
    Column("owner", Integer, nullable=False, default=0),
    Column("control", String, nullable=False, default="bot"),
    Column("round", Integer, nullable=False, default=1),
    Column("reopened", Integer, nullable=False, default=0),
    Column("outcome", String, nullable=False, default=""),
    Column("closed_at", BigInteger),
    Column("version", Integer, nullable=False, default=1),
    # 0: never changed, nothing granted yet, follows on none, no appeal, nobody, not asked
    Column("first_claimed", BigInteger, nullable=False, default=0, server_default="0"),
    Column("granted", BigInteger, nullable=False, default=0, server_default="0"),
    Column("linked_to", Integer, nullable=False, default=0, server_default="0"),
    Column("appealed_at", BigInteger, nullable=False, default=0, server_default="0"),
    Column("former_owner", Integer, nullable=False, default=0, server_default="0"),
    Column("asked_when", Integer, nullable=False, default=0, server_default="0"),
    Column("root_cause", String, nullable=False, default="", server_default=""),  # our finding, not the reason given
    CheckConstraint("claimed >= 0 AND upheld >= 0 AND not_upheld >= 0 AND written_off >= 0", name="no_negative_part"),
    CheckConstraint("upheld + not_upheld + written_off <= claimed", name="split"),
    CheckConstraint("state = 'closed' OR next_contact_at > 0", name="always_a_next_date"),
)
Index("ix_dispute_case_customer", CASE.c.customer_id)
Index("ix_dispute_case_statement", CASE.c.statement_id)
Index("ix_dispute_case_reason", CASE.c.reason, CASE.c.id)
Index(
    "ix_dispute_case_cause",
    CASE.c.root_cause,
    CASE.c.id,
    sqlite_where=text("root_cause <> ''"),
    postgresql_where=text("root_cause <> ''"),
)
# What colleagues look at every morning: their own open cases and those that wait, by their next date.
for _by in (CASE.c.owner, CASE.c.state):
    Index(
        f"ix_dispute_case_open_{_by.name}",
        _by,
        CASE.c.next_contact_at,
        sqlite_where=text("state <> 'closed'"),
        postgresql_where=text("state <> 'closed'"),
    )

OFFER = Table(
    "offer",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case_id", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("options", Text, nullable=False),
    Column("sha", String, nullable=False),  # what is approved is what is sent and what is carried out
    Column("state", String, nullable=False),
    Column("proposer", Integer, nullable=False),
    Column("approver", Integer),
    Column("comment", Text, nullable=False, default=""),
    Column("valid_until", BigInteger, nullable=False),
    Column("chosen", Integer, nullable=False, default=-1),
    Column("made_at", BigInteger, nullable=False),
    Column("decided_at", BigInteger),
    Column("part", Integer, nullable=False, default=0, server_default="0"),  # 1: only what it grants was accepted
    Column("prolonged", Integer, nullable=False, default=0, server_default="0"),  # 1: the customer had more time
    # JSON list of documents: with `part`, the lines that were accepted as offered; none: what is granted on each line
    Column("lines", Text, nullable=False, default="[]", server_default="[]"),
    CheckConstraint("approver IS NULL OR approver <> proposer", name="four_eyes"),
)
Index("ix_offer_case", OFFER.c.case_id)

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("customer_id", Integer, nullable=False),
    Column("case_id", Integer, nullable=False),  # 0: belongs to the draft of that chat
    Column("chat", String, nullable=False),
    Column("slot", String, nullable=False),
    Column("channel_ref", String, nullable=False),
    Column("channel_unique", String, nullable=False, default=""),
    Column("name", String, nullable=False),
    Column("mime", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("caption", Text, nullable=False, default=""),
    Column("forwarded", Integer, nullable=False, default=0),
    Column("sha256", String),
    Column("state", String, nullable=False),  # announced, stored, refused, lost, erasing, withdrawn
    Column("why", String, nullable=False, default=""),
    Column("tries", Integer, nullable=False, default=0),
    Column("received_at", BigInteger, nullable=False),
)
Index("ix_evidence_case", EVIDENCE.c.case_id)
Index(
    "ix_evidence_waiting",
    EVIDENCE.c.state,
    sqlite_where=text("state = 'announced'"),
    postgresql_where=text("state = 'announced'"),
)

ADJUSTMENT = Table(
    "adjustment_request",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case_id", Integer, nullable=False),
    Column("offer_id", Integer, nullable=False, unique=True),  # an accepted offer asks once
    Column("remedy", String, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", String, nullable=False),
    Column("erp_document", String, nullable=False, default=""),
    Column("state", String, nullable=False),  # requested, exported, posted, nothing_to_post, failed
    Column("made_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("papers", Text, nullable=False, default="{}", server_default="{}"),  # JSON: a paper's key to what it is
)
Index("ix_adjustment_request_case", ADJUSTMENT.c.case_id)

HAND_OVER = Table(
    "hand_over",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("chat", String, nullable=False),
    Column("customer_id", Integer, nullable=False),
    Column("case_id", Integer, nullable=False),
    Column("reason", String, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Column("taken_by", Integer),
    Column("taken_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("why", String, nullable=False, default="", server_default=""),  # a key of flows/tables/hand_overs.py
    Column("urgent", Integer, nullable=False, default=0, server_default="0"),
    # Since when the customer waits for an answer; 0: they have one. Whether we owned up that nobody has read it yet.
    Column("waits_since", BigInteger, nullable=False, default=0, server_default="0"),
    Column("receipted", Integer, nullable=False, default=0, server_default="0"),
    Column("backup_at", BigInteger, nullable=False, default=0, server_default="0"),  # when others were asked to step in
)
Index("ix_hand_over_case", HAND_OVER.c.case_id)
Index("ix_hand_over_customer", HAND_OVER.c.customer_id)
Index(
    "ix_hand_over_taken",
    HAND_OVER.c.taken_by,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)
Index(
    "uq_hand_over_open",
    HAND_OVER.c.chat,
    unique=True,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)

COUNTER = Table(
    "counter",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)
