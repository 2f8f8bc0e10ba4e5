"""Objections to several lines at once, and those that a contact who may only look leaves to a colleague."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import things
from bot.address import say_to
from bot.keeping import claims
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Button, Say
from flows.engine.events import Happened
from flows.facts.objection_commands import LeaveToColleague, RegisterTogether
from flows.facts.parties import Role, allows
from storage import people


def register_together(work: Work, chat: Chat, command: RegisterTogether) -> list[Happened]:
    """One case a line; the result is the first one's with all their numbers. A line that is taken already is left."""
    together = [case.document for case in command.cases]
    done: list[Happened] = []
    for case in command.cases:
        others = [document for document in together if document != case.document]
        done += claims.register(work, chat, replace(case, answers={**case.answers, "together_with": others}))
    registered = [one for one in done if one.what == "registered"]
    if not registered:
        return done[:1]
    numbers = ", ".join(str(one.values["number"]) for one in registered)
    return [Happened("registered", values={**registered[0].values, "number": numbers})]


def leave_to_colleague(work: Work, chat: Chat, command: LeaveToColleague) -> list[Happened]:
    """Each colleague of theirs who may object gets the words with a button that begins; the desk knows of it."""
    if chat.who is None:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    told: list[str] = []
    for other in people.others(work.conn, contact):
        found = people.chat_of(work.conn, other.id) if allows(other.role, Role.DISPUTANT) else None
        if found:
            begin = Button("take_it_up", opens="raise_dispute", notes={"words": command.words})
            said = Say("raise_dispute/left_for_you", {"person": contact.name, "words": command.words}, ((begin,),))
            say_to(work, *found, other.language, other.zone, said, "", customer_id=customer.id)
            told.append(other.name)
    things.tell_desk(work, "", "staff/customer_wrote", {"person": contact.name, "text": command.words})
    return [Happened("left_to_colleague", values={"people": ", ".join(told)})]


KEEPERS: Mapping[type, Any] = {RegisterTogether: register_together, LeaveToColleague: leave_to_colleague}
