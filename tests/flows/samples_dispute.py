"""Builders for the dispute side: one customer's page, a walker through its chat, a walker through a case's life."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Button, CallOff, Do, Effect, Remind, Say, TellStaff, Turn
from flows.engine.events import Chose, Event, Happened, Opened, SentFile, Value, Wrote
from flows.engine.step import begin, step
from flows.facts.books import Page
from flows.facts.commands import ChangeCase
from flows.facts.dispute import Case, CaseState, Offer, OfferState, Option, Split
from flows.facts.parties import Company, Contact, Customer, Role
from flows.facts.statement import Item, Kind, Line, Statement, StatementState
from flows.facts.times import DAY, micros

NOW = micros(datetime(2026, 11, 3, 9, 12, tzinfo=UTC))  # a Tuesday, 10:12 in Lagos
ZONE = "Africa/Lagos"
AMARA = Contact(1, 1, "Amara Okafor", Role.CONFIRMER, zone=ZONE)
TOM = Contact(2, 1, "Tom Reyes", Role.DISPUTANT, zone=ZONE)

OIL = Item(1, "Palm oil 20 L", Decimal(250), "can", Decimal("19.20"), 480_000)
SOAP = Item(2, "Soap 5 kg", Decimal(100), "box", Decimal("8.00"), 80_000)
INVOICE = Line(1, 11, Kind.INVOICE, "INV-2214", date(2026, 10, 3), date(2026, 11, 2), 480_000, 480_000, (OIL,))
TWO_ITEMS = Line(2, 12, Kind.INVOICE, "INV-2215", date(2026, 10, 5), date(2026, 11, 4), 560_000, 560_000, (OIL, SOAP))
PLAIN = Line(3, 13, Kind.INVOICE, "INV-2230", date(2026, 10, 9), date(2026, 11, 8), 123_450, 100_000)
CREDIT = Line(4, 14, Kind.CREDIT_NOTE, "CN-0300", date(2026, 10, 9), None, 10_000, 10_000)
PAYMENT = Line(0, 91, Kind.PAYMENT, "PAY-88118", date(2026, 9, 29), None, 45_000_00, 45_000_00)

STATEMENT = Statement(
    5, "ST-2026-10-7", 1, 1, "USD", date(2026, 10, 31), date(2026, 11, 14), (INVOICE, TWO_ITEMS, PLAIN, CREDIT),
    StatementState.ISSUED, NOW - DAY,
)  # fmt: skip
OPTION = Option(20_000, 0, "credit_note", "The order says USD 18.40; we billed the old list price.")
CASE = Case(
    42, "D-1042", 1, 1, 5, 11, "INV-2214", "price", CaseState.INVESTIGATING, "USD", Split(20_000), "credit_note",
    "too high", {}, NOW, NOW + DAY,
)  # fmt: skip
OFFER = Offer(7, 42, 1, (OPTION,), OfferState.SENT, 900, NOW + 5 * DAY)


def page(**changes: object) -> Page:
    """Amara's page with one statement; `changes` replace fields of it."""
    plain = Page(
        Company("Okafor & Sons Supply", "Europe/Berlin"), Customer(1, "C1", "Okafor Foods", zone=ZONE), AMARA, (TOM,),
        date(2026, 11, 3), (STATEMENT,), unapplied=(PAYMENT,),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


@dataclass
class Chat:
    """One customer's chat: presses, words and files go in, turns come out; the last turn is kept."""

    books: Page
    conversation: Conversation
    now: int = NOW
    last: Turn = field(default_factory=lambda: Turn(Conversation(()), (), ""))

    def take(self, event: Event) -> "Chat":
        """Let that happen."""
        self.last = step(FLOWS, self.conversation, event, self.books, self.now)
        self.conversation = self.last.conversation
        return self

    def press(self, choice: str, value: Value = None) -> "Chat":
        """Press the shown button of that choice; its own value unless another is given."""
        button = self.button(choice)
        assert button is not None, f"no button {choice} in {self.said}"
        return self.take(Chose(choice, button.value if value is None else value))

    def write(self, text: str, message: int = 0) -> "Chat":
        """Write those words."""
        return self.take(Wrote(text, message))

    def send(self, name: str = "order.pdf", album: str = "") -> "Chat":
        """Send that file and let it be kept."""
        self.take(SentFile(name, "application/pdf", 1_000, "ref", album=album))
        return self.take(Happened("evidence_kept", values={"id": 1, "name": name, "slot": "", "at": self.now}))

    def happens(self, what: str, **values: Value) -> "Chat":
        """Let the shell report that."""
        return self.take(Happened(what, values=values))

    def button(self, choice: str) -> Button | None:
        """The button of that choice among those of the last turn."""
        every = [b for say in says(self.last.effects) for row in say.buttons for b in row]
        return next((b for b in every if b.choice == choice), None)

    @property
    def stage(self) -> str:
        """Where the chat stands: dialogue and stage."""
        return f"{self.conversation.top.flow}/{self.conversation.top.stage}"

    @property
    def said(self) -> list[str]:
        """The messages of the last turn, by name."""
        return [say.message for say in says(self.last.effects)]

    @property
    def card(self) -> Mapping[str, object]:
        """What the last message of the last turn shows."""
        return says(self.last.effects)[-1].values

    @property
    def done(self) -> list[object]:
        """The commands of the last turn."""
        return commands(self.last.effects)


def chat(flow: str, books: Page | None = None, **notes: Value) -> Chat:
    """A chat at home in which that dialogue has just begun with those notes."""
    return Chat(books or page(), Conversation((begin(FLOWS, "home"),))).take(Opened(flow, notes))


@dataclass
class Life:
    """The life of a case: happenings go in; what it sets is set on the case, as the shell would."""

    books: Page
    conversation: Conversation
    now: int = NOW
    last: Turn = field(default_factory=lambda: Turn(Conversation(()), (), ""))

    def happens(self, what: str, **values: Value) -> "Life":
        """Let that happen to the case."""
        self.last = step(FLOWS, self.conversation, Happened(what, values=values), self.books, self.now)
        self.conversation = self.last.conversation
        fields: dict[str, object] = {"state": CaseState(self.conversation.top.stage)}
        for command in commands(self.last.effects):
            fields |= dict(command.fields) if isinstance(command, ChangeCase) else {}
        items = fields.pop("items", self.case.items)
        case = replace(self.case, **fields).with_items(items)  # type: ignore[arg-type]
        self.books = replace(self.books, cases=(case,))
        return self

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.books.cases[0]

    @property
    def state(self) -> CaseState:
        """Its state."""
        return CaseState(self.conversation.top.stage)

    @property
    def told(self) -> list[str]:
        """What the customer was told in the last turn."""
        return [say.message for say in says(self.last.effects)]

    @property
    def staff(self) -> list[str]:
        """What the desk was told in the last turn."""
        return [effect.message for effect in self.last.effects if isinstance(effect, TellStaff)]

    @property
    def reminders(self) -> list[str]:
        """The follow-ups set in the last turn."""
        return [effect.kind for effect in self.last.effects if isinstance(effect, Remind)]

    @property
    def due(self) -> dict[str, int]:
        """When each of them is due (µs UTC)."""
        return {effect.kind: effect.due for effect in self.last.effects if isinstance(effect, Remind)}

    @property
    def called_off(self) -> bool:
        """Whether the last turn cancelled what was to follow before."""
        return any(isinstance(effect, CallOff) for effect in self.last.effects)


def life(state: CaseState, offer: Offer | None = OFFER, **changes: object) -> Life:
    """A case in that state; `changes` replace fields of it."""
    case = replace(CASE, state=state, **changes)  # type: ignore[arg-type]
    books = page(cases=(case,), offers=(offer,) if offer else ())
    return Life(books, Conversation((Frame("dispute", FLOWS["dispute"].version, state.value, {"case_id": case.id}),)))


def says(effects: tuple[Effect, ...]) -> list[Say]:
    """The messages to the customer among these effects."""
    return [effect for effect in effects if isinstance(effect, Say)]


def commands(effects: tuple[Effect, ...]) -> list[object]:
    """The commands among these effects."""
    return [effect.command for effect in effects if isinstance(effect, Do)]
