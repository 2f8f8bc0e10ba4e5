"""Looking for a payment that does not show."""

from dataclasses import replace
from datetime import date

import pytest

from flows.facts.payments import exact, masked, similar
from tests.flows.samples_dispute import PAYMENT


def test_the_exact_sum_is_found_whatever_the_day() -> None:
    """A sum says more than a memory of days."""
    found = exact([PAYMENT], 4_500_000, date(2026, 1, 1))

    assert found == (PAYMENT,)


def test_of_equal_sums_the_nearest_day_comes_first() -> None:
    """Both are shown."""
    later = replace(PAYMENT, document_id=92, on=date(2026, 10, 20))

    found = exact([PAYMENT, later], 4_500_000, date(2026, 10, 19))

    assert found == (later, PAYMENT)


@pytest.mark.parametrize("minor", [4_501_500, 4_498_500, 5_400_000], ids=["a fee more", "a fee less", "digits swapped"])
def test_nearly_the_same_sum_is_similar(minor: int) -> None:
    """A bank's fee, a slip of the pen."""
    found = similar([PAYMENT], minor, date(2026, 9, 28))

    assert found == (PAYMENT,)


@pytest.mark.parametrize(
    ("minor", "on"),
    [(3_000_000, date(2026, 9, 29)), (4_501_500, date(2026, 11, 1))],
    ids=["another sum", "another month"],
)
def test_what_is_far_off_is_not_similar(minor: int, on: date) -> None:
    """Nobody is asked about strangers' money."""
    found = similar([PAYMENT], minor, on)

    assert not found


def test_numbers_are_masked() -> None:
    """Enough to know it again, too little to learn it."""
    shown = [masked(number) for number in ("PAY-88118", "118")]

    assert shown == ["**18", "**"]
