"""Persons who claim to speak for a customer: one press of a colleague makes them trusted."""

from collections.abc import Callable

from bot import customers
from bot.address import say_to
from bot.desk.deed import Deed
from bot.keeping import identity
from flows.engine.effects import Button, Say
from flows.engine.events import Happened
from flows.facts.parties import Contact
from storage import people


def confirm_contact(deed: Deed) -> None:
    """A bound contact may confirm balances from now on."""
    try:
        contact, customer = people.contact(deed.work.conn, deed.number)
    except LookupError:
        deed.refuse("unknown_button")
        return
    deed.work.persons.add(contact.id)
    if contact.trusted:
        deed.whisper("person_known", person=contact.name)
        return
    people.set_contact(deed.work.conn, contact.id, trusted=True)
    deed.work.record(customer.id, deed.actor, "confirmed_person", deed.acted.subject)
    _tell_them(deed, contact)
    deed.tell("person_confirmed", contact=contact.name, customer=customer.name)


def _tell_them(deed: Deed, contact: Contact) -> None:
    """They have waited for this; the way to the statement comes with it."""
    found = people.chat_of(deed.work.conn, contact.id)
    if found is None:
        return
    see = Button("statement", opens="view_statement")
    said = Say("link_account/may_confirm_now", {"company": deed.work.house.company.name}, ((see,),))
    say_to(deed.work, *found, contact.language, contact.zone, said, "", customer_id=contact.customer_id)


def admit(deed: Deed) -> None:
    """Whoever opened this invitation is who they say: their chat is bound, and told so."""
    invited = people.invitation(deed.work.conn, id=deed.number)
    if invited is None or not invited.claimed_by or invited.expires_at <= deed.work.now:
        deed.refuse("invitation_over")
        return
    deed.work.persons.add(-invited.id)
    if invited.used_at is not None:
        deed.whisper("person_known", person=invited.contact.name)
        return
    lane = invited.claimed_by
    identity.bind(deed.work, invited, lane, lane.partition(":")[2], "staff")
    deed.work.record(invited.customer.id, deed.actor, "confirmed_person", deed.acted.subject)
    customers.tell(deed.work, lane, Happened("linked", deed.actor, {"role": invited.role.value}))
    deed.tell("person_confirmed", contact=invited.contact.name, customer=invited.customer.name)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("contact", "confirm_person"): confirm_contact,
    ("invitation", "confirm_person"): admit,
}
