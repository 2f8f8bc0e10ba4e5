"""What the ERP is to post, what it says it posted, who stands in for whom, and what was granted lately."""

import asyncio
import csv
import io
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from flows.facts.concessions import Needed, Signature
from flows.facts.dispute import Item, OfferState, Option, Part, Split
from flows.facts.money import Money
from flows.facts.times import DAY
from flows.tables.approvals import Level
from storage import adjustments, approvals, cases
from storage.ports import Connection
from storage.tables.cases import ADJUSTMENT
from tests.town.town import Town, a_town

Answer = TypeVar("Answer")
COLUMNS = "customer,type,number,date,currency,total,open,order"
ROW = "OKAFOR,credit note,{number},2026-11-02,USD,{total},{total},{order}"


def with_books(folder: Path, tell: Callable[[Town, Given], Awaitable[Answer]]) -> Answer:
    """What comes of it in a town where USD 200.00 of a case of Okafor's are to be posted, agreed to by Jonas."""

    async def go() -> Answer:
        async with a_town(folder) as town:
            await town.open_books(issue=False)
            await town.concord.store.write(lambda conn: agreed(conn, town.clock.now()))
            concord = town.concord
            return await tell(town, Given(concord.store, concord.corridor.take, town.clock, town.settings))

    return asyncio.run(go())


def agreed(conn: Connection, now: int, remedy: str = "credit_note") -> None:
    """A case that is being carried out."""
    case_id = cases.register(
        conn, customer_id=1, contact_id=1, statement_id=0, state="executing", remedy=remedy, words="x", answers={},
        registered_at=now, next_contact_at=now + DAY, document_id=0, document="INV-2214", reason="price",
        currency="USD", claimed=200_00,
    )  # fmt: skip
    case = cases.one(conn, case_id)
    assert case is not None
    offer = cases.propose(conn, case, (Option(200_00, 0, remedy, "why"),), 1, now + DAY, now)
    level = Needed(Level.REVIEWER, "amount", Money(200_00, "USD"), Money(0, "USD"))
    approvals.sign(conn, offer, Signature(2, "reviewer"), level, now)
    cases.decide_offer(conn, offer.id, OfferState.ACCEPTED, now, approver=2, chosen=0)
    accepted = cases.offer(conn, case_id)
    assert accepted is not None
    cases.ask_adjustment(conn, case, accepted, now)


LINES = (("INV-2207", 120_00), ("INV-2214", 80_00))


def agreed_on_two(conn: Connection, now: int) -> None:
    """Another case of Okafor's, about two lines, both granted whole."""
    items = tuple(Item(at, name, Split(claimed)) for at, (name, claimed) in enumerate(LINES, start=901))
    case_id = cases.register(
        conn, customer_id=1, contact_id=1, statement_id=0, state="executing", remedy="credit_note", words="x",
        answers={}, registered_at=now, next_contact_at=now + DAY, reason="discount", currency="USD", items=items,
    )  # fmt: skip
    case = cases.one(conn, case_id)
    assert case is not None
    parts = tuple(Part(item.document_id, item.document, item.split.claimed, 0) for item in items)
    offer = cases.propose(conn, case, (Option(200_00, 0, "credit_note", "why", parts),), 1, now + DAY, now)
    cases.decide_offer(conn, offer.id, OfferState.ACCEPTED, now, approver=2, chosen=0)
    accepted = cases.offer(conn, case_id)
    assert accepted is not None
    cases.ask_adjustment(conn, case, accepted, now)


def test_a_case_of_several_lines_is_exported_as_a_row_a_document(tmp_path: Path) -> None:
    """Each with its sum and its own reference; a case of one line stays one row."""

    async def tell(town: Town, given: Given) -> Result:
        await given.store.write(lambda conn: agreed_on_two(conn, town.clock.now()))
        return await perform(given, "export_adjustments", {})

    rows = csv.DictReader(io.StringIO(with_books(tmp_path, tell).file))

    assert [(row["reference"], row["case"], row["document"], row["amount"]) for row in rows] == [
        ("ADJ-1", "D-1001", "INV-2214", "200.00"),
        ("ADJ-2/1", "D-1002", "INV-2207", "120.00"),
        ("ADJ-2/2", "D-1002", "INV-2214", "80.00"),
    ]


@pytest.mark.parametrize(
    ("notes", "state", "document"),
    [
        ([("CN-1", "ADJ-2/1", "120.00"), ("CN-2", "ADJ-2/2", "80.00")], "resolved", "CN-1, CN-2"),
        ([("CN-1", "ADJ-2/1", "120.00")], "executing", ""),
        ([("CN-1", "ADJ-2", "200.00")], "resolved", "CN-1"),
        ([("CN-1", "ADJ-2/1", "120.00"), ("CN-2", "ADJ-2/2", "70.00")], "executing", "CN-1, CN-2"),
    ],
    ids=["one a line", "the second is to come", "one for both", "one differs"],
)
def test_the_ledger_may_post_each_line_by_itself(
    tmp_path: Path, notes: list[tuple[str, str, str]], state: str, document: str
) -> None:
    """In one import or in several; what differs is left to people."""

    async def tell(town: Town, given: Given) -> tuple[str, str]:
        await given.store.write(lambda conn: agreed_on_two(conn, town.clock.now()))
        for note in notes:
            await imported(town, given, *note)
        case, rows = await given.store.read(lambda conn: (cases.one(conn, 2), adjustments.open_ones(conn)))
        left = [row["erp_document"] for row in rows if row["case_id"] == 2]
        done = await given.store.read(lambda conn: conn.execute(ADJUSTMENT.select()).mappings().all())
        assert case is not None
        return case.state.value, str(left[0] if left else done[1]["erp_document"])

    assert with_books(tmp_path, tell) == (state, document)


def states(conn: Connection) -> tuple[str, str, str]:
    """(of the case, of the request, the document it has)."""
    case, row = cases.one(conn, 1), conn.execute(ADJUSTMENT.select()).mappings().first()
    return (case.state.value if case else "", row["state"] if row else "", row["erp_document"] if row else "")


async def imported(town: Town, given: Given, number: str, order: str, total: str) -> Result:
    """The ledger's credit note comes in."""
    sheet = town.settings.data_dir / "credit.csv"
    sheet.write_text(f"{COLUMNS}\n{ROW}\n".format(number=number, order=order, total=total), encoding="utf-8")
    return await perform(given, "import", {"files": [str(sheet)], "mapping": "", "as_of": ""})


def test_what_is_to_be_posted_is_exported_once(tmp_path: Path) -> None:
    """A row a request, with what to quote; what is still open can be had again."""

    async def tell(_: Town, given: Given) -> list[Result]:
        wanted: tuple[dict[str, bool], ...] = ({}, {}, {"again": True})
        return [await perform(given, "export_adjustments", args) for args in wanted]

    first, second, again = with_books(tmp_path, tell)
    (row,) = csv.DictReader(io.StringIO(first.file))

    assert (row["reference"], row["case"], row["customer"], row["remedy"], row["amount"], row["currency"]) == (
        "ADJ-1", "D-1001", "OKAFOR", "credit_note", "200.00", "USD"
    )  # fmt: skip
    assert second.lines == ("There is nothing to post.",)
    assert again.file == first.file


@pytest.mark.parametrize(("number", "order"), [("CN-77", "adj-1"), ("CN-D-1001", ""), ("CN-78", "PO-7 / D-1001")])
def test_a_credit_note_that_names_the_request_carries_it_out(tmp_path: Path, number: str, order: str) -> None:
    """By the request's reference or by the case, in its number or its order; the customer is asked then."""

    async def tell(town: Town, given: Given) -> tuple[Result, tuple[str, str, str]]:
        await perform(given, "export_adjustments", {})
        result = await imported(town, given, number, order, "200.00")
        return result, await given.store.read(states)

    result, found = with_books(tmp_path, tell)

    assert found == ("resolved", "posted", number)
    assert result.lines[-1].startswith("1 requests were carried out")


@pytest.mark.parametrize(
    ("order", "total", "told"),
    [("ADJ-1", "150.00", True), ("ADJ-11", "200.00", False), ("PO-7", "200.00", False)],
    ids=["another sum", "another request", "nothing named"],
)
def test_a_credit_note_that_differs_is_left_to_people(tmp_path: Path, order: str, total: str, told: bool) -> None:  # noqa: FBT001
    """The desk hears of one that names the request, and hears of it once."""

    async def tell(town: Town, given: Given) -> tuple[str, int]:
        await imported(town, given, "CN-77", order, total)
        await imported(town, given, "CN-90", "", "1.00")
        await town.settle()
        texts = [str(message["text"]) for message in town.desk()]
        state = await given.store.read(states)
        return state[0], sum("the ledger has CN-77" in text for text in texts)

    state, times = with_books(tmp_path, tell)

    assert (state, times) == ("executing", int(told))


def test_what_was_granted_lately_is_listed_with_level_and_names(tmp_path: Path) -> None:
    """What a rule settled by itself would stand there as well."""

    async def tell(_: Town, given: Given) -> Result:
        return await perform(given, "concessions", {"days": 7})

    result = with_books(tmp_path, tell)

    assert result.rows[0][1:] == ("D-1001", "OKAFOR", "", "USD", "200.00", "L1", "Jonas")


def test_what_concerns_a_related_party_says_so_where_it_is_read_and_posted(tmp_path: Path) -> None:
    """An auditor asks for these first."""

    async def tell(_: Town, given: Given) -> tuple[Result, Result]:
        await perform(given, "related_party", {"customer": "OKAFOR", "related": True})
        return await perform(given, "concessions", {"days": 7}), await perform(given, "export_adjustments", {})

    listed, exported = with_books(tmp_path, tell)
    (row,) = csv.DictReader(io.StringIO(exported.file))

    assert dict(zip(listed.columns, listed.rows[0], strict=True))["related party"] == "yes"
    assert row["related party"] == "yes"


def test_a_colleague_stands_in_for_another_of_the_same_rank_or_above(tmp_path: Path) -> None:
    """With dates, never downwards; what cannot be is one sentence that says what to do."""
    wanted = (
        {"name": "Mara", "to": "Jonas", "until": "2026-11-13"},
        {"name": "Jonas", "to": "Mara", "until": "2026-11-13"},
        {"name": "Mara", "to": "Mara", "until": "2026-11-13"},
        {"name": "Wei", "to": "Mara", "until": "2026-11-13"},
        {"name": "Mara", "to": "Jonas", "until": "2020-01-01"},
        {"name": "Mara", "to": "Nobody", "until": "2026-11-13"},
    )

    async def tell(_: Town, given: Given) -> list[Result]:
        return [await perform(given, "staff_delegate", args) for args in wanted]

    done, *refused = with_books(tmp_path, tell)

    assert (done.code, done.lines[0][:38]) == (0, "Jonas decides in place of Mara from 20")
    assert [one.code for one in refused] == [1] * 5
    assert [one.lines[0].partition(":")[0][:24] for one in refused] == [
        "Mara (lead) may not deci", "Mara cannot stand in for", "Mara (lead) may not deci", "From 2026-11-02 until 20",
        "--to",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", [("export", "adjustments"), ("report", "concessions"), ("staff", "delegate")], ids=" ".join
)
def test_their_help_says_what_may_be_typed(words: tuple[str, ...]) -> None:
    """Without books or settings."""
    result = CliRunner().invoke(app, [*words, "--help"])

    assert result.exit_code == 0
    assert "--" in result.stdout
