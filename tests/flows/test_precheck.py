"""What a reviewer is pointed to before a statement goes out: each rule finds what it is for, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from flows.facts.anomalies import Favour
from flows.facts.findings import Finding
from flows.facts.money import Money
from flows.facts.precheck import SHOWN, Known, each_finding, precheck
from flows.facts.prices import AgreedPrice
from flows.facts.statement import Item, Kind, Line, Statement

CUT_OFF = date(2026, 10, 31)
NOTHING = Known()
OIL = Item(1, "Palm oil 20 L", Decimal(250), "cans", Decimal("19.20"), 480_000)


def line(number: str, minor: int = 100_000, kind: Kind = Kind.INVOICE, days: int = 10, **more: object) -> Line:
    """An open document, so many days before the cut-off, due a month later."""
    on = CUT_OFF - timedelta(days=days)
    due = None if kind.credit else on + timedelta(days=30)
    made = Line(0, 0, kind, number, on, due, minor, minor)
    return replace(made, **more)  # type: ignore[arg-type]


def statement(*lines: Line) -> Statement:
    """Of October, in dollars."""
    return Statement(1, "ST-OCT", 1, 1, "USD", CUT_OFF, CUT_OFF + timedelta(days=14), lines)


def found(of: Statement, known: Known = NOTHING) -> list[tuple[str, str]]:
    """(rule, documents) of everything found."""
    return [(one.what, one.named) for one in precheck(of, known)]


def test_a_plain_statement_has_nothing_to_look_at() -> None:
    """Two invoices of different sums, neither old nor paid."""
    assert found(statement(line("INV-1", 100), line("INV-2", 200))) == []


@pytest.mark.parametrize("other", ["INV-1", "inv 1", "INV/1"])
def test_a_number_that_stands_twice_is_found_however_it_is_written(other: str) -> None:
    """Case, spaces and signs make no other number."""
    assert found(statement(line("INV-1", 100), line(other, 200))) == [("duplicate_number", f"INV-1, {other}")]


def test_an_invoice_and_a_credit_note_may_share_a_number() -> None:
    """They are counted apart."""
    lines = line("77", 100), line("77", 50, Kind.CREDIT_NOTE)

    assert [what for what, _ in found(statement(*lines))] == ["unused_credit"]


@pytest.mark.parametrize(
    "alike", [{"order": "PO-7"}, {"items": (OIL,)}, {"on": CUT_OFF}], ids=["order", "goods", "day"]
)
def test_the_same_amount_for_the_same_thing_within_two_weeks_is_found(alike: dict[str, object]) -> None:
    """Order, goods or day tell that it may be the same delivery."""
    lines = (line(number, 480_000, Kind.INVOICE, days, **alike) for number, days in (("INV-1", 5), ("INV-2", 3)))

    assert found(statement(*lines)) == [("duplicate_amount", "INV-1, INV-2")]


def test_the_same_amount_for_something_else_or_a_month_apart_is_usual() -> None:
    """A subscription bills the same sum every month."""
    apart = line("INV-1", days=35, items=(OIL,)), line("INV-2", days=4, items=(OIL,))
    other = line("INV-3", 700, days=5, order="PO-1"), line("INV-4", 700, days=3, order="PO-2")

    assert found(statement(*apart, *other)) == []


def test_money_that_waits_is_named_with_its_sum() -> None:
    """A payment set against nothing, a credit not used."""
    of = statement(line("INV-1"), line("RC-9", 1_200, Kind.PAYMENT), line("CN-3", 200, Kind.CREDIT_NOTE))

    made = precheck(of, NOTHING)

    assert [(one.what, one.named, one.amount) for one in made] == [
        ("unapplied_cash", "RC-9", Money(1_200, "USD")),
        ("unused_credit", "CN-3", Money(200, "USD")),
    ]


def test_a_credit_alone_could_not_have_been_used() -> None:
    """Nothing is owed that it might be set against."""
    assert found(statement(line("CN-3", 200, Kind.CREDIT_NOTE))) == []


BEFORE = replace(statement(line("INV-1", 100_000)), number="ST-SEP", cut_off=date(2026, 9, 30))


def test_a_balance_that_rolls_forward_is_right() -> None:
    """1,000.00 and 500.00 billed since."""
    of = statement(line("INV-1", 100_000, days=40), line("INV-2", 50_000))

    assert found(of, Known(BEFORE, 50_000)) == []


def test_a_balance_that_does_not_roll_forward_says_what_it_should_be() -> None:
    """Something was dated back, or changed without a document."""
    (one,) = precheck(statement(line("INV-1", 100_000, days=40)), Known(BEFORE, 50_000))

    assert (one.what, one.named, one.amount, one.due) == (
        "roll_forward", "ST-SEP", Money(100_000, "USD"), Money(150_000, "USD"),
    )  # fmt: skip


def test_a_corrected_version_of_the_same_day_need_not_roll_forward() -> None:
    """It was made because the figure was wrong."""
    assert found(statement(line("INV-2", 7)), Known(replace(BEFORE, cut_off=CUT_OFF), 0)) == []


def test_a_number_missing_in_the_customers_own_series_is_named() -> None:
    """Four of five are there, and the next after the gap is new."""
    known = Known(numbers=("A-0098", "A-0099", "A-0100", "A-0102"))

    assert found(statement(line("A-0102")), known) == [("number_gap", "A-0101")]


@pytest.mark.parametrize(
    "numbers",
    [
        ("A-0098", "A-0100", "A-0102", "A-0107"),  # the numbers are shared with other customers
        ("A-0099", "A-0100", "A-0102"),  # too few to tell
        ("A-0098", "A-0099", "A-0100", "A-0101"),
    ],
)
def test_numbers_that_are_no_series_of_this_customer_miss_nothing(numbers: tuple[str, ...]) -> None:
    """Others were billed in between."""
    assert found(statement(line("A-0102")), Known(numbers=numbers)) == []


def test_a_gap_of_old_was_looked_at_before() -> None:
    """Only what follows upon it being on this statement tells of it."""
    known = Known(numbers=("A-0001", "A-0003", "A-0004", "A-0005", "A-0006"))

    assert found(statement(line("A-0006")), known) == []


def test_what_is_more_than_ninety_days_late_is_summed() -> None:
    """Ninety days exactly are not more."""
    of = statement(line("INV-1", 100, days=121), line("INV-2", 250, days=122), line("INV-3", 70, days=120))

    assert [(one.named, one.amount) for one in precheck(of, NOTHING)] == [("INV-1, INV-2", Money(350, "USD"))]


def test_a_price_off_the_list_is_shown_beside_what_was_agreed() -> None:
    """250 cans at 19.20, agreed at 18.40."""
    agreed = AgreedPrice("palm oil 20 l", "cans", Decimal("18.40"), "USD", date(2026, 8, 1))
    (one,) = precheck(statement(line("INV-1", 480_000, items=(OIL,))), Known(prices=(agreed,)))

    assert (one.what, one.amount, one.due) == ("price_off", Money(480_000, "USD"), Money(460_000, "USD"))


def test_many_documents_are_counted_not_listed() -> None:
    """A sentence stays a sentence."""
    old = [line(f"INV-{n}", 100 + n, days=200) for n in range(SHOWN + 4)]
    (one,) = precheck(statement(*old), NOTHING)

    assert (len(one.named.split(", ")), one.more) == (SHOWN, 4)


# -- rows, currency, period, copies ------------------------------------------------------------------------------------
def billed(number: str, total: int, *amounts: int) -> Line:
    """An invoice whose rows come to these amounts, one piece each."""
    prices = enumerate(amounts)
    rows = tuple(Item(n, f"Goods {n}", Decimal(1), "pc", Decimal(minor) / 100, minor) for n, minor in prices)
    return line(number, total, items=rows)


def test_rows_that_do_not_come_to_the_total_are_found() -> None:
    """0.01 lost on the way through another currency."""
    (one,) = precheck(statement(billed("INV-1", 10_001, 4_000, 6_000), billed("INV-2", 500, 500)), NOTHING)

    assert (one.what, one.named, one.amount, one.due) == (
        "rows_off", "INV-1", Money(10_001, "USD"), Money(10_000, "USD"),
    )  # fmt: skip


def test_where_most_totals_are_above_their_rows_these_are_net_of_a_tax() -> None:
    """That is how this company bills, and no break."""
    assert found(statement(billed("INV-1", 113, 100), billed("INV-2", 226, 200), billed("INV-3", 300, 300))) == []


@pytest.mark.parametrize(
    ("quantity", "price", "minor", "told"),
    [
        ("250", "19.20", 480_000, False),
        ("250", "19.20", 480_126, False),  # half a cent a piece, and one
        ("250", "19.20", 480_127, True),
        ("3", "0.3333", 100, False),
        ("10", "19.2", 18_000, True),
        ("-2", "5", -1_000, False),
    ],
)
def test_a_row_off_its_product_by_more_than_rounding_is_found(
    quantity: str, price: str, minor: int, *, told: bool
) -> None:
    """What the decimals of a price can make of so many pieces is rounding."""
    row = Item(1, "Goods", Decimal(quantity), "pc", Decimal(price), minor)
    of = statement(line("INV-1", max(minor, 1), items=(row,)))

    assert ("product_off", "INV-1") in found(of) if told else ("product_off", "INV-1") not in found(of)


def test_yen_have_no_decimals_to_round() -> None:
    """1,000 pieces at 1.5 yen are 1,500 yen."""
    row = Item(1, "Goods", Decimal(1000), "pc", Decimal("1.5"), 1_500)

    assert found(replace(statement(line("INV-1", 1_500, items=(row,))), currency="JPY")) == []


def test_a_currency_that_the_customer_never_had_is_told_beside_those_before() -> None:
    """Not once a statement in it was issued, and not where it is their first."""
    of = statement(line("INV-1", 700))
    (one,) = precheck(of, Known(billed_in=("EUR", "GBP")))

    assert (one.what, one.goods, one.amount) == ("new_currency", "EUR, GBP", Money(700, "USD"))
    assert found(of, Known(billed_in=())) == []
    assert "new_currency" not in [what for what, _ in found(of, Known(BEFORE, 700, billed_in=("EUR",)))]


def test_what_is_dated_into_a_period_that_was_told_is_found() -> None:
    """Not what stood on that statement, under whatever id, and not what is new."""
    stood = line("INV-1", 100_000, days=40, document_id=1)
    before = replace(BEFORE, lines=(stood,))
    again = replace(stood, document_id=8, number="inv 1")
    of = statement(again, line("INV-7", 500, days=45, document_id=2), line("INV-8", 300, days=3, document_id=3))

    told = [one for one in precheck(of, Known(before, 800)) if one.what == "back_dated"]

    assert [(one.named, one.goods, one.amount) for one in told] == [("INV-7", "ST-SEP", Money(500, "USD"))]


def test_a_document_without_a_copy_is_found_where_copies_are_kept() -> None:
    """Where none or few are on file the company keeps them elsewhere; of a payment there is none."""
    kept = [line(f"INV-{n}", 100 + n, files=("a" * 64,)) for n in range(3)]
    bare = line("INV-9", 900), line("RC-1", 50, Kind.PAYMENT)

    assert ("no_voucher", "INV-9") in found(statement(*kept, *bare))
    assert found(statement(kept[0], *(line(f"INV-{n}", 500 + n) for n in range(5, 8)))) == []


# -- one by one, and together ------------------------------------------------------------------------------------------
def test_findings_are_decided_on_one_by_one_and_told_together() -> None:
    """Two payments are two findings and one sentence."""
    of = statement(line("RC-1", 100, Kind.PAYMENT), line("RC-2", 30, Kind.PAYMENT))

    assert [one.named for one in each_finding(of, NOTHING)] == ["RC-1", "RC-2"]
    assert [(one.named, one.amount) for one in precheck(of, NOTHING)] == [("RC-1, RC-2", Money(130, "USD"))]


def test_a_finding_is_the_same_for_the_same_documents() -> None:
    """A part that was set off meanwhile makes no other of it; a balance that is off by another sum is another."""
    paid, less = (Finding("unapplied_cash", ("RC-1",), Money(minor, "USD")) for minor in (100, 60))
    off, more = (Finding("roll_forward", ("ST-1",), Money(minor, "USD"), Money(50, "USD")) for minor in (100, 60))

    assert paid.key == less.key
    assert off.key != more.key


@pytest.mark.parametrize(
    ("found_", "favour"),
    [
        (Finding("duplicate_amount", ("A", "B"), Money(5, "USD")), Favour.CUSTOMER),
        (Finding("price_off", ("A",), Money(5, "USD"), Money(4, "USD")), Favour.CUSTOMER),
        (Finding("price_off", ("A",), Money(4, "USD"), Money(5, "USD")), Favour.SUPPLIER),
        (Finding("unapplied_cash", ("A",), Money(5, "USD")), Favour.NEITHER),
        (Finding("number_gap", ("A",)), Favour.NEITHER),
    ],
)
def test_whom_it_would_help_is_read_from_the_figures(found_: Finding, favour: Favour) -> None:
    """A person may say otherwise in the form."""
    assert found_.favour is favour
