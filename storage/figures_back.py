"""What came back in a statement's spreadsheet, as it was found and as it is decided, line by line.

Promises: one outcome for each file; what was decided loses its remark here, since the case has it then; what nobody
decided about is deleted whole. Amounts are minor units.
"""

import json
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from flows.facts.figures_back import Compared, Decided, Difference, FiguresBack, Odd
from flows.facts.statement import Statement
from storage import statements
from storage.prepared import Prepared
from storage.tables.figures_back import FIGURES_BACK

_ONE = Prepared(text("SELECT id, customer_id, evidence_id, at, body FROM figures_back WHERE id = :id"))
_NAMED = Prepared(
    text("SELECT id FROM statement WHERE number = :number AND version = :version AND issued_at IS NOT NULL")
)
_OF_EVIDENCE = Prepared(text("SELECT id FROM figures_back WHERE evidence_id = :evidence_id"))


def add(conn: Connection, customer_id: int, evidence_id: int, compared: Compared, now: int) -> int:
    """Write the outcome down; its id."""
    made = insert(FIGURES_BACK).values(
        customer_id=customer_id, statement_id=compared.statement_id, evidence_id=evidence_id, at=now,
        body=_body(compared),
    )  # fmt: skip
    key = conn.execute(made).inserted_primary_key
    assert key is not None  # noqa: S101 - the table has one
    return int(key[0])


def one(conn: Connection, id: int, customer_id: int) -> FiguresBack | None:
    """That outcome, when it is this customer's."""
    row = _ONE.row(conn, id=id)
    if row is None or row[1] != customer_id:
        return None
    return FiguresBack(row[0], row[2], row[3], _compared(row[4]))


def statement_named(conn: Connection, number: str, version: int) -> Statement | None:
    """The issued statement of that number and version, whoever's it is, in any state."""
    row = _NAMED.row(conn, number=number, version=version)
    return statements.one(conn, row[0]) if row else None


def of_evidence(conn: Connection, evidence_id: int) -> int:
    """The outcome of that file; 0 where there is none."""
    row = _OF_EVIDENCE.row(conn, evidence_id=evidence_id)
    return int(row[0]) if row else 0


def evidence_of(conn: Connection, id: int) -> int:
    """The evidence that it was read from; 0 when it is forgotten."""
    return _column(conn, "evidence_id", id)


def statement_of(conn: Connection, id: int) -> int:
    """The statement that it is about."""
    return _column(conn, "statement_id", id)


def change(conn: Connection, id: int, compared: Compared) -> None:
    """The same after a decision."""
    settled = (replace(one, remark="") if _done(one) else one for one in compared.differ)
    body = _body(replace(compared, differ=tuple(settled)))
    conn.execute(update(FIGURES_BACK).where(FIGURES_BACK.c.id == id).values(body=body))


def forget(conn: Connection, id: int) -> None:
    """Nothing of it is kept."""
    conn.execute(delete(FIGURES_BACK).where(FIGURES_BACK.c.id == id))


def _column(conn: Connection, name: str, id: int) -> int:
    return int(conn.execute(select(FIGURES_BACK.c[name]).where(FIGURES_BACK.c.id == id)).scalar() or 0)


def _done(one: Difference) -> bool:
    return one.decided in {Decided.CASE, Decided.OURS_IS_RIGHT}


def _body(compared: Compared) -> bytes:
    return json.dumps(asdict(compared), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _compared(body: bytes) -> Compared:
    kept: dict[str, Any] = json.loads(body)
    return Compared(
        **kept | {
            "differ": tuple(Difference(**one | {"decided": Decided(one["decided"])}) for one in kept["differ"]),
            "empty": tuple(kept["empty"]),
            "unreadable": tuple(Odd(**one) for one in kept["unreadable"]),
            "unknown": tuple(Odd(**one) for one in kept["unknown"]),
            "counts": tuple(kept["counts"]),
        }
    )  # fmt: skip
