"""What clocks need to know of a case, out of the records, the letters and the promises about it.

Promise: reads only; nothing here is stored a second time. What counts as what stands in flows/facts/clock_periods.py.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from flows.facts.clock_periods import BY_A_PERSON, SET_FREE, Event, Records
from flows.facts.consults import ANSWERABLE
from flows.facts.dispute import Case
from flows.facts.times import SECOND
from storage import case_history, cases, consults
from storage.prepared import Prepared

RUNG = "clock_rung"  # how the records name a step of the ladder that was told
SILENCE = "due:silence"  # the customer was told how it stands, or whoever speaks with them was asked to
AT_ONCE = 10 * SECOND  # a letter is on its way for as long without being in doubt

_ABOUT = "subject = :subject AND channel <> 'slack' AND state <> 'dead'"
_NEWS = Prepared(text(f"SELECT made_at FROM outbox WHERE {_ABOUT} ORDER BY id"))  # noqa: S608 - constants
_UNSENT = Prepared(
    text(f"SELECT min(made_at) FROM outbox WHERE {_ABOUT} AND state <> 'sent' AND made_at < :before")  # noqa: S608
)
_WAITS = Prepared(
    text("SELECT min(waits_since) FROM hand_over WHERE case_id = :case_id AND ended_at IS NULL AND waits_since > 0")
)
_CALLS = Prepared(
    text("SELECT made_at, at, COALESCE(closed_at, 0) FROM call_back WHERE case_id = :case_id ORDER BY id")
)
_PROMISED = Prepared(
    text("SELECT made_at, due_at, COALESCE(ended_at, 0) FROM our_promise WHERE subject = :subject ORDER BY id")
)
_SINCE = Prepared(text("SELECT id FROM dispute_case WHERE registered_at >= :since OR state <> 'closed' ORDER BY id"))


def records_of(conn: Connection, case: Case, now: int, leaving: Sequence[int] = ()) -> Records:
    """All of it. `leaving` are moments of news that is not in the books yet."""
    subject = f"case:{case.id}"
    unsent = _UNSENT.row(conn, subject=subject, before=now - AT_ONCE)
    waits = _WAITS.row(conn, case_id=case.id)
    calls = [*_CALLS.rows(conn, case_id=case.id), *_PROMISED.rows(conn, subject=subject)]
    told = case_history.told_of(conn, case)
    heard = [at for at, what, _, _ in told if what == SILENCE]
    return Records(
        events=tuple(_event(*one) for one in told),
        taken=bool(case.owner),
        news=(*(int(at) for (at,) in _NEWS.rows(conn, subject=subject)), *heard, *leaving),
        unsent=int(unsent[0] or 0) if unsent else 0,
        waits=int(waits[0] or 0) if waits else 0,
        consults=_consults(conn, case),
        said=frozenset(_step(body) for _, what, _, body in told if what == RUNG),
        promised=tuple((int(made), int(due), int(ended)) for made, due, ended in calls),
    )


def since(conn: Connection, moment: int) -> list[Case]:
    """The cases registered since then (µs UTC), and those that are open."""
    return [found for (id_,) in _SINCE.rows(conn, since=moment) if (found := cases.one(conn, id_))]


def _step(body: Mapping[str, Any]) -> tuple[str, int, int]:
    return str(body["key"]), int(body["began"]), int(body["share"])


def _event(at: int, what: str, who: str, body: Mapping[str, Any]) -> Event:
    named = SET_FREE if what == "changed_hands" and not body.get("to") else what
    return Event(at, named, str(body.get("state") or ""), who.startswith("staff:") and what in BY_A_PERSON)


def _consults(conn: Connection, case: Case) -> tuple[tuple[int, int], ...]:
    """When colleagues were asked and answered; what was taken back unanswered is not counted."""
    asked = consults.of_case(conn, case.id)
    return tuple((one.asked_at, one.answered_at) for one in asked if one.answered_at or one.state in ANSWERABLE)
