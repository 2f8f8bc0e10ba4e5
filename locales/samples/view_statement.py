"""Situations of the statement: none and several, few lines and many, every kind of step and every term."""

from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.explain import Step, explain_line, explain_total
from flows.facts.glossary import TERMS
from flows.facts.money import Money
from flows.facts.statement import BUCKETS, Kind, Line, Statement

_CUT_OFF: Final = date(2026, 10, 31)
_HEAD: Final = {"number": "ST-2610-7", "version": 1, "cut_off": _CUT_OFF, "company": "Okafor & Sons Supply"}
_SECOND: Final = {**_HEAD, "version": 2}
_ORDERED: Final = date(2026, 9, 20)


def _usd(minor: int) -> Money:
    return Money(minor, "USD")


def _line(kind: Kind, number: str = "INV-2214", order: str = "PO-77") -> Line:
    due = None if kind.credit else date(2026, 10, 20)
    return Line(
        1, 101, kind, number, _ORDERED, due, 500_000, 480_000, applied=(("PAY-8", _CUT_OFF, 10_000),), order=order
    )


def _row(price: Money | None) -> dict[str, object]:
    return {
        "description": "Palm oil 20 L",
        "quantity": Decimal(250),
        "unit": "can",
        "price": price,
        "exact_price": Decimal("19.2005"),
        "amount": _usd(480_000),
    }


_STATEMENT: Final = Statement(
    7, "ST-2610-7", 1, 1, "USD", _CUT_OFF, date(2026, 11, 13),
    tuple(_line(kind, f"N-{count}-{kind}") for kind in Kind for count in range(2)),
)  # fmt: skip
_HEARD: Final = {"person": "Amara Okafor", "on": _CUT_OFF, "recorder": "Wei", "approver": "Jonas"}
_OVERVIEW: Final = {
    **_HEAD,
    "closing": _usd(600_000),
    "overdue": _usd(0),
    "in_question": _usd(0),
    "undisputed": _usd(600_000),
    "credits": _usd(0),
    "ageing": [("not_due", _usd(600_000))],
    "lines": 3,
    "statement": _STATEMENT,
    "reply_by": date(2026, 11, 13),
    "confirmed": False,
    "elsewhere": None,
    "may_confirm": True,
    "waits": False,
    "confirmers": [],
}
_LINES: Final = {
    **_HEAD,
    "filter": "all_lines",
    "over": _usd(100_000),
    "search": "22",
    "lines": [(_line(Kind.INVOICE), _usd(480_000)), (_line(Kind.PAYMENT), _usd(-480_000))],
    "count": 2,
    "first": 1,
    "last": 2,
    "disputed": {101},
}
_LINE: Final = {
    **_HEAD,
    "line": _line(Kind.INVOICE),
    "total": _usd(500_000),
    "open": _usd(480_000),
    "days_late": 11,
    "items": [_row(_usd(1_920)), _row(None)],
    "more_items": 3,
    "applied": [("PAY-8", _CUT_OFF, _usd(10_000))],
    "cases": ["D-1042"],
}
_BARE: Final = {**_LINE, "days_late": 0, "items": [], "more_items": 0, "applied": [], "cases": []}
_STEPS: Final = [(step, None) for step in explain_line(_line(Kind.INVOICE), "USD")]

SAMPLES: Final = {
    "view_statement/none_yet": ({**_HEAD, "next": None}, {**_HEAD, "next": _CUT_OFF}),
    "view_statement/replaced": (
        {**_HEAD, "at": 0, "why": ""},
        {**_HEAD, "at": 1_793_000_000_000_000, "why": "An old price."},
    ),
    "view_statement/withdrawn": ({**_HEAD, "why": ""}, {**_HEAD, "why": "It was meant for another company."}),
    "view_statement/which": (_HEAD,),
    "view_statement/overview": (
        _OVERVIEW,
        {
            **_OVERVIEW,
            **_SECOND,
            "overdue": _usd(150_000),
            "in_question": _usd(20_000),
            "undisputed": _usd(580_000),
            "credits": _usd(-1_000),
            "ageing": [(name, _usd(30_000)) for name in BUCKETS],
        },
        {**_OVERVIEW, "closing": _usd(-600_000)},
        {**_OVERVIEW, "confirmed": True},
        *(
            {**_OVERVIEW, "confirmed": True, "elsewhere": {**_HEARD, "way": way}}
            for way in ("phone", "mail", "paper", "in_person")
        ),
        {**_OVERVIEW, "may_confirm": False, "confirmers": ["Chidi Eze"]},
        {**_OVERVIEW, "may_confirm": False},
        {**_OVERVIEW, "may_confirm": False, "waits": True},
    ),
    "view_statement/lines": (
        _LINES,
        *({**_LINES, "filter": name} for name in ("open_invoices", "overdue_lines", "over_amount", "find_number")),
        *({**_LINES, "lines": [(_line(kind), _usd(1))], "count": 1} for kind in (Kind.CREDIT_NOTE, Kind.DEBIT_NOTE)),
        {**_LINES, "count": 20},
        {**_LINES, "lines": [], "count": 0, "disputed": set()},
    ),
    "view_statement/over_what": ({**_HEAD, "readings": []}, {**_HEAD, "readings": [_usd(123_400), _usd(123)]}),
    "view_statement/not_an_amount": ({},),
    "view_statement/which_number": ({},),
    "view_statement/no_such_number": ({},),
    "view_statement/line": (
        *({**_LINE, "line": _line(kind)} for kind in Kind),
        {**_LINE, "days_late": 1, "more_items": 1},
        {**_BARE, "line": _line(Kind.INVOICE, order="")},
        {**_BARE, "line": _line(Kind.INVOICE, number="")},
    ),
    "view_statement/explain_line": (
        {**_HEAD, "line": _line(Kind.INVOICE), "steps": [(Step("item", _usd(480_000)), _row(_usd(1_920))), *_STEPS]},
        {
            **_HEAD,
            "line": _line(Kind.PAYMENT, order=""),
            "steps": [(Step("earlier", _usd(5)), None), (Step("open", _usd(5)), None)],
        },
    ),
    "view_statement/explain": (
        {**_HEAD, "steps": explain_total(_STATEMENT)},
        {**_HEAD, "steps": [*(Step(kind.value, _usd(1), count=1) for kind in Kind), Step("closing", _usd(4))]},
    ),
    "view_statement/terms": tuple({"term": term} for term in ("", *TERMS)),
    "view_statement/copies_coming": ({},),
    "view_statement/file_coming": ({},),
    "view_statement/no_copies": ({},),
}
