"""A customer's administrator looks after their people: invites, changes, removes. Looked at again here, and audited.

Promise: less is allowed at once; whoever may confirm more than before waits for a colleague's word. The link leaves in
the one message that shows it; the books keep its hash alone.
"""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.address import say_to
from bot.keeping import sessions
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Say
from flows.engine.events import Happened
from flows.facts.members import (
    HERE,
    ChangeRights,
    InvitePerson,
    Member,
    RemovePerson,
    has_limit,
    last_administrator,
    needs_colleague,
)
from flows.facts.parties import Contact, Customer, Role
from flows.facts.times import DAY
from storage import members, people

VALID_FOR = 7 * DAY


def invite(work: Work, chat: Chat, command: InvitePerson) -> list[Happened]:
    """A personal link, single use, seven days; earlier ones of the same person end."""
    admin = _administrator(chat)
    if admin is None:
        return _refused("role")
    by, customer = admin
    contact_id = members.to_invite(work.conn, customer.id, command.contact_id, command.name)
    if not contact_id:
        return _refused("gone")
    if any(one.contact.id == contact_id and one.state == HERE for one in _all(work, customer)):
        return _refused("here")
    limit = _limit(command.role, command.limit, command.currency)
    people.set_contact(work.conn, contact_id, status="known", trusted=False, role=command.role.value, **limit)
    token, until = work.house.token(), work.now + VALID_FOR
    people.invite(work.conn, token, contact_id, command.role, work.now, until)
    contact = people.contact(work.conn, contact_id)[0]
    work.record(customer.id, chat.actor, "invited", f"contact:{contact_id}", role=command.role.value, **limit)
    _tell(work, by, customer, "invited", {"name": contact.name, "role": f"as_{command.role.value}"}, {by.id})
    link = f"https://t.me/{work.house.bot_name}?start={token}"
    return [Happened("person_invited", values={"link": link, "name": contact.name, "until": until})]


def change(work: Work, chat: Chat, command: ChangeRights) -> list[Happened]:
    """Another role or limit, at once; what is wider than before counts after a colleague's word."""
    admin, one = _administrator(chat), _one(work, chat, command.contact_id)
    if admin is None or one is None:
        return _refused("role" if admin is None else "gone")
    (by, customer), before = admin, one.contact
    if before.id == by.id:
        return _refused("oneself")
    waits = needs_colleague(before, command.role, command.limit, command.currency)
    limit = _limit(command.role, command.limit, command.currency)
    trusted = has_limit(command.role) and not waits
    people.set_contact(work.conn, before.id, role=command.role.value, trusted=trusted, **limit)
    work.record(
        customer.id, chat.actor, "changed_rights", f"contact:{before.id}", role=command.role.value,
        was=before.role.value, waits=waits, **limit,
    )  # fmt: skip
    if waits:
        work.persons.add(before.id)
    told = {"name": before.name, "role": f"as_{command.role.value}"}
    _tell(work, by, customer, "changed", told, {by.id, before.id})
    _tell_them(work, by, before, told | {"colleague": waits})
    return [Happened("person_changed", values={"name": before.name, "colleague": waits})]


def remove(work: Work, chat: Chat, command: RemovePerson) -> list[Happened]:
    """Their session ends in this very turn; one's own too, when somebody else administers."""
    admin, one = _administrator(chat), _one(work, chat, command.contact_id)
    if admin is None or one is None:
        return _refused("role" if admin is None else "gone")
    by, customer = admin
    if last_administrator(_all(work, customer), one.contact.id):
        return _refused("last_admin")
    reason = "left the firm" if command.left else "no longer responsible"
    work.record(customer.id, chat.actor, "removed_person", f"contact:{one.contact.id}", reason=reason)
    _tell(work, by, customer, "removed", {"name": one.contact.name}, {by.id, one.contact.id})
    who = (one.contact, customer)
    if one.contact.id == by.id:
        members.leave(work.conn, by.id, reason, work.now)
        sessions.end(work, chat, who, "our_people/session_ended")
        return []
    sessions.end_elsewhere(work, who, "our_people/session_ended")
    members.leave(work.conn, one.contact.id, reason, work.now)
    return [Happened("person_removed", values={"name": one.contact.name})]


def _administrator(chat: Chat) -> tuple[Contact, Customer] | None:
    """Whoever writes, if they may."""
    return chat.who if chat.who and chat.who[0].role is Role.ADMIN and chat.who[0].trusted else None


def _all(work: Work, customer: Customer) -> tuple[Member, ...]:
    return members.of_customer(work.conn, customer.id, work.now)


def _one(work: Work, chat: Chat, id: int) -> Member | None:
    """That person, when they are of the same customer."""
    found = _all(work, chat.who[1]) if chat.who else ()
    return next((one for one in found if one.contact.id == id), None)


def _limit(role: Role, minor: int, currency: str) -> dict[str, Any]:
    kept = has_limit(role) and minor > 0
    return {"limit_minor": minor if kept else None, "limit_currency": currency if kept else None}


def _tell(work: Work, by: Contact, customer: Customer, what: str, told: dict[str, Any], besides: set[int]) -> None:
    """The other administrators and the desk hear of it."""
    sessions.tell_admins(work, customer.id, besides, f"our_people/told_{what}", {**told, "by": by.name})
    role = {"role": told["role"].replace("as_", "desk_role_")} if "role" in told else {}
    desk = {"person": by.name, "customer": customer.name, "name": told["name"], **role}
    things.tell_desk(work, "", f"staff/people_{what}", desk)


def _tell_them(work: Work, by: Contact, contact: Contact, told: dict[str, Any]) -> None:
    found = people.chat_of(work.conn, contact.id)
    if found:
        values = {**told, "by": by.name, "company": work.house.company.name}
        said = Say("our_people/yours_changed", values)
        say_to(work, *found, contact.language, contact.zone, said, "", customer_id=contact.customer_id)


def _refused(why: str) -> list[Happened]:
    return [Happened("person_refused", values={"why": why})]


KEEPERS: Mapping[type, Any] = {InvitePerson: invite, ChangeRights: change, RemovePerson: remove}
