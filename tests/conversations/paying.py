"""Money that comes in while a transcript is played: imported as the ledger would export it."""

import csv
import re
import tempfile
from pathlib import Path

from bot.commands.imports import import_files
from flows.facts.times import day_in_zone
from storage.ports import Store
from tests.town.town import BOOKS, Town

_MONEY = re.compile(
    r"(?P<number>\S+) brings (?P<sum>[\d.]+)(?: for (?P<document>\S+))?(?: from (?P<customer>\S+))?"
    r"(?: dated (?P<on>\S+))?"
)


def names_money(fate: str) -> bool:
    """Whether that line of `fate` is a payment: "RC-6001 brings 2700.00 for INV-2201"."""
    return _MONEY.fullmatch(fate) is not None


async def pay(town: Town, fate: str) -> None:
    """Import that payment, dated today unless it says otherwise, and set against its document."""
    await bring(town.concord.store, town.clock.now(), fate)


async def bring(store: Store, now: int, fate: str) -> None:
    """The same in any books."""
    told = _MONEY.fullmatch(fate)
    assert told is not None
    documents = list(csv.DictReader((BOOKS / "documents.csv").read_text(encoding="utf-8").splitlines()))
    listed = next(row for row in documents if told["document"] in (row["number"], None))
    row = {
        "customer": told["customer"] or listed["customer"],
        "payment number": told["number"],
        "payment date": told["on"] or day_in_zone(now, "UTC").isoformat(),
        "currency": listed["currency"],
        "amount received": told["sum"],
        "applied to": told["document"] or "",
        "applied amount": told["sum"] if told["document"] else "",
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "payments.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            writer.writeheader()
            writer.writerow(row)
        report = await store.write(
            lambda conn: import_files(
                conn, [path], mapping=None, dry_run=False, as_of=None, by="test", now=now, yes=True,
                progress=lambda *_: None,
            )
        )  # fmt: skip
    assert report.done, report.lines()
