"""Situations of the desk's messages about hand-overs and promised calls."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_955_600_000_000
_PERSON: Final = {"person": "Amara Okafor", "customer": "Fu Tong (Shenzhen) Trading"}
_HAND_OVER: Final = {
    **_PERSON,
    "case": "D-1007",
    "asked_at": _AT,
    "colleague": "",
    "ended": False,
    "why": "wanted_asked",
    "urgent": False,
    "backup": False,
    "mood": "",
}
_FRAME: Final = {
    "case": "D-1007",
    "statement": "ST-261031-K1-USD",
    "document": "INV-2214",
    "reason": "reason_price",
    "remedy": "remedy_credit_note",
    "sums": [("Amount", Money(20_000, "USD"))],
    "answers": [("Price", "18.40")],
    "words": "looks too high",
}
_DOING: Final = (
    "raise_dispute", "confirm_balance", "answer_offer", "view_statement", "promise_to_pay", "complain", "follow_case",
)  # fmt: skip
_BARE: Final = {name: [] if name in {"sums", "answers"} else "" for name in _FRAME}
_HANDED: Final = {
    **_PERSON, "gone": False, "text": "", "why": "", "waits_since": _AT, "said": ["hello?", "are you there?"],
}  # fmt: skip
_URGENT: Final = {**_PERSON, "why": "wanted_safety", "again": False}
_CALL: Final = {
    "contact": "Li Na",
    "customer": "Fu Tong (Shenzhen) Trading",
    "person": "Lena Hoffmann",
    "at": _AT,
    "next": _AT,
    "by": _AT,
    "city": "Shanghai",
    "ending": "5678",
    "phone": "+8613812345678",
    "case": "",
    "matter": "",
    "words": "the freight of October",
    "tries": 1,
    "urgent": False,
    "state": "desk_call_booked",
}
_CALLED: Final = {"person": "", "customer": "Amara Okafor", "lead": "Mara", "mention": "<@U1>", "days": 5}
_NO_LEAD: Final = {"lead": "", "mention": ""}

SAMPLES: Final = {
    "staff/hand_over_fields": (
        _HAND_OVER,
        {**_HAND_OVER, "case": "", "customer": "", "colleague": "Lena Hoffmann"},
        {**_HAND_OVER, "colleague": "Lena Hoffmann", "backup": True},
        {**_HAND_OVER, "urgent": True, "why": "wanted_safety"},
        {**_HAND_OVER, "ended": True},
        {**_HAND_OVER, "mood": "angry: strong word “unacceptable”"},
    ),
    "staff/hand_over_line": (
        _HAND_OVER,
        {**_HAND_OVER, "customer": ""},
        {**_HAND_OVER, "colleague": "Lena Hoffmann"},
        {**_HAND_OVER, "colleague": "Lena Hoffmann", "backup": True},
        {**_HAND_OVER, "urgent": True, "why": "wanted_safety"},
        {**_HAND_OVER, "ended": True},
    ),
    "staff/hand_over_title": (_HAND_OVER,),
    "staff/hand_over_about": (
        {**_PERSON, "frames": [{**_FRAME, "doing": doing} for doing in _DOING], "papers": ["a.pdf"], "said": ["hi"]},
        {**_PERSON, "frames": [{**_BARE, "doing": "home"}], "papers": [], "said": []},
    ),
    "staff/hand_over_follows": (_PERSON,),
    "staff/hand_over_reopened": ({**_PERSON, "colleague": "Lena Hoffmann"}, {**_PERSON, "colleague": ""}),
    "staff/hand_over_urgent": (_URGENT, {**_URGENT, "again": True}, {**_URGENT, "customer": ""}),
    "staff/handed_on": (
        _HANDED,
        {**_HANDED, "gone": True, "person": ""},
        {**_HANDED, "why": "away"},
        {**_HANDED, "why": "shift"},
        {**_HANDED, "text": "She means the cans of 20 litres.", "waits_since": 0, "said": []},
    ),
    "staff/hand_over_third": (_CALLED, {**_CALLED, "person": "Lena Hoffmann", "mention": ""}, {**_CALLED, **_NO_LEAD}),
    "staff/hand_over_given_up": (_CALLED, {**_CALLED, "days": 1, "mention": ""}, {**_CALLED, **_NO_LEAD}),
    "staff/person_idle": (
        {**_PERSON, "since": _AT, "leads": ["Mara"], "backup": "Mei", "mention": "<@U1>"},
        {**_PERSON, "since": _AT, "leads": ["Mara"], "backup": "Mei", "mention": ""},
        {**_PERSON, "since": _AT, "leads": [], "backup": "", "mention": ""},
    ),
    "staff/agreed": ({"person": "Lena Hoffmann", "to": "Li Na", "lines": ["One can is USD 18.40."]},),
    "staff/not_asked_to_step_in": ({},),
    "staff/call_title": (_CALL, {**_CALL, "urgent": True}),
    "staff/call_line": (_CALL,),
    "staff/call_fields": (
        _CALL,
        {**_CALL, "case": "D-1007"},
        {**_CALL, "words": "", "matter": "call_payment"},
        {**_CALL, "words": ""},
    ),
    "staff/call_booked": (_CALL, {**_CALL, "words": ""}),
    "staff/call_moved": (_CALL,),
    "staff/call_cancelled": (_CALL,),
    "staff/call_now": (_CALL,),
    "staff/call_reached": (_CALL, {**_CALL, "person": ""}),
    "staff/call_again": (_CALL,),
    "staff/call_missed": (_CALL,),
    "staff/call_write": (_CALL,),
    "staff/call_written": (_CALL,),
    "staff/call_moved_on": (_CALL,),
}
