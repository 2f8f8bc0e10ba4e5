"""Situations of a customer's own ledger: refused, asked about, read, held against ours, gone through."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_FIRST: Final = date(2026, 10, 1)
_LAST: Final = date(2026, 10, 31)


def _usd(minor: int) -> Money:
    return Money(minor, "USD")


_ROW: Final = {
    "row": 17, "number": "2214", "on": date(2026, 10, 12), "amount": _usd(450_000), "text": "Palm oil, 40 cans short",
}  # fmt: skip
_BARE: Final = {"row": 1_018, "number": "", "on": None, "amount": _usd(-120_000), "text": ""}
_OURS: Final = {"number": "INV-2214", "on": date(2026, 10, 12), "amount": _usd(480_000)}
_CLASSES: Final = [
    {"what": f"match_class_{name}", "count": 2, "sum": _usd(30_000)}
    for name in (
        "amount_diff", "tax", "fee", "fx", "duplicate", "timing", "ours_only", "theirs_only", "needs_review",
    )
]  # fmt: skip
_RESULT: Final = {
    "number": "ST-2610-7", "cut_off": _LAST, "matched": 118, "matched_sum": _usd(21_400_000), "classes": _CLASSES,
    "ours": _usd(2_995_000), "theirs": _usd(2_910_000), "difference": _usd(85_000), "explained": _usd(60_000),
    "unexplained": _usd(25_000), "equal": False, "confirmers": [],
}  # fmt: skip
_EQUAL: Final = {
    **_RESULT, "classes": [], "theirs": _usd(2_995_000), "difference": _usd(0), "unexplained": _usd(0),
    "equal": True,
}  # fmt: skip
_ONE: Final = {
    "what": "match_class_amount_diff", "ours": [_OURS], "theirs": [_ROW], "difference": _usd(30_000),
    "rule": "match_rule_number_alone", "rate": "", "left": 3,
}  # fmt: skip
_STANDS: Final = [
    {"what": what, "count": 3, "sum": _usd(30_000), "cases": "D-1042, D-1043"}
    for what in ("matched", "ours_is_right", "case", "timing", "left")
]
_WALKED: Final = {
    "number": "ST-2610-7", "stands": _STANDS, "left": True, "until": _AT, "may_agree": False, "confirmable": True,
    "confirmers": ["Chidi Eze", "李敏"],
}  # fmt: skip

SAMPLES: Final = {
    "match_ledger/send_one": ({},),
    "match_ledger/refused": tuple(
        {"why": why, "name": "ledger.xlsx", "size": 31_000_000, "at": 0}
        for why in (
            "empty", "password", "macros", "too_many_rows", "too_large", "unknown_encoding", "broken", "not_a_table",
        )
    ),
    "match_ledger/no_table": ({},),
    "match_ledger/reading": ({},),
    "match_ledger/as_last_time": ({},),
    "match_ledger/long_reading": ({"name": "ledger.xlsx", "rows": 20_118},),
    "match_ledger/ready": ({"name": "ledger.xlsx"},),
    "match_ledger/gone": ({},),
    "match_ledger/same_again": ({},),
    "match_ledger/which_sheet": ({"sheets": [{"name": "Harbourline", "rows": 118}, {"name": "2025", "rows": 1}]},),
    "match_ledger/columns": (
        {"lacking": False, "columns": [{"role": "column_date", "heading": "Doc. date"}]},
        {"lacking": True, "columns": []},
    ),
    "match_ledger/column": tuple(
        {"role": f"column_{role}"} for role in ("date", "number", "amount", "debit", "credit", "text")
    ),
    "match_ledger/columns_lacking": ({},),
    "match_ledger/which_currency": (
        {"currencies": [{"sum": _usd(2_910_000), "rows": 118}, {"sum": Money(-45_000, "EUR"), "rows": 1}]},
        {"currencies": []},
    ),
    "match_ledger/which_day": ({"quoted": "03/04/2026"},),
    "match_ledger/which_amount": ({"quoted": "1.234"},),
    "match_ledger/stranger": ({"company": "Harbourline Trading", "names": ["Lagos Milling Ltd", "李记商行"]},),
    "match_ledger/which_sign": (
        {"balance": _usd(2_910_000), "number": "2214", "amount": _usd(450_000)},
        {"balance": None, "number": "2214", "amount": _usd(450_000)},
    ),
    "match_ledger/samples": (
        {
            "rows": 118, "currency": "USD", "first": _FIRST, "last": _LAST,
            "samples": [{**_ROW, "side": "column_credit"}, {**_BARE, "side": ""}],
        },
        {"rows": 1, "currency": "USD", "first": None, "last": None, "samples": [{**_BARE, "side": ""}]},
    ),
    "match_ledger/no_statement": ({"currency": "EUR"},),
    "match_ledger/rows_not_read": (
        {
            "unread": [
                {"row": 17, "column": "D", "quoted": "about 300", "why": f"ledger_unread_{why}"}
                for why in (
                    "not_a_day", "not_an_amount", "ambiguous_day", "ambiguous_amount", "no_value", "other_currency",
                    "too_many_decimals",
                )
            ],
            "more": 12,
        },
        {"unread": [{"row": 17, "column": "D", "quoted": "=E3", "why": "ledger_unread_no_value"}], "more": 0},
    ),
    "match_ledger/result": (
        _RESULT, _EQUAL, {**_EQUAL, "confirmers": ["Chidi Eze"]}, {**_RESULT, "theirs": None, "unexplained": _usd(0)},
    ),
    "match_ledger/nothing_fits": (
        {"number": "ST-2610-7", "first": _FIRST, "last": _LAST, "cut_off": _LAST},
        {"number": "ST-2610-7", "first": None, "last": None, "cut_off": _LAST},
    ),
    "match_ledger/one_of_them": (
        _ONE,
        {**_ONE, "what": "match_class_tax", "rate": "7.5 %", "left": 2},
        {
            **_ONE, "what": "match_class_theirs_only", "ours": [], "theirs": [_BARE], "rule": "match_rule_none",
            "left": 1,
        },
        {**_ONE, "what": "match_class_ours_only", "theirs": [], "rule": "match_rule_none", "left": 1},
    ),
    "match_ledger/which_fits": (
        {
            "ways": [
                {"place": 7, "ours": [_OURS], "theirs": [_ROW, _BARE]}, {"place": 8, "ours": [_OURS], "theirs": []},
                {"place": 9, "ours": [], "theirs": []},
            ],
            "single": False,
        },
        {"ways": [{"place": 1, "ours": [_OURS], "theirs": [_ROW]}], "single": True},
    ),
    "match_ledger/walked": (
        _WALKED,
        {**_WALKED, "left": False, "may_agree": True},
        {**_WALKED, "left": False},
        {**_WALKED, "left": False, "confirmable": False, "confirmers": []},
    ),
    "match_ledger/dropped": ({},),
    "match_ledger/kept": ({},),
}  # fmt: skip
