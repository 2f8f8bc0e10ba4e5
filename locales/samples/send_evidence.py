"""Situations of sending papers."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_SENDING: Final = {
    **_CASE, "case": "D-1042", "files": 0, "name": "", "at": _AT, "slot": "paper", "wrote": False,
}  # fmt: skip
SAMPLES: Final = {
    "send_evidence/no_open_case": ({},),
    "send_evidence/which_case": ({},),
    "send_evidence/which_case_first": ({"tries": 1}, {"tries": 2}),
    "send_evidence/send_it_here": (
        _SENDING, {**_SENDING, "files": 2, "name": "slip.jpg"}, {**_SENDING, "wrote": True},
    ),
    "send_evidence/thank_you": (_CASE,),
    "send_evidence/whenever": (_CASE,),
    "send_evidence/papers_or_words": ({"tries": 1}, {"tries": 2}),
    "send_evidence/receipt": ({**_SENDING, "files": 1, "name": "slip.jpg"},),
    "send_evidence/refused": tuple(
        {"why": why, "size": 34_000_000} for why in ("too_large", "empty", "password", "duplicate", "wrong_type")
    ),
}  # fmt: skip
