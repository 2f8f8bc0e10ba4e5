"""Situations of the notices about what may befall a case beside the straight way."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "A discount is missing", "claimed": Money(20_000, "USD"),
    "team": "sales team", "by": _AT, "was": "The price",
}  # fmt: skip
_OTHER: Final = {
    **_CASE, "other": "D-1001", "other_claimed": Money(5_000, "USD"), "other_by": _AT, "left": Money(15_000, "USD"),
}  # fmt: skip
_OUT: Final = {**_CASE, "reference": "3 O 117/26"}
SAMPLES: Final = {
    "dispute/recoded": (_CASE,),
    "dispute/put_off": ({**_CASE, "said": ""}, {**_CASE, "said": "The warehouse counts on Friday."}),
    "dispute/merged": (_OTHER, {**_OTHER, "other_by": 0}),
    "dispute/split": (_OTHER, {**_OTHER, "left": None}),
    "dispute/withdrawn_for_you": (_CASE,),
    "dispute/appeal_noted": (_CASE,),
    "dispute/went_outside": (_CASE,),
    "dispute/still_outside": (_CASE,),
    "dispute/decided_outside": tuple(
        {**_OUT, "judged": judged, "upheld": upheld}
        for judged in (True, False)
        for upheld in (Money(5_000, "USD"), None)
    ),
    "dispute/cleared_in_books": (
        {**_CASE, "credited": Money(5_000, "USD"), "paid": Money(15_000, "USD")},
        {**_CASE, "credited": Money(20_000, "USD"), "paid": None},
        {**_CASE, "credited": None, "paid": Money(20_000, "USD")},
    ),
    "dispute/payment_proved": tuple(
        {"document": document, "on": date(2026, 10, 26), "amount": Money(120_000, "USD")}
        for document in ("INV-2201", "")
    ),
    "settle/goes_on_as": tuple({**_CASE, "older": "D-1001", "joined": joined} for joined in (True, False)),
}
