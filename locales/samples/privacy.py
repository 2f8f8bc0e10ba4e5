"""Situations of somebody's own data, for them and for the desk."""

from typing import Final

_AT: Final = 1_793_894_400_000_000
_COMPANY: Final = {"company": "Okafor & Sons Supply"}
_SOME: Final = {"cases": 1, "papers": 2, "confirmations": 1, "promises": 1, "complaints": 1}
_NONE: Final = dict.fromkeys(_SOME, 0)
_DESK: Final = {
    "person": "Maja Lindqvist",
    "customer": "Lindqvist Tools AB",
    "open": ["D-1001", "PP-1001"],
    "state": "desk_erasure_asked",
}

SAMPLES: Final = {
    "privacy/kept": (
        {**_COMPANY, **_SOME, "phone": True, "surveys": True, "stopped": False},
        {**_COMPANY, **dict.fromkeys(_SOME, 5), "phone": True, "surveys": False, "stopped": False},
        {**_COMPANY, **_NONE, "phone": False, "surveys": False, "stopped": True},
    ),
    "privacy/surveys_off": ({},),
    "privacy/surveys_on": ({},),
    "privacy/what_stays": ({**_COMPANY, "open": []}, {**_COMPANY, "open": ["D-1001", "PP-1001"]}),
    "privacy/prove_it": (
        {"invoice": "INV-2214", "tax": True},
        {"invoice": "INV-2214", "tax": False},
        {"invoice": "", "tax": True},
    ),
    "privacy/share_your_number": (_COMPANY,),
    "privacy/not_proved": ({},),
    "privacy/locked": ({"until": _AT},),
    "privacy/colleague_proves": ({},),
    "privacy/copy_sent": (_COMPANY,),
    "privacy/erased": (_COMPANY,),
    "privacy/erasure_asked": ({**_COMPANY, "due": _AT},),
    "privacy/erasure_waits": ({"due": _AT},),
    "privacy/not_decided": ({"due": _AT},),
    "privacy/not_erased": ({**_COMPANY, "reason": "D-1001 needs your answer first."},),
    "privacy/what_is_wrong": ({},),
    "privacy/correction_passed_on": (_COMPANY,),
    "staff/own_data_locked": (_DESK,),
    "staff/person_erased": ({"number": "#7"},),
    "staff/erasure_waits": ({**_DESK, "due": _AT},),
    "staff/erasure_title": (_DESK,),
    "staff/erasure_line": (_DESK,),
    "staff/erasure_fields": (_DESK, {**_DESK, "open": [], "state": "desk_erasure_erased"}),
    "staff/confirm_approve_erasure": (_DESK,),
    "staff/erasure_declined": ({"person": "Mara", "contact": "Maja Lindqvist", "reason": "D-1001 is open."},),
    "staff/erasure_decided": ({},),
}
