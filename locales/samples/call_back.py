"""Situations of arranging a call."""

from datetime import date
from typing import Final

_AT: Final = 1_793_610_000_000_000
_CALL: Final = {"at": _AT, "city": "Lagos", "ending": "5678", "writing": False, "reminded": True, "evening": 0}
_DAY: Final = {"day": date(2026, 11, 3), "city": "Lagos", "meant": False}
_BACK: Final = {**_CALL, "case": "", "matter": "", "words": ""}

SAMPLES: Final = {
    "call_back/call_arranged": (_CALL, {**_CALL, "writing": True}),
    "call_back/it_stays": (_CALL, {**_CALL, "writing": True}),
    "call_back/called_off": ({},),
    "call_back/over_already": ({},),
    "call_back/what_about": ({},),
    "call_back/a_few_words": ({},),
    "call_back/which_day": (_DAY,),
    "call_back/not_that_day": (_DAY,),
    "call_back/which_hour": (_DAY, {**_DAY, "meant": True}),
    "call_back/not_then": ({"first": _AT, "last": _AT}, {"first": 0, "last": 0}),
    "call_back/which_number": ({},),
    "call_back/write_your_number": ({},),
    "call_back/no_number": ({},),
    "call_back/say_it_back": (
        _BACK,
        {**_BACK, "case": "D-1007"},
        {**_BACK, "matter": "call_payment"},
        {**_BACK, "words": "the freight of October"},
    ),
    "call_back/too_late_now": ({},),
    "call_back/not_arranged": ({},),
    "call_back/booked": (_CALL, {**_CALL, "reminded": False}, {**_CALL, "evening": _AT}),
    "call_back/being_arranged": ({},),
}
