"""Situations of feedback and of the question how it went."""

from typing import Final

_AT: Final = 1_793_000_000_000_000
_ONE: Final = {"kind": "praise", "words": "Wei was quick <3", "number": "F-1001", "by": _AT, "text": "Done: a list."}
_KINDS: Final = tuple({**_ONE, "kind": kind} for kind in ("praise", "suggestion", "remark"))
_RATED: Final = {"score": 4, "low": False, "number": "D-1001", "company": "Okafor & Sons Supply"}
_LOW: Final = {**_RATED, "score": 1, "low": True}
SAMPLES: Final = {
    "give_feedback/what_kind": ({},),
    "give_feedback/please_tell": _KINDS,
    "give_feedback/which_kind": (_ONE,),
    "give_feedback/complaint_or_note": (_ONE,),
    "give_feedback/one_moment": ({},),
    "give_feedback/noted": _KINDS,
    "give_feedback/not_noted": ({},),
    "feedback/thanked_for_praise": (_ONE,),
    "feedback/thanked": (_ONE,),
    "feedback/what_came_of_it": (_ONE,),
    "feedback/not_yet": (_ONE,),
    "survey/how_was_it": (_RATED,),
    "survey/one_reminder": (_RATED,),
    "rate_us/no_such_question": ({},),
    "rate_us/never_again": ({},),
    "rate_us/answered_before": (_RATED,),
    "rate_us/what_about": (_RATED, _LOW),
    "rate_us/may_we_call": (_LOW,),
    "rate_us/thank_you": (_RATED, _LOW),
}
