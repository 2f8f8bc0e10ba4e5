"""Customers and colleagues who do anything at any time; 500 of these days, and what must always hold."""

import pytest

from tests.faults import customers

DAYS, DEEDS = 500, 8


def test_nothing_goes_wrong_whatever_people_do(capsys: pytest.CaptureFixture[str]) -> None:
    """After each deed everything of always.py holds; `tests.faults customers` tells what does not, made short."""
    wrong = customers.play(DAYS, begins=0, deeds=DEEDS, short=False)

    assert not wrong, capsys.readouterr().out
