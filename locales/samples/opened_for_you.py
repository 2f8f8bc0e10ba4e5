"""Situations of the notice that a colleague opened a case in the customer's name."""

from typing import Final

from flows.facts.money import Money

_CASE: Final = {
    "person": "Wei",
    "company": "Harbourline Trading",
    "number": "D-1042",
    "documents": "INV-2214",
    "reason": "reason_price",
    "claimed": Money(20_000, "USD"),
    "words": "We agreed 18.40.",
    "by": 1_793_955_600_000_000,
}

SAMPLES: Final = {
    "dispute/opened_for_you": (_CASE, {**_CASE, "documents": "INV-2214, INV-2219", "words": ""}),
}
