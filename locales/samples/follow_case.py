"""Situations of following a case: none, several, and each state it may be in."""

from typing import Final

from flows.facts.dispute import CaseState
from flows.facts.money import Money
from locales.samples.case_items import CLAIMS

_CASE: Final = {
    "number": "D-1042",
    "document": "INV-2214",
    "reason": "The price",
    "claimed": Money(20_000, "USD"),
    "team": "pricing team",
    "withheld": False,
    "items": [],
    "heading": "",
    "joined": False,
    "next_at": 1_793_894_400_000_000,
    "zone": "Africa/Lagos",
}
_ONE: Final = {
    **_CASE,
    "words": "we agreed 18.40",
    "registered_at": 1_793_600_000_000_000,
    "first": None,
    "linked": "",
    "upheld": Money(0, "USD"),
}
_ONE_MORE: Final = {"first": Money(25_000, "USD"), "linked": "D-1001"}
_BY: Final = {**_CASE, "state": "triage", "by": 1_793_894_400_000_000, "ours": True, "again": False}

SAMPLES: Final = {
    "follow_case/nothing_open": ({"company": "Okafor & Sons Supply", "person": "Amara Okafor"},),
    "follow_case/list": (
        {"cases": [{**_CASE, "state": state.value} for state in CaseState], "count": 9, "zone": "Africa/Lagos"},
        {
            "cases": [
                {**_CASE, "state": "offered", "heading": "ST-2026-10-7"},
                {**_CASE, "state": "triage", "withheld": True},
            ],
            "count": 2,
            "zone": "Africa/Lagos",
        },
    ),
    "follow_case/one": (
        *({**_ONE, "state": state.value, "papers": count} for count, state in enumerate(CaseState)),
        {**_ONE, "state": "triage", "words": "", "papers": 0},
        {**_ONE, **_ONE_MORE, "state": "triage", "papers": 0},
        {**_ONE, "document": "INV-2214, INV-2216", "items": CLAIMS, "state": "triage", "papers": 0},
        {**_ONE, "state": "triage", "papers": 0, "withheld": True},
        {**_ONE, **_ONE_MORE, "state": "closed", "papers": 0, "joined": True},
    ),
    "follow_case/when": (_BY, {**_BY, "again": True}, {**_BY, "state": "offered", "ours": False}),
    "follow_case/you_are_welcome": (_BY,),
    "follow_case/passed_on": (_BY, {**_BY, "state": "closed"}),
    "follow_case/passed_on_to_all": ({},),
    "follow_case/more": (_BY,),
    "follow_case/letter_coming": (_BY,),
    "follow_case/no_letter_yet": (_BY, {**_BY, "state": "offered", "ours": False}, {**_BY, "state": "closed"}),
    "follow_case/no_copies_here": (_BY,),
    "follow_case/which_of_them": ({},),
}
