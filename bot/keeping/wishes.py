"""How a contact wants to be spoken to, and when not at all."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.commands import Postpone, SetFormOfAddress, SetLanguage, SetZone, StopReminders
from flows.facts.parties import Contact, Customer
from locales.languages import learned
from storage import people


def set_language(work: Work, chat: Chat, command: SetLanguage) -> list[Happened]:
    """From the next word on."""
    chat.language = command.language
    return _change(work, chat, language=command.language)


def learn_language(work: Work, who: tuple[Contact, Customer], hint: str) -> tuple[Contact, Customer]:
    """Where no language is on file, the one that their device asks for is theirs until they say another."""
    contact, customer = who
    code = "" if contact.language else learned(hint)
    if not code:
        return who
    people.set_contact(work.conn, contact.id, language=code)
    work.record(customer.id, f"contact:{contact.id}", "wished", f"contact:{contact.id}", language=code)
    return replace(contact, language=code), customer


def set_form_of_address(work: Work, chat: Chat, command: SetFormOfAddress) -> list[Happened]:
    """In every greeting from now on; colleagues go on reading the name that is on file."""
    return _change(work, chat, form_of_address=command.text)


def set_zone(work: Work, chat: Chat, command: SetZone) -> list[Happened]:
    """Every time of day is told in this zone from now on."""
    chat.zone = command.zone
    return _change(work, chat, zone=command.zone)


def stop(work: Work, chat: Chat, command: StopReminders) -> list[Happened]:
    """No unasked message from this very second, or again."""
    return _change(work, chat, stopped=command.stop)


def postpone(work: Work, chat: Chat, command: Postpone) -> list[Happened]:
    """Nothing unasked before that moment."""
    return _change(work, chat, postponed_until=command.until)


def _change(work: Work, chat: Chat, **fields: object) -> list[Happened]:
    if chat.who is None:
        return []
    contact, customer = chat.who
    people.set_contact(work.conn, contact.id, **fields)
    known = {name: value for name, value in fields.items() if name != "postponed_until"}
    chat.who = (replace(contact, **known), customer)  # type: ignore[arg-type]
    work.record(customer.id, chat.actor, "wished", f"contact:{contact.id}", **fields)
    return [Happened("wish_kept")]


KEEPERS: Mapping[type, Any] = {
    SetLanguage: set_language, SetFormOfAddress: set_form_of_address, SetZone: set_zone, StopReminders: stop,
    Postpone: postpone,
}  # fmt: skip
