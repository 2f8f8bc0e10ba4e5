"""Amounts in every language: what the house writes is read back as the same sum, and so is what people write."""

import pytest

from flows.facts.amounts import Ambiguous, Amount, Negative, Understood, read_amount, read_whole
from flows.facts.money import Money, exponent
from flows.tables.tongues import Tongue, learnt
from locales.culture import HOME, read_culture
from locales.formats import Formats
from tests.reading.understood import languages, lines

SUMS = (0, 5, 105, 99_999, 100_000, 123_456, 12_345_678, 1_234_567_890)
CURRENCIES = ("EUR", "JPY", "KWD", "INR", "VND", "RUB", "THB", "SAR")
CULTURES = sorted(path.parent.name for path in HOME.glob("*/culture.toml"))

# What the writer may mean, in minor units: one sum, or several of which somebody has to choose.
NOTATIONS = (
    ("1.234,56", "EUR", (123_456,)),
    ("1 234,56", "RUB", (123_456,)),
    ("1 234,56", "RUB", (123_456,)),
    ("1,23,456.78", "INR", (12_345_678,)),
    ("1'234.50", "CHF", (123_450,)),
    ("१,२३,४५६.७८", "INR", (12_345_678,)),
    ("١٬٢٣٤٫٥٦", "SAR", (123_456,)),
    ("๑,๒๓๔.๕๐", "THB", (123_450,)),
    ("１２３４．５６", "CNY", (123_456,)),
    ("1.250.000", "VND", (1_250_000,)),
    ("35.000", "VND", (35_000,)),
    ("35,000", "KRW", (35_000,)),
    ("1.234", "EUR", (123_400, 123)),
    ("1,234", "EUR", (123_400, 123)),
    ("1,234ユーロ", "EUR", (123_400,)),
    ("1.234ユーロ", "EUR", (123_400, 123)),
    ("1.234 Euro", "EUR", (123_400, 123)),
    ("12,5", "EUR", (1_250,)),
)


def sums(read: Amount) -> tuple[int, ...]:
    """The minor units of what was read; of several, all."""
    match read:
        case Understood(value) | Negative(value):
            return (value.minor,)
        case Ambiguous(readings):
            return tuple(money.minor for money in readings)
    return ()


def beside(tongue: Tongue) -> list[str]:
    """Some words that change no figure, in that language."""
    return list(tongue.figures.words.get("harmless", ()))[:20]


@pytest.mark.parametrize("language", CULTURES)
def test_what_is_echoed_is_read_back_as_the_same_sum(language: str) -> None:
    """A sum that is asked back and copied from the answer is the same sum."""
    formats = Formats(read_culture(language))
    wrong = [
        (money, formats.amount(money))
        for currency in CURRENCIES
        for minor in SUMS
        if minor not in sums(read_whole(formats.amount(money := Money(minor, currency)), currency))
    ]

    assert wrong == []


@pytest.mark.parametrize(("said", "currency", "meant"), NOTATIONS)
def test_a_notation_of_any_country_is_read_and_never_guessed(said: str, currency: str, meant: tuple[int, ...]) -> None:
    """What two countries read differently is asked about, the grouped reading first."""
    assert sums(read_amount(said, currency)) == meant


def test_words_for_currencies_lead_to_their_codes_in_every_language() -> None:
    """Beside a word of the same language, which tells it."""
    for tongue in learnt():
        for word, codes in tongue.figures.currencies.items():
            read = {sums(read_amount(f"{known} 25 {word}", codes[0])) for known in beside(tongue)}

            assert (25 * 10 ** exponent(codes[0]),) in read, (tongue.language, word, read)


def test_scales_multiply_in_every_language() -> None:
    """“3 тыс”, “3 लाख”, “3만”: beside a word of the same language."""
    for tongue in learnt():
        for word, power in tongue.figures.scales.items():
            read = {sums(read_amount(f"{known} 3 {word}", "VND")) for known in beside(tongue)}

            assert (3 * 10**power,) in read, (tongue.language, word, read)


def test_what_people_write_is_never_taken_for_another_sum() -> None:
    """The lines of every language."""
    wrong = [line for language in languages() for line in lines(language) if line.kind == "amounts" and line.wrong]

    assert wrong == []
