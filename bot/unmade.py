"""A letter's file could not be made: whoever waits for it is told who sends it, and the desk why.

Promise: nothing is said in a chat that is no longer theirs; the reason stays on the desk.
"""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.address import say_to
from bot.work import Work
from flows.engine.effects import Say
from storage import our_promises, people
from storage.speaking import chat_of


def tell(work: Work, said: Mapping[str, Any]) -> None:
    """values: lane, key, subject, error; a lane of the desk has nobody to tell but the desk."""
    lane, subject = str(said["lane"]), str(said["subject"])
    found = people.contact_in(work.conn, lane, chat_of(lane).partition(":")[2])
    who = {"person": "", "customer": ""}
    if found:
        contact, customer = found
        who = {"person": contact.name, "customer": customer.name}
        words = Say("always/paper_failed", {})
        about: dict[str, Any] = {"subject": subject, "customer_id": customer.id}
        say_to(work, lane, chat_of(lane).partition(":")[2], contact.language, contact.zone, words, "", **about)
    our_promises.undelivered(work.conn, str(said.get("key") or ""))
    things.tell_desk(work, subject, "staff/paper_failed", {**who, "error": str(said["error"])})
