"""Values as people read them, and that the quick formatters say what Babel says."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.money import EXPONENTS, Money, exponent
from flows.facts.times import micros
from locales.catalogue_files import known
from locales.culture import HOME, read_culture
from locales.formats import Formats, scaled

EN = Formats(read_culture("en"))
ZH = Formats(read_culture("zh_Hans"))
LANGUAGES = ("en", *known(HOME))
BY_LANGUAGE = {language: Formats(read_culture(language)) for language in LANGUAGES}

MINOR = st.integers(-(10**15), 10**15)

AT = micros(datetime(2026, 11, 5, 16, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (Money(123450, "USD"), "USD 1,234.50"),
        (Money(-123450, "USD"), "USD -1,234.50"),
        (Money(5, "USD"), "USD 0.05"),
        (Money(1234567, "JPY"), "JPY 1,234,567"),
        (Money(1234567, "KWD"), "KWD 1,234.567"),
        (Money(0, "CNY"), "CNY 0.00"),
    ],
)
def test_an_amount_is_its_code_and_a_grouped_number(money: Money, said: str) -> None:
    """No currency sign: a dollar sign belongs to many dollars."""
    amounts = {formats.amount(money) for formats in (EN, ZH)}

    assert amounts == {said}


def sample() -> Iterator[int]:
    """Whole numbers of every length and both signs, the same each time: round ones, their neighbours, others."""
    chance = random.Random(2026)
    yield from (0, 1, -1, 99, -100, 999_99, 1_000_00, -1_000_00, 99_999_99, 1_00_000_00, 10**15, -(10**15))
    yield from (chance.randrange(-(10**length), 10**length) for length in cycle(range(1, 16)))


def in_babels_words(money: Money, language: str) -> str:
    """The amount as the library itself writes it by the name of the locale."""
    places = exponent(money.currency)
    pattern = (
        Locale.parse(language).decimal_formats[None].pattern.replace("0.###", "0." + "0" * places if places else "0")
    )
    return format_currency(
        money.amount, money.currency, f"¤¤ {pattern};¤¤ -{pattern}", locale=language, currency_digits=False
    )


def test_ten_thousand_amounts_equal_babels() -> None:
    """In every language there is, whatever the currency, the length and the sign."""
    currencies = cycle(["USD", "EUR", "CNY", "JPY", "KWD", *EXPONENTS])
    languages = cycle(LANGUAGES)
    for minor, currency, language in islice(zip(sample(), currencies, languages, strict=False), 10_000):
        money = Money(minor, currency)

        assert BY_LANGUAGE[language].amount(money) == in_babels_words(money, language), (language, money)


@given(MINOR, st.sampled_from(["de", "fr", "ru", "hi", "ja", "ar_EG", "bn", "de_CH", "th", "en_IN", "vi"]))
def test_numbers_of_languages_to_come_equal_babels(minor: int, language: str) -> None:
    """Indian grouping, thin spaces and other minus signs take the general way and still agree."""
    locale = Locale.parse(language)
    pattern = locale.decimal_formats[None].pattern.replace("0.###", "0.00")

    assert scaled(locale, 2)(minor) == format_decimal(Decimal(minor).scaleb(-2), pattern, locale=locale)


@given(st.one_of(st.integers(-(10**12), 10**12), st.decimals(-(10**9), 10**9, places=4)), st.sampled_from(LANGUAGES))
def test_every_quantity_equals_babels(number: int | Decimal, language: str) -> None:
    """Quantities keep every digit they have."""
    said = BY_LANGUAGE[language].quantity(number)

    assert said == format_decimal(number, locale=language, decimal_quantization=False)


def test_ten_years_of_days_equal_babels() -> None:
    """In every language there is; the remembered days are the right ones."""
    first = date(2020, 1, 1)
    for language in LANGUAGES:
        pattern, formats = read_culture(language).day, BY_LANGUAGE[language]
        for on in (first + timedelta(days=step) for step in range(0, 3_652, 7)):
            assert formats.day(on) == formats.day(on) == format_date(on, pattern, locale=language), (language, on)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)), st.sampled_from(["Africa/Lagos", "America/New_York"]))  # noqa: DTZ001 - hypothesis adds the zone below
def test_every_moment_equals_babels(at: datetime, zone: str) -> None:
    """On the wall clock of the reader, summer time included."""
    aware = at.replace(tzinfo=UTC)
    pattern = read_culture("en").moment

    assert EN.moment(micros(aware), zone) == format_datetime(aware, pattern, tzinfo=ZoneInfo(zone), locale="en")


def test_a_moment_is_told_on_the_readers_own_clock() -> None:
    """Four in the afternoon UTC is five in Lagos and midnight in Shanghai."""
    told = (EN.moment(AT, "Africa/Lagos"), ZH.moment(AT, "Asia/Shanghai"))

    assert told == ("Thu 5 Nov, 17:00", "11月6日周五 00:00")


def test_a_moment_in_no_zone_of_the_reader_says_so() -> None:
    """Whoever has told us no zone must not take UTC for the local time."""
    told = EN.moment(AT, "UTC")

    assert told == "Thu 5 Nov, 16:00 UTC"


def test_a_day_and_a_month_follow_the_language() -> None:
    """The month is a word in English: 10/11 is read two ways."""
    on = date(2026, 10, 31)

    assert [(formats.day(on), formats.month(on)) for formats in (EN, ZH)] == [
        ("31 Oct 2026", "October 2026"),
        ("2026年10月31日", "2026年10月"),
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [(250, "250"), (1250, "1,250"), (Decimal("250.000"), "250"), (Decimal("0.3750"), "0.375"), (Decimal(-12), "-12")],
)
def test_a_quantity_has_no_ending_zeros(number: int | Decimal, said: str) -> None:
    """250.000 boxes are 250 boxes."""
    told = EN.quantity(number)

    assert told == said


def test_a_share_is_told_in_per_cent() -> None:
    """With one decimal where there is one."""
    told = [EN.percent(Decimal(share)) for share in ("0.125", "1", "0.0004")]

    assert told == ["12.5%", "100%", "0%"]


def test_a_file_is_as_large_as_people_say() -> None:
    """Whole megabytes, and kilobytes below one."""
    told = [EN.size(octets) for octets in (34_600_000, 999_999, 120)]

    assert told == ["34 MB", "999 KB", "0 KB"]


def test_capital_numerals_are_for_yuan_in_chinese_only() -> None:
    """Elsewhere the place stays empty."""
    told = [
        ZH.upper_amount(Money(12846000, "CNY")),
        ZH.upper_amount(Money(100, "USD")),
        EN.upper_amount(Money(100, "CNY")),
    ]

    assert told == ["壹拾贰万捌仟肆佰陆拾元整", "", ""]


@pytest.mark.parametrize("wrong", [12.5, "12.5", True, None])
def test_what_is_no_number_is_refused(wrong: object) -> None:
    """A float is never printed somehow."""
    with pytest.raises(TypeError):
        EN.quantity(wrong)  # type: ignore[arg-type]


def test_a_bare_number_is_no_amount() -> None:
    """Whoever forgets the currency hears of it at once."""
    with pytest.raises(TypeError):
        EN.amount(100)  # type: ignore[arg-type]
