"""Tone of each contact, letters that wait for a colleague, and languages somebody answers for; after 0004."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "accepted_words",
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("language", name=op.f("pk_accepted_words")),
    )
    op.create_table(
        "held_letter",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), server_default="", nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on_uncertain", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("held_at", sa.BigInteger(), nullable=False),
        sa.Column("decided_by", sa.Integer(), server_default="0", nullable=False),
        sa.Column("decided_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_letter")),
    )
    waiting = sa.text("state = 'waiting'")
    with op.batch_alter_table("held_letter", schema=None) as batch_op:
        batch_op.create_index("ix_held_letter_contact", ["contact_id"], unique=False)
        batch_op.create_index(
            "ix_held_letter_waiting", ["id"], unique=False, sqlite_where=waiting, postgresql_where=waiting
        )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("register", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_column("register")
    with op.batch_alter_table("held_letter", schema=None) as batch_op:
        batch_op.drop_index("ix_held_letter_waiting")
        batch_op.drop_index("ix_held_letter_contact")
    op.drop_table("held_letter")
    op.drop_table("accepted_words")
