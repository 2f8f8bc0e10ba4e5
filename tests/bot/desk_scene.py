"""A desk with real books in memory: one customer with a statement and a case, five colleagues, and hands that press.

A deed is given to the desk straight away, or it goes the whole way through Slack: see slack_way.py and desk_wire.py.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, insert

from bot import things
from bot.desk import redraw, take_action
from bot.doors import Inbound, Reply, StaffActed
from bot.keeping import our_promises
from bot.relay import _target
from bot.signing import Signer
from bot.work import House, Work
from flows.all_flows import FLOWS
from flows.facts.parties import Company, Role, StaffRole
from flows.facts.statement import Kind, Line, Statement, StatementState
from flows.facts.times import DAY
from locales.speak import Speaker
from locales.typed import read_languages
from storage import cases, outbox, people, statements
from storage.audit import told
from storage.embedded import engine_at
from storage.inbox import Key
from storage.ports import Letter
from storage.tables import METADATA
from storage.tables.ledger import CONTACT, CUSTOMER
from tests.bot.desk_wire import Wire
from tests.slack_way import Way

NOW = 1_793_610_000_000_000  # Monday 2 November 2026, 09:00 UTC
LANE, PERSON, DESK = "telegram:42", "42", "C_DESK"
TEAM = "T1"
STAFF = {
    "lena": StaffRole.AGENT,
    "omar": StaffRole.LEAD,
    "ruth": StaffRole.REVIEWER,
    "amir": StaffRole.ACCOUNTANT,
    "mei": StaffRole.AGENT,
}
SIGNER = Signer.fresh()
OPTION = {"upheld_1": "400", "remedy_1": "credit_note", "text_1": "The agreed price was 0.60."}


@cache
def speaker() -> Speaker:
    """The words, compiled once for all tests."""
    return Speaker.load()


@dataclass(slots=True)
class Desk:
    """Books and hands. `letters` and `replies` are those of the last deed."""

    conn: Connection
    language: str = "en"
    now: int = NOW
    letters: list[Letter] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    deeds: int = 0
    wire: Wire | None = None
    figures_at: str = ""
    words: Speaker | None = None  # other ones than those that ship

    def work(self, did: Any = None, person: str = "") -> Work:
        """A turn of its own."""
        self.deeds += 1
        inbound = Inbound(Key("slack", f"deed-{self.deeds}", self.now), f"slack:{DESK}", person, did)
        company = Company("Okafor & Sons Supply", "Africa/Lagos", self.language, "USD", speaks=read_languages())
        words, token = self.words or speaker(), f"token{self.deeds:017d}"
        house = House(FLOWS, words, company, DESK, lambda: token, SIGNER, figures_at=self.figures_at)
        return Work(self.conn, house, inbound, self.now)

    def press(self, user: str, action: str, subject: str, **values: str) -> None:
        """Press a button as that colleague."""
        self.did(user, StaffActed(action, subject, values, "trigger", DESK, "1.0"))

    def send(self, user: str, action: str, subject: str, **values: str) -> None:
        """Send that form as that colleague."""
        self.did(user, StaffActed(action, subject, values, "trigger", DESK, "1.0", form=True))

    def did(self, user: str, what: StaffActed) -> None:
        """That colleague of our workspace does something."""
        if not Way.slack or not user:  # somebody without a name cannot come from Slack
            self._take(what, user)
            return
        speaker()  # or the first deed of all waits for it, and Slack does not wait
        self.wire = self.wire or Wire(Way.slack, DESK, self.now, self._take)
        for one in {user, *(colleague.user for colleague in people.staff(self.conn))}:
            self.wire.meet(one)
        self.wire.act(user, what, self.now)
        self._show(self.wire)

    def _take(self, what: StaffActed, user: str) -> tuple[Reply, ...]:
        """What the corridor does with a deed."""
        work = self.work(what, f"{TEAM}/{user}")
        take_action(work, work.inbound)
        self.finish(work)
        return tuple(work.replies)

    def _show(self, wire: Wire) -> None:
        """What the relay does with the letters to Slack: they are there, and known by their number."""
        for letter in self.letters:
            if letter.channel == "slack" and letter.method.startswith("chat."):
                copied = replace(letter)
                number = wire.show(copied, _target(self.conn, copied))
                outbox.outcome(self.conn, letter.id, "sent", remote_id=number, sent_at=self.now)

    def finish(self, work: Work) -> None:
        """What the corridor does after the deed."""
        our_promises.settle(work)
        redraw(work)
        self.letters = outbox.add(self.conn, work.letters, self.now)
        self.replies = work.replies

    def to_customer(self) -> list[str]:
        """Texts of the last deed's letters to the customer."""
        return [letter.body["text"] for letter in self.letters if letter.lane == LANE and "text" in letter.body]

    def card(self, subject: str) -> Letter:
        """The card that the last deed put up or rewrote."""
        return next(letter for letter in self.letters if letter.subject == subject and letter.kind == "head")

    def button(self, subject: str, action: str) -> Mapping[str, Any]:
        """That button on the card of the last deed."""
        return next(one for one in buttons(self.card(subject)) if one["action_id"] == action)

    def bound(self, subject: str, action: str) -> str:
        """What that button is bound to."""
        return str(self.button(subject, action)["value"]).partition("#")[2]

    def said(self) -> str:
        """What the last deed told its colleague alone."""
        return next((str(reply.body["text"]) for reply in self.replies if reply.kind == "private"), "")

    def errors(self) -> dict[str, str]:
        """What the last form was found wrong with."""
        return next((dict(reply.body["errors"]) for reply in self.replies if reply.kind == "form_errors"), {})

    def state(self, case_id: int = 1) -> str:
        """Where the case stands."""
        case = cases.one(self.conn, case_id)
        return case.state.value if case else ""

    def audit(self, action: str) -> list[tuple[str, str]]:
        """(actor, body with what stands beside it) of every line in the records about that action."""
        found = self.conn.exec_driver_sql(
            "SELECT actor, a.body, p.body FROM audit a LEFT JOIN audit_private p ON p.customer_id = a.customer_id"
            " AND p.seq = a.seq WHERE action = ? ORDER BY at, a.seq",
            (action,),
        )
        return [
            (actor, json.dumps(told(body, plain), sort_keys=True, separators=(",", ":"), ensure_ascii=False))
            for actor, body, plain in found
        ]

    def proposed(self) -> str:
        """Lena has taken the case and proposed; returns what the approving button is bound to."""
        self.press("lena", "take", "case:1")
        self.send("lena", "propose", "case:1", **OPTION)
        return self.bound("case:1", "approve")

    def executing(self) -> None:
        """Omar approved, the customer accepted."""
        self.press("omar", "approve", "case:1", bound=self.proposed())
        work = self.work()
        things.move_case(work, 1, "accepted", "contact:1", {"option": 0, "offer_id": 1})
        self.finish(work)


def buttons(letter: Letter) -> list[Mapping[str, Any]]:
    """Every button of a card."""
    return [one for one in _elements(letter) if one["type"] == "button"]


def listed(letter: Letter) -> list[str]:
    """The further actions of a card, by name: those that stand in its list."""
    lists = [one for one in _elements(letter) if one["type"] == "static_select"]
    return [option["value"].split("#")[1] for one in lists for option in one["options"]]


def _elements(letter: Letter) -> list[Mapping[str, Any]]:
    return [one for block in letter.body["blocks"] if block["type"] == "actions" for one in block["elements"]]


def customer_of(name: str = "Fu Tong (Shenzhen) Trading", contact: str = "Li Na") -> list[tuple[Any, dict[str, Any]]]:
    """The rows of one customer and its contact."""
    speaks = {"language": "zh_Hans", "zone": "Asia/Shanghai"}
    who = {"id": 1, "customer_id": 1, "source_key": "c1", "name": contact, "role": Role.CONFIRMER.value}
    return [
        (CUSTOMER, {"id": 1, "code": "C-1", "name": name, "created_at": NOW, **speaks}),
        (CONTACT, who | speaks),
    ]


@contextmanager
def desk(
    *, words: str = "单价应为 0.60。", language: str = "en", document: str = "INV-7001", **names: str
) -> Iterator[Desk]:
    """Books in memory: customer 1 with a statement under review, an issued one and case 1 in triage."""
    engine = engine_at(None)
    METADATA.create_all(engine)
    with engine.begin() as conn:
        for table, row in customer_of(**names):
            conn.execute(insert(table).values(**row))
        here = Desk(conn, language)
        for user, role in STAFF.items():
            people.add_staff(conn, TEAM, user, user.title(), role, NOW)
        people.bind(conn, people.contact(conn, 1)[0], LANE, PERSON, "tax", NOW)
        line = Line(1, 7, Kind.INVOICE, document, date(2026, 9, 1), date(2026, 10, 1), 200_000, 200_000)
        for number, state in (("ST-1", StatementState.IN_REVIEW), ("ST-2", StatementState.ISSUED)):
            statement = Statement(0, number, 1, 1, "USD", date(2026, 10, 31), date(2026, 11, 14), (line,), state)
            statements.add(conn, statement, 4, NOW)  # prepared by Amir
        claim: dict[str, Any] = {"document_id": 7, "document": document, "reason": "price", "currency": "USD"}
        cases.register(
            conn,
            customer_id=1,
            contact_id=1,
            statement_id=2,
            state="triage",
            remedy="credit_note",
            words=words,
            answers={},
            registered_at=NOW,
            next_contact_at=NOW + 2 * DAY,
            claimed=100_000,
            **claim,
        )
        try:
            yield here
        finally:
            if here.wire:
                here.wire.close()
    engine.dispose()
