"""Promised calls as things: each for one contact, moved by the lifecycle `call_back_life`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.kinds.thing import Kind, Thing, Told
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.call_backs import OPEN, CallState, ChangeCall
from storage import call_backs, people

NAME = "call_back"


def _find(work: Work, id: int) -> Thing | None:
    call = call_backs.one(work.conn, id)
    if call is None:
        return None
    contact, customer = people.contact(work.conn, call.contact_id)
    return Thing(NAME, id, call.state.value, customer, contact)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    closed = None if CallState(state) in OPEN else work.now
    call_backs.change(work.conn, thing.id, state=state, closed_at=closed)
    return []


def _change(work: Work, thing: Thing, command: ChangeCall) -> list[Told]:
    call_backs.change(work.conn, thing.id, **command.fields)
    return []


def _touched(work: Work, id: int) -> None:
    work.cards.add((NAME, id))


DOES: Mapping[type, Any] = MappingProxyType({ChangeCall: _change})
CALL_BACK = Kind(NAME, "call_back_life", "call_back_id", _find, _store, DOES, _touched)
