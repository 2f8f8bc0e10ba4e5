"""Situations of the question whether a matter is settled."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
SAMPLES: Final = {
    "settle/no_such_case": ({},),
    "settle/not_asked": (_CASE, {**_CASE, "state": "closed"}),
    "settle/thank_you": (_CASE,),
    "settle/is_it_settled": (_CASE,),
    "settle/what_is_still_wrong": (_CASE,),
    "settle/taken_up_again": (_CASE,),
}
