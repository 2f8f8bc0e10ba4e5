"""Contacts as things: whether somebody is still there, moved by the lifecycle `contact`."""

from types import MappingProxyType
from typing import Any

from bot import routed
from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.parties import Colleague, Customer
from flows.facts.presence import LeaveAlone, NoteAsked, TellWhoLooksAfter
from flows.facts.times import day_in_zone
from storage import contact_checks, people

NAME = "contact"


def newly_known(work: Work, customer_id: int) -> list[Told]:
    """Whoever speaks for that customer and was never looked at before."""
    return [(NAME, one, Happened("known", "house")) for one in contact_checks.new(work.conn, customer_id)]


def _find(work: Work, id: int) -> Thing | None:
    """Without a chat that speaks for them there is nobody to ask."""
    try:
        contact, customer = people.contact(work.conn, id)
    except LookupError:
        return None
    there = people.chat_of(work.conn, id) is not None
    return Thing(NAME, id, contact_checks.state(work.conn, id), customer, contact if there else None)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    contact_checks.keep(work.conn, thing.id, state=state)
    return []


def _asked(work: Work, thing: Thing, command: NoteAsked) -> list[Told]:
    contact_checks.keep(work.conn, thing.id, asked_at=command.at)
    return []


def _alone(work: Work, thing: Thing, command: LeaveAlone) -> list[Told]:
    people.set_contact(work.conn, thing.id, stopped=command.alone)
    return []


def _tell(work: Work, thing: Thing, command: TellWhoLooksAfter) -> list[Told]:
    """In the channel, with the button that ends the access; whoever looks after the customer is called."""
    called = _looks_after(work, thing.customer)
    shown: dict[str, Any] = {
        "person": thing.contact.name if thing.contact else "",
        "customer": thing.customer.name,
        "mention": mention(called),
        "instead": command.instead,
        "left": command.left,
        "heard": day_in_zone(contact_checks.presence(work.conn, thing.id).heard_at, work.house.company.zone),
    }
    text = calling(desk_line(work, f"contact_{command.how}", **shown), called)
    label = work.house.speaker.label("desk_revoke_contact", {}, work.house.company.language)
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}},
        {
            "type": "actions",
            "block_id": "deeds",
            "elements": [
                {
                    "type": "button",
                    "action_id": "revoke_contact",
                    "style": "danger",
                    "text": {"type": "plain_text", "text": label},
                    "value": thing.subject,
                }
            ],
        },
    ]
    body = {"text": text, "blocks": blocks}
    work.post(
        f"slack:{work.house.desk}", "chat.postMessage", body, "note", subject=thing.subject, on_uncertain="look_up"
    )
    return []


def _looks_after(work: Work, customer: Customer) -> Colleague | None:
    """Whoever looks after the customer, else who stands in for them, else a lead."""
    one = next((c for c in people.staff(work.conn) if c.id == customer.account_manager and c.active), None)
    if one and routed.is_away(work, one):
        return routed.backup_of(work, one) or one
    return one or routed.lead_of_today(work)


CONTACT = Kind(
    NAME,
    "contact",
    "contact_id",
    _find,
    _store,
    MappingProxyType({NoteAsked: _asked, TellWhoLooksAfter: _tell, LeaveAlone: _alone}),
    letter="message",
)
