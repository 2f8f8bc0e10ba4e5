"""A statement that comes back filled in: whose it is, what it is evidence of, and when it is gone."""

import asyncio
import threading
import time
from datetime import date

import pytest

from bot.papers.statement_sheet import headings
from flows.facts.statement import Statement
from flows.facts.times import HOUR
from storage import statements
from storage.evidence_files import looked_at
from storage.sheets_back import read_back
from storage.sheets_out import statement_workbook
from tests.conversations.filled import XLSX, Entries, as_csv, filled
from tests.corridor.conftest import AMARA, LIMIN, Play, one, rows, send
from tests.town.town import Town, plain

TWO_DIFFER: Entries = {"INV-2207": (23000, "40 cans were missing"), "INV-2214": (4500, "")}


async def file_of(town: Town, currency: str, entries: Entries) -> bytes:
    """The customer's statement in that currency, filled in."""
    id_ = await one(town, "SELECT id FROM statement WHERE currency = ? ORDER BY id DESC", currency)
    statement = await town.concord.store.read(lambda conn: statements.one(conn, id_))
    assert isinstance(statement, Statement)
    return filled(statement_workbook(statement, headings("en")), entries)


async def sent(town: Town, who: int, content: bytes) -> list[str]:
    """What the customer is answered."""
    return [plain(message) for message in await send(town, who, content, "ours.xlsx", XLSX)]


def test_what_is_found_is_said_and_the_desk_is_told(play: Play) -> None:
    """After a word at once that it is being looked at."""

    async def script(town: Town) -> tuple[list[str], list[str]]:
        said = await sent(town, AMARA, await file_of(town, "USD", TWO_DIFFER))
        return said, [str(message.get("text")) for message in town.desk()]

    said, desk = play(script, AMARA)

    assert "I am looking into your table" in said[0]
    assert "Differ: 2." in said[1]
    assert "“40 cans were missing”" in said[2]
    assert any("filled in ST-" in line and "Differ: 2." in line for line in desk)


def test_another_customers_file_is_not_kept_and_nothing_is_told(play: Play) -> None:
    """Neither that there is such a statement nor whose it is."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]], list[tuple[object, ...]], bool]:
        said = await sent(town, LIMIN, await file_of(town, "USD", TWO_DIFFER))
        sha = await one(town, "SELECT sha256 FROM evidence") or ""
        kept = await rows(town, "SELECT state, sha256 FROM evidence")
        return said, kept, await rows(town, "SELECT id FROM figures_back"), bool(sha)

    said, kept, found, known = play(script, AMARA, LIMIN)

    assert kept == [("withdrawn", None)]
    assert found == []
    assert not known
    assert "OKAFOR" not in said[-1]


def test_a_file_whose_check_code_was_changed_is_not_compared(play: Play) -> None:
    """It shows other bytes than those that were issued."""

    async def script(town: Town) -> list[str]:
        content = as_csv(await file_of(town, "USD", {}), TWO_DIFFER)
        code = content.split(b"Check code: ")[1][:9]
        told = await send(town, AMARA, content.replace(code, b"0000-0000"), "ours.csv", "text/csv")
        return [plain(message) for message in told]

    assert "could not match" in play(script, AMARA)[-1]


async def raise_both(town: Town) -> None:
    """A case for each of the two differences."""
    for press in ("Say what is wrong", "Too few arrived", "Palm oil 20 L · USD 18.40", "Skip", "Not sure",
                  "No, the rest is fine", "Yes, that is it", "Say what is wrong", "Something else"):  # fmt: skip
        await town.tap(AMARA, press)
    await town.say(AMARA, "we see a lower sum in our books")
    for press in ("Skip", "Not sure", "No, the rest is fine", "Yes, that is it"):
        await town.tap(AMARA, press)


def test_the_file_is_evidence_of_every_case_raised_from_it(play: Play) -> None:
    """One row for each, the same bytes; and it outlives the three days."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], list[tuple[object, ...]]]:
        await sent(town, AMARA, await file_of(town, "USD", TWO_DIFFER))
        await raise_both(town)
        cases = await rows(town, "SELECT id, claimed, words FROM dispute_case ORDER BY id")
        await town.wait(73 * HOUR)
        papers = await rows(town, "SELECT case_id, state, slot FROM evidence ORDER BY case_id")
        return cases, papers, await rows(town, "SELECT DISTINCT sha256 FROM evidence")

    cases, papers, bytes_ = play(script, AMARA)

    assert [claimed for _, claimed, _ in cases] == [85000, 30000]
    assert "40 cans were missing" in str(cases[0][2])
    assert papers == [(id_, "stored", "own_calculation") for id_, _, _ in cases]
    assert len(bytes_) == 1


def test_undecided_for_three_days_it_is_gone(play: Play) -> None:
    """Row, outcome and bytes."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], str]:
        await sent(town, AMARA, await file_of(town, "USD", TWO_DIFFER))
        sha = str(await one(town, "SELECT sha256 FROM evidence"))
        await town.wait(71 * HOUR)
        assert town.concord.files.read(sha)
        await town.wait(2 * HOUR)
        with pytest.raises(FileNotFoundError):
            town.concord.files.read(sha)
        return await rows(town, "SELECT state FROM evidence"), await rows(town, "SELECT id FROM figures_back"), sha

    papers, found, _ = play(script, AMARA)

    assert papers == [("withdrawn",)]
    assert found == []


def test_while_a_person_speaks_only_the_desk_is_told(play: Play) -> None:
    """The outcome stands in the thread; no dialogue is begun over it."""

    async def script(town: Town) -> tuple[list[str], int]:
        await town.tap(AMARA, "Talk to a person")
        said = await sent(town, AMARA, await file_of(town, "USD", TWO_DIFFER))
        return said, len(await rows(town, "SELECT id FROM figures_back"))

    said, found = play(script, AMARA)

    assert found == 1
    assert not any("Differ:" in line for line in said)


def test_reading_never_holds_up_anybody_else(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """It happens in another thread: the loop goes on meanwhile."""
    loop_thread, read_in = threading.get_ident(), []

    def slow(*given: object) -> object:
        read_in.append(threading.get_ident())
        time.sleep(0.3)
        return read_back(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.figures_reading.read_back", slow)

    async def script(town: Town) -> float:
        content = await file_of(town, "USD", TWO_DIFFER)
        longest, done = 0.0, asyncio.Event()

        async def tick() -> None:
            nonlocal longest
            while not done.is_set():
                began = time.perf_counter()
                await asyncio.sleep(0.01)
                longest = max(longest, time.perf_counter() - began)

        ticking = asyncio.create_task(tick())
        await sent(town, AMARA, content)
        done.set()
        await ticking
        return longest

    longest = play(script, AMARA)

    assert read_in
    assert loop_thread not in read_in
    assert longest < 0.3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "cp1252", "cp1251", "cp932"])
def test_a_table_in_text_is_taken_in_any_of_the_worlds_encodings(encoding: str) -> None:
    """It is looked into later; here only that it is text."""
    said = {"cp1252": "Betrag · größer", "cp1251": "Сумма больше", "cp932": "金額"}.get(encoding, "金额 Betrag")
    content = f"Statement;{date(2026, 10, 31)};{said}\r\nINV-1;2.700,00\r\n".encode(encoding)

    assert looked_at(content, "text/csv") == ("text/plain", "")
