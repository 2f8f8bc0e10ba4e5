"""A contact's access ends by a colleague's word: at once, with a reason, and only a new invitation brings it back.

Promise: from that turn on the chat belongs to nobody; both sides are told, and what was begun there is not lost.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot import things
from bot.desk import blocks, forms
from bot.desk.deed import Deed
from bot.keeping import sessions
from storage import members, people

NOTE = 300  # characters
# Who is gone is off the list; whom we doubt stays on it, suspended, until they prove themselves by a new link.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "left": members.LEFT,
        "not_responsible": members.LEFT,
        "phone_lost": members.SUSPENDED,
        "doubt": members.SUSPENDED,
    }
)


def revoke(deed: Deed) -> None:
    """Ask why, then end it."""
    try:
        contact, customer = people.contact(deed.work.conn, deed.number)
    except LookupError:
        deed.refuse("unknown_button")
        return
    if not members.has_access(deed.work.conn, contact.id, deed.work.now):
        deed.whisper("no_access", person=contact.name)
        return
    if not deed.acted.form:
        deed.open(_form(deed, contact.name, customer.name))
        return
    why = deed.said("why")
    if why not in REASONS:
        deed.complain({"why": deed.label("choose_from")})
        return
    who, reason = (contact, customer), f"{why}: {deed.said('note')}".rstrip(": ")
    deed.work.record(customer.id, deed.actor, "revoked", f"contact:{contact.id}", reason=reason)
    sessions.end_elsewhere(deed.work, who, "our_people/session_ended")
    members.leave(deed.work.conn, contact.id, reason, deed.work.now, REASONS[why])
    told = {"name": contact.name, "company": deed.work.house.company.name}
    sessions.tell_admins(deed.work, customer.id, {contact.id}, "our_people/told_revoked", told)
    shown = {"person": deed.by.name, "name": contact.name, "customer": customer.name}
    things.tell_desk(deed.work, "", "staff/access_ended", {**shown, "why": f"desk_revoke_{why}"})
    deed.work.reply("form_done")


def _form(deed: Deed, person: str, customer: str) -> blocks.Block:
    reasons = {key: deed.label(f"revoke_{key}") for key in REASONS}
    body = [
        blocks.words(deed.plainly("revoke_about", person=person, customer=customer)),
        blocks.chosen("why", deed.label("revoke_why"), reasons, first="left"),
        blocks.typed("note", deed.label("revoke_note"), most=NOTE, optional=True),
    ]
    return forms.form(deed, body, "revoke_contact")


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {("contact", "revoke_contact"): revoke}
