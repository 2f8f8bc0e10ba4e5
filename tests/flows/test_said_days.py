"""The one day that a sentence names."""

from datetime import date

import pytest

from flows.facts.days import AmbiguousDay, Day, NotADay
from flows.facts.said_days import day_said

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("we paid it on 26 Oct.", date(2026, 10, 26)),
        ("paid yesterday", date(2026, 11, 1)),
        ("十月十二日", date(2026, 10, 12)),
        ("是10月20日下午付的", date(2026, 10, 20)),
        ("昨天转的", date(2026, 11, 1)),
    ],
)
def test_a_day_in_a_sentence_is_read(text: str, day: date) -> None:
    """Words around it do not hide it, nor do numbers written out."""
    assert day_said(text, TODAY) == Day(day)


def test_a_day_that_can_be_read_in_two_ways_is_asked_back_in_a_sentence_too() -> None:
    """Nothing is guessed because there are words around it."""
    assert isinstance(day_said("on the 3/11 by transfer", TODAY), AmbiguousDay)


@pytest.mark.parametrize("text", ["26 Oct or 27 Oct", "no idea", "TT 4471", "三日后"])
def test_several_days_or_none_are_no_day(text: str) -> None:
    """Somebody asks again."""
    assert day_said(text, TODAY) == NotADay()
