"""Questions in the house as things: put to one colleague in private, moved by the lifecycle `consult`.

Promise: what is answered goes into the case's thread on the desk and nowhere else; when nobody is waited for any more
the case hears of it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.chart_commands import TellAbout
from flows.facts.consults import Consult, ConsultState
from flows.facts.parties import StaffRole
from flows.tables.departments import DEPARTMENTS
from storage import cases, consults, people

# What the case's thread reads when a question comes into that state.
_LINES: Mapping[str, str] = MappingProxyType(
    {
        ConsultState.ASKED: "consult_asked",
        ConsultState.ANSWERED: "consult_answered",
        ConsultState.PASSED_ON: "consult_passed_on",
        ConsultState.CALLED_BACK: "consult_called_back",
        ConsultState.LATE: "consult_late",
    }
)


def private(user: str) -> str:
    """The lane of what is said to one colleague alone."""
    return f"slack:@{user}"


def told_of(work: Work, one: Consult) -> dict[str, Any]:
    """The question as the words of the desk tell it."""
    case = cases.one(work.conn, one.case_id)
    customer = people.contact(work.conn, case.contact_id)[1] if case else None
    names = {known.id: known.name for known in people.staff(work.conn)}
    leads = [known.name for known in people.staff(work.conn) if known.active and known.role is StaffRole.LEAD]
    return {
        "number": case.number if case else "",
        "document": case.documents if case else "",
        "customer": customer.name if customer else "",
        "department": f"desk_asked_{one.department if one.department in DEPARTMENTS else 'account'}",
        "colleague": names.get(one.colleague, ""),
        "asker": names.get(one.asked_by, ""),
        "question": one.question,
        "answer": one.answer,
        "due": one.due,
        "leads": ", ".join(leads),
    }


def _find(work: Work, id: int) -> Thing | None:
    one = consults.one(work.conn, id)
    case = cases.one(work.conn, one.case_id) if one else None
    if one is None or case is None:
        return None
    return Thing("consult", id, one.state.value, people.contact(work.conn, case.contact_id)[1], None, silent=True)


def _store(work: Work, thing: Thing, state: str, event: Happened) -> list[Told]:
    consults.change(work.conn, thing.id, state=state)
    one = consults.one(work.conn, thing.id)
    if one is None:
        return []
    prolonged = event.what == "prolonged"
    tell_case(work, one, "consult_prolonged" if prolonged else _LINES[state])
    work.cases.add(one.case_id)
    if consults.waited_for(work.conn, one.case_id):
        return []
    return [("case", one.case_id, Happened("consults_over"))]


def tell_case(work: Work, one: Consult, message: str) -> None:
    """A line in the thread of the case that it is about."""
    text = desk_line(work, message, **told_of(work, one))
    more = {"subject": f"case:{one.case_id}", "on_uncertain": "look_up"}
    work.post(f"slack:{work.house.desk}", "chat.postMessage", {"text": text}, "note", **more)


def _nudge(work: Work, thing: Thing, command: TellAbout) -> list[Told]:
    """A line beneath the private message."""
    one = consults.one(work.conn, thing.id)
    asked = people.staff(work.conn, id=one.colleague) if one else []
    if one and asked:
        text = desk_line(work, command.message, asked[0].language, **told_of(work, one))
        more = {"subject": thing.subject, "on_uncertain": "look_up"}
        work.post(private(asked[0].user), "chat.postMessage", {"text": text}, "note", **more)
    return []


def _touched(work: Work, id: int) -> None:
    work.cards.add(("consult", id))


CONSULT = Kind("consult", "consult", "consult_id", _find, _store, MappingProxyType({TellAbout: _nudge}), _touched)
