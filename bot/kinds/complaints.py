"""Complaints and feedback as things: said by one contact, moved by the lifecycles `complaint` and `feedback`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.kinds.surveys import plan
from bot.kinds.thing import Kind, Thing, Told
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.matter_commands import ChangeMatter, PlanSurvey
from storage import complaints, people

ENDS = frozenset({"closed", "external"})


def _find(work: Work, id: int) -> Thing | None:
    one = complaints.one(work.conn, id)
    if one is None:
        return None
    contact, customer = people.contact(work.conn, one.contact_id)
    return Thing("complaint" if one.is_complaint else "feedback", id, one.state, customer, contact)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    complaints.change(work.conn, thing.id, state=state, closed_at=work.now if state in ENDS else None)
    return []


def _change(work: Work, thing: Thing, command: ChangeMatter) -> list[Told]:
    complaints.change(work.conn, thing.id, **command.fields)
    return []


def _ask_how_it_was(work: Work, thing: Thing, command: PlanSurvey) -> list[Told]:
    return plan(work, thing, command)


def _touched(work: Work, id: int) -> None:
    work.cards.add(("complaint", id))


_DOES: Mapping[type, Callable[[Work, Thing, Any], list[Told]]] = MappingProxyType(
    {ChangeMatter: _change, PlanSurvey: _ask_how_it_was}
)

COMPLAINT = Kind("complaint", "complaint", "complaint_id", _find, _store, _DOES, _touched)
FEEDBACK = Kind("feedback", "feedback", "complaint_id", _find, _store, _DOES, _touched)
