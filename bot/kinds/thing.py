"""What a kind of thing is: one row that says how things of it are found, kept, and what their lifecycle may ask for.

A thing is whatever has a life of its own beside conversations: a statement, a case, a promise. Whoever adds a kind
writes a module beside this one that ends in a `Kind`, and adds it to KINDS; the engine (bot/things.py) and the
follow-ups (bot/due.py) need nothing more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from bot.work import Work
from flows.engine.events import Happened
from flows.facts.parties import Contact, Customer, Role, allows
from flows.facts.times import DAY
from storage import conversations, follow_ups, people

TRIES = 2  # messages to one contact without an answer, before the next one is asked
LATELY = 31 * DAY


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing at hand: the subject's name and id, its state, its customer, and whom it speaks to, if anyone.

    Of a `silent` one only people speak: what it would say is told to the desk instead.
    """

    name: str
    id: int
    state: str
    customer: Customer
    contact: Contact | None
    silent: bool = False

    @property
    def subject(self) -> str:
        """As letters and follow-ups name it."""
        return f"{self.name}:{self.id}"


# Another thing that hears of it: its kind's name, its id and what happened.
Told: TypeAlias = tuple[str, int, Happened]


def desk_line(work: Work, message: str, language: str = "", /, **values: object) -> str:
    """A staff message, escaped, in the house's language or another one."""
    company = work.house.company
    return work.house.speaker.speak_staff(f"staff/{message}", values, language or company.language, zone=company.zone)


def _nothing(_work: Work, _id: int) -> None:
    """No card of it stands on the desk."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing. `name` begins its subjects ("case:7"), `flow` is its lifecycle, `note` holds the id there.

    `find` loads one, `store` keeps a new state, `does` carries out what the lifecycle asks for; both say who else must
    hear of it. `touched` is called before anything moves, to have its card redrawn. `letter` is what its messages are.
    """

    name: str
    flow: str
    note: str
    find: Callable[[Work, int], Thing | None]
    store: Callable[[Work, Thing, str, Happened], list[Told]]
    does: Mapping[type, Callable[[Work, Thing, Any], list[Told]]] = field(default_factory=lambda: MappingProxyType({}))
    touched: Callable[[Work, int], None] = _nothing
    letter: str = "decision"


def recipient(work: Work, customer_id: int) -> tuple[Contact, Customer] | None:
    """Whom something for the whole customer goes to: one contact at a time.

    The next in turn takes over where the one before did not answer twice; when nobody answers, it stays the first.
    """
    bound = in_turn(work, customer_id)
    if not bound:
        return None
    asked = next((who for who in bound if asked_in_vain(work, who) < TRIES), bound[0]) if len(bound) > 1 else bound[0]
    return people.contact(work.conn, asked.id)


def in_turn(work: Work, customer_id: int) -> tuple[Contact, ...]:
    """Who can be asked for the customer: reachable confirmers, else whoever is bound; the longest bound first.

    Somebody who wants nothing unasked is left out as long as there is anybody else.
    """
    found = [people.contact(work.conn, contact_id)[0] for _, contact_id in people.chats_of(work.conn, customer_id)]
    bound = [who for who in found if not who.stopped] or found
    may = tuple(who for who in bound if allows(who.role, Role.CONFIRMER))
    return may or tuple(bound[:1])


def asked_in_vain(work: Work, who: Contact) -> int:
    """How many messages went to them unasked since they last wrote or pressed anything."""
    found = people.chat_of(work.conn, who.id)
    chat = conversations.load(work.conn, found[0]) if found else None
    since = max(work.now - LATELY, chat.heard_at if chat else 0)
    sent = follow_ups.sent_lately(work.conn, who.customer_id, since)
    return len({one.at for one in sent if one.contact_id == who.id and one.at < work.now})
