"""Surveys as things: asked of one contact about one matter, moved by the lifecycle `survey`."""

from types import MappingProxyType

from bot.kinds.thing import Kind, Thing, Told
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.matter_commands import ChangeMatter, PlanSurvey
from flows.facts.moods import as_of, survey_unwelcome
from flows.facts.surveys import SurveyState, hindrance
from storage import feelings, own_data, people, surveys


def plan(work: Work, thing: Thing, command: PlanSurvey) -> list[Told]:
    """A survey about that thing, unless something speaks against asking its person."""
    contact = thing.contact
    if contact is None:
        return []
    reachable = any(id_ == contact.id for _, id_ in people.chats_of(work.conn, contact.customer_id))
    why = hindrance(
        work.now,
        surveys.last_planned(work.conn, contact.id),
        reachable=reachable,
        stopped=contact.stopped,
        refused=not own_data.surveys_allowed(work.conn, contact.id),
        angry=_angry(work, contact.id),
    )
    if why:
        work.record(contact.customer_id, "house", "survey_withheld", thing.subject, because=why)
        return []
    id_ = surveys.plan(
        work.conn,
        customer_id=contact.customer_id,
        contact_id=contact.id,
        subject=thing.subject,
        number=command.number,
        state=SurveyState.PLANNED.value,
        planned_at=work.now,
    )
    return [("survey", id_, Happened("planned"))] if id_ else []


def _angry(work: Work, contact_id: int) -> bool:
    """Fury lately, or a limit that had to be named."""
    return survey_unwelcome(as_of(feelings.mood(work.conn, contact_id), work.now), work.now)


def _find(work: Work, id: int) -> Thing | None:
    one = surveys.one(work.conn, id)
    if one is None:
        return None
    contact, customer = people.contact(work.conn, one.contact_id)
    return Thing("survey", id, one.state, customer, contact)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    surveys.change(work.conn, thing.id, state=state)
    return []


def _change(work: Work, thing: Thing, command: ChangeMatter) -> list[Told]:
    surveys.change(work.conn, thing.id, **command.fields)
    return []


SURVEY = Kind(
    "survey", "survey", "survey_id", _find, _store, MappingProxyType({ChangeMatter: _change}), letter="message"
)
