"""Situations of the desk's lines about appeals, changed claims, parts, withdrawn papers and questions."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_SAID: Final = {**_CASE, "said": "the sum", "sum": None}
_AGAIN: Final = {
    **_CASE, "line": "INV-2301", "goods": "", "open": Money(480_000, "USD"), "upheld": Money(20_000, "USD"),
    "statement": "ST-261130-OKAFOR-USD",
}  # fmt: skip
_NOTHING_SAID: Final = {**_SAID, "said": ""}
_CLAIM: Final = {**_SAID, "line": "", "was": Money(20_000, "USD"), "first": Money(25_000, "USD")}
_ASKED: Final = {"number": "D-1042", "person": "Amara Okafor", "by": _AT, "owner": "Mara", "times": 2}
_PART: Final = {**_CASE, "posted": "CN-0391", "left": Money(5_000, "USD")}
_PAPER: Final = {"name": "slip.jpg", "number": "D-1043", "slot": "paper"}
SAMPLES: Final = {
    "staff/case_final_not_accepted": (_SAID, _NOTHING_SAID),
    "staff/case_came_back": (_SAID, _NOTHING_SAID),
    "staff/case_came_again": (_AGAIN, {**_AGAIN, "goods": "Palm oil 20 L"}),
    "staff/case_again_unanswered": (_AGAIN,),
    "staff/case_left_as_is": (_CASE,),
    "staff/case_stayed_away": ({**_CASE, "statements": 3}, {**_CASE, "statements": 2}),
    "staff/case_seen_elsewhere": (
        {**_CASE, "other": "D-1050", "cause": ""},
        {**_CASE, "other": "D-1050", "cause": "desk_cause_price_list"},
    ),
    "staff/case_appealed": (_SAID, _NOTHING_SAID),
    "staff/case_withdrawn": (_SAID, _NOTHING_SAID),
    "staff/case_claim_changed": (
        _CLAIM,
        {**_CLAIM, "said": "", "line": "INV-2214"},
        {**_CLAIM, "line": "INV-2214", "claimed": Money(0, "USD")},
    ),
    "staff/case_needs_time": ({**_CASE, "on": _AT},),
    "staff/case_part_carried_out": (_PART, {**_PART, "posted": ""}),
    "staff/case_wants_our_papers": (_CASE,),
    "staff/case_asked_when": (_ASKED,),
    "staff/case_asked_again": (_ASKED, {**_ASKED, "owner": ""}),
    "staff/paper_moved": (_PAPER, {**_PAPER, "number": ""}),
    "staff/paper_refused": tuple({**_PAPER, "why": why} for why in ("duplicate", "password", "macros")),
    "staff/paper_withdrawn": (_PAPER,),
    "staff/paper_erased": (_PAPER,),
    "staff/decided_before": ({"number": "D-1042"},),
}
