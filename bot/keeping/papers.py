"""Papers that a customer asks for: queued as files, made when they are sent.

Promise: a paper about somebody else's matter is refused and never queued. A new kind of matter is a line in OWNERS.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.address import enclosed, say_to, send_file
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.effects import Say
from flows.engine.events import Happened
from flows.engine.step import begin
from flows.facts.paper_commands import SendPaper
from flows.facts.parties import Contact, Customer
from locales.languages import match
from storage import anomalies, cases, conversations, people, statements
from storage.ports import Connection


def _of_case(conn: Connection, id: int) -> int:
    found = cases.one(conn, id)
    return found.customer_id if found else 0


def _of_anomaly(conn: Connection, id: int) -> int:
    found = anomalies.one(conn, id)
    return found.customer_id if found and found.told else 0


def _of_statement(conn: Connection, id: int) -> int:
    found = statements.one(conn, id)
    return found.customer_id if found and found.issued_at else 0


# Whose a matter is, by what its subject is called; 0 for nobody's, and for what its customer does not know of.
OWNERS: Mapping[str, Callable[[Connection, int], int]] = MappingProxyType(
    {"case": _of_case, "anomaly": _of_anomaly, "statement": _of_statement}
)


def send_paper(work: Work, chat: Chat, command: SendPaper) -> list[Happened]:
    """Queue it as a file, where the matter is this customer's."""
    kind, _, id_ = command.subject.partition(":")
    owner = OWNERS[kind](work.conn, int(id_)) if kind in OWNERS and id_.isdecimal() else 0
    if chat.who is None or not owner or owner != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    send_file(work, chat, enclosed(command.paper, command.id, *chat.who), "paper", command.subject)
    return []


def to_person(work: Work, who: tuple[Contact, Customer], paper: str, about: tuple[str, int], said: Say) -> bool:
    """A colleague sends a paper about ("case", 7), after these words; False where no chat is bound."""
    found = people.chat_of(work.conn, who[0].id)
    if found is None:
        return False
    standing = conversations.load(work.conn, found[0]) or conversations.Standing(
        Conversation((begin(work.house.flows, "home"),))
    )
    chat = Chat(found[0], found[1], who, standing, match(who[0].language), who[0].zone)
    subject = f"{about[0]}:{about[1]}"
    more: dict[str, Any] = {"customer_id": who[1].id, "subject": subject}
    say_to(work, chat.lane, chat.person, chat.language, chat.zone, said, "", **more)
    send_file(work, chat, enclosed(paper, about[1], *who), "paper", subject)
    return True


KEEPERS: Mapping[type, Any] = {SendPaper: send_paper}
