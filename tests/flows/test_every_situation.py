"""Every situation of the real flows, walked through for several kinds of customers; see walk.py.

The page of the books is as full as one customer's could be: two currencies, every kind of document, a case in every
state, offers open, expired and answered.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest

from flows.all_flows import FLOWS
from flows.engine import moves
from flows.engine.check import check
from flows.engine.conversation import Frame
from flows.engine.events import Opened, Value
from flows.engine.grammar import Scene
from flows.engine.words import again, ask, flow, note, otherwise, say, stage, when, wrote
from flows.facts.books import Page
from flows.facts.dispute import Case, CaseState, Offer, OfferState, Option, Proof, Split
from flows.facts.money import Money
from flows.facts.parties import Company, Contact, Customer, Role
from flows.facts.statement import Item, Kind, Line, Statement, StatementState
from flows.facts.times import DAY, HOUR
from flows.tables.reasons import REASONS
from tests.flows.small import BOUND, SMALL
from tests.flows.small import NOW as THEN
from tests.flows.walk import FLAWS_SHOWN, Walk, World, walk

NOW = 1_793_620_800_000_000  # 2026-11-02 08:00 UTC, a Monday
TODAY = date(2026, 11, 2)
CUT_OFF = date(2026, 10, 31)

STATES = tuple(CaseState)


def item(number: int, price: str, quantity: int) -> Item:
    """A row of an invoice."""
    return Item(
        number, f"Thing {number}", Decimal(quantity), "pc", Decimal(price), int(Decimal(price) * quantity * 100)
    )


def line(position: int, kind: Kind = Kind.INVOICE, items: tuple[Item, ...] = (), applied: int = 0) -> Line:
    """A document of 1,000.00 and something."""
    total = sum(i.amount for i in items) or 100_000 + position
    on = CUT_OFF - timedelta(days=20 * position)
    due = None if kind.credit else on + timedelta(days=30)
    paid = (("PAY-9", on + timedelta(days=3), applied),) if applied else ()
    number = f"{kind.value[:3].upper()}-{1000 + position}"
    files = ("ab" * 32,) if position % 2 else ()
    return Line(
        position, 1000 + position, kind, number, on, due, total, total - applied, items, paid, files, f"PO-{position}"
    )


LINES = (
    line(1, items=(item(1, "12.50", 100), item(2, "3.00", 40))),
    line(2, items=(item(1, "80.00", 10),), applied=20_000),
    *(line(position) for position in range(3, 14)),
    line(14, Kind.DEBIT_NOTE),
    line(15, Kind.CREDIT_NOTE),
    line(16, Kind.PAYMENT),
)

DOLLARS = Statement(
    1, "S-2026-10", 1, 1, "USD", CUT_OFF, TODAY + timedelta(days=10), LINES, StatementState.VIEWED, NOW - 3 * DAY
)
EUROS = replace(DOLLARS, id=2, number="S-2026-10-EUR", currency="EUR", lines=LINES[2:5], state=StatementState.ISSUED)


def case(number: int, state: CaseState) -> Case:
    """A case about one line, in that state."""
    reasons = tuple(REASONS)
    registered, later = NOW - 5 * DAY, NOW + DAY
    return Case(
        number, f"D-{number:04}", 1, 1, 1, 1002 + number, f"INV-{1002 + number}", reasons[number % len(reasons)], state,
        "USD", Split(5_000), "correct", "The price is not what we agreed.", {"price": "12.00"}, registered, later,
    )  # fmt: skip


CASES = tuple(case(number, state) for number, state in enumerate(STATES, start=1))


def offer(number: int, case_: Case, state: OfferState, valid: int) -> Offer:
    """Two ways to settle a case."""
    options = (Option(5_000, 0, "credit_note", "All of it."), Option(2_000, 3_000, "credit_note", "A part."))
    return Offer(number, case_.id, 1, options, state, 1, valid)


OFFERS = (
    *(offer(c.id, c, OfferState.SENT, NOW + 3 * DAY) for c in CASES if c.state is CaseState.OFFERED),
    *(offer(c.id, c, OfferState.EXPIRED, NOW - HOUR) for c in CASES if c.state is CaseState.AWAITING_CUSTOMER),
    *(offer(c.id, c, OfferState.ACCEPTED, NOW + DAY) for c in CASES if c.state is CaseState.EXECUTING),
)

FULL = Page(
    company=Company("Okafor & Sons Supply", "Europe/Berlin"),
    customer=Customer(1, "C-1", "Lindqvist Tools AB", "SE", "Europe/Stockholm"),
    contact=Contact(1, 1, "Maja Lindqvist", Role.ADMIN, zone="Europe/Stockholm", trusted=True),
    others=(Contact(2, 1, "Per Holm", Role.CONFIRMER, limit=Money(10_000_000, "USD"), trusted=True),),
    today=TODAY,
    statements=(DOLLARS, EUROS),
    cases=CASES,
    unapplied=(line(16, Kind.PAYMENT), line(17, Kind.PAYMENT)),
    offers=OFFERS,
    proofs=(
        Proof(1, 0, "agreed_price", "order.pdf", 1000, NOW, "stored"),
        Proof(2, 1, "other", "a.jpg", 10, NOW, "stored"),
    ),
)

assert FULL.contact
MAJA = FULL.contact

PAGES = {
    "an administrator with everything": FULL,
    "a viewer": replace(FULL, contact=replace(MAJA, role=Role.VIEWER)),
    "a confirmer over the limit": replace(FULL, contact=replace(MAJA, role=Role.CONFIRMER, limit=Money(100, "USD"))),
    "somebody nobody has vouched for": replace(FULL, contact=replace(MAJA, trusted=False)),
    "one statement and no case": replace(FULL, statements=(DOLLARS,), cases=(), offers=(), unapplied=(), proofs=()),
    "a statement that was confirmed meanwhile": replace(
        FULL, statements=(replace(DOLLARS, state=StatementState.CONFIRMED),), cases=CASES[:1], offers=()
    ),
    "nothing yet": Page(FULL.company, FULL.customer, MAJA, today=TODAY),
    "a chat that is not bound": Page(FULL.company, today=TODAY),
}

HAPPENINGS: dict[str, dict[str, Value]] = {
    "registered": {"case_id": 1, "number": "D-0001", "next": NOW + DAY},
    "confirmed": {"statement_id": 1, "number": "C-0001", "code": "7F3A-91C2", "at": NOW},
    "refused": {"why": "superseded", "by": "Per Holm", "at": NOW - HOUR},
    "evidence_kept": {"id": 3, "name": "slip.pdf", "slot": "other", "at": NOW},
    "evidence_refused": {"why": "too_large", "size": 30_000_000},
    "linked": {"customer": FULL.company.name, "role": "confirmer"},
    "taken": {"name": "Sam Reed"},
    "returned": {"name": "Sam Reed"},
}

PAID: dict[str, Value] = {
    "statement_id": 1,
    "document_id": 0,
    "reason": "payment_missing",
    "paid": 100_016,
    "reference": "",
}

FEWER: dict[str, Value] = {"statement_id": 1, "document_id": 1002, "reason": "quantity", "received": "5"}

NOTICES = (
    Opened("view_statement", {"statement_id": 1}),
    Opened("view_statement", {"statement_id": 99}),
    Opened("confirm_balance", {"statement_id": 1}),
    Opened("raise_dispute", {"statement_id": 1, "document_id": 1001}),
    Opened("raise_dispute", {"statement_id": 1, "document_id": 1003, "reason": "payment_missing"}),
    Opened("raise_dispute", PAID | {"paid_on": "2026-10-20"}),
    Opened("raise_dispute", PAID | {"paid_on": "2026-11-01"}),
    Opened("raise_dispute", FEWER),
    Opened("raise_dispute", {}),
    Opened("send_evidence", {}),
    *(Opened("answer_offer", {"case_id": o.case_id, "offer_id": o.id}) for o in OFFERS),
    *(Opened(name, {"case_id": c.id}) for name in ("settle", "send_evidence", "follow_case") for c in CASES),
    Opened("link_account", {"invitation": 1, "proof": "number", "invoice": "INV-1001", "role": "confirmer"}),
    Opened("link_account", {"invitation": 1, "proof": "contact"}),
    Opened("link_account", {"invitation": 1, "proof": "staff"}),
    Opened("a_dialogue_of_old", {"case_id": 1}),
)


# The customer excepts a line that has no case yet, corrects a payment to one that we have, and waits for goods.
ALSO = (
    (Frame("confirm_balance", 1, "except", {"statement_id": 1, "except": [1013]}, ("totals",)),),
    (
        Frame(
            "raise_dispute", 1, "paraphrase", PAID | {"paid": 500, "proof": "told", "remedy": "unsure", "rest": "fine"}
        ),
    ),
    (Frame("raise_dispute", 1, "rest_timing", FEWER | {"expected_on": "2026-11-20"}, ("received", "rest")),),
)


def world(page: Page, most: int) -> World:
    """The real flows for one customer."""
    return World(FLOWS, page, NOW, HAPPENINGS, NOTICES, ALSO if page.contact else (), most)


def flaws(walked: Walk) -> str:
    """The first flaws, one a line; a walk finds the same one from many sides."""
    return "\n".join(dict.fromkeys(walked.flaws[:FLAWS_SHOWN]))


def test_the_real_flows_have_no_mistakes() -> None:
    """What can be seen in the tables alone."""
    assert "\n".join(check(FLOWS)) == ""


@cache
def walked(who: str) -> Walk:
    """The walk for one kind of customer, taken once for all tests."""
    return walk(world(PAGES[who], 400 if PAGES[who] is FULL else 100))


@pytest.mark.parametrize("who", PAGES)
def test_everything_is_answered_in_every_situation(who: str) -> None:
    """Once, twice, and late; nothing raises, and what is remembered is JSON."""
    print(f"{walked(who).situations} situations, {walked(who).pairs} pairs")  # noqa: T201 - shown by -rP

    assert flaws(walked(who)) == ""


def test_the_walks_come_to_every_stage_of_every_dialogue() -> None:
    """A stage that nobody comes to is either not needed or not tried."""
    reached = set[tuple[str, str]]().union(*(walked(who).stages for who in PAGES))
    there = {(f.name, s.name) for f in FLOWS.values() if not f.thing for s in f.stages.values() if s.card}

    assert there - reached == set()


def test_no_chain_of_arrivals_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine ends a chain that seems endless; a real one must be done before, or the wrong question is asked."""
    usual = walk(world(FULL, 60))
    monkeypatch.setattr(moves, "HOPS", 10 * moves.HOPS)

    assert walk(world(FULL, 60)) == usual


# -- the walk itself -----------------------------------------------------------------------------------------------
RESTAURANT = World(SMALL, BOUND, THEN, {}, most=60)


def test_a_walk_comes_to_every_stage_of_the_restaurant() -> None:
    """Including those that only an interruption or a happening leads to."""
    eaten = walk(RESTAURANT)

    assert eaten.flaws == []
    assert {("order", "cooking"), ("allergies", "which"), ("cancel", "sure")} <= eaten.stages


def stumbling(_: Scene) -> bool:
    """A condition that was not thought through."""
    return 1 // 0 > 1


def test_a_walk_finds_who_is_left_without_an_answer() -> None:
    """A rule that only remembers is silent, and a condition that stumbles is named."""
    deaf = stage("at_rest", ask("menu"), when(wrote()).then(note("words", "x")), otherwise(say("what")))
    lame = stage("at_rest", ask("menu"), when(wrote(), stumbling).then(again()), otherwise(say("what")))
    silent, raising = (walk(replace(RESTAURANT, flows=SMALL | {"home": flow("home", s)}, most=1)) for s in (deaf, lame))

    assert silent.flaws[0].endswith("reply_to=''): silence")
    assert "raises ZeroDivisionError" in raising.flaws[0]


def test_a_walk_is_the_same_every_time() -> None:
    """So that what it finds can be found again."""
    assert walk(RESTAURANT) == walk(RESTAURANT)
