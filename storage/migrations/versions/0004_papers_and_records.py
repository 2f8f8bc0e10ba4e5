"""Papers and records; after 0003. What is written down for good is guarded by the database from here on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


# The guards as they were then: what a later version guards, its own migration adds.
REFUSED = "the records are only ever added to"
IN_PLACE = "a plain value of the records may be erased, not changed"
ADDED_TO = {  # a table, and what finds the row that a new one would push aside
    "audit": "SELECT 1 FROM audit WHERE customer_id = NEW.customer_id AND seq = NEW.seq",
    "record": "SELECT 1 FROM record WHERE seq = NEW.seq OR number = NEW.number OR sha = NEW.sha",
}
ERASED_FROM = ("audit_private", "record_opening")


def _on_sqlite(table: str, name: str, when: str, refused: str, only: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {table}_no_{name} BEFORE {when} ON {table} {only}BEGIN SELECT RAISE(ABORT, '{refused}'); END"
    )


def _on_postgresql(table: str, when: str, refused: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_no_change() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{refused}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE {when} ON {table} FOR EACH STATEMENT"
        f" EXECUTE FUNCTION {table}_no_change()"
    )


def _guard() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, taken in ADDED_TO.items():
        if sqlite:
            _on_sqlite(table, "update", "UPDATE", REFUSED)
            _on_sqlite(table, "delete", "DELETE", REFUSED)
            _on_sqlite(table, "replace", "INSERT", REFUSED, f"WHEN EXISTS ({taken}) ")
        else:
            _on_postgresql(table, "UPDATE OR DELETE OR TRUNCATE", REFUSED)
    for table in ERASED_FROM:
        if sqlite:
            _on_sqlite(table, "update", "UPDATE", IN_PLACE)
        else:
            _on_postgresql(table, "UPDATE", IN_PLACE)


def _unguard() -> None:
    """The tables that go take their triggers with them; what stays is the chain."""
    if op.get_bind().dialect.name == "sqlite":
        for name in ("update", "delete", "replace"):
            op.execute(f"DROP TRIGGER audit_no_{name}")
        return
    for table in (*ADDED_TO, *ERASED_FROM):
        op.execute(f"DROP TRIGGER {table}_no_change ON {table}")
        op.execute(f"DROP FUNCTION {table}_no_change()")


def upgrade() -> None:
    op.create_table(
        "audit_private",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "seq", name=op.f("pk_audit_private")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "call_letter",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("call_back_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("colleague", sa.String(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("following", sa.Text(), nullable=False),
        sa.Column("by_day", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until_day", sa.String(), nullable=False),
        sa.Column("objected_at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("objection", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_letter")),
        sa.UniqueConstraint("number", name=op.f("uq_call_letter_number")),
    )
    with op.batch_alter_table("call_letter", schema=None) as batch_op:
        batch_op.create_index("ix_call_letter_contact", ["contact_id"], unique=False)

    op.create_table(
        "figures_back",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures_back")),
        sa.UniqueConstraint("evidence_id", name=op.f("uq_figures_back_evidence_id")),
    )
    with op.batch_alter_table("figures_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figures_back_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "record",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("of_customer", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_record")),
        sa.UniqueConstraint("customer_id", "of_customer", name=op.f("uq_record_customer_id_of_customer")),
        sa.UniqueConstraint("number", name=op.f("uq_record_number")),
        sa.UniqueConstraint("sha", name=op.f("uq_record_sha")),
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index("ix_record_statement", ["statement_id"], unique=False)

    op.create_table(
        "record_opening",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", "part", name=op.f("pk_record_opening")),
    )
    with op.batch_alter_table("record_opening", schema=None) as batch_op:
        batch_op.create_index("ix_record_opening_contact", ["contact_id"], unique=False)

    op.create_table(
        "signing_key",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("public", sa.LargeBinary(length=32), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_signing_key")),
    )
    with op.batch_alter_table("signing_key", schema=None) as batch_op:
        batch_op.create_index("ix_signing_key_since", ["since"], unique=False)

    op.create_table(
        "statement_form",
        sa.Column("customer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_statement_form")),
    )
    op.create_table(
        "statement_paper",
        sa.Column("statement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_statement_paper")),
    )
    _guard()


def downgrade() -> None:
    _unguard()
    op.drop_table("statement_paper")
    op.drop_table("statement_form")
    with op.batch_alter_table("signing_key", schema=None) as batch_op:
        batch_op.drop_index("ix_signing_key_since")

    op.drop_table("signing_key")
    with op.batch_alter_table("record_opening", schema=None) as batch_op:
        batch_op.drop_index("ix_record_opening_contact")

    op.drop_table("record_opening")
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.drop_index("ix_record_statement")

    op.drop_table("record")
    with op.batch_alter_table("figures_back", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figures_back_customer_id"))

    op.drop_table("figures_back")
    with op.batch_alter_table("call_letter", schema=None) as batch_op:
        batch_op.drop_index("ix_call_letter_contact")

    op.drop_table("call_letter")
    op.drop_table("audit_private")
