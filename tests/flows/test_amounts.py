"""Amounts, quantities and days as people write them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.amounts import (
    Ambiguous,
    Negative,
    NotAnAmount,
    OtherCurrency,
    Several,
    Understood,
    Unreadable,
    read_amount,
    read_quantity,
    read_whole,
)
from flows.facts.days import AmbiguousDay, Day, NotADay, Order, day_in_order, read_day
from flows.facts.money import Money, exponent

TODAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("said", "currency", "minor"),
    [
        ("1,234.56", "USD", 123456),
        ("1.234,56", "EUR", 123456),
        ("1 234,56", "EUR", 123456),
        ("1\u00a0234,56", "EUR", 123456),
        ("1\u202f234,56", "EUR", 123456),
        ("1'234.56", "CHF", 123456),
        ("1’234.56", "CHF", 123456),
        ("1,23,456.78", "INR", 12345678),
        ("१,२३,४५६.७८", "INR", 12345678),
        ("١٬٢٣٤٫٥٦", "SAR", 123456),
        ("۱۲۳۴", "USD", 123400),
        ("12万", "CNY", 12000000),
        ("12万5千", "CNY", 12500000),
        ("3萬5千元", "CNY", 3500000),
        ("3.5万元", "CNY", 3500000),
        ("１８．４０", "USD", 1840),
        ("USD 18.40", "USD", 1840),
        ("usd 18.40", "USD", 1840),
        ("¥1,200", "JPY", 1200),
        ("18.40元", "CNY", 1840),
        ("RMB18.40", "CNY", 1840),
        ("$18.40", "CAD", 1840),
        ("\u2068$18.40\u2069", "USD", 1840),
        ("1.234", "JPY", 1234),
        ("0", "USD", 0),
        (".5", "USD", 50),
        ("INV-2041 should be 18.40", "USD", 1840),
        ("it is (18.40).", "USD", 1840),
        ("all 18.40", "USD", 1840),
        ("应该是18.40元,不是别的", "CNY", 1840),
        ("paid 18.40, yes 18.40", "USD", 1840),
    ],
)
def test_an_amount_is_understood_in_the_notation_of_its_writer(said: str, currency: str, minor: int) -> None:
    """One reading, whatever the digits, the marks and the words around."""
    assert read_amount(said, currency) == Understood(Money(minor, currency))


@pytest.mark.parametrize(
    ("said", "minors"),
    [("1.234", (123400, 123)), ("1,234", (123400, 123)), ("12,345", (1234500, 1235)), ("¥1,200", (120000, 120))],
)
def test_a_lone_group_of_three_is_asked_about(said: str, minors: tuple[int, int]) -> None:
    """The grouped reading comes first."""
    read = read_amount(said, "CNY")

    assert read == Ambiguous(tuple(Money(minor, "CNY") for minor in minors))


@pytest.mark.parametrize("said", ["-5", "(5.00)", "5-", "USD -5", "-$5", "−5"])
def test_a_minus_in_any_dress_is_seen(said: str) -> None:
    """A customer cannot owe less than nothing by a typing mistake."""
    assert read_amount(said, "USD") == Negative(Money(-500, "USD"))


@pytest.mark.parametrize(
    ("said", "other"), [("EUR 5", "EUR"), ("5 元", "CNY"), ("£5", "GBP"), ("5 euros", "EUR"), ("RMB 5", "CNY")]
)
def test_another_currency_is_never_taken_for_the_lines_own(said: str, other: str) -> None:
    """The amount keeps the currency it was said in."""
    assert read_amount(said, "USD") == OtherCurrency(Money(500, other))


def test_two_figures_in_a_sentence_are_both_kept() -> None:
    """Which one is meant is asked, not guessed."""
    assert read_amount("we agreed 18.40 not 19.20", "USD") == Several((Money(1840, "USD"), Money(1920, "USD")))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("18.4567", Unreadable.TOO_MANY_DECIMALS),
        ("0.345", Unreadable.TOO_MANY_DECIMALS),
        ("9" * 30, Unreadable.TOO_LARGE),
        ("hello", Unreadable.NO_NUMBER),
        ("", Unreadable.NO_NUMBER),
        ("1O.50", Unreadable.NO_NUMBER),
        ("3.11.2026", Unreadable.NO_NUMBER),
        ("3/11/2026", Unreadable.NO_NUMBER),
        ("11月3日", Unreadable.NO_NUMBER),
        ("5%", Unreadable.NO_NUMBER),
        ("2 million", Unreadable.NO_NUMBER),
        ("14:30", Unreadable.NO_NUMBER),
    ],
)
def test_what_is_no_amount_says_why(said: str, reason: Unreadable) -> None:
    """Dates, times, shares and half-understood numerals are not amounts."""
    assert read_amount(said, "USD") == NotAnAmount(reason)


def test_a_known_decimal_mark_settles_what_would_be_asked() -> None:
    """A file's habit is known from its other rows."""
    point, comma = read_whole("1,234", "USD", "."), read_whole("1,234", "USD", ",")

    assert point == Understood(Money(123400, "USD"))
    assert comma == NotAnAmount(Unreadable.TOO_MANY_DECIMALS)


def grouped(digits: str, mark: str, *, indian: bool = False) -> str:
    """`digits` in groups of three from the right, or as lakh and crore."""
    head, tail = digits[:-3], digits[-3:]
    size = 2 if indian else 3
    parts = [head[max(0, end - size) : end] for end in range(len(head), 0, -size)][::-1]
    return mark.join([*parts, tail])


WRITERS: dict[str, Callable[[str, str], str]] = {
    "1,234.56": lambda whole, part: grouped(whole, ",") + (f".{part}" if part else ""),
    "1.234,56": lambda whole, part: grouped(whole, ".") + (f",{part}" if part else ""),
    "1 234,56": lambda whole, part: grouped(whole, "\u202f") + (f",{part}" if part else ""),
    "1'234.56": lambda whole, part: grouped(whole, "'") + (f".{part}" if part else ""),
    "1,23,456.78": lambda whole, part: grouped(whole, ",", indian=True) + (f".{part}" if part else ""),
    "1234.56": lambda whole, part: whole + (f".{part}" if part else ""),
    "١٬٢٣٤٫٥٦": lambda whole, part: (grouped(whole, "٬") + (f"٫{part}" if part else "")).translate(
        {ord("0") + n: 0x0660 + n for n in range(10)}
    ),
}


@settings(deadline=None)  # the first text of a language compiles its tables
@given(
    minor=st.integers(0, 10**14),
    currency=st.sampled_from(["USD", "JPY", "BHD", "CNY", "INR"]),
    notation=st.sampled_from(sorted(WRITERS)),
)
def test_every_amount_written_in_any_notation_reads_back(minor: int, currency: str, notation: str) -> None:
    """To itself, or to a question that offers it."""
    amount = Money(minor, currency)
    whole, _, part = f"{amount.amount:.{exponent(currency)}f}".partition(".")

    read = read_amount(WRITERS[notation](whole, part), currency)

    assert read == Understood(amount) or (isinstance(read, Ambiguous) and amount in read.readings)


@settings(deadline=None)  # the first text of a language compiles its tables
@given(text=st.text(max_size=60), currency=st.sampled_from(["USD", "JPY", "BHD"]))
def test_no_text_makes_the_readers_fail(text: str, currency: str) -> None:
    """Whatever a chat brings, there is an answer."""
    read_amount(text, currency)
    read_quantity(text)
    read_day(text, TODAY)


@pytest.mark.parametrize(
    ("said", "many"), [("20 pcs", "20"), ("12箱", "12"), ("3,5 kg", "3.5"), ("1 234", "1234"), ("only 7 came", "7")]
)
def test_a_quantity_is_read_past_its_unit(said: str, many: str) -> None:
    """Units are the customer's own."""
    assert read_quantity(said) == Understood(Decimal(many))


def test_an_ambiguous_quantity_is_asked_about() -> None:
    """A thousand and more, or one and a bit."""
    assert read_quantity("1.234") == Ambiguous((Decimal(1234), Decimal("1.234")))


@pytest.mark.parametrize(
    "said",
    ["2026-11-03", "2026/11/3", "20261103", "2026年11月3日", "11月3日", "3 Nov 2026", "3rd of November", "Nov 3, 2026",
     "3. Nov. 2026", "3.11.2026", "3.11.", "3-Nov-26", "２０２６年１１月３日"],
)  # fmt: skip
def test_a_day_is_understood_in_the_form_of_its_writer(said: str) -> None:
    """A missing year is the one that brings the day nearest."""
    assert read_day(said, TODAY) == Day(date(2026, 11, 3))


@pytest.mark.parametrize(
    ("said", "day"), [("today", 5), ("Yesterday", 4), ("今天", 5), ("昨天", 4), ("前天", 3), ("tomorrow", 6)]
)
def test_a_day_may_be_named_from_today(said: str, day: int) -> None:
    """Today is the contact's own."""
    assert read_day(said, TODAY) == Day(date(2026, 11, day))


def test_a_day_without_year_is_near_across_new_year() -> None:
    """In early January, 30 December is last week."""
    assert read_day("12月30日", date(2027, 1, 4)) == Day(date(2026, 12, 30))


def test_day_and_month_that_can_be_swapped_are_asked_about() -> None:
    """With the day first, then with the month first."""
    assert read_day("3/11/2026", TODAY) == AmbiguousDay((date(2026, 11, 3), date(2026, 3, 11)))


@pytest.mark.parametrize("said", ["13/11/2026", "11/13/2026"])
def test_a_thirteenth_month_settles_the_order(said: str) -> None:
    """Only one order gives a day of the calendar."""
    assert read_day(said, TODAY) == Day(date(2026, 11, 13))


@pytest.mark.parametrize("said", ["31/2/2026", "2026-02-30", "soon", "", "29/2/2027"])
def test_no_day_is_made_up(said: str) -> None:
    """What the calendar lacks is not moved to a neighbour."""
    assert read_day(said, TODAY) == NotADay()


def test_a_known_order_settles_a_day() -> None:
    """An American file says March."""
    assert day_in_order("3/11/2026", Order.MONTH_FIRST, TODAY) == date(2026, 3, 11)
    assert day_in_order("3/11/2026", Order.DAY_FIRST, TODAY) == date(2026, 11, 3)
    assert day_in_order("13/11/2026", Order.MONTH_FIRST, TODAY) is None
