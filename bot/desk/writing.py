"""Taking and giving back a conversation, which is told to the customer's own dialogue; what a customer will read.

Promise: what was agreed is weighed and shown before it is said, like every word of a colleague's (replying.py); what is
written in a thread stays in the house.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from bot import customers
from bot.desk import forms
from bot.desk.deed import Deed
from bot.keeping import persons
from bot.manners import manner_to
from flows.engine.effects import Say
from flows.engine.events import Happened, Value
from flows.facts import contact_policy
from flows.facts.dispute import Control
from flows.facts.parties import Contact
from flows.facts.statement import fingerprint
from locales.speak import CannotSay
from storage import cases, follow_ups, people

_TAG = re.compile(r"<[^>]+>")


def preview(deed: Deed, said: Say, reader: Contact) -> str:
    """The message as the customer will read it. Raises CannotSay."""
    speak, manner = deed.work.house.speaker.speak, manner_to(deed.work, reader)
    return unescape(_TAG.sub("", speak(said.message, said.values, reader.language, zone=reader.zone, **manner)))


def take_over(deed: Deed, row: Mapping[Any, Any]) -> None:
    """The colleague speaks now; the customer is told with whom. Whoever waits for an answer goes on waiting."""
    work, subject = deed.work, f"hand_over:{row['id']}"
    cases.change_hand_over(work.conn, row["id"], taken_by=deed.by.id, taken_at=work.now, backup_at=0)
    follow_ups.cancel(work.conn, subject, ("queue_note", "unread"), "taken", work.now)
    if row["waits_since"]:
        # Whoever takes it before the office opens is early, not late.
        begins = contact_policy.next_opening(work.now, work.house.company.zone, calendar=work.house_calendar())
        follow_ups.replace(work.conn, "person_idle", subject, row["customer_id"], 0, begins + persons.IDLE, work.now)
        work.rings = True
    _control(deed, row, Control.HUMAN)
    _tell(deed, row, "human", Happened("taken", deed.actor, {"name": deed.by.name, "role": deed.by.role.value}))


def give_back(deed: Deed, row: Mapping[Any, Any], agreed: list[str] | None = None) -> None:
    """The assistant speaks again and restates what was interrupted, without waiting for a word of the customer.

    `agreed` are the points that it repeats first.
    """
    cases.change_hand_over(deed.work.conn, row["id"], ended_at=deed.work.now, waits_since=0)
    follow_ups.cancel(deed.work.conn, f"hand_over:{row['id']}", (), "returned", deed.work.now)
    deed.work.heard(f"hand_over:{row['id']}", "returned", deed.actor)
    _control(deed, row, Control.BOT)
    values: dict[str, Value] = {"name": deed.by.name, "agreed": list(agreed or [])}
    _tell(deed, row, "bot", Happened("returned", deed.actor, values))
    if agreed:
        deed.work.record(row["customer_id"], deed.actor, "agreed", f"hand_over:{row['id']}", points=agreed)


def give_back_agreed(deed: Deed, row: Mapping[Any, Any]) -> None:
    """The same with what was agreed: written, shown as the customer will read it, then said."""
    who = people.contact_in(deed.work.conn, row["chat"], row["chat"].partition(":")[2])
    if who is None:
        deed.whisper("not_reachable")
        return
    to, text = f"{who[0].name}, {who[1].name}", deed.said("text")
    if not deed.acted.form or not text:
        deed.open(forms.reply(deed, to))
        return
    points = [point.strip() for point in text.splitlines() if point.strip()]
    said = Say("talk_to_person/returned", {"person": deed.by.name, "agreed": points})
    try:
        shown = preview(deed, said, who[0])
    except CannotSay:
        deed.complain({"text": deed.label("too_long")})
        return
    seen = fingerprint(shown.encode())
    if deed.said("seen") != seen:
        deed.open(forms.reply(deed, to, text, shown, seen))
        return
    give_back(deed, row, points)
    deed.tell("agreed", to=who[0].name, lines=points)
    deed.work.reply("form_done")


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
    """Wherever the dialogue of the person lies: it speaks now, with the rest beneath it as it was."""
    chat = customers.open_chat(deed.work, row["chat"], row["chat"].partition(":")[2], "")
    chat.standing.control = control
    chat.standing.conversation = persons.lift(deed.work, chat.standing.conversation, "waiting")
    customers.go_on(deed.work, chat, event)
