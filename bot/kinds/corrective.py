"""Corrective actions as things: a card of their own on the desk, moved by the lifecycle `corrective_action`."""

from types import MappingProxyType
from typing import Any

from bot import routed
from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.chart_commands import TellAbout
from flows.facts.corrective import CorrectiveAction
from flows.facts.parties import Colleague
from storage import cases, corrective, people


def verifier_today(work: Work, one: CorrectiveAction) -> Colleague | None:
    """Who sees whether it works: its verifier; while they are away who stands in for them, else a lead.

    Never whoever did it; None when nobody else is there.
    """
    known = {person.id: person for person in people.staff(work.conn) if person.active}
    verifier = known.get(one.verifier)
    if verifier and not routed.is_away(work, verifier):
        return verifier
    instead = (routed.backup_of(work, verifier) if verifier else None, routed.lead_of_today(work))
    here = (who for who in instead if who and who.id != one.owner and not routed.is_away(work, who))
    return next(here, verifier)


def told_of(work: Work, one: CorrectiveAction) -> dict[str, Any]:
    """The action as the words of the desk tell it."""
    case = cases.one(work.conn, one.case_id)
    names = {known.id: known.name for known in people.staff(work.conn)}
    return {
        "number": one.number,
        "case": case.number if case else "",
        "cause": f"desk_cause_{one.cause}",
        "what": one.what,
        "owner": names.get(one.owner, ""),
        "verifier": names.get(one.verifier, ""),
        "due": one.due,
        "state": f"desk_capa_{one.state.value}",
        "found": one.found,
        "again": one.again,
    }


def tell_thread(work: Work, one: CorrectiveAction, message: str, subject: str = "", **more: str) -> None:
    """A line in its own thread, or in that of another subject; whoever is to look is called."""
    called = verifier_today(work, one) if message == "capa_check" else None
    looks = {"mention": mention(called), "looks": called.name if called else "", "done_at": one.done_at}
    seen = corrective.seen_since(work.conn, one) if message == "capa_check" else 0
    text = calling(desk_line(work, message, **{**told_of(work, one), **looks, **more}, seen=seen), called)
    about = {"subject": subject or f"corrective:{one.id}", "on_uncertain": "look_up"}
    work.post(f"slack:{work.house.desk}", "chat.postMessage", {"text": text}, "note", **about)


def _find(work: Work, id: int) -> Thing | None:
    one = corrective.one(work.conn, id)
    case = cases.one(work.conn, one.case_id) if one else None
    if one is None or case is None:
        return None
    customer = people.contact(work.conn, case.contact_id)[1]
    return Thing("corrective", id, one.state.value, customer, None, silent=True)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    corrective.change(work.conn, thing.id, state=state)
    return []


def _tell(work: Work, thing: Thing, command: TellAbout) -> list[Told]:
    one = corrective.one(work.conn, thing.id)
    if one:
        tell_thread(work, one, command.message)
    return []


def _touched(work: Work, id: int) -> None:
    work.cards.add(("corrective", id))


CORRECTIVE = Kind(
    "corrective", "corrective_action", "corrective_id", _find, _store, MappingProxyType({TellAbout: _tell}), _touched
)
