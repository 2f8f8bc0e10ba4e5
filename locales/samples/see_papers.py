"""Situations of the papers that were sent."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_ONE: Final = {"name": "slip.jpg", "slot": "the payment slip", "at": _AT}
_PAPER: Final = {**_CASE, **_ONE, "to_case": "", "to_slot": "the contract"}
SAMPLES: Final = {
    "see_papers/list": (
        {**_CASE, "papers": [_ONE, {**_ONE, "name": "a.pdf"}]},
        {**_CASE, "number": "", "papers": [_ONE]},
    ),
    "see_papers/paper": (_PAPER,),
    "see_papers/no_papers": (_CASE,),
    "see_papers/where_to": (_PAPER,),
    "see_papers/paper_moved": (_PAPER, {**_PAPER, "to_case": "D-1043"}),
    "see_papers/paper_withdrawn": (_PAPER,),
    "see_papers/paper_was_used": (_PAPER,),
    "see_papers/paper_is_held": (_PAPER,),
    "see_papers/delete_it": (_PAPER,),
    "see_papers/paper_deleted": (_PAPER,),
    "see_papers/paper_kept": (_PAPER,),
}
