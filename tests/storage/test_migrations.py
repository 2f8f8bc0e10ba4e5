"""The migrations and METADATA describe one schema; old stores come along, newer ones are refused untouched."""

import re
from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage import migrate as migrating
from storage.embedded import engine_at
from storage.errors import NewerSchemaError
from storage.migrate import FOLDER, HEAD, METADATA, migrate


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An empty store in memory."""
    made = engine_at(None)
    yield made
    made.dispose()


def schema(conn: Connection) -> dict[str, str]:
    """Every table and index by name, as SQLite wrote it down, whatever the order of a table's parts."""
    rows = conn.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sorted(re.split(r",\s*", re.sub(r"\s+", " ", sql)))) for name, sql in rows}


def test_the_migrations_add_up_to_the_schema_of_a_new_store(engine: Engine) -> None:
    """Step by step or at once, SQLite ends with the very same tables and indexes."""
    with engine.begin() as conn:
        migrating.upgrade(conn, HEAD)
        stepped = schema(conn)
    fresh = engine_at(None)
    migrate(fresh)
    with fresh.begin() as conn:
        begun = schema(conn)
    fresh.dispose()

    assert {name: re.sub(r"[ ()\"]+", "", sql) for name, sql in stepped.items()} == {
        name: re.sub(r"[ ()\"]+", "", sql) for name, sql in begun.items()
    }


def test_alembic_finds_nothing_left_to_migrate(engine: Engine) -> None:
    """Its own comparison of a migrated store with METADATA is empty."""
    with engine.begin() as conn:
        migrating.upgrade(conn, HEAD)
        left = compare_metadata(MigrationContext.configure(conn), METADATA)

    assert left == []


def test_going_down_removes_every_table(engine: Engine) -> None:
    """What a migration made it can take away."""
    with engine.begin() as conn:
        migrating.upgrade(conn, HEAD)
        migrating.downgrade(conn, "base")
        left = schema(conn)

    assert set(left) - {"sqlite_sequence"} == {"alembic_version"}


def test_the_head_known_without_alembic_is_the_last_script() -> None:
    """The constant spares a start the import; it must not lag behind."""
    scripts = ScriptDirectory(str(FOLDER))

    assert (scripts.get_current_head(), migrating.known()) == (HEAD, {s.revision for s in scripts.walk_revisions()})


def test_a_new_store_is_given_its_tables_once(engine: Engine) -> None:
    """A second look finds nothing to do."""
    first, second = migrate(engine), migrate(engine)

    assert (first, second) == (True, False)


def test_a_store_taken_down_to_nothing_begins_again(engine: Engine) -> None:
    """The empty table of versions that is left does not stand in the way."""
    with engine.begin() as conn:
        migrating.upgrade(conn, HEAD)
        before = set(schema(conn))
        migrating.downgrade(conn, "base")

    changed = migrate(engine)

    with engine.begin() as conn:
        assert (changed, set(schema(conn))) == (True, before)


def test_a_newer_schema_is_refused_untouched(engine: Engine) -> None:
    """The sentence says whose books these are, and nothing changes."""
    migrate(engine)
    with engine.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        before = schema(conn)

    with pytest.raises(NewerSchemaError, match="newer edition"):
        migrate(engine)

    with engine.begin() as conn:
        assert (schema(conn), migrating.version(conn)) == (before, "9999")


def test_a_failed_upgrade_leaves_nothing_behind(engine: Engine) -> None:
    """All steps stand in one transaction."""
    with engine.begin() as conn:
        conn.exec_driver_sql("CREATE TABLE audit (somebody INTEGER)")

    with pytest.raises(Exception, match="audit"), engine.begin() as conn:
        migrating.upgrade(conn, HEAD)

    with engine.begin() as conn:
        assert set(schema(conn)) == {"audit"}


def test_a_case_of_an_older_store_gets_its_line(engine: Engine) -> None:
    """What stood on the case itself stands on its one line too, and an ended one no longer holds its document."""
    case = {
        "number": "D-1001", "customer_id": 1, "contact_id": 1, "statement_id": 1, "document_id": 7, "document": "INV-7",
        "reason": "price", "state": "triage", "currency": "USD", "claimed": 500, "upheld": 200, "not_upheld": 0,
        "written_off": 0, "remedy": "credit_note", "words": "", "answers": "{}", "registered_at": 1,
        "next_contact_at": 2, "owner": 0, "control": "bot", "round": 1, "reopened": 0, "outcome": "", "version": 1,
    }  # fmt: skip
    columns = ", ".join(case)
    insert = f"INSERT INTO dispute_case ({columns}) VALUES ({', '.join('?' * len(case))})"  # noqa: S608 - our own words
    with engine.begin() as conn:
        migrating.upgrade(conn, "0002")
        conn.exec_driver_sql(insert, tuple(case.values()))
        conn.exec_driver_sql(insert, tuple({**case, "number": "D-1002", "state": "closed"}.values()))

    migrate(engine)

    with engine.begin() as conn:
        lines = conn.exec_driver_sql("SELECT case_id, document, claimed, upheld, live FROM dispute_item").fetchall()
    assert lines == [(1, "INV-7", 500, 200, 1), (2, "INV-7", 500, 200, 0)]
