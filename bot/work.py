"""One turn's work: everything that one Inbound causes, inside one transaction.

Promises: what is collected here (letters, replies) leaves only if the transaction commits; a letter's key is the
inbound's key and its place, so that the same inbound never makes it twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from bot.doors import Inbound, Reply
from bot.signing import Signer, salt
from flows.engine.events import Event
from flows.engine.grammar import Flow
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.our_promises import Heard
from flows.facts.parties import Company, Contact, Customer
from flows.facts.wall_time import Zones
from flows.tables.desk_pictures import SHOWN_WHEN
from flows.tables.our_promises import NAMED
from locales.speak import Speaker
from storage import audit
from storage.page import StoredPage
from storage.ports import Connection, Letter


@dataclass(frozen=True, slots=True)
class House:
    """What every turn is given and none changes.

    Flows, words, the company, the desk's channel, fresh tokens, policies.
    """

    flows: Mapping[str, Flow]
    speaker: Speaker
    company: Company
    desk: str
    token: Callable[[], str]
    signer: Signer  # whoever wires the house says with which key; one made here would sign and be kept nowhere
    second_factor: str = "amount_or_tax"
    bot_name: str = ""
    figures_at: str = ""  # where figures are looked at, when chats may hold none
    calendars: Callable[[str, str], Calendar] = lambda *_: WEEKDAYS  # the one of a country and its region
    zones: Zones = ZoneInfo  # this machine's
    salt: Callable[[], bytes] = salt  # 16 fresh bytes, for a reference that nobody can guess back


@dataclass(slots=True)
class Turned:
    """A conversation that a turn moved: whose, by whom, its lane, from which place to which, why, in how many steps.

    Of a turn that moved none: what it was about, and nothing more.
    """

    customer_id: int
    actor: str
    subject: str
    before: str = ""
    after: str = ""
    causes: list[str] = field(default_factory=list)
    steps: int = 0


@dataclass(slots=True)
class Work:
    """One transaction in the making."""

    conn: Connection
    house: House
    inbound: Inbound
    now: int
    letters: list[Letter] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    cases: set[int] = field(default_factory=set)  # whose head cards must be redrawn
    hand_overs: set[int] = field(default_factory=set)
    persons: set[int] = field(default_factory=set)  # contacts or invitations a colleague should look at
    cards: set[tuple[str, int]] = field(default_factory=set)  # other things with a card: what it is called, and its id
    afterwards: list[tuple[str, Event]] = field(default_factory=list)  # what a chat is told once all else is done
    fetch: list[int] = field(default_factory=list)  # evidence to fetch after the commit
    shared: list[int] = field(default_factory=list)  # files of a thread to fetch after the commit
    ledgers: list[int] = field(default_factory=list)  # customers' ledgers to read or match after the commit
    rings: bool = False  # a follow-up was set
    seals: bool = False  # a head of all chains is due: bot/heads.py
    gathered: list[Any] | None = None  # what lifecycles say, kept here instead of being posted: bot/unasked.py
    ahead: object = None  # what was looked up before this transaction began: bot/corridor.py
    promised: dict[str, Heard] = field(default_factory=dict)  # matters touched that may have a time told to a customer
    turns: dict[str, Turned] = field(default_factory=dict)  # conversations moved, by lane: bot/turn_records.py
    concerned: set[int] = field(default_factory=set)  # customers about whom something was written down

    def page(self, contact: Contact | None, customer: Customer | None, chat: str = "") -> StoredPage:
        """That customer's books as of now, as that contact may see them."""
        company, spoken = self.house.company, self.house.speaker.spoken(contact.language if contact else "")
        return StoredPage(self.conn, company, contact, customer, chat, self.now, self.house.calendars, spoken)

    def calendar(self, customer: Customer | None) -> Calendar:
        """When people work where that customer is."""
        return self.house.calendars(customer.country, customer.region) if customer else self.house_calendar()

    def house_calendar(self) -> Calendar:
        """When our own office works."""
        country, _, region = self.house.company.country.partition("-")
        return self.house.calendars(country, region)

    def heard(self, subject: str, what: str, by: str, text: str = "") -> None:
        """Something happened to that matter: at the end of the turn the times told about it are looked at."""
        if subject.partition(":")[0] in NAMED:
            self.promised.setdefault(subject, Heard(what, by, text))

    def post(self, lane: str, method: str, body: Mapping[str, Any], kind: str, **more: Any) -> Letter:
        """Queue a letter in `lane` ("telegram:42", "telegram/7:42", "slack:C1"); its first word is the channel."""
        key = self.inbound.key
        letter = Letter(
            key=f"{key.source}:{key.external_id}:{len(self.letters)}",
            lane=lane,
            channel=lane.partition(":")[0].partition("/")[0],
            method=method,
            body=dict(body),
            kind=kind,
            **more,
        )
        self.letters.append(letter)
        return letter

    def reply(self, kind: str, **body: Any) -> None:
        """Say something at once to whoever acted."""
        self.replies.append(Reply(kind, body))

    def record(self, customer_id: int, actor: str, action: str, subject: str, **body: Any) -> None:
        """Write down why."""
        self.concerned.add(customer_id)
        audit.record(self.conn, customer_id, self.now, actor, action, subject, body, salt=self.house.salt)
        if action in SHOWN_WHEN and subject.startswith("case:"):
            self.cards.add(("case_picture", int(subject.removeprefix("case:"))))

    def moved(self, turned: Turned) -> None:
        """A conversation was moved, perhaps once more in this turn; it is written down when the turn is over."""
        earlier = self.turns.get(turned.subject)
        if earlier:
            turned.before, turned.causes = earlier.before, earlier.causes + turned.causes
        turned.steps += earlier.steps if earlier else 0
        self.turns[turned.subject] = turned
