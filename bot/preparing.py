"""One customer's statements of a cut-off day, made from the ledger and put before a reviewer.

Promises: made by one member of staff and issued by another; the same figures are not made twice; what cannot be right
is not made, and said.
"""

import hashlib
from datetime import date, timedelta

from bot import things
from bot.work import Work
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.parties import Customer
from flows.facts.statement import OPEN_STATES, Statement, StatementState, unbalanced
from flows.facts.times import day_in_zone
from storage import ledger, own_figures, people, statements

REPLY_DAYS = 14  # calendar days a customer has at least to answer a statement
ALIVE = (
    StatementState.DRAFT,
    StatementState.IN_REVIEW,
    *OPEN_STATES,
    StatementState.CONFIRMED,
    StatementState.CONFIRMED_EXCEPT,
    StatementState.DISPUTED,
    StatementState.NO_REPLY,
)


def prepare(
    work: Work, customer: Customer, cut_off: date, by: int, share: int = 0, *, once: bool = False
) -> tuple[int, tuple[str, ...]]:
    """How many were made in all currencies, and sentences about those that could not be.

    With `share`, so many in a hundred ask the customer's own figure first. With `once`, in a run of its own: what was
    made of that day before stays as it is, whatever the ledger says now, and the records name the clock.
    """
    made, faults = 0, list[str]()
    for currency in ledger.currencies_of(work.conn, customer.id, cut_off):
        number = f"ST-{cut_off:%y%m%d}-{customer.code}-{currency}"
        if once and statements.with_number(work.conn, number, (*ALIVE, StatementState.CLOSED)):
            continue
        draft = _draft(work, customer, currency, cut_off, number)
        if draft is None:
            continue
        if wrong := unbalanced(draft):
            faults.append(f"{number}: {' '.join(wrong)} Not prepared; correct the ledger and import again.")
            continue
        _submit(work, draft, by, share, "clock" if once else f"staff:{by}")
        made += 1
    return made, tuple(faults)


def _draft(work: Work, customer: Customer, currency: str, cut_off: date, number: str) -> Statement | None:
    """The statement as it would be; None when the newest version says exactly that, or nothing is open."""
    lines = ledger.open_lines(work.conn, customer.id, currency, cut_off)
    day = reply_by(max(cut_off, day_in_zone(work.now, work.house.company.zone)), work.calendar(customer))
    version = statements.latest_version(work.conn, number) + 1
    draft = Statement(0, number, version, customer.id, currency, cut_off, day, lines)
    return None if not lines or _same_as_newest(work, draft) else draft


def _submit(work: Work, draft: Statement, by: int, share: int, actor: str) -> None:
    stored = statements.add(work.conn, draft, by, work.now)
    # A corrected version is not asked about anew: its figure is no longer unseen.
    asked = own_figures.asked_first(work.conn, draft.customer_id) or sampled(draft.number, share)
    if draft.version == 1 and asked:
        own_figures.ask(work.conn, stored.id, draft.customer_id, work.now)
    known = people.staff(work.conn, id=by)
    name = known[0].name if known else ""
    things.move_statement(work, stored.id, "submitted", actor, {"by": by, "name": name})
    work.cards.add(("statement", stored.id))


def sampled(number: str, share: int) -> bool:
    """Whether a statement is one of the `share` percent that are asked for first; the same number, the same answer."""
    return int(hashlib.sha256(number.encode()).hexdigest(), 16) % 100 < share


def reply_by(prepared: date, calendar: Calendar = WEEKDAYS) -> date:
    """The day by which an answer to a statement is asked for: a working day, since nobody answers on another."""
    day = prepared + timedelta(days=REPLY_DAYS)
    while not calendar.working(day):
        day += timedelta(days=1)
    return day


def _same_as_newest(work: Work, draft: Statement) -> bool:
    """Whether the newest version already says exactly this."""
    ids = statements.with_number(work.conn, draft.number, ALIVE)
    newest = statements.one(work.conn, ids[-1]) if ids else None
    return newest is not None and newest.lines == draft.lines
