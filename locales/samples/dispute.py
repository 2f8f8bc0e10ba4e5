"""Situations of the notices about a case."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from locales.samples.case_items import ONE_LINE, SEVERAL

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_AGAIN: Final = {
    **_CASE, "line": "INV-2301", "goods": "", "open": Money(480_000, "USD"), "upheld": Money(20_000, "USD"),
    "cut_off": date(2026, 11, 30), "statement": "ST-261130-OKAFOR-USD",
}  # fmt: skip
_OPTION: Final = {
    "n": 1, "upheld": Money(15_000, "USD"), "not_upheld": Money(5_000, "USD"), "remedy": "a credit for the difference",
    "text": "The order says USD 18.40 for 200 of the 250 units.", "payable": Money(465_000, "USD"), **ONE_LINE,
}  # fmt: skip
_WHOLE: Final = {**_OPTION, "not_upheld": Money(0, "USD"), "text": "", "payable": None}
_LET_GO: Final = Money(1_500, "USD")
_KEPT: Final = {**_WHOLE, "upheld": Money(0, "USD"), "not_upheld": Money(20_000, "USD")}
_SEVERAL: Final = {**_OPTION, **SEVERAL, "left": Money(6_500, "USD")}
_OFFER: Final = {**_CASE, "granted": None, "final": False, "options": [_WHOLE], "expired": False}
SAMPLES: Final = {
    "dispute/please_send": ({**_CASE, "points": ["The signed delivery note", "A photo of the label"]},),
    "dispute/still_waiting": (_CASE,),
    "dispute/going_on_without": (_CASE,),
    "dispute/late_yes_stands": (_CASE,),
    "dispute/offer": (
        _OFFER, {**_OFFER, "options": [_WHOLE, _OPTION, _KEPT], "final": True, "granted": Money(5_000, "USD")},
        {**_OFFER, "options": [{**_KEPT, "text": "The contract says USD 19.20 from October on."}]},
        {**_OFFER, "document": "INV-2214, INV-2215", "options": [_SEVERAL, {**_WHOLE, "written_off": _LET_GO}]},
    ),
    "dispute/offer_reminder": (_OFFER, {**_OFFER, "options": [_WHOLE, _OPTION, _KEPT]}),
    "dispute/offer_forwarded": ({**_OFFER, "sender": "Amara Okafor"},),
    "dispute/somebody_decided": tuple(
        {"number": "D-1042", "person": "Tom Reyes", "what": what}
        for what in ("accepted", "countered", "appealed", "withdrawn", "solved", "not_solved")
    ),
    "dispute/part_carried_out": ({**_CASE, **_SEVERAL, "posted": "CN-0391"}, {**_CASE, **_SEVERAL, "posted": ""}),
    "dispute/came_back": (_CASE, {**_CASE, "document": ""}),
    "dispute/came_again": (_AGAIN, {**_AGAIN, "goods": "Palm oil 20 L"}),
    "dispute/offer_over": (_CASE,),
    "dispute/carried_out": ({**_CASE, **_OPTION, "posted": "CN-0391"}, {**_CASE, **_OPTION, "posted": ""}),
    "dispute/could_not": (_CASE,),
    "dispute/is_it_settled": ({**_CASE, "closes": 1_793_955_600_000_000},),
    "dispute/closed_unanswered": (_CASE,),
}  # fmt: skip
