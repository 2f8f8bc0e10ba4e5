"""What the database itself refuses: to change or remove a link of the records, or a signed record.

Promises: nothing is taken back through INSERT OR REPLACE either; a plain value or what opens a record may be removed (a
person was erased) and never changed. `GUARDS` are the statements by dialect, in order: an empty store runs them after
its tables were made, a migration runs the same ones, and migrations never alter these tables otherwise.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import DDL, Table, event

from storage.tables.audit import AUDIT_PRIVATE
from storage.tables.corridor import AUDIT
from storage.tables.records import RECORD, RECORD_OPENING

REFUSED: Final = "the records are only ever added to"
IN_PLACE: Final = "a plain value of the records may be erased, not changed"
# By table: what finds the row that a new one would push aside (REPLACE removes it without any trigger for that).
_ADDED_TO: Final = (
    (AUDIT, "SELECT 1 FROM audit WHERE customer_id = NEW.customer_id AND seq = NEW.seq"),
    (RECORD, "SELECT 1 FROM record WHERE seq = NEW.seq OR number = NEW.number OR sha = NEW.sha"),
)
_ERASED_FROM: Final = (AUDIT_PRIVATE, RECORD_OPENING)


def _sqlite(table: Table, when: str, refused: str, only: str = "") -> str:
    name = f"{table.name}_no_{'replace' if only else when.lower()}"
    return f"CREATE TRIGGER {name} BEFORE {when} ON {table.name} {only}BEGIN SELECT RAISE(ABORT, '{refused}'); END"


def _postgresql(table: Table, when: str, refused: str) -> tuple[str, str]:
    name = f"{table.name}_no_change"
    function = (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{refused}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    trigger = f"CREATE TRIGGER {name} BEFORE {when} ON {table.name} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    return function, trigger


def _on_sqlite() -> Mapping[Table, tuple[str, ...]]:
    whole = {
        table: (
            _sqlite(table, "UPDATE", REFUSED),
            _sqlite(table, "DELETE", REFUSED),
            _sqlite(table, "INSERT", REFUSED, f"WHEN EXISTS ({taken}) "),
        )
        for table, taken in _ADDED_TO
    }
    return whole | {table: (_sqlite(table, "UPDATE", IN_PLACE),) for table in _ERASED_FROM}


def _on_postgresql() -> Mapping[Table, tuple[str, ...]]:
    whole = {table: _postgresql(table, "UPDATE OR DELETE OR TRUNCATE", REFUSED) for table, _ in _ADDED_TO}
    return whole | {table: _postgresql(table, "UPDATE", IN_PLACE) for table in _ERASED_FROM}


_BY_TABLE: Final = {"sqlite": _on_sqlite(), "postgresql": _on_postgresql()}
GUARDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {dialect: sum(by_table.values(), ()) for dialect, by_table in _BY_TABLE.items()}
)
# How a migration downwards, or somebody who moves the books with care, takes them off again.
UNGUARDED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "sqlite": tuple(f"DROP TRIGGER {text.split()[2]}" for text in GUARDS["sqlite"]),
        "postgresql": tuple(
            f"DROP {what} {table.name}_no_change{of}"
            for table in _BY_TABLE["postgresql"]
            for what, of in (("TRIGGER", f" ON {table.name}"), ("FUNCTION", "()"))
        ),
    }
)

for _dialect, _by_table in _BY_TABLE.items():
    for _table, _statements in _by_table.items():
        for _statement in _statements:
            event.listen(_table, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
