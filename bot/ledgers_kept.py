"""A customer's own ledger as it is kept: begun, asked for anew, given up; what becomes of its file.

Promises: what nobody decided about is gone after `KEPT`, bytes and all; a file that a case has stays with that case.
Of one contact, one ledger is being read at a time: a newer one takes its place.
"""

from typing import Any, Final

from bot.work import Work
from flows.facts.ledgers import LedgerState
from flows.facts.times import HOUR
from storage import cases, follow_ups, ledger_uploads

FLOW: Final = "match_ledger"
ABOUT: Final = "ledger"
KIND: Final = "ledger_over"
KEPT: Final = 72 * HOUR
_IN_HAND: Final = frozenset({LedgerState.READING, LedgerState.READ, LedgerState.FAILED})


def begin(work: Work, customer_id: int, contact_id: int, **fields: Any) -> int:
    """It is to be read after the commit; its id."""
    for earlier in ledger_uploads.of_customer(work.conn, customer_id):
        row = ledger_uploads.row(work.conn, earlier.id)
        if row and row["contact_id"] == contact_id and earlier.state in _IN_HAND:
            drop(work, earlier.id)
    id_ = ledger_uploads.begin(work.conn, customer_id=customer_id, contact_id=contact_id, at=work.now, **fields)
    follow_ups.replace(work.conn, KIND, f"{ABOUT}:{id_}", customer_id, 0, work.now + KEPT, work.now)
    work.ledgers.append(id_)
    work.rings = True
    return id_


def wanted(work: Work, id: int, state: LedgerState, **fields: Any) -> None:
    """It is to be read, or matched, once more."""
    ledger_uploads.wanted(work.conn, id, state, **fields)
    work.ledgers.append(id)


def drop(work: Work, id: int) -> None:
    """It is over before its time, or at it: its file is destroyed, and what was decided stays."""
    row = ledger_uploads.row(work.conn, id)
    _end(work, id)
    if row and row["evidence_id"]:
        destroy(work, row["evidence_id"])


def file_away(work: Work, id: int) -> None:
    """It is over, and its file lies with the other papers of that chat, for a case."""
    row = ledger_uploads.row(work.conn, id)
    _end(work, id)
    if row and row["evidence_id"]:
        cases.change_evidence(work.conn, row["evidence_id"], slot="paper")


def destroy(work: Work, evidence_id: int) -> None:
    """The bytes go after the commit, unless a case has the paper."""
    rows = cases.evidence(work.conn, id=evidence_id)
    if rows and not rows[0]["case_id"] and rows[0]["state"] == "stored":
        cases.change_evidence(work.conn, evidence_id, state="erasing", why="erased")
        work.fetch.append(evidence_id)


def fell_due(work: Work, id: int, _what: str, _by: str, _values: object) -> bool:
    """Its time is over."""
    row = ledger_uploads.row(work.conn, id)
    if row is None or row["state"] == LedgerState.OVER.value:
        return False
    drop(work, id)
    return True


def _end(work: Work, id: int) -> None:
    ledger_uploads.end(work.conn, id)
    follow_ups.cancel(work.conn, f"{ABOUT}:{id}", (KIND,), "over", work.now)
