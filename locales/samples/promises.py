"""Situations of the messages about a promise and a plan as they live, and of what the desk is told of them."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_BY: Final = 1_793_955_600_000_000
_PROMISE: Final = {
    "number": "P-1001", "total": Money(270_000, "USD"), "missing": Money(70_000, "USD"),
    "arrived": Money(200_000, "USD"), "day": date(2026, 11, 13), "look": date(2026, 11, 16),
    "new_day": date(2026, 11, 20), "way": "by_transfer", "items": [("INV-2201", Money(270_000, "USD"))],
    "state": "made", "changes": 0, "broken": 0, "customer": "Okafor Foods", "person": "Amara Okafor",
    "company": "Okafor & Sons Supply", "by": _BY, "why": "late_approval",
}  # fmt: skip
_PLAN: Final = {
    "number": "PL-1001", "total": Money(270_000, "USD"), "documents": ["INV-2201"],
    "rows": [(date(2026, 11, 13), Money(135_000, "USD")), (date(2026, 12, 13), Money(135_000, "USD"))],
    "state": "desk_plan_asked", "comment": "", "customer": "Okafor Foods", "person": "Amara Okafor",
    "company": "Okafor & Sons Supply", "by": _BY, "name": "Mara", "reason": "Only with a first payment this month.",
    "colleague": "Mara", "code": "7F3A-91C2",
}  # fmt: skip
_ROW: Final = {"n": 1, "day": date(2026, 11, 13), "amount": Money(135_000, "USD")}
_CANNOT: Final = {
    "person": "Amara Okafor", "customer": "Okafor Foods", "until": _BY, "words": "we cannot pay",
    "company": "Okafor & Sons Supply",
}  # fmt: skip

SAMPLES: Final = {
    **{f"promise/{name}": (_PROMISE,) for name in ("soon", "kept", "partly", "broken", "with_person")},
    **{f"payment_plan/{name}": (_PLAN,) for name in ("approved", "declined", "not_decided", "agree_still")},
    "staff/cannot_pay": (_CANNOT, {**_CANNOT, "words": ""}),
    **{
        f"staff/promise_{name}": (_PROMISE,)
        for name in (
            "made", "changed", "kept", "partly", "broken", "broken_again", "unanswered", "withdrawn", "reason",
            "on_its_way", "reduced", "overtaken",
        )
    },
    **{
        f"staff/plan_{name}": (_PLAN,)
        for name in (
            "asked", "waits", "approved", "declined", "agreed", "withdrawn", "unanswered", "line", "title", "moved_on",
            "changed",
        )
    },
    "staff/plan_fields": (_PLAN, {**_PLAN, "colleague": "", "documents": [], "person": ""}),
    "staff/plan_row": (_ROW,),
    "staff/confirm_approve_plan": (_PLAN,),
}  # fmt: skip
