"""What was said in a call and what follows, as a colleague writes it down: the form, and how the customer reads it.

Promise: nothing is sent before it was shown as it will be read; something that is to happen has a day.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot import call_letters
from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.call_backs import CallBack
from flows.facts.call_letters import CallLetter, rows
from flows.facts.parties import Contact
from flows.facts.times import day_in_zone
from storage import cases, people


@dataclass(frozen=True, slots=True)
class Noted:
    """What was said, what follows (both line by line, tidied), and by which day; None where no day is needed."""

    text: str = ""
    following: str = ""
    by: date | None = None


def read(deed: Deed, reader: Contact) -> Noted | None:
    """What stands in the form; nothing before there is one, None where something is missing, told at its field."""
    if not deed.acted.form:
        return Noted()
    text, following = ("\n".join(rows(deed.said(name))) for name in ("text", "following"))
    try:
        by = date.fromisoformat(deed.said("by")) if deed.said("by") else None
    except ValueError:
        by = None
    if following and by is None:
        deed.complain({"by": deed.label("say_by_when")})
        return None
    if by and by < day_in_zone(deed.work.now, reader.zone):
        deed.complain({"by": deed.label("in_the_future")})
        return None
    return Noted(text, following, by if following else None)


def form(deed: Deed, to: str, noted: Noted, shown: str = "", seen: str = "") -> Block:
    """The form with what was typed; with what the customer will read once there is something. `seen` is bound to it."""
    whole = forms.reply(deed, to, noted.text, shown, seen)
    following = blocks.typed(
        "following", deed.label("call_following"), lines=True, first=noted.following, optional=True
    )
    by = blocks.day("by", deed.label("call_by"), optional=True)
    if noted.by:
        by["element"]["initial_date"] = noted.by.isoformat()
    whole["blocks"] += [following, by]
    return whole


def values(deed: Deed, call: CallBack, noted: Noted) -> dict[str, Any]:
    """What the message is spoken with, before the letter has a number."""
    who = people.contact(deed.work.conn, call.contact_id)
    case = cases.one(deed.work.conn, call.case_id) if call.case_id else None
    return {
        "person": deed.by.name,
        "at": deed.work.now,
        "case": case.number if case else "",
        "lines": rows(noted.text),
        "following": rows(noted.following),
        "by": noted.by,
        "letter": "",
        "until": call_letters.last_day(deed.work, who),
    }


def told(deed: Deed, noted: Noted, letter: CallLetter | None) -> dict[str, Any]:
    """What the call's life is told: who spoke, the words, and the letter that holds them."""
    said = {"name": deed.by.name, "text": noted.text, "following": noted.following}
    by = {"by": noted.by.isoformat() if noted.by else ""}
    sent = {"letter": letter.number, "letter_id": letter.id, "until": letter.until.isoformat()} if letter else {}
    return {**said, **by, **sent}
