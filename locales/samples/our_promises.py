"""Situations of times that we told customers: what they read, and what the desk is told."""

from typing import Final

_AT: Final = 1_793_000_000_000_000
_SAID: Final = "The money is found; the bank confirms the payer tomorrow."
_CASE: Final = {"number": "D-1042", "team": "pricing team", "by": _AT, "person": "", "said": "", "again": False}
_STAGES: Final = ("triage", "investigating", "awaiting_internal", "pending_approval", "appealed", "executing")
_FAR: Final = (
    *({**_CASE, "stage": stage} for stage in _STAGES),
    {**_CASE, "stage": "investigating", "person": "Zhou Min", "said": _SAID},
)
_LATE: Final = {"by": _AT, "days": 0, "hours": 0, "minutes": 20}
_OUR: Final = {
    "number": "D-1042", "customer": "Okafor Foods", "by": _AT, "what": "answer", "owner": "Zhou Min", "called": "Lena",
    "mention": "<@U0LENA>", "times": 0,
}  # fmt: skip
_OURS: Final = (
    _OUR, {**_OUR, "number": "", "called": ""}, {**_OUR, "called": "", "mention": ""}, {**_OUR, "what": "call"},
    {**_OUR, "what": "call", "mention": ""},
)  # fmt: skip
_PROMISED: Final = ({**_CASE, "person": "Zhou Min"}, {**_CASE, "person": "Zhou Min", "said": _SAID})
SAMPLES: Final = {
    "dispute/progress": _FAR,
    "dispute/how_it_stands": _FAR,
    "dispute/progress_owed": (*_FAR, {**_CASE, "stage": "investigating", "again": True}),
    "dispute/time_promised": _PROMISED,
    "talk_to_person/time_promised": (*_PROMISED, _CASE),
    "talk_to_person/still_owed": (_CASE,),
    "always/promise_late": tuple(
        _LATE | more
        for more in ({}, {"minutes": 1}, {"hours": 1}, {"hours": 16}, {"days": 1}, {"days": 5})
    ),
    "staff/our_nudge": _OURS,
    "staff/our_alarm": _OURS,
    "staff/our_broken": _OURS,
    "staff/case_promised": _PROMISED,
    "staff/case_third_time": (_CASE, {**_CASE, "again": True}),
    "staff/time_promised": _PROMISED,
    "staff/promise_about": (
        {"number": "D-1042", "to": "Amara Okafor, Okafor Foods", "before": _AT},
        {"number": "", "to": "Amara Okafor, Okafor Foods", "before": 0},
    ),
    "staff/promise_reads": ({"there": _AT, "city": "Lagos"},),
    "staff/promise_not_then": ({"meant": []}, {"meant": [_AT, _AT + 3_600_000_000]}),
}  # fmt: skip
