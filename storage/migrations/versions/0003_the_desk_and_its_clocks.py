"""The desk and its clocks; after 0002. Every case gets its line, which so far stood on the case itself."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:  # noqa: PLR0915 - a statement for each table and index
    op.create_table(
        "adjustment_line",
        sa.Column("adjustment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("adjustment_id", "position", name=op.f("pk_adjustment_line")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer_elsewhere",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("statement_sha", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("said_on", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("agreed", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("exceptions", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("approved_by", sa.Integer(), nullable=False),
        sa.CheckConstraint("approved_by <> recorded_by", name=op.f("ck_answer_elsewhere_four_eyes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_elsewhere")),
        sa.UniqueConstraint("number", name=op.f("uq_answer_elsewhere_number")),
    )
    with op.batch_alter_table("answer_elsewhere", schema=None) as batch_op:
        batch_op.create_index("ix_answer_elsewhere_customer", ["customer_id"], unique=False)
        batch_op.create_index("ix_answer_elsewhere_statement", ["statement_id"], unique=False)

    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("approver", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("proposer", sa.Integer(), nullable=False),
        sa.Column("stood_in_for", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("approver <> proposer OR approver = 0", name=op.f("ck_approval_four_eyes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("offer_id", "approver", "at", name="signs_once"),
    )
    op.create_table(
        "approval_request",
        sa.Column("offer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("booker", sa.Integer(), server_default="0", nullable=False),
        sa.Column("raised", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("offer_id", name=op.f("pk_approval_request")),
    )
    op.create_table(
        "consult",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("colleague", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.Column("prolonged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consult")),
    )
    with op.batch_alter_table("consult", schema=None) as batch_op:
        batch_op.create_index("ix_consult_case", ["case_id"], unique=False)
        batch_op.create_index("ix_consult_colleague", ["colleague", "state"], unique=False)

    op.create_table(
        "contact_check",
        sa.Column("contact_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), server_default="known", nullable=False),
        sa.Column("asked_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_contact_check")),
    )
    op.create_table(
        "corrective_action",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("verifier", sa.Integer(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("again", sa.Integer(), nullable=False),
        sa.CheckConstraint("verifier <> owner", name=op.f("ck_corrective_action_verified_by_somebody_else")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrective_action")),
        sa.UniqueConstraint("number", name=op.f("uq_corrective_action_number")),
    )
    with op.batch_alter_table("corrective_action", schema=None) as batch_op:
        batch_op.create_index("ix_corrective_action_case", ["case_id"], unique=False)

    op.create_table(
        "customer_rhythm",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_rhythm")),
    )
    with op.batch_alter_table("customer_rhythm", schema=None) as batch_op:
        batch_op.create_index("ix_customer_rhythm_schedule", ["schedule_id"], unique=False)

    op.create_table(
        "cycle",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("cut_off", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("preparer", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("review_by", sa.BigInteger(), nullable=False),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.UniqueConstraint("schedule_id", "period", name=op.f("uq_cycle_schedule_id_period")),
    )
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cycle_open",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )

    op.create_table(
        "cycle_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("prepared_at", sa.BigInteger(), nullable=False),
        sa.Column("handed_to", sa.Integer(), nullable=False),
        sa.Column("handed_at", sa.BigInteger(), nullable=False),
        sa.Column("handed_by", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_member")),
        sa.UniqueConstraint("customer_id", "period", name=op.f("uq_cycle_member_customer_id_period")),
    )
    with op.batch_alter_table("cycle_member", schema=None) as batch_op:
        batch_op.create_index("ix_cycle_member_cycle", ["cycle_id", "customer_id"], unique=False)

    op.create_table(
        "cycle_schedule",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_schedule")),
        sa.UniqueConstraint("rhythm", "day", name=op.f("uq_cycle_schedule_rhythm_day")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("giver", sa.Integer(), nullable=False),
        sa.Column("deputy", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("giver <> deputy", name=op.f("ck_delegation_somebody_else")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.create_index("ix_delegation_until", ["until"], unique=False)

    op.create_table(
        "due_wish",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wish", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("wish IN ('on', 'off', 'refused')", name=op.f("ck_due_wish_wish")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_due_wish")),
    )
    op.create_table(
        "due_word",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("steps", sa.Integer(), server_default="0", nullable=False),
        sa.Column("told_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("handed_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("talked_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "document_id", name=op.f("pk_due_word")),
    )
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("lifted_at", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("lifted_by", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("kind IN ('dunning_block', 'contact_stop')", name=op.f("ck_hold_kind")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_hold_reason_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index(
            "uq_hold_standing",
            ["customer_id", "kind"],
            unique=True,
            sqlite_where=sa.text("lifted_at = 0"),
            postgresql_where=sa.text("lifted_at = 0"),
        )

    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("controller", sa.Integer(), nullable=False),
        sa.Column("legal", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.CheckConstraint(
            "controller <> proposed_by AND legal <> proposed_by", name=op.f("ck_legal_hold_set_by_others")
        ),
        sa.CheckConstraint("controller = 0 OR controller <> legal", name=op.f("ck_legal_hold_two_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
    )
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.create_index(
            "uq_legal_hold_case",
            ["case_id"],
            unique=True,
            sqlite_where=sa.text("ended_at = 0"),
            postgresql_where=sa.text("ended_at = 0"),
        )

    op.create_table(
        "our_promise",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("unsolved", sa.Integer(), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("local", sa.String(), server_default="", nullable=False),
        sa.Column("zone", sa.String(), server_default="", nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_our_promise")),
    )
    with op.batch_alter_table("our_promise", schema=None) as batch_op:
        batch_op.create_index("ix_our_promise_due", ["due_at"], unique=False)
        batch_op.create_index(
            "ix_our_promise_letter",
            ["letter"],
            unique=False,
            sqlite_where=sa.text("letter <> ''"),
            postgresql_where=sa.text("letter <> ''"),
        )
        batch_op.create_index("ix_our_promise_subject", ["subject"], unique=False)
        batch_op.create_index(
            "uq_our_promise_open",
            ["subject"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "passed_on",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_passed_on")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "read_mark",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_read_mark")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speaking",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_speaking")),
    )
    op.create_table(
        "staff_reply",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("send_at", sa.BigInteger(), nullable=False),
        sa.Column("letter_key", sa.String(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_reply")),
    )
    with op.batch_alter_table("staff_reply", schema=None) as batch_op:
        batch_op.create_index("ix_staff_reply_subject", ["subject"], unique=False)

    op.create_table(
        "staff_reply_file",
        sa.Column("reply_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("letter_key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("reply_id", "letter_key", name=op.f("pk_staff_reply_file")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "thread_file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("remote", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("shared_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_file")),
        sa.UniqueConstraint("remote", name=op.f("uq_thread_file_remote")),
    )
    with op.batch_alter_table("thread_file", schema=None) as batch_op:
        batch_op.create_index("ix_thread_file_subject", ["subject"], unique=False)

    op.create_table(
        "dispute_item",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("claimed", sa.BigInteger(), nullable=False),
        sa.Column("upheld", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("not_upheld", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("written_off", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("granted", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("first_claimed", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "claimed >= 0 AND upheld >= 0 AND not_upheld >= 0 AND written_off >= 0",
            name=op.f("ck_dispute_item_no_negative_part"),
        ),
        sa.CheckConstraint("upheld + not_upheld + written_off <= claimed", name=op.f("ck_dispute_item_split")),
        sa.ForeignKeyConstraint(["case_id"], ["dispute_case.id"], name=op.f("fk_dispute_item_case_id")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_dispute_item")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("dispute_item", schema=None) as batch_op:
        batch_op.create_index("ix_dispute_item_document", ["document_id"], unique=False)
        batch_op.create_index(
            "uq_dispute_item_live",
            ["document_id", "reason"],
            unique=True,
            sqlite_where=sa.text("live = 1 AND document_id <> 0"),
            postgresql_where=sa.text("live = 1 AND document_id <> 0"),
        )
    op.execute(
        "INSERT INTO dispute_item (case_id, position, document_id, document, reason, live, claimed, upheld, not_upheld,"
        " written_off, granted, first_claimed) SELECT id, 0, document_id, document, reason,"
        " CASE WHEN state = 'closed' THEN 0 ELSE 1 END, claimed, upheld, not_upheld, written_off, granted,"
        " first_claimed FROM dispute_case"
    )

    op.create_table(
        "price",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(), server_default="", nullable=False),
        sa.Column("unit_price", sa.String(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_price_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
        sa.UniqueConstraint("source_key", name=op.f("uq_price_source_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("price", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_price_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "related_party",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_related_party_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_related_party")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("adjustment_request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("papers", sa.Text(), server_default="{}", nullable=False))
        batch_op.create_index("ix_adjustment_request_case", ["case_id"], unique=False)

    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", sa.BigInteger(), server_default="0", nullable=False))

    with op.batch_alter_table("binding", schema=None) as batch_op:
        batch_op.create_index("ix_binding_chat", ["chat"], unique=False)
        batch_op.create_index("ix_binding_customer", ["customer_id"], unique=False)
        batch_op.create_index("ix_binding_person", ["person"], unique=False)

    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.add_column(sa.Column("urgent", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index("ix_call_back_case", ["case_id"], unique=False)
        batch_op.create_index("ix_call_back_contact", ["contact_id"], unique=False)

    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_customer", ["customer_id"], unique=False)

    with op.batch_alter_table("confirmation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("way", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("answer_id", sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form_of_address", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("account_manager", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("region", sa.String(), server_default="", nullable=False))
        batch_op.create_index("ix_customer_account_manager", ["account_manager"], unique=False)

    with op.batch_alter_table("dispute_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("root_cause", sa.String(), server_default="", nullable=False))
        batch_op.drop_index(
            batch_op.f("uq_dispute_case_open"), sqlite_where=sa.text("state <> 'closed' AND document_id <> 0")
        )
        batch_op.create_index(
            "ix_dispute_case_cause",
            ["root_cause", "id"],
            unique=False,
            sqlite_where=sa.text("root_cause <> ''"),
            postgresql_where=sa.text("root_cause <> ''"),
        )
        batch_op.create_index(
            "ix_dispute_case_open_owner",
            ["owner", "next_contact_at"],
            unique=False,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )
        batch_op.create_index(
            "ix_dispute_case_open_state",
            ["state", "next_contact_at"],
            unique=False,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )
        batch_op.create_index("ix_dispute_case_reason", ["reason", "id"], unique=False)
        batch_op.create_index("ix_dispute_case_statement", ["statement_id"], unique=False)

    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shows", sa.Text(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("contact_id", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index(
            "ix_follow_up_withheld",
            ["closed_at"],
            unique=False,
            sqlite_where=sa.text("state = 'withheld'"),
            postgresql_where=sa.text("state = 'withheld'"),
        )

    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.create_index("ix_hand_over_case", ["case_id"], unique=False)
        batch_op.create_index("ix_hand_over_customer", ["customer_id"], unique=False)
        batch_op.create_index(
            "ix_hand_over_taken",
            ["taken_by"],
            unique=False,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index("ix_invitation_contact", ["contact_id"], unique=False)

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lines", sa.Text(), server_default="[]", nullable=False))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hours", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("valid_until", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.create_index(
            "ix_outbox_notes",
            ["made_at"],
            unique=False,
            sqlite_where=sa.text("kind = 'note' AND channel = 'slack'"),
            postgresql_where=sa.text("kind = 'note' AND channel = 'slack'"),
        )

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("departments", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("languages", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("absent_until", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("backup", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("shift_ends", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("language", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("barred", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("home", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("zone", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.Text(), server_default="", nullable=False))
        batch_op.create_index(
            "ix_statement_review",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state = 'in_review'"),
            postgresql_where=sa.text("state = 'in_review'"),
        )
        batch_op.create_index("ix_statement_round", ["cut_off", "state"], unique=False)


def downgrade() -> None:  # noqa: PLR0915 - a statement for each table and index
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index("ix_statement_round")
        batch_op.drop_index(
            "ix_statement_review",
            sqlite_where=sa.text("state = 'in_review'"),
            postgresql_where=sa.text("state = 'in_review'"),
        )
        batch_op.drop_column("reason")

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_column("zone")
        batch_op.drop_column("home")
        batch_op.drop_column("barred")
        batch_op.drop_column("language")
        batch_op.drop_column("shift_ends")
        batch_op.drop_column("backup")
        batch_op.drop_column("absent_until")
        batch_op.drop_column("languages")
        batch_op.drop_column("departments")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_notes",
            sqlite_where=sa.text("kind = 'note' AND channel = 'slack'"),
            postgresql_where=sa.text("kind = 'note' AND channel = 'slack'"),
        )
        batch_op.drop_column("valid_until")
        batch_op.drop_column("hours")

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_column("lines")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index("ix_invitation_contact")

    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_hand_over_taken", sqlite_where=sa.text("ended_at IS NULL"), postgresql_where=sa.text("ended_at IS NULL")
        )
        batch_op.drop_index("ix_hand_over_customer")
        batch_op.drop_index("ix_hand_over_case")

    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_follow_up_withheld",
            sqlite_where=sa.text("state = 'withheld'"),
            postgresql_where=sa.text("state = 'withheld'"),
        )
        batch_op.drop_column("contact_id")
        batch_op.drop_column("shows")

    with op.batch_alter_table("dispute_case", schema=None) as batch_op:
        batch_op.drop_index("ix_dispute_case_statement")
        batch_op.drop_index("ix_dispute_case_reason")
        batch_op.drop_index(
            "ix_dispute_case_open_state",
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )
        batch_op.drop_index(
            "ix_dispute_case_open_owner",
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )
        batch_op.drop_index(
            "ix_dispute_case_cause",
            sqlite_where=sa.text("root_cause <> ''"),
            postgresql_where=sa.text("root_cause <> ''"),
        )
        batch_op.create_index(
            batch_op.f("uq_dispute_case_open"),
            ["document_id", "reason"],
            unique=1,
            sqlite_where=sa.text("state <> 'closed' AND document_id <> 0"),
        )
        batch_op.drop_column("root_cause")

    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_index("ix_customer_account_manager")
        batch_op.drop_column("region")
        batch_op.drop_column("account_manager")

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_column("form_of_address")

    with op.batch_alter_table("confirmation", schema=None) as batch_op:
        batch_op.drop_column("answer_id")
        batch_op.drop_column("way")

    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_customer")

    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.drop_index("ix_call_back_contact")
        batch_op.drop_index("ix_call_back_case")
        batch_op.drop_column("urgent")

    with op.batch_alter_table("binding", schema=None) as batch_op:
        batch_op.drop_index("ix_binding_person")
        batch_op.drop_index("ix_binding_customer")
        batch_op.drop_index("ix_binding_chat")

    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.drop_column("asked_at")

    with op.batch_alter_table("adjustment_request", schema=None) as batch_op:
        batch_op.drop_index("ix_adjustment_request_case")
        batch_op.drop_column("papers")

    op.drop_table("related_party")
    with op.batch_alter_table("price", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_price_customer_id"))

    op.drop_table("price")
    with op.batch_alter_table("dispute_item", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_dispute_item_live",
            sqlite_where=sa.text("live = 1 AND document_id <> 0"),
            postgresql_where=sa.text("live = 1 AND document_id <> 0"),
        )
        batch_op.drop_index("ix_dispute_item_document")

    op.drop_table("dispute_item")
    with op.batch_alter_table("thread_file", schema=None) as batch_op:
        batch_op.drop_index("ix_thread_file_subject")

    op.drop_table("thread_file")
    op.drop_table("staff_reply_file")
    with op.batch_alter_table("staff_reply", schema=None) as batch_op:
        batch_op.drop_index("ix_staff_reply_subject")

    op.drop_table("staff_reply")
    op.drop_table("speaking")
    op.drop_table("read_mark")
    op.drop_table("passed_on")
    with op.batch_alter_table("our_promise", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_our_promise_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index("ix_our_promise_subject")
        batch_op.drop_index(
            "ix_our_promise_letter", sqlite_where=sa.text("letter <> ''"), postgresql_where=sa.text("letter <> ''")
        )
        batch_op.drop_index("ix_our_promise_due")

    op.drop_table("our_promise")
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_legal_hold_case", sqlite_where=sa.text("ended_at = 0"), postgresql_where=sa.text("ended_at = 0")
        )

    op.drop_table("legal_hold")
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_hold_standing", sqlite_where=sa.text("lifted_at = 0"), postgresql_where=sa.text("lifted_at = 0")
        )

    op.drop_table("hold")
    op.drop_table("due_word")
    op.drop_table("due_wish")
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.drop_index("ix_delegation_until")

    op.drop_table("delegation")
    op.drop_table("cycle_schedule")
    with op.batch_alter_table("cycle_member", schema=None) as batch_op:
        batch_op.drop_index("ix_cycle_member_cycle")

    op.drop_table("cycle_member")
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_cycle_open", sqlite_where=sa.text("state <> 'closed'"), postgresql_where=sa.text("state <> 'closed'")
        )

    op.drop_table("cycle")
    with op.batch_alter_table("customer_rhythm", schema=None) as batch_op:
        batch_op.drop_index("ix_customer_rhythm_schedule")

    op.drop_table("customer_rhythm")
    with op.batch_alter_table("corrective_action", schema=None) as batch_op:
        batch_op.drop_index("ix_corrective_action_case")

    op.drop_table("corrective_action")
    op.drop_table("contact_check")
    with op.batch_alter_table("consult", schema=None) as batch_op:
        batch_op.drop_index("ix_consult_colleague")
        batch_op.drop_index("ix_consult_case")

    op.drop_table("consult")
    op.drop_table("approval_request")
    op.drop_table("approval")
    with op.batch_alter_table("answer_elsewhere", schema=None) as batch_op:
        batch_op.drop_index("ix_answer_elsewhere_statement")
        batch_op.drop_index("ix_answer_elsewhere_customer")

    op.drop_table("answer_elsewhere")
    op.drop_table("adjustment_line")
