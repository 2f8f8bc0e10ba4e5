"""Situations of rounds of statements, and of what a reviewer is told to look at."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from flows.facts.precheck import Finding

_DAY: Final = date(2026, 10, 31)
_ROUND: Final = {
    "cut_off": _DAY, "rhythm": "desk_rhythm_monthly", "preparer": "Mara", "reviewer": "Jonas",
    "begun": date(2026, 11, 3), "review_by": date(2026, 11, 4), "reviewed": date(2026, 11, 4),
    "reply_by": date(2026, 11, 18), "today": date(2026, 11, 19), "customers": 3, "unprepared": 0, "reviewing": 3,
    "returned": 0,
    "issued": 3, "confirmed": 1, "disputed": 1, "handed": 1, "silent": ["Fu Tong (Shenzhen) Trading"], "more": 0,
    "sums": [(Money(2_995_000, "USD"), Money(2_000_000, "USD"))], "mention": "<@U_JONAS>", "called": "Jonas",
}  # fmt: skip
_SINGLE: Final = {**_ROUND, "reviewing": 1, "returned": 1, "issued": 1, "unprepared": 1, "more": 1}
_NOBODY: Final = {
    **_ROUND,
    "returned": 2,
    "mention": "",
    "called": "",
    "reviewer": "",
    "unprepared": 2,
    "more": 3,
    "reply_by": None,
}
_UNNAMED: Final = {**_ROUND, "mention": ""}
_HANDS: Final = {**_ROUND, "customers": ["Okafor Foods", "Fu Tong (Shenzhen) Trading"], "count": 2, "by": _DAY}
_GIVEN: Final = {"customer": "Okafor Foods", "number": "ST-261031-OKAFOR-USD", "owner": "Mara", "by": _DAY}
_STILL: Final = {**_ROUND, "customer": "Okafor Foods", "numbers": "ST-261031-OKAFOR-USD", "owner": "Mara"}
_LATE: Final = {"cut_off": _DAY, "planned": date(2026, 11, 3)}
_SUM, _DUE = Money(20_000, "USD"), Money(18_400, "USD")
_FOUND: Final = tuple(
    Finding(what, ("INV-2201", "INV-2207"), _SUM, _DUE, "Palm oil 20 L")
    for what in (
        "duplicate_number", "duplicate_amount", "unapplied_cash", "unused_credit", "roll_forward", "number_gap",
        "stale", "price_off", "back_dated", "rows_off", "product_off", "new_currency", "no_voucher",
    )
)  # fmt: skip
_LONG: Final = tuple(Finding("stale", tuple(f"INV-{n}" for n in range(2201, 2201 + many)), _SUM) for many in (6, 9))

SAMPLES: Final = {
    "staff/review_findings": ({"findings": _FOUND, "cut_off": _DAY}, {"findings": _LONG, "cut_off": _DAY}),
    "staff/finding": tuple({"one": one} for one in _FOUND),
    "staff/slash_rhythm": ({"rhythm": "desk_rhythm_quarterly", "begins": _DAY},),
    "staff/round_step": (
        *({**_ROUND, "answered": 2, "state": state} for state in ("preparing", "reviewing", "collecting")),
        {**_NOBODY, "answered": 0, "state": "reviewing"},
    ),
    "staff/cycle_review": (_ROUND, _SINGLE, _NOBODY, _UNNAMED),
    "staff/cycle_waits": (_ROUND, _SINGLE, _NOBODY, _UNNAMED),
    "staff/cycle_overdue": (_ROUND, _SINGLE, _NOBODY),
    "staff/cycle_issued": (_ROUND, _SINGLE, _NOBODY),
    "staff/cycle_empty": (_ROUND,),
    "staff/cycle_late": tuple({**_LATE, "slept": slept} for slept in (0, 1, 2)),
    "staff/cycle_fault": ({"fault": "ST-261031-OKAFOR-USD: INV-2201: has no due date. Not prepared."},),
    "staff/cycle_nobody": ({"rhythm": "desk_rhythm_weekly", "again": _DAY},),
    "staff/cycle_hands": (
        {**_HANDS, "more": 0}, {**_HANDS, "count": 1, "more": 1}, {**_HANDS, "mention": "", "called": "", "more": 4},
        {**_HANDS, "mention": "", "called": "", "count": 1, "more": 0},
    ),
    "staff/cycle_handed": (
        *({**_GIVEN, "way": way} for way in ("chat", "elsewhere", "none")), {**_GIVEN, "way": "chat", "owner": ""},
    ),
    "staff/cycle_still": (
        {**_STILL, "again": False}, {**_STILL, "again": True}, {**_STILL, "again": True, "mention": "", "called": ""},
    ),
    "staff/cycle_closed": (_ROUND, _SINGLE, {**_NOBODY, "reviewed": None}, {**_ROUND, "reviewer": ""}),
}  # fmt: skip
