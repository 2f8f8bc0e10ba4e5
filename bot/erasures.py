"""A wish to be erased whose day has come undecided: the person is told a new one, and the desk what it owes."""

from collections.abc import Mapping

from bot import things
from bot.address import say_to
from bot.keeping.own_data import DUE
from bot.work import Work
from flows.engine.effects import Say
from flows.facts import contact_policy
from storage import follow_ups, own_data, people


def fell_due(work: Work, id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """Name the next working day; False when it was decided meanwhile."""
    if not own_data.erasure_due(work.conn, id):
        return False
    contact, customer = people.contact(work.conn, id)
    due = contact_policy.end_of_working_day(work.now, 1, contact.zone, work.calendar(customer))
    own_data.put_off_erasure(work.conn, id, due)
    follow_ups.replace(work.conn, DUE, f"erasure:{id}", customer.id, 1, due, work.now)
    work.rings = True
    work.cards.add(("erasure", id))
    values = {"person": contact.name, "customer": customer.name, "due": due, "zone": contact.zone}
    things.tell_desk(work, f"erasure:{id}", "staff/erasure_waits", values)
    tell(work, id, Say("privacy/not_decided", {"due": due}))
    return True


def tell(work: Work, contact_id: int, said: Say) -> None:
    """Say it to that person in their chat, where they still have one."""
    found = people.chat_of(work.conn, contact_id)
    if found:
        contact, customer = people.contact(work.conn, contact_id)
        say_to(work, *found, contact.language, contact.zone, said, "", customer_id=customer.id, kind="decision")
