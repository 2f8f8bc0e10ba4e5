"""Situations of the notices about a case."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_OPTION: Final = {
    "n": 1, "upheld": Money(15_000, "USD"), "not_upheld": Money(5_000, "USD"), "remedy": "a credit for the difference",
    "text": "The order says USD 18.40 for 200 of the 250 units.",
}  # fmt: skip
_WHOLE: Final = {**_OPTION, "not_upheld": Money(0, "USD"), "text": ""}
SAMPLES: Final = {
    "dispute/please_send": ({**_CASE, "points": ["The signed delivery note", "A photo of the label"]},),
    "dispute/still_waiting": (_CASE,),
    "dispute/going_on_without": (_CASE,),
    "dispute/late_yes_stands": (_CASE,),
    "dispute/offer": ({**_CASE, "options": [_WHOLE]}, {**_CASE, "options": [_WHOLE, _OPTION]}),
    "dispute/offer_reminder": ({**_CASE, "options": [_WHOLE]}, {**_CASE, "options": [_WHOLE, _OPTION]}),
    "dispute/offer_over": (_CASE,),
    "dispute/carried_out": ({**_CASE, **_OPTION, "posted": "CN-0391"}, {**_CASE, **_OPTION, "posted": ""}),
    "dispute/could_not": (_CASE,),
    "dispute/is_it_settled": ({**_CASE, "closes": 1_793_955_600_000_000},),
    "dispute/closed_unanswered": (_CASE,),
    "dispute/progress": (_CASE,),
}
