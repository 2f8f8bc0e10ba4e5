"""Situations of colleagues' mornings and Mondays, and of early signs."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_955_600_000_000
_DAY: Final = date(2026, 11, 3)
_SUM: Final = Money(312_745, "USD")
_CUSTOMER: Final = {
    "customer": "Okafor Foods", "cases": 2, "begun": 1, "ended": 0, "claimed": (_SUM, Money(5_000, "EUR")),
    "statements": (("ST-261031-OKAFOR-USD", "desk_statement_viewed"),),
}  # fmt: skip
_ROUND: Final = {"cut_off": date(2026, 10, 31), "issued": 1, "viewed": 0, "confirmed": 0, "disputed": 0, "silent": 0}

SAMPLES: Final = {
    "staff/digest_title": (
        {"person": "Mara", "day": _DAY, "since": None},
        {"person": "Mara", "day": None, "since": _DAY},
    ),
    "staff/digest_cases": tuple({"total": n, "ours": n - 1, "customer": 1, "others": 0} for n in (1, 12)),
    "staff/digest_answer": tuple(
        {"number": "D-1001", "customer": "Okafor Foods", "at": _AT, "late": late} for late in (True, False)
    ),
    "staff/digest_customer": (_CUSTOMER, {**_CUSTOMER, "claimed": (), "statements": ()}),
    "staff/digest_finding": ({"customer": "Okafor Foods", "count": 2},),
    "staff/digest_quiet": ({"at": _AT, "said": "D-1001: the customer has answered."},),
    "staff/digest_round": tuple({**_ROUND, "total": total, "viewed": total - 1} for total in (1, 24)),
    "staff/digest_cycle": (
        {"cut_off": _DAY, "rhythm": "desk_rhythm_monthly", "unprepared": 2, "reviewing": 3, "left": 5, "handed": 1},
    ),
    "staff/digest_clock": tuple(
        {"clock": "desk_clock_decision", "out": out, "twice": twice} for out, twice in ((1, 0), (4, 0), (1, 1), (4, 2))
    ),
    "staff/digest_ours": ({"kept": 12, "late": 1, "broken": 1},),
    "staff/digest_theirs": ({"customer": "Okafor Foods", "number": "P-1001", "amount": _SUM, "day": _DAY},),
    "staff/digest_by_rule": tuple({"count": n, "amount": Money(140, "USD")} for n in (1, 3)),
    "staff/digest_signal": ({"customer": "Okafor Foods", "said": "“The price” was objected to 3 times."},),
    "staff/signal/rising_share": ({"shares": [2, 6, 14], "amount": _SUM, "cut_off": date(2026, 10, 31)},),
    "staff/signal/same_reason": ({"reason": "reason_price", "times": 3},),
    "staff/signal/never_confirmed": ({"rounds": 3, "since": date(2026, 8, 31)},),
    "staff/signal/their_promises": ({"times": 2, "last": _DAY},),
    "staff/signal/our_promises": ({"times": 2, "last": _DAY},),
    "staff/signal/odd_parts": ({"times": 2, "amount": _SUM, "last": _DAY},),
    "staff/signal/new_confirmer": tuple({"person": "Tom Reyes", "amount": _SUM, "agreed": on} for on in (True, False)),
    "staff/signal/before_due": ({"lines": 3, "due": _DAY},),
    "staff/signal/slower_answers": ({"days": [2, 4, 9]},),
    "staff/signal/tone_change": ({"person": "Tom Reyes", "last": _DAY},),
}
