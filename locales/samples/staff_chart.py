"""Situations of what may befall a case on the desk: asked in the house, joined, split, outside, causes."""

from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "A discount is missing", "claimed": Money(20_000, "USD"),
    "team": "sales team", "by": _AT, "linked": "D-1001", "customer": "Okafor Foods", "zone": "Africa/Lagos",
}  # fmt: skip
_SAID: Final = ({**_CASE, "said": ""}, {**_CASE, "said": "He called <again> & asked."})
_OTHER: Final = {
    **_CASE, "other": "D-1001", "other_claimed": Money(5_000, "USD"), "other_by": _AT, "left": Money(15_000, "USD"),
    "other_documents": "INV-2214",
}  # fmt: skip
_CONSULT: Final = {
    "number": "D-1042", "document": "INV-2214", "customer": "Okafor Foods", "department": "desk_asked_logistics",
    "colleague": "Lin", "asker": "Wei", "question": "Who signed on 3 October?", "answer": "The night porter.",
    "due": _AT, "leads": "Mara", "open": True,
}  # fmt: skip
_CAPA: Final = {
    "number": "CA-1001", "case": "D-1042", "cause": "desk_cause_price_list", "what": "Load the list on the first.",
    "owner": "Lin", "verifier": "Jonas", "due": _AT, "state": "desk_capa_planned", "found": "", "again": 0,
}  # fmt: skip
_SEEN: Final = ({**_CAPA, "found": ""}, {**_CAPA, "found": "No wrong price since.", "again": 1})
_LOOKS: Final = {**_CAPA, "mention": "<@U0JONAS>", "looks": "Jonas", "done_at": _AT, "seen": 0}
_HOLD: Final = {
    "number": "D-1042", "person": "Mara", "controller": "", "legal": "", "waits": True, "stands": False,
}  # fmt: skip
_DOCUMENT: Final = {
    "number": "INV-2214", "on": date(2026, 10, 3), "due": date(2026, 11, 2), "total": Money(480_000, "USD"),
    "open": Money(480_000, "USD"), "order": "PO-77", "delivery": "DN-3", "delivered": date(2026, 10, 4),
    "signed": "J. Bello", "files": 1,
    "rows": [{"what": "Palm oil", "quantity": Decimal(250), "price": Money(1_920, "USD"), "amount": Money(1, "USD")}],
    "applied": [{"number": "PAY-1", "on": date(2026, 10, 20), "amount": Money(10_000, "USD")}],
}  # fmt: skip
_BARE: Final = {
    **_DOCUMENT, "due": None, "order": "", "delivered": None, "rows": [], "applied": [], "files": 0,
}  # fmt: skip
_LOOSE: Final = {"number": "PAY-2", "on": date(2026, 10, 21), "open": Money(20_000, "USD")}

SAMPLES: Final = {
    "staff/case_consults_over": (_CASE,),
    "staff/case_recoded": ({**_CASE, "was": "The price"},),
    "staff/snooze_about": ({"number": "D-1042", "next_at": _AT, "zone": "Africa/Lagos"},),
    "staff/case_snoozed": _SAID,
    "staff/case_awake": (_CASE,),
    "staff/case_merged": (_OTHER,),
    "staff/case_joined_by": ({**_OTHER, "words": ""}, {**_OTHER, "words": "too high"}),
    "staff/case_split": (_OTHER, {**_OTHER, "left": None}),
    "staff/case_goes_on_elsewhere": ({**_OTHER, "joined": True}, {**_OTHER, "joined": False}),
    "staff/case_went_outside": _SAID,
    "staff/case_decided_outside": (
        {**_CASE, "judged": True, "reference": "3 O 117/26", "upheld": Money(5_000, "USD")},
        {**_CASE, "judged": False, "reference": "SA-9", "upheld": None},
    ),
    "staff/case_cleared": (
        {**_CASE, "credited": Money(5_000, "USD"), "paid": Money(15_000, "USD")},
        {**_CASE, "credited": Money(20_000, "USD"), "paid": None},
        {**_CASE, "credited": None, "paid": Money(20_000, "USD")},
    ),
    "staff/case_flagged": tuple({**one, "alarm": alarm} for one in _SAID for alarm in ("safety", "privacy")),
    "staff/case_proved": ({**_CASE, "on": date(2026, 10, 26), "amount": Money(120_000, "USD")},),
    "staff/case_cause_set": tuple({**one, "cause": "desk_cause_price_list"} for one in _SAID),
    "staff/consult_title": (_CONSULT,),
    "staff/consult_fields": (_CONSULT, {**_CONSULT, "document": ""}),
    "staff/consult_line": (_CONSULT, {**_CONSULT, "open": False}),
    "staff/consult_your_answer": (_CONSULT,),
    "staff/consult_half": (_CONSULT,),
    "staff/consult_due": (_CONSULT,),
    "staff/consult_asked": (_CONSULT,),
    "staff/consult_answered": (_CONSULT,),
    "staff/consult_prolonged": (_CONSULT, {**_CONSULT, "answer": ""}),
    "staff/consult_passed_on": (_CONSULT, {**_CONSULT, "answer": ""}),
    "staff/consult_late": (_CONSULT,),
    "staff/consult_called_back": (_CONSULT,),
    "staff/consult_over": (_CONSULT,),
    "staff/consult_not_yours": (_CONSULT,),
    "staff/consult_nobody": (_CONSULT,),
    "staff/capa_title": (_CAPA,),
    "staff/capa_fields": (_CAPA, {**_CAPA, "again": 1}),
    "staff/capa_line": (_CAPA,),
    "staff/capa_planned": (_CAPA,),
    "staff/capa_late": (_CAPA,),
    "staff/capa_check": (
        {**_LOOKS, "mention": "", "seen": 2},
        {**_LOOKS, "looks": "Mara", "seen": 1},
        _LOOKS,
    ),
    "staff/capa_so_far": _SEEN,
    "staff/capa_done": _SEEN,
    "staff/capa_verified": _SEEN,
    "staff/capa_again": _SEEN,
    "staff/capa_dropped": _SEEN,
    "staff/capa_not_yours": (_CAPA,),
    "staff/capa_moved_on": (_CAPA,),
    "staff/hold_proposed": tuple({**one, "person": "Mara"} for one in _SAID),
    "staff/hold_agreed": ({**_HOLD, "missing": "desk_role_legal"}, {**_HOLD, "missing": ""}),
    "staff/hold_dropped": tuple({**one, "person": "Vera"} for one in _SAID),
    "staff/hold_standing": (_CASE,),
    "staff/hold_none": (_CASE,),
    "staff/hold_own": ({},),
    "staff/hold_keeps": ({"person": "Amara Okafor", "cases": ["D-1042", "D-1044"]},),
    "staff/hold_title": (_HOLD,),
    "staff/hold_fields": (_HOLD, {**_HOLD, "controller": "Vera", "legal": "Ida"}, {**_HOLD, "person": ""}),
    "staff/hold_line": (_HOLD, {**_HOLD, "waits": False, "stands": True}, {**_HOLD, "waits": False}),
    "staff/appeal_not_now": (_CASE,),
    "staff/merge_not_found": ({},),
    "staff/merge_not_older": ({},),
    "staff/merge_other_currency": ({},),
    "staff/merge_withheld": ({},),
    "staff/merge_room": ({"room": Money(5_000, "USD")},),
    "staff/already_so": ({},),
    "staff/another_open": (_CASE,),
    "staff/split_line": (_CASE,),
    "staff/split_too_much": (_CASE,),
    "staff/cause_missing": ({},),
    "staff/books_say": (
        {**_CASE, "documents": [_DOCUMENT, _BARE], "unapplied": [{**_LOOSE, "fits": True}, {**_LOOSE, "fits": False}]},
        {**_CASE, "documents": [], "unapplied": []},
    ),
}
