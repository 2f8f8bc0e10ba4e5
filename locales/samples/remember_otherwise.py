"""Situations after a call: the letter about it, and what is remembered otherwise."""

from typing import Final

_LETTER: Final = {"letter": "CL-1001"}

SAMPLES: Final = {
    "remember_otherwise/what_otherwise": (_LETTER, {"letter": ""}),
    "remember_otherwise/one_moment": ({},),
    "remember_otherwise/passed_on": (_LETTER,),
    "remember_otherwise/stays": (_LETTER,),
    "remember_otherwise/nothing_found": ({},),
    "staff/call_remembered_otherwise": (
        {"person": "Amara Okafor", "customer": "上海晨光贸易", "letter": "CL-1001", "words": "We agreed on Friday."},
    ),
}
