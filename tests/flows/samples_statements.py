"""A customer's page with a statement on it, and a talk that is driven by pressing the buttons that are really shown.

Every message of a talk is spoken as it comes, in English and one language more, so that a view and its template cannot
drift apart.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zlib import crc32

from flows.dialogues.cancel import cancel
from flows.dialogues.confirm_balance import confirm_balance
from flows.dialogues.follow_case import follow_case
from flows.dialogues.get_paper import get_paper
from flows.dialogues.home import home
from flows.dialogues.settings import settings
from flows.dialogues.state_balance import state_balance
from flows.dialogues.view_statement import view_statement
from flows.engine.conversation import Conversation
from flows.engine.effects import Button, Do, Say, Turn
from flows.engine.events import Asked, Chose, Event, Happened, Opened, SentFile, Wrote
from flows.engine.grammar import Flow
from flows.engine.step import begin, step
from flows.engine.words import again, ask, chose, close, flow, otherwise, stage, when
from flows.facts.books import Page
from flows.facts.dispute import Case, CaseState, Split
from flows.facts.money import Money
from flows.facts.parties import Company, Contact, Customer, Role
from flows.facts.statement import Item, Kind, Line, Statement, StatementState
from flows.facts.times import micros
from flows.lifecycles.statement import statement as life
from locales.languages import OFFERED
from locales.speak import Speaker
from locales.typed import read_languages

NOW = micros(datetime(2026, 11, 2, 9, 4, tzinfo=UTC))  # a Monday
ZONE = "Africa/Lagos"
SPOKEN = read_languages()


def other_dialogue(name: str) -> Flow:
    """A dialogue that is not tried here: it can be begun, and ends when told."""
    return flow(name, stage("begun", ask(f"{name}/begun"), when(chose("end")).then(close()), otherwise(again())))


FLOWS = {
    each.name: each
    for each in (
        home, view_statement, confirm_balance, follow_case, settings, cancel, life, get_paper, state_balance,
        *map(other_dialogue, ("raise_dispute", "send_evidence", "answer_offer", "settle", "talk_to_person")),
    )
}  # fmt: skip


def line(position: int, number: str, minor: int, **more: Any) -> Line:
    """An invoice that is open in full, due on 20 October unless told otherwise."""
    values: dict[str, Any] = {
        "kind": Kind.INVOICE, "on": date(2026, 9, 20), "due": date(2026, 10, 20), "total": minor, "open": minor,
    }  # fmt: skip
    return Line(position=position, document_id=100 + position, number=number, **(values | more))


PALM_OIL = line(
    1, "INV-2214", 480_000, order="PO-77", files=("aa",), due=date(2026, 11, 3),
    items=(Item(1, "Palm oil 20 L", Decimal(250), "can", Decimal("19.20"), 480_000),),
)  # fmt: skip
LATE = line(2, "INV-2100", 150_000, total=200_000, applied=(("PAY-8", date(2026, 10, 1), 50_000),))
CREDIT = line(3, "CN-17", 30_000, kind=Kind.CREDIT_NOTE, due=None)


def statement(*lines: Line, id: int = 7, currency: str = "USD", **more: Any) -> Statement:
    """An issued statement as of 31 October."""
    values: dict[str, Any] = {
        "number": f"ST-2610-{id}", "version": 1, "customer_id": 1, "cut_off": date(2026, 10, 31),
        "reply_by": date(2026, 11, 13), "state": StatementState.ISSUED, "issued_at": NOW,
    }  # fmt: skip
    return Statement(id=id, currency=currency, lines=lines or (PALM_OIL, LATE, CREDIT), **(values | more))


def case(document: Line = PALM_OIL, claimed: int = 20_000, **more: Any) -> Case:
    """An open case about that line."""
    values: dict[str, Any] = {
        "id": 42, "number": "D-1042", "reason": "price", "state": CaseState.INVESTIGATING, "remedy": "credit_note",
        "words": "we agreed 18.40", "answers": {}, "registered_at": NOW, "next_contact_at": NOW + 10**11,
    }  # fmt: skip
    return Case(
        customer_id=1, contact_id=3, statement_id=7, document_id=document.document_id, document=document.number,
        currency="USD", split=Split(claimed), **(values | more),
    )  # fmt: skip


AMARA = Contact(3, 1, "Amara Okafor", Role.CONFIRMER, "en", ZONE, trusted=True)
CHIDI = Contact(4, 1, "Chidi Eze", Role.ADMIN, "en", ZONE, trusted=True)


def page(**more: Any) -> Page:
    """Amara's page: Okafor Foods, one statement over USD 6,000.00, no cases."""
    values: dict[str, Any] = {
        "company": Company("Northwind Oils", "Europe/Berlin", speaks=SPOKEN),
        "customer": Customer(1, "OKA", "Okafor Foods", "NG", ZONE),
        "contact": AMARA, "others": (CHIDI,), "statements": (statement(),),
    }  # fmt: skip
    return Page(**(values | more))


@dataclass
class Talk:
    """A conversation under way, with the books it is read with and the clock it is read by."""

    books: Page
    at: Conversation
    now: int = NOW
    turn: Turn | None = None

    def hear(self, event: Event) -> Turn:
        """One turn; whatever is said must have words in every language."""
        self.turn = step(FLOWS, self.at, event, self.books, self.now)
        self.at = self.turn.conversation
        speak_all(self.turn)
        return self.turn

    def press(self, choice: str, value: object = None) -> Turn:
        """Press the button that shows `choice`, the last one shown with that value if one is given."""
        button = next(b for b in self.buttons() if b.choice == choice and value in {None, b.value})
        if button.opens:
            return self.hear(Opened(button.opens, button.notes))
        return self.hear(Asked(button.command) if button.command else Chose(button.choice, button.value))

    def write(self, text: str, reply_to: str = "") -> Turn:
        """Write something."""
        return self.hear(Wrote(text, reply_to=reply_to))

    def send(self, reply_to: str = "") -> Turn:
        """Send a photo."""
        return self.hear(SentFile("slip.jpg", "image/jpeg", 9_000, "ref", reply_to=reply_to))

    def ask(self, command: str) -> Turn:
        """Type a command."""
        return self.hear(Asked(command))

    def happens(self, what: str, **values: Any) -> Turn:
        """Something happens elsewhere."""
        return self.hear(Happened(what, "", values))

    def buttons(self) -> list[Button]:
        """The buttons of the last turn."""
        return [button for say in self.says() for row in say.buttons for button in row]

    def offered(self) -> set[str]:
        """Their choices."""
        return {button.choice for button in self.buttons()}

    def says(self) -> list[Say]:
        """The messages of the last turn."""
        return [effect for effect in (self.turn.effects if self.turn else ()) if isinstance(effect, Say)]

    def said(self) -> list[str]:
        """Their names."""
        return [say.message for say in self.says()]

    def does(self) -> list[object]:
        """The commands of the last turn."""
        return [effect.command for effect in (self.turn.effects if self.turn else ()) if isinstance(effect, Do)]

    def text(self, language: str = "en") -> str:
        """All that was said in the last turn."""
        return "\n".join(
            speaker().speak(say.message, say.values, language) for say in self.says() if knows(say.message)
        )

    @property
    def where(self) -> str:
        """The dialogue and the stage."""
        return f"{self.at.top.flow}/{self.at.top.stage}"


def talk(books: Page | None = None, flow_name: str = "", now: int = NOW, **notes: Any) -> Talk:
    """A talk at rest, or one in which that dialogue has just been begun."""
    started = Talk(books or page(), Conversation((begin(FLOWS, "home"),)), now)
    if flow_name:
        started.hear(Opened(flow_name, notes))
    return started


def thing(stage_name: str = "draft") -> Conversation:
    """The life of statement 7 at that state."""
    return Conversation((begin(FLOWS, "statement", {"statement_id": 7})._replace(stage=stage_name),))


def in_state(state: StatementState, **more: Any) -> Statement:
    """The statement in another state."""
    return replace(statement(**more), state=state)


@cache
def speaker() -> Speaker:
    """Every word there is."""
    return Speaker.load()


def knows(message: str) -> bool:
    """Whether the message is one of ours; the other dialogues are stand-ins without words."""
    return not message.endswith("/begun")


def speak_all(turn: Turn) -> None:
    """Speak everything of that turn in English and one language more; tests/locales says all of it in each."""
    for effect in turn.effects:
        if isinstance(effect, Say) and knows(effect.message):
            others = OFFERED[1:]
            for language in ("en", others[crc32(effect.message.encode()) % len(others)]):
                speaker().speak(effect.message, effect.values, language)
                for button in (b for row in effect.buttons for b in row):
                    speaker().label(button.choice, button.values, language)


LIMITED = replace(AMARA, limit=Money(100_000, "USD"))
VIEWER = replace(AMARA, role=Role.VIEWER)
