"""Everything a customer may bring; after 0001."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:  # noqa: PLR0915 - one line a table
    op.create_table(
        "anomaly",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("favour", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("promised_at", sa.BigInteger(), nullable=False),
        sa.Column("verified_by", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.CheckConstraint("verified_by = 0 OR verified_by <> recorded_by", name=op.f("ck_anomaly_four_eyes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anomaly")),
        sa.UniqueConstraint("number", name=op.f("uq_anomaly_number")),
    )
    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.create_index("ix_anomaly_customer", ["customer_id"], unique=False)

    op.create_table(
        "asked_first",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_asked_first")),
    )
    op.create_table(
        "call_back",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
    )
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.create_index("ix_call_back_customer", ["customer_id"], unique=False)

    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("happened", sa.String(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("everybody", sa.Integer(), nullable=False),
        sa.Column("wish", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("registered_at", sa.BigInteger(), nullable=False),
        sa.Column("next_contact_at", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("prevention", sa.Text(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("next_contact_at > 0", name=op.f("ck_complaint_always_a_next_date")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("number", name=op.f("uq_complaint_number")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_contact", ["contact_id"], unique=False)

    op.create_table(
        "erasure",
        sa.Column("contact_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_erasure")),
    )
    op.create_table(
        "first_yes",
        sa.Column("statement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_first_yes")),
    )
    op.create_table(
        "harsh_words",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_harsh_words")),
    )
    with op.batch_alter_table("harsh_words", schema=None) as batch_op:
        batch_op.create_index("ix_harsh_words_contact", ["contact_id"], unique=False)

    op.create_table(
        "mood",
        sa.Column("contact_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("causes", sa.Text(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("soothed_at", sa.BigInteger(), nullable=False),
        sa.Column("soothed", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("fury_at", sa.BigInteger(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("rung_at", sa.BigInteger(), nullable=False),
        sa.Column("abuse", sa.String(), nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=False),
        sa.Column("bad_news_at", sa.BigInteger(), nullable=False),
        sa.Column("recent", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_mood")),
    )
    op.create_table(
        "own_figure",
        sa.Column("statement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("owed", sa.BigInteger(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("chat", sa.String(), nullable=True),
        sa.Column("stated_at", sa.BigInteger(), nullable=True),
        sa.Column("statement_sha", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("sha", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_own_figure")),
    )
    with op.batch_alter_table("own_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_figure_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "payment_plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("approver", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_plan")),
        sa.UniqueConstraint("number", name=op.f("uq_payment_plan_number")),
    )
    with op.batch_alter_table("payment_plan", schema=None) as batch_op:
        batch_op.create_index("ix_payment_plan_customer", ["customer_id"], unique=False)

    op.create_table(
        "payment_promise",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.Column("wished", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("total > 0", name=op.f("ck_payment_promise_something_promised")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_promise")),
        sa.UniqueConstraint("number", name=op.f("uq_payment_promise_number")),
    )
    with op.batch_alter_table("payment_promise", schema=None) as batch_op:
        batch_op.create_index("ix_payment_promise_customer", ["customer_id"], unique=False)
        batch_op.create_index("ix_payment_promise_state", ["state"], unique=False)

    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("planned_at", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("call_wanted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
        sa.UniqueConstraint("subject", name=op.f("uq_survey_subject")),
    )
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.create_index("ix_survey_contact", ["contact_id"], unique=False)

    op.create_table(
        "survey_consent",
        sa.Column("contact_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_survey_consent")),
    )
    with op.batch_alter_table("chat_lock", schema=None) as batch_op:
        batch_op.add_column(sa.Column("word_at", sa.BigInteger(), server_default=sa.text("0"), nullable=False))

    with op.batch_alter_table("dispute_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("first_claimed", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("granted", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("linked_to", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("appealed_at", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("former_owner", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("asked_when", sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("delivery_no", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("delivered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("delivered_to", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("signed_by", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("ordered_by", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.add_column(sa.Column("why", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("urgent", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("waits_since", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("receipted", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("backup_at", sa.BigInteger(), server_default="0", nullable=False))

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("part", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("prolonged", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:  # noqa: PLR0915 - one line a table
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_column("prolonged")
        batch_op.drop_column("part")

    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        batch_op.drop_column("backup_at")
        batch_op.drop_column("receipted")
        batch_op.drop_column("waits_since")
        batch_op.drop_column("urgent")
        batch_op.drop_column("why")

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_column("ordered_by")
        batch_op.drop_column("signed_by")
        batch_op.drop_column("delivered_to")
        batch_op.drop_column("delivered_on")
        batch_op.drop_column("delivery_no")

    with op.batch_alter_table("dispute_case", schema=None) as batch_op:
        batch_op.drop_column("asked_when")
        batch_op.drop_column("former_owner")
        batch_op.drop_column("appealed_at")
        batch_op.drop_column("linked_to")
        batch_op.drop_column("granted")
        batch_op.drop_column("first_claimed")

    with op.batch_alter_table("chat_lock", schema=None) as batch_op:
        batch_op.drop_column("word_at")

    op.drop_table("survey_consent")
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.drop_index("ix_survey_contact")

    op.drop_table("survey")
    with op.batch_alter_table("payment_promise", schema=None) as batch_op:
        batch_op.drop_index("ix_payment_promise_state")
        batch_op.drop_index("ix_payment_promise_customer")

    op.drop_table("payment_promise")
    with op.batch_alter_table("payment_plan", schema=None) as batch_op:
        batch_op.drop_index("ix_payment_plan_customer")

    op.drop_table("payment_plan")
    with op.batch_alter_table("own_figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_own_figure_customer_id"))

    op.drop_table("own_figure")
    op.drop_table("mood")
    with op.batch_alter_table("harsh_words", schema=None) as batch_op:
        batch_op.drop_index("ix_harsh_words_contact")

    op.drop_table("harsh_words")
    op.drop_table("first_yes")
    op.drop_table("erasure")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_contact")

    op.drop_table("complaint")
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.drop_index("ix_call_back_customer")

    op.drop_table("call_back")
    op.drop_table("asked_first")
    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.drop_index("ix_anomaly_customer")

    op.drop_table("anomaly")
