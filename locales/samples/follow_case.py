"""Situations of following a case: none, several, and each state it may be in."""

from typing import Final

from flows.facts.dispute import CaseState
from flows.facts.money import Money

_CASE: Final = {
    "number": "D-1042",
    "document": "INV-2214",
    "reason": "The price",
    "claimed": Money(20_000, "USD"),
    "team": "pricing team",
    "next_at": 1_793_894_400_000_000,
    "zone": "Africa/Lagos",
}
_ONE: Final = {**_CASE, "words": "we agreed 18.40", "registered_at": 1_793_600_000_000_000, "upheld": Money(0, "USD")}

SAMPLES: Final = {
    "follow_case/nothing_open": ({"company": "Okafor & Sons Supply", "person": "Amara Okafor"},),
    "follow_case/list": (
        {"cases": [{**_CASE, "state": state.value} for state in CaseState], "count": 9, "zone": "Africa/Lagos"},
        {"cases": [{**_CASE, "state": "offered"}], "count": 1, "zone": "Africa/Lagos"},
    ),
    "follow_case/one": (
        *({**_ONE, "state": state.value, "papers": count} for count, state in enumerate(CaseState)),
        {**_ONE, "state": "triage", "words": "", "papers": 0},
    ),
}
