"""Situations of answers that came by phone, by mail, on paper or in person, and of statements made again."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_ON: Final = date(2026, 11, 4)
_SUM: Final = Money(2_975_000, "USD")
_WAYS: Final = ("phone", "mail", "paper", "in_person")
_TOLD: Final = {
    "number": "R-1001", "statement": "ST-2610-7", "cut_off": date(2026, 10, 31), "customer": "Okafor Foods",
    "company": "Okafor & Sons Supply", "kind": "desk_heard_confirmation", "way": "phone", "person": "Amara Okafor",
    "on": _ON, "agreed": _SUM, "exceptions": 0, "day": date(2026, 11, 20), "documents": "INV-2214", "recorder": "Wei",
    "approver": "Jonas", "by": "Wei", "record": "BC-00001", "code": "7F3A-91C2", "reason": "It was another company.",
    "words": "Nobody of us called.", "due": 0,
}  # fmt: skip
_EACH: Final = tuple({**_TOLD, "way": way} for way in _WAYS)
_CARD: Final = {
    **_TOLD, "way": "desk_heard_phone", "role": "desk_role_confirmer", "without": [], "file": "", "approver": "",
    "state": "desk_answer_to_approve",
}  # fmt: skip
_CHANGES: Final = {
    "number": "ST-2609-7", "version": 1, "before": Money(2_000_000, "USD"), "closing": _SUM, "new": [("INV-9", _SUM)],
    "gone": [("INV-1", _SUM)], "changed": [("INV-2", _SUM, Money(1, "USD"))], "more": 0, "reason": "",
}  # fmt: skip
_CONFIRMED: Final = {"record": "BC-00001", "person": "Amara Okafor", "at": 1_793_000_000_000_000}
_MARKED: Final = {**_CONFIRMED, "recorder": "Wei", "approver": "Jonas"}
_VERSION: Final = {"number": "ST-2610-7", "version": 1}
SAMPLES: Final = {
    "answer_elsewhere/confirmation_noted": (*_EACH, {**_TOLD, "exceptions": 2}),
    "answer_elsewhere/promise_noted": _EACH,
    "heard_elsewhere/nothing_heard": ({},),
    "heard_elsewhere/contradicted_before": (_TOLD,),
    "heard_elsewhere/thank_you": (_TOLD,),
    "heard_elsewhere/what_is_wrong": _EACH,
    "heard_elsewhere/passed_on": (_TOLD,),
    "staff/elsewhere_about": ({"number": "ST-2610-7", "closing": _SUM},),
    "staff/elsewhere_confirming": tuple(
        {"agreed": _SUM, "cut_off": date(2026, 10, 31), "in_question": Money(minor, "USD")} for minor in (0, 20_000)
    ),
    "staff/elsewhere_title": (_CARD,),
    "staff/elsewhere_fields": (_CARD, {**_CARD, "without": ["INV-1"], "file": "letter.pdf", "approver": "Jonas"}),
    "staff/elsewhere_line": (_CARD,),
    "staff/confirm_elsewhere": (_CARD,),
    "staff/elsewhere_to_approve": (_TOLD,),
    "staff/elsewhere_recorded": (_TOLD, {**_TOLD, "kind": "desk_heard_promise"}),
    "staff/elsewhere_waits": (_TOLD,),
    "staff/elsewhere_approved": (_TOLD,),
    "staff/elsewhere_dropped": (_TOLD,),
    "staff/elsewhere_agreed": (_TOLD,),
    "staff/elsewhere_contradicted": (_TOLD,),
    "staff/elsewhere_changed": (_TOLD,),
    "staff/own_record": ({},),
    "staff/promise_refused": tuple({"why": why} for why in ("too_late", "promised_before", "no_room")),
    "staff/review_changes": (_CHANGES, {**_CHANGES, "more": 1, "reason": "An old price."}, {**_CHANGES, "more": 4}),
    "staff/review_confirmed": ({**_CONFIRMED, "way": ""}, *({**_MARKED, "way": way} for way in _WAYS)),
    "staff/reissue_about": (_VERSION,),
    "staff/withdraw_about": (_VERSION,),
    "staff/not_made_again": tuple(
        {**_VERSION, "why": why} for why in ("same_figures", "another_waits", "nothing_open", "unbalanced")
    ),
}
