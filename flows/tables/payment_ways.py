"""How a payment travels, and how many bank working days pass until it shows in our books.

Promise: the keys are stored and never renamed. We look whether a promise was kept so many working days after its day,
and nobody is reminded before. Finance changes the days here; whoever adds a way adds its label `by_<key>`.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Way:
    """`label` is the choice id of its button; `days` are bank working days."""

    key: str
    label: str
    days: int


WAYS: Final = MappingProxyType({row.key: row for row in (
    Way("transfer", "by_transfer", 1),
    Way("sepa", "by_sepa", 1),
    Way("abroad", "by_abroad", 4),
    Way("cheque", "by_cheque", 5),
    Way("draft", "by_draft", 3),
    Way("card", "by_card", 2),
    Way("debit", "by_debit", 3),
    Way("other", "by_other", 3),
)})  # fmt: skip

BY_LABEL: Final = MappingProxyType({row.label: row.key for row in WAYS.values()})


def way(key: str) -> Way:
    """The row of `key`; one that is not listed any more counts as "other"."""
    return WAYS.get(key, WAYS["other"])
