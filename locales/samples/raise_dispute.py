"""Situations of raising a dispute."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.money import Money
from flows.tables.reasons import REASONS
from locales.samples.raise_dispute_details import DETAILS, ROWS

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_LINE: Final = {
    "number": "INV-2214", "on": date(2026, 10, 3), "total": Money(480_000, "USD"), "open": Money(480_000, "USD"),
    "room": Money(460_000, "USD"), "readings": [], "currency": "USD",
}  # fmt: skip
_ITEM: Final = {
    **_LINE, "item": "Palm oil 20 L", "quantity": Decimal(250), "unit": "can", "billed": Money(1920, "USD"),
    "billed_fine": Decimal("19.20"), "amount": Money(480_000, "USD"), "agreed": None, "agreed_fine": None,
    "elsewhere": "", "elsewhere_on": date(2026, 9, 21), "elsewhere_price": None, "elsewhere_fine": Decimal(0),
}  # fmt: skip
_FINE: Final = {**_ITEM, "billed": None, "billed_fine": Decimal("0.0192")}
_NONE: Final = {**_ITEM, "number": "", "item": ""}
_TWO_WAYS: Final = {**_ITEM, "readings": [Money(123_400, "USD"), Money(123, "USD")]}
_SAID: Final = {
    **_ITEM, "priced": True, "agreed": Money(1840, "USD"), "agreed_fine": Decimal("18.4"), "affected": Decimal(250),
    "reason_key": "price", "reason": "The price", "claimed": Money(20_000, "USD"), "rest": Money(460_000, "USD"),
    "words": "looks too high", "also": "", "paid": None, "paid_on": None, "reference": "", "payment": "", "files": 1,
    "where": "", "remedy": "a credit for the difference", "wish": "", "choosing": False,
    "twin": "", "twin_told": "", "short": False, "received": Decimal(0), "missing": Decimal(0), "expected": None,
    "details": [], "flags": [], "covers": [], "further": [], "total": Money(20_000, "USD"),
    "paid_part": Money(0, "USD"),
    "paid_wish": "refund",
}  # fmt: skip
_SHORT: Final = {
    **_ITEM, "short": True, "received": Decimal(230), "missing": Decimal(20), "claimed": Money(38_400, "USD"),
    "expected": date(2026, 11, 12),
}  # fmt: skip
_NONE_CAME: Final = {**_SHORT, "received": Decimal(0), "missing": Decimal(250), "claimed": Money(480_000, "USD")}
_TWIN: Final = {
    **_LINE, "twin": "INV-2190", "twin_on": date(2026, 9, 30), "twin_total": Money(480_000, "USD"),
    "apart": Money(0, "USD"), "same_order": "PO-803", "same_goods": True,
}  # fmt: skip
_UNLIKE: Final = {**_TWIN, "apart": Money(1_200, "USD"), "same_order": "", "same_goods": False}
_PAID: Final = {
    **_SAID, "priced": False, "paid": Money(4_500_000, "USD"), "paid_on": date(2026, 9, 29), "reference": "TT 778",
    "payment": "**18", "words": "", "reason": "A payment is missing", "remedy": "the payment set against the invoice",
}  # fmt: skip
_TRIES: Final[tuple[Mapping[str, object], ...]] = ({"tries": 1}, {"tries": 2})
_PAYMENT: Final = {"amount": Money(4_500_000, "USD"), "on": date(2026, 9, 29), "mark": "**18"}
_TIMING: Final = {"paid": Money(4_500_000, "USD"), "on": date(2026, 11, 2), "cut_off": date(2026, 10, 31)}
_TALK: Final = [
    {"number": f"D-104{n}", "document": document, "reason": "The price", "claimed": Money(claimed, "USD"), "by": _AT}
    for n, document, claimed in ((2, "INV-2214, INV-2215", 20_000), (3, "", 20_000), (4, "INV-2216", 0), (5, "", 0))
]
SAMPLES: Final[Mapping[str, tuple[Mapping[str, object], ...]]] = {
    "raise_dispute/only_looking": ({"people": ["Amara Okafor", "Tom Reyes"]}, {"people": []}),
    "raise_dispute/nothing_to_dispute": ({},),
    "raise_dispute/which_statement": ({},),
    "raise_dispute/use_the_buttons": _TRIES,
    "raise_dispute/which_line": (
        {"count": 3, "page": 1, "pages": 1, "found": False},
        {"count": 20, "page": 2, "pages": 3, "found": False},
        {"count": 1, "page": 1, "pages": 1, "found": True},
        {"count": 2, "page": 1, "pages": 1, "found": True},
    ),
    "raise_dispute/no_such_line": _TRIES,
    "raise_dispute/what_is_wrong": tuple(
        {"together": together, **_LINE, "number": number} for number, together in (("INV-2214", ["INV-2201"]), ("", []))
    ),
    "raise_dispute/already_a_case": (_CASE,),
    "raise_dispute/added_to_case": (_CASE,),
    "raise_dispute/left_it": (_CASE,),
    "raise_dispute/which_item": (_LINE,),
    "raise_dispute/agreed_price": (_ITEM, _FINE, _TWO_WAYS),
    "raise_dispute/not_lower": (_ITEM, _FINE),
    "raise_dispute/not_a_figure": _TRIES,
    "raise_dispute/other_currency": (_LINE,),
    "raise_dispute/above_zero": ({},),
    "raise_dispute/how_many": (
        _ITEM, _FINE, {**_ITEM, "agreed": Money(1840, "USD"), "agreed_fine": Decimal("18.4")},
        {**_FINE, "agreed_fine": Decimal("0.0184")},
        {**_ITEM, "elsewhere": "INV-2207", "elsewhere_price": Money(1840, "USD")},
        {**_ITEM, "elsewhere": "INV-2207", "elsewhere_fine": Decimal("0.0184")},
    ),
    "raise_dispute/more_than_billed": (_ITEM,),
    "raise_dispute/how_many_came": (_ITEM, _FINE),
    "raise_dispute/not_fewer": (_ITEM,),
    "raise_dispute/is_the_rest_coming": (_SHORT, _NONE_CAME),
    "raise_dispute/when_expected": ({},),
    "raise_dispute/day_gone_by": ({},),
    "raise_dispute/rest_is_expected": (_SHORT, _NONE_CAME),
    "raise_dispute/rest_noted": (_SHORT,),
    "raise_dispute/which_other_invoice": (_LINE,),
    "raise_dispute/that_is_itself": (_LINE,),
    "raise_dispute/one_delivery_or_two": (_TWIN, _UNLIKE),
    "raise_dispute/an_invoice_each": (_TWIN,),
    "raise_dispute/nothing_opened": ({},),
    "raise_dispute/how_much_paid": (_LINE, _TWO_WAYS, _NONE),
    "raise_dispute/when_paid": ({},),
    "raise_dispute/day_to_come": ({},),
    "raise_dispute/not_a_day": _TRIES,
    "raise_dispute/bank_reference": ({},),
    "raise_dispute/is_it_this_one": (
        {"payments": [_PAYMENT], "exact": True, "paid": Money(4_500_000, "USD")},
        {"payments": [_PAYMENT, _PAYMENT], "exact": False, "paid": Money(4_498_000, "USD")},
    ),
    "raise_dispute/after_cut_off": (_TIMING,),
    "raise_dispute/timing_noted": (_TIMING,),
    "raise_dispute/in_your_words": (
        *({**_LINE, "reason": key} for key in REASONS), {**_NONE, "reason": "of_an_older_version"},
    ),
    "raise_dispute/please_write": _TRIES,
    "raise_dispute/how_much": tuple(
        {"reason": reason, "about": about, "echo": None, **line}
        for line in (_LINE, _NONE, _TWO_WAYS, {**_LINE, "echo": date(2026, 10, 25)})
        for reason, about in (
            ("other", ""), ("bank_fee", ""), ("discount", ""), ("charge", ""), ("tax", "tax_withheld"), ("omitted", ""),
            ("credit_missing", ""), ("currency", "currency_rounding"),
        )
    ),
    "raise_dispute/more_than_the_line": (
        *(
            {**_LINE, "claimed": Money(claimed, "USD"), "paid_part": Money(paid, "USD")}
            for claimed, paid in ((900_000, 0), (0, 0), (300_000, 30_000))
        ),
    ),
    "raise_dispute/any_paper": tuple(
        {"files": files, "name": "order.pdf", "at": _AT, "slot": slot, "papers": papers}
        for files in (0, 1)
        for slot, papers in (
            ("agreed_price", []), ("payment_slip", []), ("paper", []),
            ("test_report", ["a test report", "the contract"]),
        )
    ),
    "raise_dispute/papers_or_skip": _TRIES,
    "raise_dispute/what_would_help": ({},),
    "raise_dispute/anything_else": ({},),
    "raise_dispute/say_it_back": (
        _SAID, _PAID, {**_PAID, "paid_on": None}, {**_SAID, "priced": False, "further": ROWS[:1]},
        *({**_SAID, "paid_part": Money(30_000, "USD"), "paid_wish": wish} for wish in ("refund", "credit_note")),
        {**_PAID, "covers": ROWS, "details": DETAILS, "flags": ["flag_fee_kept", "flag_reissue"]},
        {**_SAID, "priced": False, "twin": "INV-2190"}, {**_SAID, "priced": False, "twin_told": "the one of June"},
        {**_SAID, "priced": False, **_SHORT}, {**_SAID, "priced": False, **_NONE_CAME, "expected": None},
        {**_SAID, "priced": False, "where": "order 77", "also": "freight too"},
        {**_SAID, "agreed": None, "billed": None, "agreed_fine": Decimal("0.0184")}, {**_SAID, "choosing": True},
        {**_NONE, **{key: value for key, value in _SAID.items() if key not in _ITEM}, "priced": False,
         "claimed": Money(0, "USD"), "files": 3, "wish": "a call"},
    ),
    "raise_dispute/registered": tuple(
        {"number": "D-1042", "several": more, "team": "pricing team", "by": _AT, "claimed": Money(20_000, "USD"),
         "rest": Money(3_115_000, "USD"), "more": more, "may_confirm": may, "together": together}
        for more, may, together in ((False, True, []), (True, False, []), (False, False, []), (False, True, _TALK))
    ),
    "raise_dispute/not_registered": ({},),
    "raise_dispute/one_moment": ({},),
}  # fmt: skip
