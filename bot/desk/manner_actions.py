"""How a contact is written to: the tone, and how they wish to be called, chosen by a colleague.

Promise: from then on every message is made so, and previews show it; the contact can still say in their own settings
how they wish to be called.
"""

from collections.abc import Callable

from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.parties import Contact
from locales.culture import REGISTERS
from storage import people

OWN = "own"  # of the language, when nothing else is chosen
NAME = 60  # characters


def set_manner(deed: Deed) -> None:
    """Ask for it, then keep it."""
    try:
        contact, customer = people.contact(deed.work.conn, deed.number)
    except LookupError:
        deed.refuse("unknown_button")
        return
    if not deed.acted.form:
        deed.open(_form(deed, contact))
        return
    tone, called = deed.said("register"), " ".join(deed.said("called").split())
    if tone not in (OWN, *REGISTERS):
        deed.complain({"register": deed.label("choose_one")})
        return
    chosen = {"register": "" if tone == OWN else tone, "form_of_address": called}
    people.set_contact(deed.work.conn, contact.id, **chosen)
    deed.work.record(customer.id, deed.actor, "chose_manner", f"contact:{contact.id}", **chosen)
    deed.work.reply("form_done")


def row(deed: Deed, contact: Contact) -> Block:
    """A line that says how they are written to, with the button that changes it."""
    button = blocks.button("set_manner", deed.label("set_manner"), f"contact:{contact.id}")
    return blocks.with_button(said(deed, contact), button)


def said(deed: Deed, contact: Contact) -> str:
    """How they are written to, in a sentence."""
    tone = contact.register or deed.work.house.speaker.culture(contact.language).register
    values = {"person": contact.name, "register": f"desk_register_{tone}", "called": contact.form_of_address}
    return deed.plainly("manner_of", **values)


def _form(deed: Deed, contact: Contact) -> Block:
    tones = {tone: deed.label(f"register_{tone}") for tone in (OWN, *REGISTERS)}
    body = [
        blocks.small(said(deed, contact)),
        blocks.chosen("register", deed.label("register"), tones, first=contact.register or OWN),
        blocks.typed("called", deed.label("called"), most=NAME, first=contact.form_of_address, optional=True),
    ]
    return forms.form(deed, body)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {("contact", "set_manner"): set_manner}
