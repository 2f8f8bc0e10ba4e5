"""Situations of reminders of what is due."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_ONE: Final = {
    "person": "Amara Okafor",
    "who": "Amara Okafor",
    "customer": "Okafor Foods",
    "phone": "+2348012345678",
    "company": "Harbourline Trading",
    "lines": [("INV-2207", date(2026, 11, 5), Money(2_385_000, "USD"), 0)],
    "more": 0,
    "count": 1,
    "totals": [Money(2_385_000, "USD")],
    "unapplied": [],
    "coming": True,
    "last": False,
    "partly": False,
    "unsaid": False,
}
_SEVERAL: Final = _ONE | {
    "lines": [
        ("INV-2201", date(2026, 9, 13), Money(270_000, "USD"), 52),
        ("INV-2207", date(2026, 11, 5), Money(2_385_000, "USD"), 0),
        ("FP-1088", date(2026, 10, 8), Money(2_130_000, "CNY"), 27),
    ],
    "count": 5,
    "more": 2,
    "totals": [Money(2_130_000, "CNY"), Money(2_655_000, "USD")],
    "unapplied": [Money(120_000, "USD")],
    "coming": False,
    "partly": True,
    "unsaid": True,
}
_LAST: Final = _SEVERAL | {"last": True, "more": 1, "unsaid": False}

SAMPLES: Final = {
    "due/reminder": (_ONE, _SEVERAL, _LAST),
    "due/early_talk": (_SEVERAL, _LAST),
    "due_now/what_is_due": (_ONE, _SEVERAL),
    "due_now/nothing_due": ({},),
    "unasked/due_reminder": (_ONE, _SEVERAL),
    "staff/due_for_person": (_SEVERAL, _LAST),
    "staff/early_talk_unanswered": (_SEVERAL, _LAST),
}
