"""A customer of ten years costs a turn no more than one of ten days; after 0006."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.drop_index("ix_follow_up_customer", table_name="follow_up")
    _index("ix_follow_up_customer_due", "due_at", "state = 'due'")
    _index("ix_follow_up_sent", "closed_at", "state = 'done' AND because = 'sent'")
    op.create_index("ix_audit_subject", "audit", ["subject"], unique=False)


def _index(name: str, by: str, of: str) -> None:
    op.create_index(
        name,
        "follow_up",
        ["customer_id", by],
        unique=False,
        sqlite_where=sa.text(of),
        postgresql_where=sa.text(of),
    )


def downgrade() -> None:
    op.drop_index("ix_audit_subject", table_name="audit")
    op.drop_index("ix_follow_up_sent", table_name="follow_up")
    op.drop_index("ix_follow_up_customer_due", table_name="follow_up")
    op.create_index("ix_follow_up_customer", "follow_up", ["customer_id", "state"], unique=False)
