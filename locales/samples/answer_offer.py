"""Situations of answering an offer."""

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
    "answer_offer/no_offer": ({},),
    "answer_offer/newer_offer": (_CASE,),
    "answer_offer/no_longer_open": (_CASE, {**_CASE, "state": "executing"}),
    "answer_offer/who_may_accept": ({**_CASE, "people": ["Amara Okafor"]}, {**_CASE, "people": []}),
    "answer_offer/the_offer": (
        {**_CASE, "options": [_OPTION], "expired": False}, {**_CASE, "options": [_WHOLE, _OPTION], "expired": True},
    ),
    "answer_offer/you_accept": ({**_CASE, **_OPTION, "expired": False}, {**_CASE, **_OPTION, "expired": True}),
    "answer_offer/accepted": ({**_CASE, **_OPTION, "expired": False}, {**_CASE, **_OPTION, "expired": True}),
    "answer_offer/what_instead": (_CASE,),
    "answer_offer/you_propose": (
        {**_CASE, "sum": Money(18_000, "USD"), "text": "180"}, {**_CASE, "sum": None, "text": "new cans instead"},
    ),
    "answer_offer/countered": (_CASE,),
    "answer_offer/what_is_missing": (_CASE,),
    "answer_offer/declined": (_CASE,),
    "answer_offer/passed_on": (_CASE,),
}  # fmt: skip
