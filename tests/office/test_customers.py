"""Customers and colleagues who do anything at any time; 500 of these days, and what must always hold."""

import pytest

from tests.faults import customers

DAYS = 500


def test_nothing_goes_wrong_whatever_people_do(capsys: pytest.CaptureFixture[str]) -> None:
    """After each deed everything of always.py holds; what does not is told, made short."""
    wrong = customers.play(DAYS, begins=0)

    assert not wrong, capsys.readouterr().out
