"""Situations of asking for another look at a decision."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_SAID: Final = {**_CASE, "why": "the order says 18.40", "facts": "", "files": 0, "name": "", "at": _AT}
SAMPLES: Final = {
    "appeal/what_is_wrong_with_it": (_CASE,),
    "appeal/anything_new": (_SAID, {**_SAID, "files": 1, "name": "order.pdf"}),
    "appeal/you_appeal": (_SAID, {**_SAID, "why": "", "facts": "the signed order"}),
    "appeal/appealed": (_SAID,),
    "appeal/looked_at_twice": (_CASE,),
    "appeal/too_long_ago": (_CASE,),
    "appeal/nothing_decided_yet": (_CASE, {**_CASE, "state": "appealed"}),
}
