"""Figures kept out of chats: where an installation shows its statements elsewhere, no amount is said in a message.

Promise: the mask stands in the filters, so that no template can say an amount; numbers in words that somebody wrote
are taken for amounts unless they are short or part of a document's number. Internal lines keep their figures.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from flows.facts.money import Money
from locales.culture import Culture
from locales.formats import Formats

MASK: Final = "•••"
# Digits with a decimal or thousands mark between them, or three and more in a row. Numbers of documents (a letter, a
# hyphen or another digit before or behind), days written as 2026-10-31 and measures such as 0.5 mm are none.
_MEASURES: Final = "mm|cm|m|km|mg|g|kg|t|ml|cl|l|L|V|W|kW|kWh|%|毫米|厘米|米|毫升|升|克|公斤|千克|吨"
_NUMBER: Final = r"\d+(?:[.,'\u00a0\u202f ]\d+)+[万亿kK]?|\d{3,}[kK]?|\d+[万亿]"
_FIGURE: Final = re.compile(
    rf"(?<![A-Za-z0-9.,/-])(?!\d{{4}}-\d{{2}}-\d{{2}})(?:{_NUMBER})(?![A-Za-z0-9-])(?!\s?(?:{_MEASURES})(?![A-Za-z]))"
)


class Masked(Formats):
    """One language's formatters, which name the currency of an amount and nothing more of it."""

    __slots__ = ()

    def __init__(self, culture: Culture) -> None:
        """As Formats."""
        super().__init__(culture)

    def amount(self, money: Money) -> str:
        """`USD •••`."""
        if not isinstance(money, Money):
            raise TypeError(f"An amount is Money, not {money}.")
        return f"{money.currency} {MASK}"

    def upper_amount(self, money: Money) -> str:  # noqa: ARG002 - no words for it either
        """Nothing."""
        return ""

    def price(self, number: Any) -> str:
        """The mask."""
        self.quantity(number)  # refuses what is no number, as ever
        return MASK


def without_figures(filters: Mapping[str, Callable[..., str]]) -> dict[str, Callable[..., str]]:
    """The same filters, amounts taken out of what somebody wrote."""
    said = filters["ledger_text"]

    def ledger_text(text: str, *limit: int) -> str:
        return said(_FIGURE.sub(MASK, text), *limit)

    return {**filters, "ledger_text": ledger_text}
