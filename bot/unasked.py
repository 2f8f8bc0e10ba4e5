"""What would be said to a customer unasked: judged when its time has come, then sent, put off, left out or withheld.

Promises: nothing leaves outside the reader's hours and wishes, over the caps, or while a person has the conversation;
after a downtime there is no burst, since each one is decided by what was sent before it. What falls due on one day is
one message. Why stands on the row, in the audit and, where a colleague should know it, in the thread. The rules stand
in flows/facts/unasked.py.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot import reaching, telling_together, things
from bot.kinds import KINDS, Thing
from bot.work import Work
from flows.engine.effects import Button, Say, Turn
from flows.facts.times import in_zone, micros
from flows.facts.unasked import NEVER, Decision, Unasked, decide, decide_beside, valid_until
from flows.tables.followups import FOLLOWUPS, NO_MORE
from flows.tables.withholding import WITHHOLDING
from storage import follow_ups, ledger
from storage.follow_ups import FollowUp
from storage.ports import HOURS


def judge(work: Work, one: FollowUp) -> None:
    """Decide about it as things are now, and act on that."""
    thing = _thing(work, one)
    turn = _would(work, one, thing) if thing else None
    if thing is None or turn is None or not _speaks(turn):  # what the house does unheard needs no permission
        follow_ups.finish(work.conn, one.id, "", work.now, sent=False)
        _move(work, one)
        return
    facts = reaching.facts(work, one, thing)
    # An end whose day was announced comes on that day: hours hold for it, caps are for asking.
    stays = _stays(turn, thing)
    announced = not FOLLOWUPS[one.kind].valid and not stays
    decision = (decide_beside if announced else decide)(facts, work.now)
    if decision.at > work.now:
        _put_off(work, one, decision)
    elif decision.at == NEVER:
        _leave_out(work, one, decision, stays=stays)
    else:
        _send(work, one, thing, facts, asks=stays)


def because(work: Work, one: FollowUp, decision: Decision) -> dict[str, object]:
    """What the sentence of that reason shows."""
    customer = ledger.customer(work.conn, one.customer_id)
    return {"customer": customer.name if customer else "", "kind": one.kind, **decision.values}


def sentence(work: Work, customer: str, why: str, shows: str, language: str) -> str:
    """A stored reason as a colleague reads it: its key and what was kept with it (JSON)."""
    kept = json.loads(shows) | {"customer": customer, "because": why}
    if kept.get("last"):
        kept["last"] = date.fromisoformat(kept["last"])
    known = work.house.speaker.knows(f"staff/because/{why}")
    return work.house.speaker.speak_staff(f"staff/because/{why if known else 'other'}", kept, language)


# -- sent --------------------------------------------------------------------------------------------------------------
def _send(work: Work, one: FollowUp, thing: Thing, facts: Unasked, *, asks: bool) -> None:
    """It, and whatever else of the same customer falls due on this day, as one message."""
    reaching.tell_of_deputy(work, thing)
    before = len(work.letters)
    fired = [(one, thing), *(_beside(work, one, thing) if asks else ())]
    work.gathered = []
    for follow_up, its in fired:
        shows = {"person": its.contact.name if its.contact else "", "until": work.now, "zone": facts.zone}
        to = its.contact.id if its.contact else 0
        counts = not FOLLOWUPS[follow_up.kind].free
        follow_ups.finish(work.conn, follow_up.id, "", work.now, sent=counts, to=to, shows=json.dumps(shows))
        work.record(follow_up.customer_id, "clock", "sent_unasked", its.subject, kind=follow_up.kind, to=to)
        _move(work, follow_up)
    gathered, work.gathered = work.gathered, None
    kinds = {its.subject: follow_up.kind for follow_up, its in fired}
    told = [each for each in gathered if each.thing.subject in kinds]
    if len(fired) > 1:
        telling_together.post(work, [(each, kinds[each.thing.subject]) for each in told])
    else:
        for each in told:
            things.post(work, replace(each, said=with_controls(each.said, one.kind)) if asks else each)
    for each in gathered:
        if each.thing.subject not in kinds:
            things.post(work, each)
    keep_hours(work, before, valid_until(one.kind, work.now, facts.zone, facts.calendar))


def keep_hours(work: Work, since: int, until: int = 0) -> None:
    """Letters to customers made since there were so many leave in their reader's hours, and before `until` (µs UTC)."""
    for letter in work.letters[since:]:
        if letter.channel != "slack":
            letter.hours, letter.valid_until = HOURS, until


def with_controls(said: Say, kind: str) -> Say:
    """With *later*, *wrong person* and *a person* where the message does not have them yet."""
    there = {button.command or button.choice for row in said.buttons for button in row}
    missing = tuple(Button(name, command=name) for name in FOLLOWUPS[kind].controls if name not in there)
    return said._replace(buttons=(*said.buttons, missing)) if missing else said


def _beside(work: Work, one: FollowUp, thing: Thing) -> list[tuple[FollowUp, Thing]]:
    """What else can stand in the same message: due today to the same person, and nothing stands against it."""
    if not FOLLOWUPS[one.kind].merges or thing.contact is None:
        return []
    found: list[tuple[FollowUp, Thing]] = []
    for other in follow_ups.with_it(work.conn, one, _end_of_day(work, thing.contact.zone)):
        its = _thing(work, other) if FOLLOWUPS[other.kind].merges else None
        if its is None or its.contact is None or its.contact.id != thing.contact.id:
            continue
        turn = _would(work, other, its)
        if not _speaks(turn) or not _stays(turn, its):
            continue
        decision = decide_beside(reaching.facts(work, other, its), work.now)
        if NEVER < decision.at <= work.now:
            found.append((other, its))
    return found


def _end_of_day(work: Work, zone: str) -> int:
    here = in_zone(work.now, zone)
    return micros(datetime.combine(here.date(), time(23, 59), tzinfo=ZoneInfo(zone)))


# -- not sent ----------------------------------------------------------------------------------------------------------
def _put_off(work: Work, one: FollowUp, decision: Decision) -> None:
    """Not now: the row says until when and why; a new reason is written down."""
    shown = because(work, one, decision)
    follow_ups.move(work.conn, one.id, decision.at, decision.because, json.dumps(shown, default=_plain))
    work.rings = True
    name, _, number = one.subject.partition(":")
    KINDS[name].touched(work, int(number))  # its card says what comes next
    if decision.because != one.because:
        _write_down(work, one, "put_off", decision, shown)


def _leave_out(work: Work, one: FollowUp, decision: Decision, *, stays: bool) -> None:
    """Not at all: its lifecycle hears that there will be no more, or only that this one was left out."""
    shown = because(work, one, decision)
    as_json = json.dumps(shown, default=_plain)
    follow_ups.finish(work.conn, one.id, decision.because, work.now, sent=False, shows=as_json)
    _write_down(work, one, "withheld", decision, shown)
    if WITHHOLDING[decision.because].final or not stays:
        before = len(work.letters)
        _move(work, replace(one, count=NO_MORE))  # the matter must not end in silence, nor at night
        keep_hours(work, before)
        return
    work.gathered = []  # the ladder goes on; what it would have said is not said
    _move(work, one)
    work.gathered = None


def _write_down(work: Work, one: FollowUp, what: str, decision: Decision, shown: Mapping[str, object]) -> None:
    values = {"kind": one.kind, "because": decision.because, "until": decision.at}
    work.record(one.customer_id, "clock", what, one.subject, **values)
    if WITHHOLDING[decision.because].told:
        things.tell_desk(work, one.subject, f"staff/because/{decision.because}", shown)


# -- its lifecycle -----------------------------------------------------------------------------------------------------
def _thing(work: Work, one: FollowUp) -> Thing | None:
    name, _, number = one.subject.partition(":")
    return things.find(work, name, int(number))


def _move(work: Work, one: FollowUp) -> None:
    name, _, number = one.subject.partition(":")
    things.move(work, name, int(number), f"due:{one.kind}", "clock", {"count": one.count})


def says(work: Work, one: FollowUp, thing: Thing) -> bool:
    """Whether anything is said when it falls due, as things are now."""
    return _speaks(_would(work, one, thing))


def _would(work: Work, one: FollowUp, thing: Thing) -> Turn:
    """What would follow if it fell due now."""
    return things.would(work, thing, f"due:{one.kind}", {"count": one.count})


def _speaks(turn: Turn) -> bool:
    return any(isinstance(effect, Say) for effect in turn.effects)


def _stays(turn: Turn, thing: Thing) -> bool:
    """Whether it only asks once more: what moves the matter is told by itself and in whole."""
    return turn.conversation.top.stage == thing.state


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)
