"""Situations of the notices about a statement, and of what the desk is told of it."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from flows.facts.statement import Kind, Line, Statement

_NONE: Final = Money(0, "USD")
_STATEMENT: Final = Statement(
    7, "ST-2610-7", 1, 1, "USD", date(2026, 10, 31), date(2026, 11, 13),
    (Line(1, 101, Kind.INVOICE, "INV-2214", date(2026, 10, 1), date(2026, 11, 30), 600_000, 600_000),),
)  # fmt: skip
_NOTICE: Final = {
    "statement": _STATEMENT,
    "late": _NONE,
    "late_in": 0,
    "ageing": [("not_due", Money(600_000, "USD"))],
    "credits": _NONE,
    "person": "Amara Okafor",
    "company": "Okafor & Sons Supply",
    "version": 1,
    "cut_off": date(2026, 10, 31),
    "reply_by": date(2026, 11, 13),
    "closing": Money(600_000, "USD"),
    "in_question": _NONE,
    "undisputed": Money(600_000, "USD"),
    "overdue": _NONE,
    "promised": _NONE,
    "count": 1,
    "last": False,
    "why": "",
}
_PARTLY: Final = {
    **_NOTICE,
    "person": "",
    "version": 2,
    "why": "INV-2214 was billed at the old price.",
    "in_question": Money(20_000, "USD"),
    "undisputed": Money(580_000, "USD"),
    "overdue": Money(150_000, "USD"),
    "late": Money(180_000, "USD"),
    "late_in": 1,
    "ageing": [("not_due", Money(430_000, "USD")), ("1_30", Money(180_000, "USD"))],
    "credits": Money(-10_000, "USD"),
    "promised": Money(30_000, "USD"),
}
_DESK: Final = {
    **_NOTICE,
    "customer": "Okafor Foods",
    "number": "ST-2610-7",
    "by": "Jonas",
    "who": "Amara Okafor",
    "code": "7F3A-91C2",
    "reason": "A payment was booked late.",
    "late": False,
    "exceptions": 0,
    "way": "",
    "recorder": "",
    "approver": "",
}

SAMPLES: Final = {
    "statement/issued": (
        _NOTICE,
        _PARTLY,
        {**_PARTLY, "why": "", "in_question": _NONE, "late_in": 2, "overdue": Money(180_000, "USD")},
        {**_NOTICE, "closing": Money(-50_000, "USD"), "ageing": [], "credits": Money(-50_000, "USD")},
    ),
    "staff/not_brought_forward": (
        {"number": "ST-2610-7", "before": "ST-2609-7", "difference": Money(150, "USD")},
        {"number": "ST-2610-7", "before": "", "difference": None},
    ),
    "statement/withdrawn": ({**_NOTICE, "number": "ST-2610-7", "why": "It was meant for another company."},),
    "statement/changed_now": ({"number": "ST-2610-7", "why": ""}, {"number": "ST-2610-7", "why": "An old price."}),
    "staff/statement_withdrawn": (_DESK,),
    "statement/reminder": (
        *({**_NOTICE, "count": count, "last": last} for count, last in ((1, False), (2, False), (3, True))),
        _PARTLY,
    ),
    "statement/unopened": (_NOTICE, {**_PARTLY, "count": 2}),
    "staff/statement_unopened": (_DESK,),
    "staff/statement_submitted": (_DESK,),
    "staff/statement_unbalanced": ({**_DESK, "faults": ["There is nothing on it."]},),
    "staff/statement_issued": (_DESK,),
    "staff/statement_self_approval": (_DESK,),
    "staff/statement_returned": (_DESK,),
    "staff/statement_needs_reason": (_DESK,),
    "staff/statement_confirmed": (
        _DESK,
        {**_DESK, "exceptions": 1, "late": True},
        {**_DESK, "exceptions": 2, "who": "", "code": ""},
        {**_DESK, "way": "phone", "recorder": "Wei", "approver": "Jonas"},
    ),
    "staff/statement_disputed": (_DESK,),
    "staff/statement_needs_case": (_DESK,),
    "staff/statement_silent": (_DESK,),
    "staff/statement_no_reply": (_DESK,),
    "staff/statement_replaced": (_DESK,),
}
