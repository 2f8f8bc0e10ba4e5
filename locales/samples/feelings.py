"""Situations of speaking with somebody who is upset, from a nuisance to a limit, and of what the desk sees of it."""

from typing import Final

_AT: Final = 1_793_955_600_000_000
_SHOWN: Final = {
    "why": "limit", "times": 1, "until": _AT, "by": _AT, "agreed": False, "company": "Okafor & Sons Supply",
    "zone": "Africa/Lagos",
}  # fmt: skip
_SOOTHED: Final = ({"times": 1, "again": False}, {"times": 2, "again": False}, {"times": 1, "again": True})
_WHO: Final = {
    "person": "Amara Okafor", "customer": "Okafor Foods", "abuse": "desk_abuse_insult", "leads": ["Lena Hoffmann"],
    "rung": 2,
}  # fmt: skip
_NOBODY: Final = {**_WHO, "leads": []}
_MOOD: Final = {**_WHO, "mood": "insult, angry: strong word “unacceptable”", "paused_until": 0}
SAMPLES: Final = {
    "feelings/unease": _SOOTHED,
    "feelings/anger": _SOOTHED,
    "feelings/fury": _SOOTHED,
    "feelings/boundary": _SOOTHED,
    "feelings/corrected": _SOOTHED,
    "feelings/care": ({"number": "112"}, {"number": ""}),
    "feelings/what_now": (
        *({**_SHOWN, "why": why} for why in ("fury", "corrected", "unease")),
        {**_SHOWN, "why": "anger", "times": 2},
    ),
    "feelings/since_when": ({},),
    "feelings/since_noted": ({"words": "since 12 October"},),
    "feelings/limit": (_SHOWN,),
    "feelings/on_break": (_SHOWN, {**_SHOWN, "agreed": True}),
    "feelings/talk_then": (_SHOWN,),
    "feelings/still_resting": (_SHOWN,),
    "feelings/kept": (_SHOWN, {**_SHOWN, "until": 0}),
    "feelings/neutral": (_SHOWN,),
    "feelings/here_again": ({},),
    "feelings/here_sooner": ({},),
    "feelings/apology": ({},),
    "staff/mood_said": (
        {"level": "angry", "causes": ["strong word “unacceptable”", "exclamation run “!!”"]},
        {"level": "insult", "causes": []},
    ),
    "staff/mood_title": (_MOOD,),
    "staff/mood_line": (_MOOD, {**_MOOD, "paused_until": _AT}),
    "staff/mood_fields": (_MOOD, {**_MOOD, "paused_until": _AT}),
    **{f"staff/feeling_{name}": (_WHO, _NOBODY) for name in ("furious", "boundary", "limit", "pause", "grave", "harm")},
    "staff/feeling_unanswered": (_WHO,),
    "staff/mood_cleared": ({"person": "Wei", "contact": "Amara Okafor"},),
    "staff/mood_cleared_already": ({},),
    "staff/mood_goes_on": ({"person": "Mara", "contact": "Amara Okafor"},),
    "staff/mood_goes_on_already": ({},),
    "staff/mood_words": ({"said": [{"kind": "insult", "at": _AT, "text": "you are an idiot"}]}, {"said": []}),
}
