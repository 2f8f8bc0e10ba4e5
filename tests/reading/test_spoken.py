"""Numbers in words, written out by rule and read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.amounts import Understood, read_amount
from flows.facts.money import Money
from flows.tables.spoken_numbers import CHINESE_FORMAL, ENGLISH

ENGLISH_WORDS = {value: word for word, value in ENGLISH.items()}
CHINESE_DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans({plain: formal for formal, plain in CHINESE_FORMAL.items()})


def english(number: int) -> str:
    """`number` (1 to 999,999) as it is said, with "and" after the hundreds."""
    if number in ENGLISH_WORDS:
        return ENGLISH_WORDS[number]
    for size, name, joint in ((1000, "thousand", " "), (100, "hundred", " and ")):
        if number >= size:
            rest = f"{joint}{english(number % size)}" if number % size else ""
            return f"{english(number // size)} {name}{rest}"
    return f"{ENGLISH_WORDS[number // 10 * 10]} {ENGLISH_WORDS[number % 10]}"


def chinese(number: int) -> str:
    """`number` (1 to 99,999,999) as it is written in full."""
    if number >= 10_000:
        rest = number % 10_000
        return f"{chinese(number // 10_000)}万{('零' if rest < 1000 else '') + chinese(rest) if rest else ''}"
    written, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        written += f"{'零' if gap and digit else ''}{CHINESE_DIGITS[digit]}{name}" if digit else ""
        gap = bool(written) and not digit
    return written


@given(number=st.integers(11, 999_999))
@settings(max_examples=150, deadline=None)
def test_a_number_said_in_english_reads_back(number: int) -> None:
    """With its currency, in a sentence."""
    said = f"it should be {english(number)} dollars"

    assert read_amount(said, "USD") == Understood(Money(100 * number, "USD"))


@given(number=st.integers(1, 99_999_999), jiao=st.integers(0, 9), fen=st.integers(0, 9), formal=st.booleans())
@settings(max_examples=150, deadline=None)
def test_an_amount_written_in_chinese_reads_back(number: int, jiao: int, fen: int, *, formal: bool) -> None:
    """Down to the fen, in everyday characters and in those of cheques."""
    coins = f"{CHINESE_DIGITS[jiao]}角{CHINESE_DIGITS[fen]}分" if jiao and fen else ""
    said = f"{chinese(number)}元{coins or '整'}"

    read = read_amount(said.translate(FORMAL) if formal else said, "CNY")

    assert read == Understood(Money(100 * number + (10 * jiao + fen if coins else 0), "CNY"))


@pytest.mark.parametrize("said", ["一样的", "十分不满", "千万别催", "万一错了", "三五百", "no one", "this one"])
def test_a_numeral_inside_another_word_is_no_figure(said: str) -> None:
    """Nobody owes ten for being very cross."""
    read = read_amount(said, "CNY")

    assert not isinstance(read, Understood)
