"""Rows of a table that are pasted into the chat, told from words."""

import pytest

from flows.facts.pasted_rows import goes_on, looks_like_rows

TABS = (
    "Date\tDocument\tDebit\tCredit\n01.10.2026\tINV-2201\t\t2.700,00\n"
    "05.10.2026\tINV-2207\t\t23.850,00\n09.10.2026\tPayment\t1.200,00\t"
)
COMMAS = "2026-10-01,INV-2201,2700.00\n2026-10-05,INV-2207,23850.00\n2026-10-09,PAY-1,-1200.00"
SPACES = "INV-2201   1 Oct   2,700.00\nINV-2207   5 Oct   23,850.00\nRC-5533    9 Oct   -1,200.00"
DAYS = "12.10.2026 INV-2201 2,700.00\n13.10.2026 INV-2207 23,850.00\n14.10.2026 RC-5533 1,200.00"
CHINESE = "2026年10月1日 INV-2201 2700.00\n2026年10月5日 INV-2207 23850.00\n2026年10月9日 付款 -1200.00"
NUMBERS = "INV-2201\nINV-2207\nINV-2214\nCN-0380"
SENTENCES = (
    "We paid 2,700.00 on 12.10.2026; please look at it, it is still on the statement and nobody has answered us.\n"
    "Also INV-2207 is wrong; forty cans were missing, you know that; the driver wrote it down at 9; we are upset.\n"
    "And there is a credit note; number 380; it should be set against what we owe you since the 3rd of October now."
)
FEW = "01.10.2026\tINV-2201\t2.700,00\n05.10.2026\tINV-2207\t23.850,00"
PRICES = "Palm oil: 18.40\nSugar: 27.00\nRice: 31.00"


@pytest.mark.parametrize("text", [TABS, COMMAS, SPACES, DAYS, CHINESE])
def test_rows_of_a_table_are_known(text: str) -> None:
    """Parted by tabs, commas, spaces, or told by their days."""
    assert looks_like_rows(text)


@pytest.mark.parametrize("text", [NUMBERS, SENTENCES, FEW, PRICES, "", "ok\nthanks\n:-)"])
def test_words_and_lists_of_numbers_are_no_table(text: str) -> None:
    """Nobody's sentence is taken for a ledger."""
    assert not looks_like_rows(text)


def test_the_rest_of_a_cut_table_may_be_one_row() -> None:
    """Where a message was cut, what is left goes on with the same table."""
    assert goes_on("14.10.2026\tRC-5533\t1.200,00")
