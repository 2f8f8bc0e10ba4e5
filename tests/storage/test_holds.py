"""Holds, regions and what was sent: rows as the rest of the house reads them."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.commands.imports import import_files
from flows.facts.holds import HoldKind
from storage import follow_ups, holds, ledger
from storage.follow_ups import Sent

NOW = 1_793_620_800_000_000
MONDAY = date(2026, 11, 2)


def test_a_hold_stands_through_its_last_day(conn: Connection) -> None:
    """The day after, nobody has to lift it."""
    holds.place(conn, 1, HoldKind.DUNNING, "talks", date(2026, 11, 6), 2, NOW)

    assert [one.reason for one in holds.standing(conn, 1, date(2026, 11, 6))] == ["talks"]
    assert holds.standing(conn, 1, date(2026, 11, 7)) == ()
    assert holds.standing(conn, 2, MONDAY) == ()


def test_of_each_sort_the_newest_stands_until_it_is_lifted(conn: Connection) -> None:
    """Without a last day it stands for good."""
    holds.place(conn, 1, HoldKind.DUNNING, "talks", date(2026, 11, 6), 2, NOW)
    holds.place(conn, 1, HoldKind.DUNNING, "new talks", None, 3, NOW + 1)
    (stands,) = holds.standing(conn, 1, date(2027, 11, 2))
    holds.lift(conn, 1, HoldKind.DUNNING, 3, NOW + 2)

    assert (stands.reason, stands.until, stands.set_by) == ("new talks", None, 3)
    assert holds.standing(conn, 1, MONDAY) == ()


def test_what_was_sent_says_to_whom_and_what_waits_says_why(conn: Connection) -> None:
    """Two at one moment are one message."""
    one, two = (follow_ups.replace(conn, kind, "case:1", 1, 0, NOW, NOW) for kind in ("evidence_wanted", "offer_open"))
    follow_ups.move(conn, one, NOW + 1, "day_off", '{"name": "Christmas Day"}')
    waits = follow_ups.still_due(conn, one)
    for id_ in (one, two):
        follow_ups.finish(conn, id_, "", NOW + 2, sent=True, to=7)

    assert waits is not None
    assert waits.because == "day_off"
    assert follow_ups.sent_lately(conn, 1, NOW) == [
        Sent(NOW + 2, 7, "evidence_wanted"),
        Sent(NOW + 2, 7, "offer_open"),
    ]
    assert follow_ups.sent_since(conn, 1, NOW) == (NOW + 2,)


@pytest.mark.parametrize("header", ["region", "state", "省份"])
def test_a_region_comes_in_with_the_customer(conn: Connection, tmp_path: Path, header: str) -> None:
    """Under the names that exports use; without one it is empty."""
    path = tmp_path / "customers.csv"
    path.write_text(f"code,name,country,{header}\nBAYER,Huber GmbH,DE,BY\nKIEL,Hansen KG,DE,\n", encoding="utf-8")
    usual = {"mapping": None, "dry_run": False, "as_of": None, "by": "ana", "now": 1, "yes": False}
    report = import_files(conn, [path], progress=lambda _done, _all: None, **usual)  # type: ignore[arg-type]

    assert not report.faults
    assert [(one.code, one.region) for one in ledger.customers(conn)] == [("BAYER", "BY"), ("KIEL", "")]
    assert set(ledger.places(conn)) == {("DE", "BY"), ("DE", "")}
