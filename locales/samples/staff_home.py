"""Situations of a colleague's home page, of the answers to their command and of the shortcuts."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_955_600_000_000
_SUM: Final = Money(20_000, "USD")
_ROW: Final = {
    "number": "D-1042",
    "customer": "Okafor Foods",
    "claimed": _SUM,
    "reason": "reason_price",
    "state": "desk_state_investigating",
    "waits": "desk_waits_nobody",
    "owner": "Wei",
    "at": _AT,
}
_DECIDE: Final = {"kind": "desk_kind_case", "number": "D-1042", "customer": "Okafor Foods", "amount": _SUM}

_STATEMENT: Final = {
    "number": "ST-261031-OKAFOR-USD",
    "closing": Money(2_995_000, "USD"),
    "overdue": Money(2_655_000, "USD"),
    "state": "desk_statement_viewed",
    "unseen": False,
}
_ACCOUNT: Final = {
    "customer": "Okafor Foods",
    "code": "OKAFOR",
    "statements": [_STATEMENT, {**_STATEMENT, "unseen": True}],
    "people": [{"name": "Amara Okafor", "role": "desk_role_confirmer"}],
}
_LINK: Final = "https://t.me/concord_bot?start=q7Yt0c2bVg1mN4xk8PzLdA"

_NOTE: Final = {
    "person": "Wei",
    "author": "Jonas",
    "text": "The warehouse counted 230.",
    "files": "count.pdf",
    "link": "https://example.slack.com/archives/C1/p1700000000000100",
}

_TASK: Final = {
    "number": "D-1042", "customer": "Okafor Foods", "at": _AT, "department": "desk_asked_pricing", "verify": False,
    "words": "Which price was agreed for October?",
}  # fmt: skip

SAMPLES: Final = {
    "staff/attached": (_NOTE, {**_NOTE, "author": "", "files": "", "text": "", "link": ""}),
    "staff/nothing_to_attach": ({},),
    "staff/case_opened_by": ({"person": "Wei", "contact": "Amara Okafor"},),
    "staff/opened": ({"number": "D-1042", "customer": "Okafor Foods"},),
    "staff/not_opened": tuple({"why": why, "number": "D-1042"} for why in ("already_open", "too_much", "role")),
    "staff/slash_help": ({},),
    "staff/slash_round": ({"rounds": 0}, {"rounds": 1}, {"rounds": 2}),
    "staff/slash_nothing": ({"words": "D-9999"},),
    "staff/slash_found": ({"words": "pallet"},),
    "staff/slash_customers": ({"words": "trading", "rows": [{"code": "OKAFOR", "name": "Okafor Foods"}]},),
    "staff/slash_customer": (_ACCOUNT, {**_ACCOUNT, "statements": [], "people": []}),
    "staff/slash_board": tuple({"open_": n, "ours": 3, "customer": 2, "approval": 1, "overdue": 0} for n in (1, 6)),
    "staff/invited": ({"person": "Amara Okafor", "role": "desk_role_confirmer", "until": _AT, "link": _LINK},),
    "staff/prepared": tuple(
        {"made": made, "customer": "Okafor Foods", "faults": faults}
        for made, faults in ((1, []), (2, []), (0, ["ST-1: the lines do not add up."]))
    ),
    "staff/other_channel": ({},),
    "staff/home_title": ({"company": "Harbourline Trading", "person": "Wei"},),
    "staff/home_as_of": ({"at": _AT},),
    "staff/home_round": tuple({"total": total, "cut_off": date(2026, 10, 31)} for total in (1, 24)),
    "staff/home_case": (_ROW, {**_ROW, "owner": ""}),
    "staff/home_decide": (_DECIDE, {**_DECIDE, "amount": None}),
    "staff/home_call": ({"customer": "Okafor Foods", "at": _AT},),
    "staff/home_promise": (
        {"customer": "Okafor Foods", "number": "P-1007", "amount": _SUM, "day": date(2026, 11, 12)},
    ),
    "staff/home_waits": tuple({"days": days, "person": "Amara", "customer": "Okafor Foods"} for days in (1, 6)),
    "staff/home_page": ({"first": 11, "last": 20, "total": 37},),
    "staff/home_no_cases": tuple({"role": "desk_role_administrator", "asked": asked} for asked in (False, True)),
    "staff/home_quiet": ({"number": 1}, {"number": 12}),
    "staff/home_task": (
        *({**_TASK, "kind": kind} for kind in ("consult", "corrective", "reply", "cause")),
        {**_TASK, "kind": "corrective", "verify": True, "words": ""},
    ),
    "staff/home_neutral": ({"company": "Harbourline Trading"},),
}
