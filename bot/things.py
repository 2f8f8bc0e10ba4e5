"""Lifecycles: what becomes of a statement, a case or a promise when staff, time, the ledger or its customer acts.

The same `step` as for dialogues, over one frame whose stage is the thing's state. What it says goes to the customer's
chat, what it tells staff into the thing's thread. What a kind of thing is stands in bot/kinds; nothing here knows one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import held
from bot.address import say_to
from bot.kinds import KINDS, Kind, Thing, Told, recipient
from bot.pictures import beside
from bot.work import Work
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import CallOff, Do, Effect, Remind, Say, TellStaff, Turn
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.unasked import spread
from flows.tables.desk_news import Place, place_of
from flows.tables.followups import FOLLOWUPS
from storage import follow_ups, outbox, people
from storage.ports import Letter

__all__ = [
    "REMINDER",
    "Gathered",
    "find",
    "move",
    "move_case",
    "move_statement",
    "post",
    "recipient",
    "tell_desk",
    "would",
]

REMINDER = "reminder"  # the kind of letters that an answer makes needless while they wait


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a lifecycle says to its contact, kept back to be posted with others: the thing, the words, their kind."""

    thing: Thing
    said: Say
    letter: str


def move(work: Work, name: str, id: int, what: str, by: str = "", values: Mapping[str, Any] | None = None) -> bool:
    """Tell the lifecycle of that thing what happened. False when that changes nothing in its present state."""
    kind, thing = KINDS[name], find(work, name, id)
    if thing is None:
        return False
    kind.touched(work, id)
    return _move(work, kind, thing, Happened(what, by, values or {}))


def find(work: Work, name: str, id: int) -> Thing | None:
    """That thing, with whom it speaks to; None when there is none, or no such kind."""
    return KINDS[name].find(work, id) if name in KINDS else None


def would(work: Work, thing: Thing, what: str, values: Mapping[str, Any]) -> Turn:
    """What would follow if that happened to it now; nothing does."""
    return _step(work, KINDS[thing.name], thing, Happened(what, "clock", values))


def move_case(work: Work, case_id: int, what: str, by: str = "", values: Mapping[str, Any] | None = None) -> bool:
    """See `move`."""
    return move(work, "case", case_id, what, by, values)


def move_statement(
    work: Work, statement_id: int, what: str, by: str = "", values: Mapping[str, Any] | None = None
) -> bool:
    """See `move`."""
    return move(work, "statement", statement_id, what, by, values)


def tell_desk(work: Work, subject: str, message: str, values: Mapping[str, Any], **more: Any) -> Letter:
    """Write a line into the subject's thread on the desk (into the channel when it has none, or when it is important).

    Internal by construction.
    """
    text = work.house.speaker.speak_staff(message, values, work.house.company.language)
    return work.post(
        f"slack:{work.house.desk}",
        "chat.postMessage",
        {"text": text} | ({"broadcast": True} if place_of(message) is Place.CHANNEL else {}),
        "note",
        subject=subject,
        on_uncertain="look_up",
        **more,
    )


def _step(work: Work, kind: Kind, thing: Thing, event: Happened) -> Turn:
    frame = Frame(kind.flow, work.house.flows[kind.flow].version, thing.state, {kind.note: thing.id})
    return step(work.house.flows, Conversation((frame,)), event, work.page(thing.contact, thing.customer), work.now)


def _move(work: Work, kind: Kind, thing: Thing, event: Happened) -> bool:
    turn = _step(work, kind, thing, event)
    state = turn.conversation.top.stage
    if not turn.effects and state == thing.state:
        return False
    if state != thing.state:
        _pass_on(work, kind.store(work, thing, state, event))
    work.record(
        thing.customer.id,
        event.by or "house",
        event.what,
        thing.subject,
        state=state,
        was=thing.state,
        **dict(event.values),
    )
    work.heard(thing.subject, event.what, event.by, str(event.values.get("text") or ""))
    letter = _letter(kind, thing, event, state)
    for effect in turn.effects:
        _perform(work, kind, thing, effect, letter)
    return True


def _pass_on(work: Work, told: list[Told]) -> None:
    """Other things hear of it, each through its own lifecycle."""
    for name, number, event in told:
        move(work, name, number, event.what, event.by, event.values)


def _letter(kind: Kind, thing: Thing, event: Happened, state: str) -> str:
    """What its letters are: a reminder, which moves nothing, may be lost or withdrawn.

    A statement or a decision may not.
    """
    name = event.what.removeprefix("due:")
    follow_up = FOLLOWUPS.get(name) if name != event.what else None
    if follow_up and follow_up.unasked and name != "statement_issued" and state == thing.state:
        return REMINDER
    return kind.letter


def _perform(work: Work, kind: Kind, thing: Thing, effect: Effect, letter: str) -> None:
    match effect:
        case Say():
            _say(work, thing, effect, letter)
        case TellStaff(message, values):
            tell_desk(work, thing.subject, message, values)
        case Remind(what, due, count):
            at = _spread(work, thing, what, due)
            follow_ups.replace(work.conn, what, thing.subject, thing.customer.id, count, at, work.now)
            work.rings = True
        case CallOff(kinds):
            follow_ups.cancel(work.conn, thing.subject, kinds, "moot", work.now)
            outbox.withdraw(work.conn, thing.subject, REMINDER, "overtaken by an answer", work.now)
            held.overtaken(work, thing.subject, REMINDER)
        case Do(command):
            _do(work, kind, thing, command)
        case _:
            pass


def _say(work: Work, thing: Thing, said: Say, letter: str) -> None:
    """To the customer's chat; when nobody is bound, the desk is told instead of silence."""
    if thing.silent:
        tell_desk(work, thing.subject, "staff/person_writes", {})
        return
    contact = thing.contact
    found = people.chat_of(work.conn, contact.id) if contact else None
    if contact is None or found is None:
        tell_desk(work, thing.subject, "staff/nobody_bound", {"customer": thing.customer.name})
        return
    gathered = Gathered(thing, said, letter)
    if work.gathered is None:
        post(work, gathered)
    else:
        work.gathered.append(gathered)


def post(work: Work, one: Gathered, before: Callable[[str], str] | None = None) -> None:
    """To the chat of the thing's contact; `before` gives the words that stand above it, in a language."""
    contact, thing = one.thing.contact, one.thing
    found = people.chat_of(work.conn, contact.id) if contact else None
    if contact is None or found is None:
        return
    about: dict[str, Any] = {"subject": thing.subject, "customer_id": thing.customer.id, "kind": one.letter}
    about |= beside(work, one.thing, one.said)
    say_to(work, *found, contact.language, contact.zone, one.said, "", before=before, **about)


def _spread(work: Work, thing: Thing, kind: str, due: int) -> int:
    """What nobody waits for is not told to everybody at the very minute of an opening."""
    if due <= work.now or not FOLLOWUPS[kind].unasked:
        return due
    zone = thing.contact.zone if thing.contact else thing.customer.zone
    return spread(due, thing.subject, zone, work.calendar(thing.customer))


def _do(work: Work, kind: Kind, thing: Thing, command: object) -> None:
    if type(command) not in kind.does:
        msg = f"The lifecycle of a {kind.name} may not ask for {type(command).__name__}."
        raise TypeError(msg)
    _pass_on(work, kind.does[type(command)](work, thing, command))
