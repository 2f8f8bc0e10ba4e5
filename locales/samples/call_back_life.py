"""Situations in the life of a promised call."""

from datetime import date
from typing import Final

_AT: Final = 1_793_610_000_000_000
_CALL: Final = {
    "at": _AT,
    "next": _AT + 86_400_000_000,
    "by": _AT,
    "city": "Lagos",
    "ending": "5678",
    "person": "Zhou Min",
}

_ONLY_SAID: Final = {**_CALL, "following": [], "by": None, "letter": "", "until": None}

SAMPLES: Final = {
    "call_back_life/soon": (_CALL,),
    "call_back_life/spoken": (_CALL, {**_CALL, "person": ""}),
    "call_back_life/spoken_about": (
        {**_ONLY_SAID, "case": "D-1007", "lines": ["The price is 18.40.", "A credit note follows."]},
        {**_ONLY_SAID, "case": "", "lines": ["One thing."]},
        {
            **_CALL,
            "case": "D-1007",
            "lines": ["The price is 18.40."],
            "following": ["A credit note follows."],
            "by": date(2026, 11, 6),
            "letter": "CL-1001",
            "until": date(2026, 11, 5),
        },
        {
            **_CALL,
            "case": "",
            "lines": ["One thing."],
            "following": ["We write."],
            "by": None,
            "letter": "",
            "until": date(2026, 11, 5),
        },
    ),
    "call_back_life/nobody_answered": (_CALL,),
    "call_back_life/in_writing": (_CALL,),
    "call_back_life/nobody_called": (_CALL,),
    "call_back_life/not_written_yet": (_CALL,),
}
