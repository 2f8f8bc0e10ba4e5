"""`python -m storage.migrations.draft 0002_what_it_adds`: writes the step from the last version to METADATA as it is.

An existing name is written anew from the step before it, which is allowed only while it has not been released. What
comes out is a draft: read it, add what moving the data needs, and raise `HEAD` in storage/migrate.py.
"""

import sys
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import DowngradeOps, UpgradeOps

from storage.embedded import engine_at
from storage.migrate import FOLDER, METADATA, known, upgrade

PAGE = '''"""{title}; after {before}."""

import sqlalchemy as sa
from alembic import op

revision = {revision!r}
down_revision = {before!r}


def upgrade() -> None:{long}
    {upgrade}


def downgrade() -> None:{long}
    {downgrade}
'''
LONG = "  # noqa: PLR0915 - a statement for each table and index"


def draft(name: str) -> Path:
    """Write the file of step `name` ("0002_what_it_adds") and return its path."""
    revision, _, words = name.partition("_")
    before = max((number for number in known() if number < revision), default=None)
    engine = engine_at(None)
    with engine.begin() as conn:
        if before:
            upgrade(conn, before)
        found = produce_migrations(MigrationContext.configure(conn), METADATA)
    engine.dispose()
    up, down = (_code(ops, in_batches=bool(before)) for ops in (found.upgrade_ops, found.downgrade_ops))
    page = PAGE.format(
        title=words.replace("_", " ").capitalize(),
        revision=revision,
        before=before,
        upgrade=up,
        downgrade=down,
        long=LONG if up.count("    op.") > 30 else "",  # noqa: PLR2004 - ruff's limit
    )
    path = FOLDER / "versions" / f"{name}.py"
    path.write_text(page, encoding="utf-8")
    return path


def _code(ops: UpgradeOps | DowngradeOps | None, *, in_batches: bool) -> str:
    lines = render_python_code(ops, render_as_batch=in_batches).splitlines() if ops else []
    return "\n".join(line for line in lines if not line.strip().startswith("#")).strip()


if __name__ == "__main__":
    sys.stdout.write(f"{draft(sys.argv[1])}: read it, then run `ruff format` on it.\n")
