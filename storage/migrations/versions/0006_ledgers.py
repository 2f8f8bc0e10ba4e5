"""Customers' own ledgers and how they matched, what the bank says, and anomalies found by rule; after 0005."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _ledgers()
    _bank()
    _anomalies()


def _ledgers() -> None:
    nought, nothing = sa.text("0"), sa.text("''")
    op.create_table(
        "customer_ledger",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("statement_id", sa.Integer(), server_default=nought, nullable=False),
        sa.Column("evidence_id", sa.Integer(), server_default=nought, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), server_default=nothing, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("why", sa.String(), server_default=nothing, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("run", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("told", sa.Text(), server_default=nothing, nullable=False),
        sa.Column("pasted", sa.Text(), server_default=nothing, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("whole", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_ledger")),
    )
    under_way = sa.text("state IN ('reading', 'matching')")
    with op.batch_alter_table("customer_ledger", schema=None) as batch_op:
        for column in ("customer_id", "contact_id"):
            batch_op.create_index(batch_op.f(f"ix_customer_ledger_{column}"), [column], unique=False)
        batch_op.create_index("ix_customer_ledger_evidence", ["evidence_id"], unique=False)
        batch_op.create_index(
            "ix_customer_ledger_under_way", ["state"], sqlite_where=under_way, postgresql_where=under_way
        )
    op.create_table(
        "ledger_decision",
        sa.Column("ledger_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decided", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), server_default=nought, nullable=False),
        sa.ForeignKeyConstraint(["ledger_id"], ["customer_ledger.id"], name=op.f("fk_ledger_decision_ledger_id")),
        sa.PrimaryKeyConstraint("ledger_id", "group_id", name=op.f("pk_ledger_decision")),
    )
    op.create_table(
        "ledger_shape",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("headings", sa.String(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "headings", name=op.f("pk_ledger_shape")),
    )


def _bank() -> None:
    nothing = sa.text("''")
    op.create_table(
        "bank_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("account", sa.String(), server_default=nothing, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("value_day", sa.Date(), nullable=True),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("bank_reference", sa.String(), server_default=nothing, nullable=False),
        sa.Column("end_to_end", sa.String(), server_default=nothing, nullable=False),
        sa.Column("payer", sa.String(), server_default=nothing, nullable=False),
        sa.Column("text", sa.Text(), server_default=nothing, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minor > 0", name=op.f("ck_bank_entry_minor_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_bank_entry_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("bank_entry", schema=None) as batch_op:
        batch_op.create_index("ix_bank_entry_amount", ["currency", "minor"], unique=False)


def _anomalies() -> None:
    nought, nothing = sa.text("0"), sa.text("''")
    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), server_default=nothing, nullable=False))
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), server_default=nothing, nullable=False),
        sa.Column("goods", sa.Text(), server_default=nothing, nullable=False),
        sa.Column("statement_id", sa.Integer(), server_default=nought, nullable=False),
        sa.Column("batch_id", sa.Integer(), server_default=nought, nullable=False),
        sa.Column("card", sa.Integer(), server_default=nought, nullable=False),
        sa.Column("found_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), server_default=nought, nullable=False),
        sa.Column("decided_at", sa.BigInteger(), server_default=nought, nullable=False),
        sa.Column("reason", sa.Text(), server_default=nothing, nullable=False),
        sa.Column("anomaly_id", sa.Integer(), server_default=nought, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("customer_id", "key", name=op.f("uq_finding_customer_id_key")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index("ix_finding_card", ["card"], unique=False)
    with op.batch_alter_table("harsh_words", schema=None) as batch_op:
        batch_op.create_index("ix_harsh_words_at", ["at"], unique=False)
    with op.batch_alter_table("mood", schema=None) as batch_op:
        batch_op.create_index("ix_mood_heard", ["heard_at"], unique=False)


def downgrade() -> None:
    _no_anomalies()
    _no_bank()
    _no_ledgers()


def _no_bank() -> None:
    op.drop_table("bank_entry")


def _no_ledgers() -> None:
    op.drop_table("ledger_shape")
    op.drop_table("ledger_decision")
    op.drop_table("customer_ledger")


def _no_anomalies() -> None:
    with op.batch_alter_table("mood", schema=None) as batch_op:
        batch_op.drop_index("ix_mood_heard")
    with op.batch_alter_table("harsh_words", schema=None) as batch_op:
        batch_op.drop_index("ix_harsh_words_at")
    op.drop_table("finding")
    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.drop_column("kind")
