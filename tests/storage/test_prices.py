"""Agreed prices: what an import brings, what it refuses, and which price holds on a day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, func, insert, select

from bot.commands.imports import Report, import_files, undo
from flows.facts.prices import AgreedPrice, price_on
from storage import ledger, prices
from storage.tables import METADATA
from storage.tables.ledger import CUSTOMER, PRICE

HEADER = "Customer,Description,Unit,Agreed price,Currency,Valid from,Valid until,Source"


@pytest.fixture
def conn() -> Iterator[Connection]:
    """Books with one customer."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(CUSTOMER).values(code="OKAFOR", name="Okafor Foods", created_at=1))
        yield connection
    engine.dispose()


def bring(conn: Connection, folder: Path, *rows: str, header: str = HEADER) -> Report:
    """An import of these rows as an operator would start it."""
    path = folder / "prices.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    usual: dict[str, Any] = {"mapping": None, "dry_run": False, "as_of": None, "by": "ana", "now": 1, "yes": False}
    return import_files(conn, [path], progress=lambda _done, _all: None, **usual)


def agreed(conn: Connection) -> tuple[AgreedPrice, ...]:
    """What is on file for the customer."""
    found = ledger.customer_by_code(conn, "OKAFOR")
    return prices.of_customer(conn, found.id) if found else ()


def test_agreed_prices_come_in_and_keep_every_digit(conn: Connection, tmp_path: Path) -> None:
    """A price of a fifth of a cent is no rounding error to whoever buys a million."""
    report = bring(conn, tmp_path, "OKAFOR,Palm oil 20 L,cans,18.4025,USD,2026-09-01,,Price list September 2026")

    assert report.batch == 1
    assert agreed(conn) == (
        AgreedPrice(
            "Palm oil 20 L", "cans", Decimal("18.4025"), "USD", date(2026, 9, 1), None, "Price list September 2026"
        ),
    )


def test_chinese_headings_are_known(conn: Connection, tmp_path: Path) -> None:
    """An export in Chinese needs no mapping."""
    report = bring(
        conn, tmp_path, "OKAFOR,复印纸 A4,箱,20.00,CNY,2026-09-01,合同2026-8",
        header="客户编码,品名,单位,协议价,币种,生效日期,合同号",
    )  # fmt: skip

    assert report.done
    assert [(one.description, one.price, one.source) for one in agreed(conn)] == [
        ("复印纸 A4", Decimal("20.00"), "合同2026-8")
    ]


def test_the_same_list_again_changes_nothing(conn: Connection, tmp_path: Path) -> None:
    """Operators import twice."""
    row = "OKAFOR,Palm oil 20 L,cans,18.40,USD,2026-09-01,,"
    bring(conn, tmp_path, row)

    assert bring(conn, tmp_path, row).batch is None


def test_a_new_price_ends_the_open_one_the_day_before(conn: Connection, tmp_path: Path) -> None:
    """Two prices of one day would be no price."""
    bring(conn, tmp_path, "OKAFOR,Palm oil 20 L,cans,18.40,USD,2026-09-01,,")
    bring(conn, tmp_path, "OKAFOR,Palm oil 20 L,cans,19.20,USD,2026-11-01,,")
    on_file = agreed(conn)
    of_days = [price_on(on_file, "palm oil  20 l", "Cans", "USD", date(2026, *day)) for day in ((10, 31), (11, 1))]

    assert on_file[0].valid_until == date(2026, 10, 31)
    assert [one and one.price for one in of_days] == [Decimal("18.40"), Decimal("19.20")]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("NOBODY,Palm oil,cans,18.40,USD,2026-09-01,,", "Customer", "unknown_customer"),
        ("OKAFOR,Palm oil,cans,0,USD,2026-09-01,,", "Agreed price", "no_price"),
        ("OKAFOR,Palm oil,cans,cheap,USD,2026-09-01,,", "Agreed price", "not_a_number"),
        ("OKAFOR,Palm oil,cans,18.40,USD,,,", "Valid from", "empty"),
        ("OKAFOR,Palm oil,cans,18.40,USD,2026-09-01,2026-08-01,", "Valid until", "before_date"),
        ("OKAFOR,Rice,bags,41.00,USD,2026-09-01,,", "Valid from", "duplicate"),
        ("OKAFOR,Rice,bags,41.00,USD,2026-08-01,2026-09-15,", "Valid until", "two_prices"),
    ],
)
def test_a_faulty_row_refuses_the_whole_list_and_names_its_place(
    conn: Connection, tmp_path: Path, row: str, column: str, code: str
) -> None:
    """All or nothing, one sentence a fault."""
    report = bring(conn, tmp_path, "OKAFOR,Rice,bags,40.00,USD,2026-09-01,,", row)

    assert [(fault.row, fault.column, fault.code) for fault in report.faults] == [(3, column, code)]
    assert conn.execute(select(func.count()).select_from(PRICE)).scalar() == 0


def test_a_list_is_taken_back_like_any_import(conn: Connection, tmp_path: Path) -> None:
    """The price before it holds again, for as long as it did."""
    bring(conn, tmp_path, "OKAFOR,Palm oil 20 L,cans,18.40,USD,2026-09-01,,")
    before = agreed(conn)
    bring(conn, tmp_path, "OKAFOR,Palm oil 20 L,cans,19.20,USD,2026-11-01,,")
    undo(conn, 2, 2, issued=lambda _: False)

    assert agreed(conn) == before


def test_only_the_price_of_these_goods_in_this_unit_and_currency_counts() -> None:
    """A price for a box is none for a piece; a list without a unit holds for whatever is billed."""
    begins = date(2026, 9, 1)
    listed = (
        AgreedPrice("Palm oil 20 L", "cans", Decimal("18.40"), "USD", begins, date(2026, 9, 30)),
        AgreedPrice("Rice", "", Decimal(40), "USD", begins),
    )

    assert price_on(listed, "Palm oil 20 L", "boxes", "USD", begins) is None
    assert price_on(listed, "Palm oil 20 L", "cans", "EUR", begins) is None
    assert price_on(listed, "Palm oil 20 L", "cans", "USD", date(2026, 10, 1)) is None
    assert price_on(listed, "Rice", "bags", "USD", begins) == listed[1]
