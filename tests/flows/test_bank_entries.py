"""Which of the money that came in may be a payment somebody misses."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.facts.bank_entries import WINDOW, BankEntry, fitting

DAY = date(2026, 10, 5)
NAMES, NUMBERS = ["Okafor Home Stores"], ["INV-2214"]


def entry(id: int, minor: int = 40_000, days: int = 0, **more: str) -> BankEntry:
    """Money that came in on or about the day."""
    return BankEntry(id, DAY + timedelta(days=days), minor, "USD", **more)


def found(*entries: BankEntry) -> list[int]:
    """The ids of what is suggested for 400.00, in order."""
    return [fit.entry.id for fit in fitting(entries, 40_000, DAY, NAMES, NUMBERS)]


def test_the_same_sum_from_somebody_else_is_not_suggested() -> None:
    """A colleague would look at a stranger's account."""
    assert found(entry(1, payer="Fu Tong Trading", text="salary")) == []


def test_a_reference_tells_more_than_a_name_and_an_exact_sum_more_than_both() -> None:
    """The likeliest is the first."""
    by_name, by_number = entry(1, payer="OKAFOR HOME STORES LTD"), entry(2, text="Inv 2214 thanks")
    less = entry(3, 39_800, payer="Okafor Home Stores", text="INV-2214")

    assert found(by_name, less, by_number) == [2, 1, 3]


def test_more_than_was_missed_much_less_or_long_ago_is_another_payment() -> None:
    """A bank keeps a fee; it adds nothing."""
    name = NAMES[0]

    assert (
        found(entry(1, 40_001, payer=name), entry(2, 30_000, payer=name), entry(3, 40_000, WINDOW + 1, payer=name))
        == []
    )


def test_the_name_may_be_cut_or_written_without_spaces() -> None:
    """Banks have thirty-five places for it, and Chinese names no spaces."""
    cut = entry(1, payer="OKAFOR HOME STO")
    chinese = fitting([entry(2, payer="宁波远洋贸易")], 40_000, DAY, ["宁波远洋贸易有限公司"], [])

    assert found(cut) == [1]
    assert [fit.entry.id for fit in chinese] == [2]


def test_what_all_companies_are_called_makes_no_two_of_them_alike() -> None:
    """Otherwise every trading company would be every other."""
    assert fitting([entry(1, payer="Lagos Trading Ltd")], 40_000, DAY, ["Accra Trading Ltd"], ["7"]) == ()


@given(st.permutations([entry(n, 40_000 - n % 3 * 100, n % 5, payer="Okafor Home", text=f"t{n}") for n in range(8)]))
def test_the_order_in_which_the_bank_tells_it_does_not_matter(entries: list[BankEntry]) -> None:
    """The same entries give the same suggestions."""
    assert found(*entries) == found(*sorted(entries, key=lambda one: one.id))
