"""Every situation of the real flows, walked through for several kinds of customers; see walk.py.

The page of the books is as full as one customer's could be: two currencies, every kind of document, a case in every
state, offers open, expired and answered.
"""

from collections.abc import Iterator
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
from flows.facts import claims
from flows.facts.books import Page
from flows.facts.call_backs import CallBack, CallState
from flows.facts.delivery import Delivery
from flows.facts.dispute import Case, CaseState, Offer, OfferState, Option, Proof, Split
from flows.facts.money import Money
from flows.facts.parties import Company, Contact, Customer, Role
from flows.facts.prices import AgreedPrice
from flows.facts.standing import standing
from flows.facts.statement import Item, Kind, Line, Statement, StatementState
from flows.facts.times import DAY, HOUR
from flows.tables.questions import QUESTIONS
from flows.tables.reasons import REASONS
from tests.flows import samples_figures, samples_ledgers, samples_matters, samples_people, samples_promises
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
# Closed long ago, and offered after an appeal.
LONG_AGO = replace(
    case(91, CaseState.CLOSED), document_id=1001, registered_at=NOW - 90 * DAY, next_contact_at=NOW - 60 * DAY
)
APPEALED = replace(case(92, CaseState.OFFERED), document_id=1014, appealed_at=NOW - DAY)
# Two lines under one number, one of them wrong in part.
OF_TWO_LINES = replace(
    case(93, CaseState.TRIAGE),
    items=(claims.Item(1011, "INV-1011", Split(3_000)), claims.Item(1012, "INV-1012", Split(2_000))),
)
SETTLED = (*(c for c in CASES if c.state in {CaseState.RESOLVED, CaseState.CLOSED}), LONG_AGO)


def offer(number: int, case_: Case, state: OfferState, valid: int) -> Offer:
    """Two ways to settle a case."""
    options = (Option(5_000, 0, "credit_note", "All of it."), Option(2_000, 3_000, "credit_note", "A part."))
    return Offer(number, case_.id, 1, options, state, 1, valid)


FINAL = offer(92, APPEALED, OfferState.SENT, NOW + 3 * DAY)
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
    cases=(*CASES, LONG_AGO, APPEALED, OF_TWO_LINES),
    unapplied=(line(16, Kind.PAYMENT), line(17, Kind.PAYMENT)),
    offers=(*OFFERS, FINAL),
    deliveries={1002: Delivery("PO-2", "Maja", "DN-2", CUT_OFF, "Gate 2", "Per")},
    proofs=(
        Proof(1, 0, "agreed_price", "order.pdf", 1000, NOW, "stored"),
        Proof(2, 1, "other", "a.jpg", 10, NOW, "stored"),
    ),
    phone="+4687001234",
    complaints=samples_matters.COMPLAINTS,
    anomalies=samples_matters.ANOMALIES,
    answers=samples_matters.ANSWERS,
    surveys=samples_matters.SURVEYS,
    met=samples_matters.MET,
    promises=samples_promises.PROMISES,
    plans=samples_promises.PLANS,
    figures_back=samples_figures.FIGURES,
    uploads=samples_ledgers.LEDGERS,
)

assert FULL.contact
MAJA = FULL.contact
FULL = replace(FULL, members=samples_people.members(MAJA, *FULL.others), own_data=samples_people.OWN_DATA)
# Whoever speaks for two companies, with a price on file for whatever was billed.
FULL = replace(
    FULL,
    companies=tuple(filter(None, (FULL.customer, Customer(99, "OTHER", "Another company")))),
    prices=tuple(
        AgreedPrice(item.description, item.unit, item.unit_price - Decimal("0.10"), "USD", date(2020, 1, 1))
        for line in DOLLARS.lines
        for item in line.items
    ),
)

PAGES = {
    "an administrator with everything": FULL,
    "a viewer": replace(FULL, contact=replace(MAJA, role=Role.VIEWER), own_data=samples_people.BY_PHONE),
    "a confirmer over the limit": replace(FULL, contact=replace(MAJA, role=Role.CONFIRMER, limit=Money(100, "USD"))),
    "somebody nobody has vouched for": replace(
        FULL, contact=replace(MAJA, trusted=False), own_data=samples_people.LOCKED
    ),
    "one statement and no case": replace(FULL, statements=(DOLLARS,), cases=(), offers=(), unapplied=(), proofs=()),
    "a statement that was confirmed meanwhile": replace(
        FULL, statements=(replace(DOLLARS, state=StatementState.CONFIRMED),), cases=CASES[:1], offers=()
    ),
    "their own figure comes first": replace(
        FULL, statements=(EUROS,), to_state=(DOLLARS,), cases=(), offers=(), unapplied=(), proofs=()
    ),
    "a call arranged": replace(
        FULL, calls=(CallBack(1, 1, 1, 0, "freight", "+4687001234", NOW + DAY, CallState.BOOKED),), cases=CASES[:1]
    ),
    "somebody who owes nothing and promised something": replace(
        FULL, statements=(), cases=(), offers=(), promises=FULL.promises[1:2], plans=()
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
    "claim_changed": {"claimed": 4_000, "next": NOW + DAY},
    "paper_moved": {"name": "a.jpg", "slot": "paper", "case_id": 1},
    "paper_withdrawn": {"name": "a.jpg", "erased": True},
    "linked": {"customer": FULL.company.name, "role": "confirmer"},
    "prepared": {"asked": ["Per Holm"]},
    "stated": {"statement_id": 1, "owed": 100_000, "ours": 180_000},
    "taken": {"name": "Sam Reed"},
    "returned": {"name": "Sam Reed"},
    **samples_matters.HAPPENINGS,
    **samples_people.HAPPENINGS,
    **samples_promises.HAPPENINGS,
}

PAID: dict[str, Value] = {
    "statement_id": 1,
    "document_id": 0,
    "reason": "payment_missing",
    "paid": 100_016,
    "reference": "",
}

ABOUT: dict[str, Value] = {"statement_id": 1, "document_id": 1002, "words": "it is wrong"}
NOWHERE: dict[str, Value] = {"reason": "not_received", "goes_to": "", "consignee": ""}

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
    Opened("raise_dispute", ABOUT | {"alarm": "privacy"}),
    Opened("raise_dispute", ABOUT | {"alarm": "fraud"}),
    Opened("raise_dispute", {}),
    Opened("state_balance", {"statement_id": 1}),
    Opened("send_evidence", {}),
    *(Opened("answer_offer", {"case_id": o.case_id, "offer_id": o.id}) for o in OFFERS),
    Opened("call_back", {}),
    Opened("come_back", {}),
    *(Opened("still_you", {"contact_id": 1, "answer": answer}) for answer in ("yes", "else")),
    *(Opened(name, {"case_id": c.id}) for name in ("settle", "send_evidence", "follow_case") for c in CASES),
    *(
        Opened(name, {"case_id": c.id})
        for name in ("change_claim", "withdraw_case", "appeal")
        for c in (*CASES[:6], OF_TWO_LINES)
    ),
    *(Opened("answer_offer", {"case_id": o.case_id, "choice": "decline"}) for o in (*OFFERS[:1], FINAL)),
    *(Opened("answer_offer", {"case_id": OFFERS[0].case_id, "choice": choice}) for choice in ("time", "explain")),
    Opened("answer_offer", {"case_id": OFFERS[0].case_id, "choice": "accept", "option": 1}),
    *(Opened("settle", {"case_id": c.id, "answer": w}) for w in ("later", "words", "no", "again") for c in SETTLED),
    Opened("see_papers", {"case_id": 1}),
    *(Opened("see_papers", {"case_id": 1, "paper_id": 2, "ask": what}) for what in ("move", "delete")),
    Opened("link_account", {"invitation": 1, "proof": "number", "invoice": "INV-1001", "role": "confirmer"}),
    Opened("link_account", {"invitation": 1, "proof": "contact"}),
    Opened("link_account", {"invitation": 1, "proof": "staff"}),
    *(Opened("feelings", {"why": why, "times": 1}) for why in ("anger", "fury", "limit", "pause", "grave", "cleared")),
    Opened("a_dialogue_of_old", {"case_id": 1}),
    Opened("ask_question", {"asked": ["credit_note"]}),
    Opened("ask_question", {"asked": ["credit_note", "set_off"]}),
    *samples_figures.NOTICES,
    *samples_ledgers.NOTICES,
    *samples_matters.NOTICES,
    *samples_people.NOTICES,
    *samples_promises.NOTICES,
)


# The customer excepts a line that has no case yet, corrects a payment to one that we have, and waits for goods.
# What stands behind several questions of one reason, each begun where it is asked.
LINE: dict[str, Value] = {"statement_id": 1, "document_id": 1001}
MONEY_MATTERS: dict[str, dict[str, Value]] = {
    "meant": {"words": "the price and the freight", "meant": ["price", "charge"]},
    "over": {"reason": "other", "words": "broken", "amount": 99_999_999},
    "promised": {"reason": "other", "words": "broken", "amount": 100},
    "unit": {"reason": "price", "item": 0, "told_price": "300"},
    "unit_explained": {"reason": "price", "item": 0, "told_price": "300", "unit_price": "12.5"},
    "payment_there": PAID | {"document_id": 1002, "paid": 20_000, "paid_on": ""},
    "fee_gap": PAID | {"paid": 100_100, "payment_id": 1016},
    "payment_again": PAID | {"paid_on": ""},
    "credit_found": {"reason": "credit_missing", "credit_number": ""},
    "copies": {"reason": "docs_missing", "doc_kind": "doc_invoice", "copies": True},
    "due_dates": {"reason": "terms", "terms_basis": "basis_invoice", "terms_days": "60"},
    "listed_here": {"reason": "omitted", "omitted_number": "INV-1003", "listed": 1003},
    "rebate_later": {"reason": "discount", "discount_kind": "discount_rebate", "discount_reached": "reached_no"},
    "deliveries": {"reason": "duplicate", "twin": 1002},
    "two_invoices": {"reason": "duplicate", "twin": 1002},
}
# The totals were shown a moment ago and are still what the books say.
ON_THE_CARD: dict[str, Value] = {
    "statement_id": 1, "shown_at": NOW, "shown_sum": standing(DOLLARS, FULL.cases).undisputed.minor,
}  # fmt: skip
ALSO = (
    *((Frame("raise_dispute", 1, stage, LINE | notes),) for stage, notes in MONEY_MATTERS.items()),
    (Frame("confirm_balance", 1, "reasons", {"statement_id": 1, "except": [1013]}, ("totals", "except")),),
    (Frame("confirm_balance", 1, "except", {"statement_id": 1, "except": [1013]}, ("totals",)),),
    (
        Frame(
            "raise_dispute", 1, "paraphrase", PAID | {"paid": 500, "proof": "told", "remedy": "unsure", "rest": "fine"}
        ),
    ),
    (Frame("raise_dispute", 1, "due_there", ABOUT | NOWHERE),),
    (Frame("raise_dispute", 1, "received", ABOUT | {"reason": "quantity"}),),
    (Frame("raise_dispute", 1, "tell_it", {"statement_id": 1, "document_id": 1001, "reason": "quality"}),),
    (Frame("follow_case", 1, "which_of_them", {"case_id": 1, "two": [1, 2], "said": "see the order"}),),
    (Frame("raise_dispute", 1, "rest_timing", FEWER | {"expected_on": "2026-11-20"}, ("received", "rest")),),
    (Frame("state_balance", 1, "sure", {"statement_id": 1, "owed": 100_000}, ("figure",)),),
    (Frame("confirm_balance", 1, "sure", ON_THE_CARD, ("totals",)),),
    *samples_figures.ALSO,
    *samples_ledgers.ALSO,
    *samples_promises.ALSO,
)


def asked_after_another() -> Iterator[tuple[Frame]]:
    """Each question that only some answer to another leads to, with that answer given and all others passed over."""
    for reason, rows in QUESTIONS.items():
        passed = dict.fromkeys((row.key for row in rows), "")
        for row in (row for row in rows if row.asked_when[0] and row.key in FLOWS["raise_dispute"].stages):
            told = passed | {other: said[0] for other, said in (r.asked_when for r in rows) if other}
            told[row.asked_when[0]] = row.asked_when[1][0]
            notes = {key: said for key, said in told.items() if key != row.key}
            yield (Frame("raise_dispute", 1, row.key, LINE | {"reason": reason} | notes),)


def world(page: Page, most: int) -> World:
    """The real flows for one customer; the questions of a reason differ little from one page to another."""
    also = (*asked_after_another(), *ALSO) if page is FULL else ALSO if page.contact else ()
    return World(FLOWS, page, NOW, HAPPENINGS, NOTICES, also, most)


def flaws(walked: Walk) -> str:
    """The first flaws, one a line; a walk finds the same one from many sides."""
    return "\n".join(dict.fromkeys(walked.flaws[:FLAWS_SHOWN]))


def test_the_real_flows_have_no_mistakes() -> None:
    """What can be seen in the tables alone."""
    assert "\n".join(check(FLOWS)) == ""


@cache
def walked(who: str) -> Walk:
    """The walk for one kind of customer, taken once for all tests; the later ones go first to what is theirs alone."""
    if PAGES[who] is FULL:
        return walk(world(FULL, 450))
    return walk(replace(world(PAGES[who], 80), known=frozenset(walked(next(iter(PAGES))).stages)))


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

    assert silent.flaws[0].endswith("): silence")
    assert "raises ZeroDivisionError" in raising.flaws[0]


def test_a_walk_is_the_same_every_time() -> None:
    """So that what it finds can be found again."""
    assert walk(RESTAURANT) == walk(RESTAURANT)
