"""A bank's account statement comes in by command, and colleagues see what of it may be a payment somebody misses."""

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update
from typer.testing import CliRunner

from bot import missed_payments
from bot.__main__ import app
from bot.commands.perform import perform
from bot.commands.terms import Given
from bot.doors import Ordered
from storage import bank_entries
from storage.bank_rows import BankRow
from storage.tables.bank import BANK_ENTRY
from storage.tables.cases import CASE
from tests.bot.desk_scene import Desk, desk
from tests.bot.test_desk_head import drawn, read
from tests.town.town import a_town

GOOD = "Date,Amount,Payer,Description\n2026-10-30,400.00,Fu Tong,for 2214\n2026-10-30,-9.00,Landlord,rent\n"


def imported(tmp_path: Path, *texts: str, **more: Any) -> tuple[list[tuple[str, ...]], int]:
    """(what each import said, one after the other, and how many entries there are then)."""
    files = [tmp_path / f"bank{at}.csv" for at in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")

    async def story() -> tuple[list[tuple[str, ...]], int]:
        async with a_town(tmp_path / "var") as town:
            given = Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)
            said = [await perform(given, "import_bank", {"files": [str(one)], **more}) for one in files]
            count = select(func.count()).select_from(BANK_ENTRY)
            return [one.lines for one in said], int(await given.store.read(lambda c: c.execute(count).scalar_one()))

    return asyncio.run(story())


def test_what_came_in_is_kept_once_and_what_went_out_never(tmp_path: Path) -> None:
    """The same file again says so and adds nothing."""
    said, kept = imported(tmp_path, GOOD, GOOD, currency="usd", account="Main")

    assert said == [
        ("1 payments came in; 1 entries that went out were left out.", "1 payments are new, 0 were known."),
        ("1 payments came in; 1 entries that went out were left out.", "0 payments are new, 1 were known."),
    ]
    assert kept == 1


@pytest.mark.parametrize(
    ("text", "more", "last"),
    [
        (GOOD.replace("400.00", "4OO.00"), {"currency": "USD"}, "Nothing was written."),
        (GOOD, {}, "Nothing was written."),
        (GOOD, {"currency": "USD", "dry_run": True}, "Dry run: nothing was written."),
        (
            GOOD,
            {"currency": "RMB"},
            "--currency: 'RMB' is not a currency of ISO 4217; write three letters such as CNY.",
        ),
        (
            "<a>",
            {},
            "bank0.csv is no sound XML (no element found: line 1, column 3); export it from the bank once more.",
        ),
    ],
)
def test_a_fault_or_a_dry_run_leaves_nothing_behind(tmp_path: Path, text: str, more: dict[str, Any], last: str) -> None:
    """All of it or nothing, and one sentence says why."""
    (said,), kept = imported(tmp_path, text, **more)

    assert said[-1] == last
    assert kept == 0


def test_an_operator_types_it_with_the_account_that_the_file_does_not_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same command as for the ledger, told that these files are a bank's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("CONCORD_COMPANY", "Harbourline Trading")
    Path("bank.csv").write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(app, ["import", "--bank", "bank.csv", "--currency", "USD", "--account", "Main"])

    assert result.exit_code == 0
    assert "1 payments are new, 0 were known." in result.output


def missing(here: Desk, **answers: Any) -> None:
    """The case is about a payment of 400 dollars that the bank booked on 30 October."""
    row = BankRow(1, "Main", date(2026, 10, 30), None, 40_000, "USD", payer="FU TONG SHENZHEN TRADING", text="thanks")
    bank_entries.keep(here.conn, [row], "f", 1)
    told = {"paid": 40_000, "paid_on": "2026-10-29", **answers}
    here.conn.execute(update(CASE).values(reason="payment_missing", answers=json.dumps(told), currency="USD"))


def test_a_case_about_a_missing_payment_shows_what_the_bank_has_to_colleagues_alone() -> None:
    """A suggestion on the card; no letter to the customer."""
    with desk() as here:
        missing(here)
        drawn(here)

        assert "The bank may have it:" in read(here)
        assert "FU TONG SHENZHEN TRADING" in read(here)
        assert all(letter.channel == "slack" for letter in here.letters)


def test_entries_that_come_later_are_shown_on_the_cards_that_wait_for_them() -> None:
    """Nobody has to open every case again after an import."""
    with desk() as here:
        missing(here)
        work = here.work()
        missed_payments.look_again(work, Ordered("look_at_bank"))
        here.finish(work)

        assert [reply.body["count"] for reply in here.replies] == [1]
        assert "The bank may have it:" in read(here)


def test_a_case_about_anything_else_is_not_looked_up_at_the_bank() -> None:
    """Who pays what is shown where it is asked for."""
    with desk() as here:
        missing(here)
        here.conn.execute(update(CASE).values(reason="price"))
        drawn(here)

        assert "The bank may have it:" not in read(here)


def test_a_payment_of_another_sum_is_not_suggested() -> None:
    """Nothing is better than something wrong."""
    with desk() as here:
        missing(here, paid=41_000)
        drawn(here)

        assert "The bank may have it:" not in read(here)
