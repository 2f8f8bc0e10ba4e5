"""Real invoices against a customer's ledger made of them; skipped where nobody has put any beside the project."""

import csv
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from flows.facts.ledger_rows import Ours
from flows.facts.matching import match
from flows.facts.statement import Kind
from tests.ledgers.judged import Judged, judged
from tests.ledgers.pairs import booked

BESIDE = Path(__file__).resolve().parents[3]
PLACES = [BESIDE / "data" / "accounts-receivable.csv", BESIDE / "shared" / "data" / "accounts-receivable.csv"]


def invoices() -> dict[str, list[Ours]]:
    """Those of each customer, in the order of their days."""
    file = next((place for place in PLACES if place.exists()), None)
    if file is None:
        pytest.skip("There is no folder with real invoices beside the project.")
    found: dict[str, list[Ours]] = {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            on = datetime.strptime(line["InvoiceDate"], "%m/%d/%Y").date()  # noqa: DTZ007 (a date without a time)
            minor = int(Decimal(line["InvoiceAmount"]) * 100)
            found.setdefault(line["customerID"], []).append(Ours(0, Kind.INVOICE, line["invoiceNumber"], on, minor))
    return {
        customer: [
            Ours(place, one.kind, one.number, one.on, one.minor)
            for place, one in enumerate(sorted(some, key=lambda one: (one.on, one.number)), start=1)
        ]
        for customer, some in found.items()
    }


def ends(times: int) -> list[Judged]:
    """Every customer's ledger, made in so many ways."""
    found = []
    for place, some in enumerate(invoices().values()):
        for turn in range(times):
            two = booked(Random(1_000 * turn + place), some)
            found.append(judged(two, match(two.side, two.theirs, None, two.closing)))
    return found


def test_real_invoices_are_matched_with_nothing_wrong() -> None:
    """A hundred customers, two thousand invoices, with the slips and habits of the made ledgers."""
    all_of_them = ends(times=2)
    links = sum(one.links for one in all_of_them)

    assert sum(len(one.wrong) for one in all_of_them) == 0
    assert sum(one.automatic + one.answered for one in all_of_them) > 0.99 * links
