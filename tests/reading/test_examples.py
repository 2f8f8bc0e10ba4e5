"""What our own examples show a customer how to write is understood when they write it so, in every language."""

import re
from datetime import date

import pytest

from flows.dialogues.promise_to_pay_plan import says_rest
from flows.facts.promised_days import Promised, read_promise
from locales.languages import OFFERED
from locales.spoken import read_voice

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("language", OFFERED)
def test_a_line_of_ones_own_plan_is_read_as_the_example_writes_it(language: str) -> None:
    """A day and "rest", in the reader's own words."""
    shown = "27 Nov: rest" if language == "en" else read_voice(language)[1].gettext("27 Nov: rest")
    day, rest = re.split(r"[:：]\s*", re.sub("[\u2066-\u2069]", "", shown))
    read = read_promise(day, TODAY)

    assert isinstance(read, Promised)
    assert read.day == date(2026, 11, 27)
    assert says_rest(rest)
