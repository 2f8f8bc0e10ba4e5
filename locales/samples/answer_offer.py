"""Situations of answering an offer."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from locales.samples.case_items import LINES, ONE_LINE, SEVERAL

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_OPTION: Final = {
    "n": 1, "upheld": Money(15_000, "USD"), "not_upheld": Money(5_000, "USD"), "remedy": "a credit for the difference",
    "text": "The order says USD 18.40 for 200 of the 250 units.", "payable": Money(465_000, "USD"), **ONE_LINE,
}  # fmt: skip
_WHOLE: Final = {**_OPTION, "not_upheld": Money(0, "USD"), "text": "", "payable": None}
_KEPT: Final = {**_WHOLE, "upheld": Money(0, "USD"), "not_upheld": Money(20_000, "USD")}
_SEVERAL: Final = {**_OPTION, **SEVERAL, "left": Money(6_500, "USD")}
_OFFER: Final = {**_CASE, "granted": None, "final": False, "options": [_WHOLE], "expired": False}
_PART: Final = {**_CASE, **_SEVERAL, "expired": False}
SAMPLES: Final = {
    "answer_offer/no_offer": ({},),
    "answer_offer/newer_offer": (_CASE,),
    "answer_offer/no_longer_open": (_CASE, {**_CASE, "state": "executing"}),
    "answer_offer/who_may_accept": ({**_CASE, "people": ["Amara Okafor"]}, {**_CASE, "people": []}),
    "answer_offer/the_offer": (
        {**_OFFER, "options": [_OPTION, _KEPT]},
        {**_OFFER, "options": [_WHOLE, _OPTION], "expired": True, "final": True, "granted": Money(5_000, "USD")},
    ),
    "answer_offer/you_accept_a_part": (_PART, {**_PART, "expired": True}, {**_PART, "parts": []}),
    "answer_offer/part_accepted": (_PART, {**_PART, "expired": True}),
    "answer_offer/which_lines": tuple(
        {**_PART, "lines": [row | {"accepted": at < n} for at, row in enumerate(LINES)], "some": n, "all": every}
        for n, every in ((0, False), (1, False), (2, False), (3, True))
    ),
    "answer_offer/explained": (
        _OFFER, {**_OFFER, "options": [_OPTION, _KEPT]},
        {**_OFFER, "options": [{**_SEVERAL, "not_upheld": Money(0, "USD")}, {**_SEVERAL, "upheld": Money(0, "USD")}]},
    ),
    "answer_offer/question_passed_on": (_CASE,),
    "answer_offer/until_when": ({"meant": 0}, {"meant": 2}),
    "answer_offer/time_given": ({**_CASE, "day": date(2026, 11, 12)},),
    "answer_offer/no_more_time": (_OFFER,),
    "answer_offer/thanks_and": (_OFFER,),
    "answer_offer/what_then": (_CASE,),
    "answer_offer/a_lead_joins": (_CASE,),
    "answer_offer/final_no": (_OFFER,),
    "answer_offer/final_declined": (_CASE,),
    "answer_offer/you_accept": ({**_CASE, **_OPTION, "expired": False}, {**_CASE, **_OPTION, "expired": True}, _PART),
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
