"""Chinese capital numerals, read back digit by digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.capitals import capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (50, "伍角"),
        (100, "壹元整"),
        (1_000, "壹拾元整"),
        (140_950, "壹仟肆佰零玖元伍角"),
        (600_714, "陆仟零柒元壹角肆分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (12_846_000, "壹拾贰万捌仟肆佰陆拾元整"),
        (10_000_500, "壹拾万零伍元整"),
        (100_000_000_00, "壹亿元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (120_000_000_000_000, "壹万贰仟亿元整"),
        (-100, "负壹元整"),
    ],
)
def test_amounts_in_capital_numerals(fen: int, said: str) -> None:
    """As banks write them on bills."""
    told = capitals(fen)

    assert told == said


@given(st.integers(0, 10**18 - 1))
def test_capital_numerals_read_back_give_the_amount(fen: int) -> None:
    """Nothing is lost on the way, and no two zeros stand side by side."""
    told = capitals(fen)

    assert _read(told) == fen
    assert "零零" not in told


def test_an_amount_beyond_sixteen_digits_is_refused() -> None:
    """Better no numerals than wrong ones."""
    with pytest.raises(ValueError, match="sixteen"):
        capitals(10**18)


def _read(told: str) -> int:
    whole, yuan, small = told.rpartition("元")
    fen = sum(DIGITS.index(digit) * worth for digit, worth in _pairs(small, {"角": 10, "分": 1}))
    high, _, low = whole.rpartition("亿")
    return 100 * (10**8 * _myriads(high) + _myriads(low)) + fen if yuan else fen


def _myriads(told: str) -> int:
    high, _, low = told.rpartition("万")
    return 10_000 * _group(high) + _group(low)


def _group(told: str) -> int:
    rest = told.replace("零", "")
    ones = DIGITS.index(rest[-1]) if rest and rest[-1] in DIGITS else 0
    return sum(DIGITS.index(digit) * worth for digit, worth in _pairs(rest, PLACES)) + ones


def _pairs(told: str, places: dict[str, int]) -> list[tuple[str, int]]:
    return [(told[at - 1], places[sign]) for at, sign in enumerate(told) if sign in places]
