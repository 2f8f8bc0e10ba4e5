"""Situations of a message that tells several things at once."""

from datetime import date
from typing import Final

from flows.facts.money import Money

SAMPLES: Final = {
    "unasked/several": ({"count": 2, "company": "Harbourline Trading"}, {"count": 3, "company": "Harbourline Trading"}),
    "unasked/which_one": ({},),
    "unasked/confirm_reminder": (
        {"cut_off": date(2026, 10, 31), "reply_by": date(2026, 11, 14), "undisputed": Money(2_995_000, "USD")},
    ),
    "unasked/view_reminder": (
        {"cut_off": date(2026, 10, 31), "reply_by": date(2026, 11, 14), "undisputed": Money(2_995_000, "USD")},
    ),
    "unasked/evidence_wanted": ({"number": "D-1007"},),
    "unasked/solved_question": ({"number": "D-1007", "closes": 1_793_955_600_000_000, "zone": "Africa/Lagos"},),
    "unasked/plan_agree": ({"number": "PL-1001", "total": Money(4_500_000, "USD")},),
}
