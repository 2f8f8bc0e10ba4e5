"""Causes still to be named: something was granted, the ledger settled it, and nobody has said what really went wrong.

Promise: the customer waits for none of it. Whoever has the case is asked in its thread at once and again until somebody
has said it; the question falls away with the answer, wherever it was given.
"""

from collections.abc import Mapping

from bot import things
from bot.mentions import calling, mention
from bot.work import Work
from flows.facts import contact_policy
from flows.facts.dispute import Case, CaseState
from flows.facts.dispute_lines import cause_missing
from flows.tables.followups import gap
from storage import cases, follow_ups, people

KIND, ABOUT = "cause_open", "cause"
AFTERWARDS = 5  # working days between questions, once those of the table have been asked


def look(work: Work, case_id: int) -> None:
    """A case has changed: if it has just been settled without a cause, its owner is asked."""
    case = cases.one(work.conn, case_id)
    if case is None or case.state is not CaseState.RESOLVED or not cause_missing(case):
        return
    if follow_ups.due_at(work.conn, KIND, f"{ABOUT}:{case.id}") is None:
        _ask(work, case, 0)


def fell_due(work: Work, id: int, _what: str, _by: str, values: Mapping[str, object]) -> bool:
    """Asked again; False when it was said meanwhile."""
    case = cases.one(work.conn, id)
    if case is None or not cause_missing(case):
        return False
    _ask(work, case, int(str(values.get("count") or 0)) + 1)
    return True


def named(work: Work, case: Case) -> None:
    """Somebody said it."""
    follow_ups.cancel(work.conn, f"{ABOUT}:{case.id}", (KIND,), "named", work.now)


def _ask(work: Work, case: Case, count: int) -> None:
    days = gap(KIND, count) or AFTERWARDS
    zone, calendar = work.house.company.zone, work.house_calendar()
    due = contact_policy.after_working_days(work.now, days, zone, calendar=calendar)
    follow_ups.replace(work.conn, KIND, f"{ABOUT}:{case.id}", case.customer_id, count, due, work.now)
    work.rings = True
    work.cases.add(case.id)
    owner = next(iter(people.staff(work.conn, id=case.owner)), None) if case.owner else None
    told = {"number": case.number, "owner": owner.name if owner else "", "mention": mention(owner)}
    letter = things.tell_desk(work, f"case:{case.id}", "staff/cause_open", told)
    letter.body["text"] = calling(letter.body["text"], owner)
