"""What is told at once and what waits for its round: by sum, share and kind, and never by whom it helps."""

import pytest

from flows.facts.anomalies import Anomaly
from flows.facts.severity import major
from flows.tables.severity import LEAST, OTHERWISE, WRONG_HANDS

BALANCE = 1_000_000  # 10,000.00


def anomaly(minor: int, currency: str = "USD", favour: str = "customer", kind: str = "") -> Anomaly:
    """An anomaly about that sum."""
    said = {"cause": "", "effect": "Too much.", "next_step": "A note.", "favour": favour, "state": "recorded"}
    ids = {"id": 1, "number": "A-1001", "customer_id": 1, "statement_id": 1, "document_id": 1, "document": "INV-1"}
    return Anomaly(**ids, **said, amount=minor, currency=currency, recorded_by=1, recorded_at=0, kind=kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minor", "balance", "told"),
    [
        (OTHERWISE * 100, BALANCE, True),
        (OTHERWISE * 100 - 1, BALANCE, False),
        (OTHERWISE * 100, 100 * BALANCE, False),  # large, and little of the balance
        (OTHERWISE * 100, -BALANCE, True),
        (OTHERWISE * 100, 0, True),
        (90_000, 100_000, False),  # most of a small balance
        (0, BALANCE, False),
    ],
)
def test_a_large_sum_that_is_a_good_part_of_the_balance_is_major(minor: int, balance: int, *, told: bool) -> None:
    """Both have to hold."""
    assert major(anomaly(minor), balance) is told


def test_the_least_sum_is_its_currencys_own() -> None:
    """Yen have no decimals."""
    assert major(anomaly(LEAST["JPY"], "JPY"), 0)
    assert not major(anomaly(LEAST["JPY"] - 1, "JPY"), 0)


@pytest.mark.parametrize("favour", ["customer", "supplier", "neither"])
def test_in_whose_favour_it_is_makes_no_difference(favour: str) -> None:
    """Theirs and ours alike."""
    assert major(anomaly(OTHERWISE * 100, favour=favour), BALANCE)


def test_what_is_in_the_wrong_hands_waits_for_nothing() -> None:
    """Whether a sum is known or not."""
    assert major(anomaly(0, kind=WRONG_HANDS), BALANCE)
