"""Situations of the lines about a case on the desk."""

from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.money import Money
from locales.samples.case_items import CLAIMS, ONE_LINE, SEVERAL
from locales.samples.raise_dispute_details import DETAILS

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_OPTION: Final = {
    "n": 1, "upheld": Money(15_000, "USD"), "not_upheld": Money(5_000, "USD"), "remedy": "a credit for the difference",
    "text": "The order says USD 18.40 for 200 of the 250 units.", **ONE_LINE, "left": Money(5_000, "USD"),
}  # fmt: skip
_DESK: Final = {
    **_CASE, "customer": "Okafor Foods", "zone": "Africa/Lagos", "round": 1, "words": "looks too high <b>", "proofs": 1,
    "remedy": "a credit for the difference", "arrived": None, "expected": None, "twin": "", "deliveries": "",
    "details": [], "flags": [], "items": [],
}  # fmt: skip
_GOODS: Final = (
    {"arrived": Decimal(0)}, {"arrived": Decimal(230), "expected": date(2026, 11, 12)},
    {"twin": "INV-2190", "deliveries": "one"}, {"twin": "the one of June"},
)  # fmt: skip
_SAID: Final = {**_DESK, "said": "the sum", "sum": None, "times": 1}
_DONE: Final = {**_DESK, **_OPTION, "posted": "CN-0391"}
_ANSWERED: Final = {**_DESK, "details": DETAILS, "flags": ["flag_late_claim", "flag_tolerance"]}
SAMPLES: Final = {
    "staff/case_registered": (
        _DESK,
        {**_DESK, "proofs": 2, "words": ""},
        *(_DESK | said for said in _GOODS),
        _ANSWERED,
        {**_DESK, "items": CLAIMS},
    ),
    "staff/case_nothing_asked": (_DESK,),
    "staff/case_proposed": (
        {**_DESK, "options": [_OPTION, {**_OPTION, **SEVERAL}, {**_OPTION, **SEVERAL, "not_upheld": None}]},
    ),
    "staff/case_sums_wrong": (_DESK,),
    "staff/case_not_accepted": (
        _SAID,
        {**_SAID, "sum": Money(18_000, "USD")},
        *({**_SAID, "said": f"decline_{why}"} for why in ("sum", "grounds", "remedy")),
    ),
    "staff/case_lead_joins": (_DESK,),
    "staff/case_reopened": (_SAID, {**_SAID, "said": "", "times": 2}),
    "staff/case_customer_answered": ({**_DESK, "has_none": False}, {**_DESK, "has_none": True}),
    "staff/case_answer_due": (_DESK,),
    "staff/case_no_answer": (_DESK,),
    "staff/case_accepted_late": ({**_DESK, **_OPTION},),
    "staff/case_approved": (_DESK,),
    "staff/case_changed_since": (_DESK,),
    "staff/case_own_proposal": (_DESK,),
    "staff/case_returned": (_SAID, {**_SAID, "said": ""}),
    "staff/case_accepted": ({**_DESK, **_OPTION, "part": False}, {**_DESK, **_OPTION, "part": True}),
    "staff/case_offer_over": (_DESK,),
    "staff/case_carried_out": (_DONE, {**_DONE, "posted": ""}),
    "staff/case_papers_missing": (_DONE,),
    "staff/case_failed": (_SAID, {**_SAID, "said": ""}),
    "staff/case_settled": (_DESK,),
    "staff/case_closed_unanswered": (_DESK,),
}
