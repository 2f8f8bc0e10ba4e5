"""Objections that want two remedies, and those that a contact who may only look leaves to a colleague."""

from collections.abc import Mapping
from typing import Any

from bot.address import say_to
from bot.keeping import claims
from bot.keeping.passing import tell_words
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Button, Say
from flows.engine.events import Happened, Value
from flows.facts.objection_commands import LeaveToColleague, RegisterTogether
from flows.facts.parties import Role, allows
from storage import people


def register_together(work: Work, chat: Chat, command: RegisterTogether) -> list[Happened]:
    """The first case, and those that follow on it; the result is the first one's with all their numbers and sums."""
    first = claims.register(work, chat, command.cases[0])[0]
    if first.what != "registered":
        return [first]
    id_ = int(str(first.values["case_id"]))
    more = [claims.register(work, chat, case, linked_to=id_)[0] for case in command.cases[1:]]
    every = [first, *(one for one in more if one.what == "registered")]
    told: dict[str, Value] = {
        "number": ", ".join(str(one.values["number"]) for one in every),
        "claimed": sum(int(str(one.values["claimed"])) for one in every),
    }
    return [Happened("registered", values={**first.values, **told})]


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
    tell_words(work, "", contact.name, command.words)
    return [Happened("left_to_colleague", values={"people": ", ".join(told)})]


KEEPERS: Mapping[type, Any] = {RegisterTogether: register_together, LeaveToColleague: leave_to_colleague}
