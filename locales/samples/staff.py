"""Situations of the desk's own messages: its cards, its private words, what its notes say."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from locales.samples.case_items import ONE_LINE, SEVERAL

_USD = "USD"
_PERSON: Final = {"person": "Amara Okafor", "customer": "Fu Tong (Shenzhen) Trading"}
_CASE: Final = {
    "number": "D-1007",
    "customer": "Fu Tong (Shenzhen) Trading",
    "person": "Li Na",
    "document": "INV-7001",
    "claimed": Money(100_000, _USD),
    "undisputed": Money(20_000, _USD),
    "reason": "reason_price",
    "state": "desk_state_investigating",
    "owner": "Lena Hoffmann",
    "control": "desk_control_bot",
    "next_at": 1_793_955_600_000_000,
    "wish": "remedy_credit_note",
    "papers": 2,
    "first": None,
    "granted": None,
    "follows": "",
    "appeal": False,
    "root": "",
    "unnamed": False,
    "related": False,
    "closed": False,
    "priority": "desk_priority_p3",
    "urgent": False,
    "cause": "desk_because_usual",
    "share": 0,
    "team": "pricing team",
    "newest_at": 1_793_000_000_000_000,
    "before": 3,
    "settled_on": date(2026, 10, 31),
    "manager": "Omar Haddad",
    "mood": "angry: strong word “unacceptable”",
}
_REVIEW: Final = {
    "customer": "Fu Tong (Shenzhen) Trading",
    "number": "ST-261031-C1-USD",
    "cut_off": date(2026, 10, 31),
    "reply_by": date(2026, 11, 14),
    "closing": Money(200_000, _USD),
    "overdue": Money(50_000, _USD),
    "in_question": Money(0, _USD),
    "lines": 12,
    "proposer": "Amir Haddad",
    "colleague": "",
    "code": "7F3A-91C2",
    "state": "desk_statement_in_review",
}
_JOINED: Final = {
    **_PERSON,
    "role": "desk_role_confirmer",
    "limit": Money(1_000_000, _USD),
    "waits": False,
    "done": False,
}

_ASKED: Final = (("Mara", "<@U1>"), ("Mara", ""), ("", ""))

SAMPLES: Final = {
    "staff/amount_ambiguous": ({"first": Money(123_400, _USD), "second": Money(123, _USD)},),
    "staff/amount_unreadable": ({"currency": _USD},),
    "staff/blocked": (_PERSON,),
    "staff/confirm_approve": (_CASE,),
    "staff/confirm_issue": (_REVIEW,),
    "staff/confirm_person": (_PERSON,),
    "staff/evidence_came": tuple(
        {"name": "order.pdf", "slot": "agreed_price", "caption": said} for said in ("", "p. 2")
    ),
    "staff/hand_over_ended": ({},),
    "staff/head_beside": (_CASE, {**_CASE, "papers": 0, "before": 2, "settled_on": None, "manager": ""}),
    "staff/head_fields": (
        _CASE,
        {**_CASE, "first": Money(1, "USD"), "granted": Money(1, "USD"), "follows": "D-1", "appeal": True},
        {**_CASE, "owner": "", "document": "", "closed": True, "mood": ""},
        {**_CASE, "papers": 0, "before": 2, "settled_on": None, "share": 42, "manager": ""},
        {**_CASE, "before": 0, "settled_on": None},
        {**_CASE, "root": "desk_cause_entry", "related": True},
        {**_CASE, "unnamed": True},
    ),
    "staff/cause_open": tuple({"number": "D-1042", "owner": o, "mention": m} for o, m in _ASKED),
    "staff/head_line": (_CASE, {**_CASE, "urgent": True}),
    "staff/head_title": (_CASE,),
    "staff/invitation_over": ({},),
    "staff/letter_uncertain": (_PERSON,),
    "staff/letter_undelivered": ({**_PERSON, "error": "chat not found"},),
    "staff/paper_failed": tuple({"person": who, "customer": who, "error": "no font holds 🀄"} for who in ("Mara", "")),
    "staff/link_locked": (_PERSON,),
    "staff/link_opened_twice": (_PERSON,),
    "staff/moved_on": (_CASE, {**_CASE, "person": ""}),
    "staff/nobody_bound": (_PERSON,),
    "staff/not_reachable": ({},),
    "staff/not_registered": ({},),
    "staff/offer_changed": ({},),
    "staff/offer_foot": tuple(
        {
            "state": "desk_offer_sent",
            "proposer": proposer,
            "until": 1_793_955_600_000_000,
            "code": "7F3A-91C2",
        }
        for proposer in ("Lena Hoffmann", "")
    ),
    "staff/offer_lapsed": ({},),
    "staff/offer_option": (
        {
            "n": 1,
            "upheld": Money(40_000, _USD),
            "not_upheld": Money(60_000, _USD),
            "remedy": "remedy_credit_note",
            "text": "The agreed price was 0.60.",
            **SEVERAL,
        },
        {
            "n": 1,
            "upheld": Money(100_000, _USD),
            **ONE_LINE,
            "not_upheld": None,
            "remedy": "remedy_credit_note",
            "text": "The agreed price was 0.60.",
        },
    ),
    "staff/own_proposal": ({},),
    "staff/parked": ({"chat": "telegram:42", "error": "ValueError"},),
    "staff/person_confirmed": ({**_PERSON, "contact": "Li Na"},),
    "staff/person_fields": (_JOINED, {**_JOINED, "limit": None, "done": True}),
    "staff/person_known": (_PERSON,),
    "staff/person_line": (_JOINED, {**_JOINED, "waits": True}, {**_JOINED, "done": True}),
    "staff/person_title": (_PERSON,),
    "staff/propose_lines": ({"number": "D-1042", "claimed": Money(100_000, _USD)},),
    "staff/propose_claim": (_CASE,),
    "staff/reply_to": ({"customer": "Li Na, Fu Tong (Shenzhen) Trading"},),
    "staff/review_fields": (_REVIEW, {**_REVIEW, "proposer": "", "colleague": "Omar Haddad"}),
    "staff/review_line": (_REVIEW,),
    "staff/review_title": (_REVIEW,),
    "staff/role_forbids": ({"role": "desk_role_agent"},),
    "staff/statement_changed": ({},),
    "staff/statement_moved_on": ({"state": "desk_statement_issued"},),
    "staff/sum_differs": ({"total": Money(110_000, _USD), "claimed": Money(100_000, _USD)},),
    "staff/take_first": ({},),
    "staff/taken_already": ({"person": "Lena Hoffmann", "own": False}, {"person": "Lena Hoffmann", "own": True}),
    "staff/their_words": (_PERSON,),
    "staff/unknown_button": ({},),
    "staff/waiting_ended": (_PERSON,),
    "staff/promise_due": ({"person": ""}, {"person": "Wei"}),
}
