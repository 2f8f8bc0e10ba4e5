"""Bringing a store's tables to the schema this edition knows.

Promises: one transaction on the store's own connection, all of it or nothing; a store that is up to date costs one
look; a newer one is refused untouched. An empty store is given METADATA as it stands, which is what the migrations add
up to (tests/storage/test_migrations.py holds them together), so that only an upgrade needs Alembic's slow import.
Whoever adds a migration (`python -m storage.migrations.draft NAME`) raises `HEAD`.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from storage.errors import NewerSchemaError
from storage.tables import METADATA

__all__ = ["FOLDER", "HEAD", "METADATA", "downgrade", "known", "migrate", "upgrade", "version"]

HEAD = "0007"
FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> bool:
    """Bring the schema to `HEAD`. True when anything changed. Raises NewerSchemaError."""
    with engine.begin() as conn:
        stored = version(conn)
        if stored == HEAD:
            return False
        if stored and stored not in known():
            raise NewerSchemaError(NewerSchemaError.__doc__)
        if stored:
            upgrade(conn, HEAD)
        else:
            _begin(conn)
        return True


def version(conn: Connection) -> str:
    """The schema's version, empty for a store without tables."""
    if not conn.dialect.has_table(conn, "alembic_version"):
        return ""
    return str(conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def known() -> set[str]:
    """Every version this edition can upgrade from: the numbers of the files in `migrations/versions`."""
    return {path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py")}


def _begin(conn: Connection) -> None:
    METADATA.create_all(conn)
    conn.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    conn.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')")  # noqa: S608 - our constant


def upgrade(conn: Connection, to: str) -> None:
    """Run the migrations up to version `to`, in the caller's transaction."""
    from alembic import command  # noqa: PLC0415 - its import costs as much as all the rest of a start

    command.upgrade(_config(conn), to)


def downgrade(conn: Connection, to: str) -> None:
    """Run the migrations down to version `to`, in the caller's transaction; "base" removes every table."""
    from alembic import command  # noqa: PLC0415

    command.downgrade(_config(conn), to)


def _config(conn: Connection) -> Any:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = conn
    return config
