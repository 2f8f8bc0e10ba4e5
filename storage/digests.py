"""What colleagues are told in the morning: what was quiet, what is new about their customers, what went wrong.

Promise: few statements, each over an index or a few customers; reads only, but for `begin`, which sets when a
colleague's next digests are worked out. A line that never left (its letter died) was not told. Amounts are minor units.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, String, cast, literal, select, text

from flows.facts.dispute import CaseState
from flows.facts.our_promises import OurState
from flows.facts.promises import PromiseState
from storage import follow_ups
from storage.case_clocks import RUNG
from storage.desk_home import Due
from storage.prepared import Prepared
from storage.tables.cases import CASE
from storage.tables.ledger import CUSTOMER
from storage.tables.our_promises import OUR_PROMISE
from storage.tables.people import STAFF
from storage.tables.promises import PROMISE

OUT, TWICE = 100, 200  # per cent of a clock's time
DAILY, WEEKLY = "digest_daily", "digest_weekly"
ABOUT = "colleague"
_NOTES = Prepared(
    text(
        "SELECT made_at, subject, body FROM outbox WHERE channel = 'slack' AND kind = 'note' AND state <> 'dead'"
        " AND subject <> '' AND made_at >= :since AND made_at < :until ORDER BY id"
    )
)
_NUMBER = Prepared(text("SELECT number FROM dispute_case WHERE id = :id"))
_COVERED = Prepared(
    text("SELECT max(made_at) FROM follow_up WHERE subject = :subject AND kind = :kind AND count = :first")
)
FIRST = 1  # the count of one planned after the one before it was told, or had nothing to tell; 0: not yet planned
# By the customer of each case, since the records are kept by customer.
_RUNGS = Prepared(
    text(
        "SELECT c.id, a.body FROM dispute_case c JOIN audit a ON a.customer_id = c.customer_id AND a.action = :action"
        " AND a.subject = 'case:' || c.id AND a.at >= :since WHERE c.state <> 'closed' OR c.closed_at >= :since"
    )
)


@dataclass(frozen=True, slots=True)
class Quiet:
    """One line. `at` µs UTC; `about` is the number of a case, else what the letter was about."""

    at: int
    about: str
    said: str


# -- when --------------------------------------------------------------------------------------------------------------
def begin(conn: Connection, colleague: int, now: int) -> None:
    """From the next ring on it is worked out when that colleague's digests come; earlier plans give way."""
    for kind in (DAILY, WEEKLY):
        follow_ups.replace(conn, kind, f"{ABOUT}:{colleague}", 0, 0, now, now)


def planned(conn: Connection, colleague: int) -> bool:
    """Whether that colleague has digests at all."""
    return follow_ups.due_at(conn, DAILY, f"{ABOUT}:{colleague}") is not None


def begin_missing(conn: Connection, now: int) -> int:
    """The same for every active colleague of whom none is planned. Returns how many."""
    active = conn.execute(select(STAFF.c.id).where(STAFF.c.active).order_by(STAFF.c.id)).scalars().all()
    missing = [one for one in active if not planned(conn, one)]
    for one in missing:
        begin(conn, one, now)
    return len(missing)


def covered(conn: Connection, colleague: int, kind: str) -> int:
    """Until when that colleague knows what there was to tell (µs UTC); 0: nothing was planned for them yet."""
    row = _COVERED.row(conn, subject=f"{ABOUT}:{colleague}", kind=kind, first=FIRST)
    return int(row[0] or 0) if row else 0


def plan(conn: Connection, colleague: int, kind: str, at: int, now: int, *, missed: int = 0) -> None:
    """The next one comes then; `missed` counts those before it that nobody was there for, and it covers them too."""
    follow_ups.replace(conn, kind, f"{ABOUT}:{colleague}", 0, FIRST + missed, at, now)


# -- what was quiet ----------------------------------------------------------------------------------------------------
def quiet(conn: Connection, since: int, until: int, subjects: Collection[str] | None = None) -> list[Quiet]:
    """What was told (about these `subjects` alone) from `since` until before `until` (µs UTC), oldest first."""
    rows = _NOTES.rows(conn, since=since, until=until)
    wanted = [(at, subject, json.loads(body)) for at, subject, body in rows if subjects is None or subject in subjects]
    return [
        Quiet(at, _about(conn, subject), str(body.get("text") or ""))
        for at, subject, body in wanted
        if not body.get("broadcast")
    ]


def _about(conn: Connection, subject: str) -> str:
    kind, _, number = subject.partition(":")
    row = _NUMBER.row(conn, id=int(number)) if kind == "case" and number.isdecimal() else None
    return str(row[0]) if row else subject


# -- whose -------------------------------------------------------------------------------------------------------------
def own_cases(conn: Connection, colleague: int) -> list[tuple[int, int, CaseState]]:
    """(id, customer, state) of the open cases of that colleague."""
    found = select(CASE.c.id, CASE.c.customer_id, CASE.c.state).where(
        CASE.c.owner == colleague, CASE.c.state != "closed"
    )
    return [(id_, customer, CaseState(state)) for id_, customer, state in conn.execute(found)]


def answers_due(conn: Connection, colleague: int, before: int, most: int) -> list[Due]:
    """Times that customers were told and that this colleague answers for, until then (µs UTC); late ones first."""
    row = OUR_PROMISE.c
    case = CASE.outerjoin(CUSTOMER, CUSTOMER.c.id == CASE.c.customer_id)
    joined = OUR_PROMISE.join(case, row.subject == literal("case:") + cast(CASE.c.id, String))
    columns = CASE.c.id, CASE.c.number, CUSTOMER.c.name, row.due_at
    wanted = row.state == OurState.OPEN.value, row.kind == "answer", row.due_at < before, CASE.c.owner == colleague
    found = select(*columns).select_from(joined).where(*wanted).order_by(row.due_at).limit(most)
    return [Due("case", *one[:3], at=one[3]) for one in conn.execute(found)]


# -- what went wrong ---------------------------------------------------------------------------------------------------
def breaches(conn: Connection, since: int) -> Mapping[str, tuple[int, int]]:
    """By clock: how many ran out since then (µs UTC), and how many of them took twice their time."""
    out: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    twice: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for case, body in _RUNGS.rows(conn, action=RUNG, since=since):
        told = json.loads(body)
        run = (case, told["began"])
        for found in (out, twice)[: 0 if told["share"] < OUT else 2 if told["share"] >= TWICE else 1]:
            found[told["key"]].add(run)
    return {key: (len(runs), len(twice[key])) for key, runs in sorted(out.items())}


def not_paid(conn: Connection, since: date, today: date, most: int, of: Collection[int] | None = None) -> list[Due]:
    """Customers' promises to pay whose day came since then and brought less, or nothing."""
    row = PROMISE.c
    states = [state.value for state in (PromiseState.BROKEN, PromiseState.PARTLY, PromiseState.WITH_PERSON)]
    wanted = row.state.in_(states), row.day >= since.isoformat(), row.day < today.isoformat()
    joined = PROMISE.join(CUSTOMER, CUSTOMER.c.id == row.customer_id)
    columns = row.id, row.number, CUSTOMER.c.name, row.day, row.currency, row.total
    found = select(*columns).select_from(joined).where(*wanted).order_by(row.day, row.id)
    found = found.where(row.customer_id.in_(sorted(of))) if of is not None else found
    rows = conn.execute(found.limit(most))
    return [
        Due("promise", one[0], one[1], one[2], day=date.fromisoformat(one[3]), currency=one[4], amount=one[5])
        for one in rows
    ]
