"""How one reader is written to: the register that is on file for them, and how a letter addresses them.

Promise: how they wish to be called always wins; where the name on file is their company's, the company is addressed.
Nothing is guessed from a name.
"""

from typing import TypedDict

from bot.work import Work
from flows.facts.parties import Contact, Customer
from locales.culture import Reader
from storage import ledger, people


class Manner(TypedDict):
    """As `Speaker.speak` takes it."""

    register: str
    reader: Reader


NOBODY: Manner = {"register": "", "reader": Reader()}


def manner_of(contact: Contact, customer: Customer | None) -> Manner:
    """For that person of that customer."""
    company = customer.name if customer else ""
    named = "" if contact.name.casefold() == company.casefold() else contact.name
    return {"register": contact.register, "reader": Reader(named, contact.form_of_address, company)}


def manner_to(work: Work, contact: Contact) -> Manner:
    """For somebody of whom only the contact is at hand."""
    return manner_of(contact, ledger.customer(work.conn, contact.customer_id))


def manner_in(work: Work, lane: str, person: str, message: str, language: str) -> Manner:
    """For whoever has that chat; looked up only for what is said otherwise from one reader to the next."""
    if not work.house.speaker.is_letter(message, language):
        return NOBODY
    who = people.contact_in(work.conn, lane, person)
    return manner_of(*who) if who else NOBODY
