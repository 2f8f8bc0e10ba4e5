"""Situations of a customer's own ledger as the desk reads them."""

from typing import Final

from flows.facts.match_groups import MATCHED, Class
from flows.facts.money import Money


def _usd(minor: int) -> Money:
    return Money(minor, "USD")


_NAMED: Final = {Class.THEIRS_ONLY: "desk_theirs_only"}
_ALL: Final = [
    {
        "what": _NAMED.get(klass, f"match_class_{klass.value}"),
        "count": place,
        "sum": _usd(5_000 + 20_000 * place),
    }
    for place, klass in enumerate(Class, 1)
    if klass not in MATCHED
]
_SOME: Final = {
    "customer": "Okafor Foods", "number": "ST-2610-7", "matched": 18, "of": 20, "differ": _ALL[:2],
    "difference": _usd(85_000), "higher": False, "unexplained": _usd(0),
}  # fmt: skip

SAMPLES: Final = {
    "staff/ledger_matched": (
        _SOME,
        {**_SOME, "differ": _ALL, "higher": True, "unexplained": _usd(-1_200)},
        {**_SOME, "matched": 1, "of": 1, "differ": [], "difference": _usd(0)},
    ),
    "staff/ledger_stranger": (
        {"customer": "Okafor Foods", "parties": ["Brightwater Trading"]},
        {"customer": "Okafor Foods", "parties": ["Brightwater Trading", "李明商贸"]},
    ),
}  # fmt: skip
