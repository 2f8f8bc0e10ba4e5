"""Situations in the life of a promised call."""

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

SAMPLES: Final = {
    "call_back_life/soon": (_CALL,),
    "call_back_life/spoken": (_CALL, {**_CALL, "person": ""}),
    "call_back_life/spoken_about": (
        {**_CALL, "case": "D-1007", "lines": ["The price is 18.40.", "A credit note follows."]},
        {**_CALL, "case": "", "lines": ["One thing."]},
    ),
    "call_back_life/nobody_answered": (_CALL,),
    "call_back_life/in_writing": (_CALL,),
    "call_back_life/nobody_called": (_CALL,),
    "call_back_life/not_written_yet": (_CALL,),
}
