"""Situations of the confirmation: agreed, over the limit, late, in credit, refused, put off."""

from datetime import date
from typing import Final

from flows.facts.money import Money
from flows.facts.statement import Kind, Line, Statement

_HEAD: Final = {
    "number": "ST-2610-7",
    "version": 1,
    "cut_off": date(2026, 10, 31),
    "company": "Okafor & Sons Supply",
}
_NONE: Final = Money(0, "CNY")
_TOTALS: Final = {
    **_HEAD,
    "customer": "上海晨光贸易",
    "statement": Statement(7, "ST-2610-7", 1, 1, "CNY", date(2026, 10, 31), date(2026, 11, 13), ()),
    "closing": Money(12_846_000, "CNY"),
    "in_question": _NONE,
    "agreed": Money(12_846_000, "CNY"),
    "overdue": _NONE,
    "excepted": [],
    "timing": [],
    "more_timing": 0,
    "late": False,
    "reply_by": date(2026, 11, 13),
}
_PARTLY: Final = {
    **_TOTALS,
    "version": 2,
    "in_question": Money(20_000, "CNY"),
    "agreed": Money(12_826_000, "CNY"),
    "overdue": Money(2_130_000, "CNY"),
    "excepted": [("INV-2214", Money(15_000, "CNY")), ("INV-2219", Money(5_000, "CNY"))],
    "late": True,
}
_SUBJECT: Final = {
    **_TOTALS,
    "timing": [
        ("INV-2231", date(2026, 10, 30), Money(1_240_000, "CNY"), False),
        ("回单 8841", None, Money(-300_000, "CNY"), True),
    ],
    "more_timing": 2,
}
_IN_CREDIT: Final = {**_TOTALS, "closing": Money(-5_000, "USD"), "agreed": Money(-5_000, "USD")}
_WHO: Final = {"confirmers": ["Chidi Eze"], "company": "Okafor & Sons Supply"}
_NOBODY: Final = {**_WHO, "confirmers": []}
_LIMIT: Final = {"agreed": Money(600_000, "USD"), "limit": Money(100_000, "USD")}
_LINE: Final = Line(1, 101, Kind.INVOICE, "INV-2214", date(2026, 10, 3), date(2026, 11, 3), 480_000, 480_000)
_SUM: Final = Money(480_000, "USD")

SAMPLES: Final = {
    "confirm_balance/replaced": (
        {**_HEAD, "at": 0, "why": ""},
        {**_HEAD, "at": 1_793_000_000_000_000, "why": "An old price."},
    ),
    "confirm_balance/decided": (_HEAD,),
    "confirm_balance/who_may": (_WHO, _NOBODY),
    "confirm_balance/not_trusted": (_WHO,),
    "confirm_balance/over_limit": ({**_WHO, **_LIMIT}, {**_NOBODY, **_LIMIT}, {**_NOBODY, **_LIMIT, "limit": None}),
    "confirm_balance/why_take_back": (_HEAD,),
    "confirm_balance/taken_back": (_HEAD,),
    "confirm_balance/why_first": ({},),
    "confirm_balance/use_the_buttons": ({},),
    "confirm_balance/two_are_needed": ({**_WHO, **_LIMIT}, {**_WHO, **_LIMIT, "limit": None}),
    "confirm_balance/prepared": ({**_TOTALS, "asked": ["Chidi Eze"]},),
    "confirm_balance/second_wanted": (
        {**_HEAD, "first": "Amara Okafor", "agreed": Money(600_000, "USD"), "customer": "Okafor Foods"},
    ),
    "confirm_balance/second_came": (
        {**_HEAD, "second": "Chidi Eze", "agreed": Money(600_000, "USD"), "record": "BC-00001", "code": "7F3A-91C2"},
    ),
    "confirm_balance/totals": (_TOTALS, _PARTLY, _IN_CREDIT, _SUBJECT),
    "confirm_balance/sure": (_TOTALS, _PARTLY, _IN_CREDIT, _SUBJECT),
    "confirm_balance/confirming": ({},),
    "confirm_balance/shown_again": ({},),
    "confirm_balance/confirmed": (
        {**_TOTALS, "record": "QR-2610-0047", "code": "7F3A-91C2"},
        {**_PARTLY, "record": "QR-2610-0047", "code": "7F3A-91C2"},
        {**_TOTALS, "record": "", "code": ""},
    ),
    "confirm_balance/refused": (
        {**_HEAD, "why": "someone_was_first", "person": "Chidi Eze"},
        *(
            {**_HEAD, "why": why, "person": ""}
            for why in ("superseded", "limit", "role", "not_trusted", "needs_case", "not_yours")
        ),
    ),
    "confirm_balance/except": (
        {**_HEAD, "lines": [(_LINE, _SUM, False), (_LINE, _SUM, True)], "count": 2, "picked": 1},
        {**_HEAD, "lines": [(_LINE, _SUM, False)], "count": 1, "picked": 0},
        {**_HEAD, "lines": [(_LINE, _SUM, True)] * 3, "count": 3, "picked": 3},
    ),
    "confirm_balance/pick_first": ({},),
    "confirm_balance/one_by_one": ({**_HEAD, "said": [], "next": "INV-2214"},),
    "confirm_balance/reasons": (
        {**_HEAD, "said": [("INV-2214", "D-1042")], "next": "INV-2219"},
        {**_HEAD, "said": [("INV-2214", "D-1042")], "next": ""},
    ),
    "confirm_balance/why": ({},),
    "confirm_balance/wrong_person": ({},),
    "confirm_balance/until_when": ({"meant": 0}, {"meant": 2}),
    "confirm_balance/not_a_day": tuple({"why": why} for why in ("no_day", "vague", "holiday", "past", "refused")),
    "confirm_balance/noted_until": ({"day": date(2026, 11, 5), "until": 1_793_894_400_000_000},),
    "confirm_balance/papers": (_HEAD,),
}
