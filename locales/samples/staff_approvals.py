"""Situations of what is said of approvals and of papers on the desk."""

from typing import Final

from flows.facts.money import Money
from locales.samples.staff_cases import SAMPLES as CASES

_DESK: Final = CASES["staff/case_proposed"][0]
_NEEDED: Final = {
    "number": "D-1042", "person": "Lena Hoffmann", "level": "desk_level_L2", "because": "together",
    "granted": Money(30_000, "USD"), "before": Money(40_000, "USD"), "raised": False, "bare": False, "signed": [],
    "deciders": ["Omar Haddad", "Ruth Stein"], "deputies": [],
}  # fmt: skip
_WHY: Final = ("nothing", "amount", "remedy", "refusal", "urgency", "alarm", "related")
_LEFT: Final = (
    _NEEDED,
    {**_NEEDED, "deciders": [], "deputies": [{"name": "Ruth Stein", "instead": "Omar Haddad"}]},
    {**_NEEDED, "deciders": [], "level": "desk_level_L4"},
)
_LEVEL: Final = {**_DESK, "level": "desk_level_L2", "granted": Money(30_000, "USD"), "before": None}

SAMPLES: Final = {
    "staff/approval_needed": (
        *_LEFT,
        *({**_NEEDED, "because": why} for why in _WHY),
        {**_NEEDED, "level": "desk_level_L4", "raised": True, "bare": True, "signed": ["Omar Haddad"]},
    ),
    "staff/approval_half": _LEFT,
    "staff/approval_above": _LEFT,
    "staff/approval_bare": (_NEEDED,),
    "staff/approval_signed": _LEFT,
    "staff/approval_booked": _LEFT,
    "staff/approval_manages": _LEFT,
    "staff/case_authority_missing": (_LEVEL,),
    "staff/case_approval_waits": (_LEVEL,),
    "staff/case_approval_rises": (_LEVEL,),
    "staff/case_approval_over": (_DESK,),
    "staff/case_fixed_by_rule": (_DESK,),
    "staff/posting_found": tuple({"number": "D-1042", "posted": "CN-0391", "same": same} for same in (True, False)),
}
