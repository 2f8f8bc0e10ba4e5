"""Times that we told customers, as things: each about a matter of its own, moved by the lifecycle `our_promise`.

Promise: an owner is reminded in private, everybody else is called in the matter's own thread; nothing here speaks to
a customer. Who is called stands in `_call`.
"""

from types import MappingProxyType
from typing import Any

from bot import routed
from bot.kinds.consults import private
from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.our_promises import CallFor, OurPromise
from flows.facts.parties import Colleague
from storage import anomalies, call_backs, cases, complaints, ledger, our_promises, people

NAME = "our_promise"
WITH_BUTTONS = frozenset({"case", "hand_over"})
ANSWERS = ("reply", "promise_time")  # what is offered before its time


def owner_of(work: Work, subject: str) -> int:
    """Whose matter it is now; 0 for nobody's."""
    name, _, number = subject.partition(":")
    id_ = int(number) if number.isdecimal() else 0
    if name == "case":
        case = cases.one(work.conn, id_)
        return case.owner if case else 0
    if name == "hand_over":
        row = cases.hand_over_by_id(work.conn, id_)
        return int(row["taken_by"] or 0) if row else 0
    if name == "call_back":
        call = call_backs.one(work.conn, id_)
        about = cases.one(work.conn, call.case_id) if call and call.case_id else None
        return about.owner if about else 0
    found = complaints.one(work.conn, id_) if name == "complaint" else None
    return found.owner if found else 0


def number_of(work: Work, subject: str) -> str:
    """What the matter is called; empty where it has no number."""
    name, _, number = subject.partition(":")
    found = {"case": cases.one, "complaint": complaints.one, "anomaly": anomalies.one}.get(name)
    one: Any = found(work.conn, int(number)) if found and number.isdecimal() else None
    return str(one.number) if one else ""


def zone_of(work: Work, subject: str) -> str:
    """Where whoever was promised it lives."""
    name, _, number = subject.partition(":")
    id_ = int(number) if number.isdecimal() else 0
    row = cases.hand_over_by_id(work.conn, id_) if name == "hand_over" else None
    if row:
        who = people.contact_in(work.conn, row["chat"], row["chat"].partition(":")[2])
        return who[0].zone if who else work.house.company.zone
    found = {"case": cases.one, "call_back": call_backs.one, "complaint": complaints.one}.get(name)
    one: Any = found(work.conn, id_) if found else None
    return people.contact(work.conn, one.contact_id)[0].zone if one else work.house.company.zone


def _find(work: Work, id: int) -> Thing | None:
    one = our_promises.one(work.conn, id)
    customer = ledger.customer(work.conn, one.customer_id) if one else None
    return Thing(NAME, id, one.state.value, customer, None) if one and customer else None


def _store(work: Work, thing: Thing, state: str, event: Happened) -> list[Told]:
    kept = {name: event.values[name] for name in ("unsolved", "letter") if name in event.values}
    our_promises.change(work.conn, thing.id, state=state, ended_at=work.now, **kept)
    return []


def _call(work: Work, thing: Thing, command: CallFor) -> list[Told]:
    """The owner an hour before; everybody with the owner's stand-in a quarter of an hour before; a lead when it broke.

    Where nobody has the matter yet there is no owner to remind, and the alarm is the first word.
    """
    one = our_promises.one(work.conn, thing.id)
    owner = _colleague(work, owner_of(work, one.subject)) if one else None
    if one is None or (command.how == "nudge" and owner is None):
        return []
    others = _backup(work, owner) if command.how == "alarm" else routed.lead_of_today(work)
    called = owner if command.how == "nudge" else others
    called = owner if one.subject.startswith("complaint:") else called  # it may be about whoever else would be called
    told = _told(work, one, thing, owner, called)
    if command.how == "nudge" and called:
        text = desk_line(work, "our_nudge", called.language, **told)
        _post(work, private(called.user), text, thing.subject, _answers(work, one.subject, called.language))
        return []
    text = calling(desk_line(work, f"our_{command.how}", **told), called)
    row = _answers(work, one.subject, work.house.company.language) if command.how == "alarm" else []
    _post(work, f"slack:{work.house.desk}", text, one.subject, row, thread=True)
    return []


def _post(work: Work, lane: str, text: str, subject: str, row: list[dict[str, Any]], *, thread: bool = False) -> None:
    body: dict[str, Any] = {"text": text, "thread": thread} | ({"blocks": _with_buttons(text, row)} if row else {})
    work.post(lane, "chat.postMessage", body, "note", subject=subject, on_uncertain="look_up")


def _told(
    work: Work, one: OurPromise, thing: Thing, owner: Colleague | None, called: Colleague | None
) -> dict[str, Any]:
    return {
        "number": number_of(work, one.subject),
        "customer": thing.customer.name,
        "by": one.due_at,
        "what": one.kind,
        "zone": zone_of(work, one.subject),
        "owner": owner.name if owner else "",
        "called": called.name if called and called != owner else "",
        "mention": mention(called),
        "times": one.times,
    }


def _answers(work: Work, subject: str, language: str) -> list[dict[str, Any]]:
    """What can still be done about the matter, as buttons; none where it has no form for it."""
    if subject.partition(":")[0] not in WITH_BUTTONS:
        return []
    spoken = language or work.house.company.language
    said = {name: work.house.speaker.label(f"desk_{name}", {}, spoken) for name in ANSWERS}
    return [
        {"type": "button", "action_id": name, "text": {"type": "plain_text", "text": text}, "value": subject}
        for name, text in said.items()
    ]


def _with_buttons(text: str, row: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},
        {"type": "actions", "block_id": "deeds", "elements": row},
    ]


def _colleague(work: Work, id: int) -> Colleague | None:
    return next((one for one in people.staff(work.conn, id=id) if one.active), None) if id else None


def _backup(work: Work, owner: Colleague | None) -> Colleague | None:
    return (routed.backup_of(work, owner) or owner) if owner else routed.lead_of_today(work)


OUR_PROMISE = Kind(NAME, "our_promise", "our_promise_id", _find, _store, MappingProxyType({CallFor: _call}))
