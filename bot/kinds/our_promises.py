"""Times that we told customers, as things: each about a matter of its own, moved by the lifecycle `our_promise`.

Promise: whoever is called before a promised time is called in the matter's own thread; nothing here speaks to a
customer. Who is called stands in `_call`.
"""

from types import MappingProxyType
from typing import Any

from bot import routed
from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.our_promises import CallFor, OurPromise
from flows.facts.parties import Colleague, StaffRole
from storage import anomalies, call_backs, cases, complaints, ledger, our_promises, people

NAME = "our_promise"
WITH_BUTTONS = frozenset({"case", "hand_over"})
ANSWERS = ("reply", "promise_time")  # what is offered a quarter of an hour before


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
    called = owner if command.how == "nudge" else _backup(work, owner) if command.how == "alarm" else _lead(work)
    called = owner if one.subject.startswith("complaint:") else called  # it may be about whoever else would be called
    text = desk_line(work, f"our_{command.how}", **_told(work, one, thing, owner, called))
    body: dict[str, Any] = {"text": calling(text, called), "thread": True}
    if command.how == "alarm" and one.subject.partition(":")[0] in WITH_BUTTONS:
        body["blocks"] = _with_buttons(work, body["text"], one.subject)
    work.post(f"slack:{work.house.desk}", "chat.postMessage", body, "note", subject=one.subject, on_uncertain="look_up")
    return []


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


def _with_buttons(work: Work, text: str, subject: str) -> list[dict[str, Any]]:
    language = work.house.company.language
    made = [
        {
            "type": "button",
            "action_id": name,
            "text": {"type": "plain_text", "text": work.house.speaker.label(f"desk_{name}", {}, language)},
            "value": subject,
        }
        for name in ANSWERS
    ]
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},
        {"type": "actions", "block_id": "deeds", "elements": made},
    ]


def _colleague(work: Work, id: int) -> Colleague | None:
    return next((one for one in people.staff(work.conn, id=id) if one.active), None) if id else None


def _backup(work: Work, owner: Colleague | None) -> Colleague | None:
    return (routed.backup_of(work, owner) or owner) if owner else _lead(work)


def _lead(work: Work) -> Colleague | None:
    leads = [one for one in people.staff(work.conn) if one.active and one.role is StaffRole.LEAD]
    return next((one for one in leads if not routed.is_away(work, one)), leads[0] if leads else None)


OUR_PROMISE = Kind(NAME, "our_promise", "our_promise_id", _find, _store, MappingProxyType({CallFor: _call}))
