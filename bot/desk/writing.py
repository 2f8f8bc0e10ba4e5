"""The only way from a colleague to a customer: a form, a preview of the very words, and then the message.

Promise: nothing is sent that was not shown to its sender as the customer will read it; what is written in a thread
stays in the house. Taking and giving back a conversation is told to the customer's own dialogue.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from bot import customers
from bot.address import say_to
from bot.desk import forms
from bot.desk.deed import Deed, label
from flows.engine.effects import Say
from flows.engine.events import Happened
from flows.facts.dispute import Control
from flows.facts.parties import Contact
from flows.facts.statement import fingerprint
from locales.speak import CannotSay
from storage import cases, follow_ups, people

FRAME = "colleague/reply"
_TAG = re.compile(r"<[^>]+>")


def write(deed: Deed, lane: str, person: str) -> None:
    """The steps of a reply to the customer in `lane`: empty form, preview, sent."""
    who = people.contact_in(deed.work.conn, lane, person)
    if who is None:
        deed.whisper("not_reachable")
        return
    contact, customer = who
    text = deed.said("text")
    if not deed.acted.form:
        deed.open(forms.reply(deed, f"{contact.name}, {customer.name}"))
        return
    said = Say(FRAME, {"person": deed.by.name, "company": deed.work.house.company.name, "lines": text.splitlines()})
    try:
        shown = preview(deed, said, contact)
    except CannotSay:
        deed.complain({"text": label(deed.work, "too_long")})
        return
    if deed.said("seen") != fingerprint(shown.encode()):
        deed.open(forms.reply(deed, f"{contact.name}, {customer.name}", text, shown, fingerprint(shown.encode())))
        return
    say_to(
        deed.work,
        lane,
        person,
        contact.language,
        contact.zone,
        said,
        "",
        subject=deed.acted.subject,
        customer_id=customer.id,
        kind="reply",
    )
    waiting = cases.hand_over(deed.work.conn, lane)
    if waiting:  # the answer that was promised has been given, from whichever card
        follow_ups.cancel(deed.work.conn, f"hand_over:{waiting['id']}", ("pick_up",), "answered", deed.work.now)
    deed.work.record(customer.id, deed.actor, "replied", deed.acted.subject, text=text, to=contact.id)
    deed.tell("replied", to=contact.name, lines=text.splitlines())
    deed.work.reply("form_done")


def preview(deed: Deed, said: Say, reader: Contact) -> str:
    """The message as the customer will read it. Raises CannotSay."""
    return unescape(
        _TAG.sub("", deed.work.house.speaker.speak(said.message, said.values, reader.language, zone=reader.zone))
    )


def take_over(deed: Deed, row: Mapping[Any, Any]) -> None:
    """The colleague speaks now; the customer is told with whom."""
    work = deed.work
    cases.change_hand_over(work.conn, row["id"], taken_by=deed.by.id, taken_at=work.now)
    _control(deed, row, Control.HUMAN)
    _tell(deed, row, "human", Happened("taken", deed.actor, {"name": deed.by.name}))


def give_back(deed: Deed, row: Mapping[Any, Any]) -> None:
    """The assistant speaks again and restates what was interrupted, without waiting for a word of the customer."""
    cases.change_hand_over(deed.work.conn, row["id"], ended_at=deed.work.now)
    follow_ups.cancel(deed.work.conn, f"hand_over:{row['id']}", ("pick_up",), "returned", deed.work.now)
    _control(deed, row, Control.BOT)
    _tell(deed, row, "bot", Happened("returned", deed.actor, {"name": deed.by.name}))


def _control(deed: Deed, row: Mapping[Any, Any], control: Control) -> None:
    work = deed.work
    case = cases.one(work.conn, row["case_id"]) if row["case_id"] else None
    if case:
        cases.change(work.conn, case, control=control.value)
        work.cases.add(case.id)
    work.hand_overs.add(row["id"])
    work.record(
        row["customer_id"], deed.actor, "taken" if control is Control.HUMAN else "returned", f"hand_over:{row['id']}"
    )


def _tell(deed: Deed, row: Mapping[Any, Any], control: str, event: Happened) -> None:
    chat = customers.open_chat(deed.work, row["chat"], row["chat"].partition(":")[2], "")
    chat.standing.control = control
    customers.go_on(deed.work, chat, event)
