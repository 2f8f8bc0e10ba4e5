"""Situations of sending papers."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_SENDING: Final = {
    **_CASE, "case": "D-1042", "files": 0, "name": "", "at": _AT, "slot": "another paper", "wrote": False,
    "helps": [], "hidden": False,
}  # fmt: skip
SAMPLES: Final = {
    "send_evidence/no_open_case": ({},),
    "send_evidence/which_case": ({},),
    "send_evidence/which_case_first": ({"tries": 1}, {"tries": 2}),
    "send_evidence/send_it_here": (
        _SENDING, {**_SENDING, "helps": ["the contract", "the return note"]},
        {**_SENDING, "files": 2, "name": "slip.jpg"}, {**_SENDING, "wrote": True},
        {**_SENDING, "wrote": True, "hidden": True},
    ),
    "send_evidence/thank_you": (_CASE,),
    "send_evidence/whenever": (_CASE,),
    "send_evidence/papers_or_words": ({"tries": 1}, {"tries": 2}),
    "send_evidence/receipt": ({**_SENDING, "files": 1, "name": "slip.jpg"},),
    "send_evidence/refused": (
        *(
            {"why": why, "size": 34_000_000, "name": "slip.jpg", "at": 0}
            for why in ("too_large", "empty", "password", "macros", "mislabelled", "gone", "duplicate", "wrong_type")
        ),
        {"why": "duplicate", "size": 9, "name": "slip.jpg", "at": _AT},
    ),
    "send_evidence/doubt": tuple({"why": why, "name": "slip.jpg"} for why in ("small", "card", "identity", "spoken")),
    "send_evidence/works_without": (_CASE,),
}  # fmt: skip
