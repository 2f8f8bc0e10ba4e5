"""Situations of a reason's own questions and of what our books answer to them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.money import Money
from flows.tables.question_rows import DETAIL
from flows.tables.questions import EVERY

_LINE: Final = {
    "number": "INV-2214", "on": date(2026, 10, 3), "total": Money(480_000, "USD"), "open": Money(480_000, "USD"),
    "room": Money(460_000, "USD"), "readings": [], "currency": "USD",
}  # fmt: skip
_ASKED: Final = {
    **_LINE, "reason": "tax", "about": "", "echo": None, "asked_back": False, "items_sum": None, "converted": None,
    "period_closed": False,
}  # fmt: skip
_ANSWER: Final = {"choice": "", "day": None, "amount": None, "number": None, "text": ""}
DETAILS: Final = [
    {**_ANSWER, "name": "detail_paid_way", "choice": "way_transfer"},
    {**_ANSWER, "name": "detail_returned_on", "day": date(2026, 10, 25)},
    {**_ANSWER, "name": "detail_right_total", "amount": Money(460_000, "USD")},
    {**_ANSWER, "name": "detail_returned_count", "number": Decimal(12)},
    {**_ANSWER, "name": "detail_payer", "text": "Okafor Holding"},
    {**_ANSWER, "name": "detail_allocation", "text": "INV-2201", "amount": Money(270_000, "USD")},
]
ROWS: Final = [
    {"number": "INV-2201", "part": Money(270_000, "USD"), "open": Money(270_000, "USD")},
    {"number": "", "part": Money(5_000, "USD"), "open": None},
]
_PAYMENT: Final = {
    **_LINE, "mark": "**10", "paid_on": date(2026, 9, 29), "part": Money(250_000, "USD"), "gap": Money(0, "USD"),
}  # fmt: skip
_DUE: Final = {
    **_LINE, "ours": date(2026, 11, 2), "our_days": 30, "theirs": date(2026, 11, 20), "their_days": 45, "apart": 18,
    "basis": "basis_delivery",
}  # fmt: skip
_LISTED: Final = {
    **_LINE, "item": "Palm oil 20 L", "quantity": Decimal(250), "unit": "can", "billed": Money(1920, "USD"),
    "billed_fine": Decimal("19.20"), "amount": Money(480_000, "USD"), "listed": Money(1840, "USD"),
    "listed_fine": Decimal("18.4"), "source": "Price list September 2026", "since": date(2026, 9, 1), "agrees": True,
    "said": Money(1840, "USD"), "said_fine": Decimal("18.4"), "lower": True, "difference": Money(20_000, "USD"),
}  # fmt: skip
_UNIT: Final = {
    **_LINE, "unit": "can", "billed": Money(1920, "USD"), "billed_fine": Decimal("19.20"), "told": Money(22_080, "USD"),
    "told_fine": Decimal("220.80"), "larger": True, "made": Money(1840, "USD"), "made_fine": Decimal("18.4"),
}  # fmt: skip
_FINE: Final = {
    **_UNIT, "billed": None, "told": None, "made": None, "larger": False, "told_fine": Decimal("0.0184"), "number": "",
}  # fmt: skip
_CREDITS: Final = {
    **_LINE, "credits": [{"number": "CN-0380", "on": date(2026, 10, 12), "open": Money(20_000, "USD")}],
}  # fmt: skip

SAMPLES: Final[Mapping[str, tuple[Mapping[str, object], ...]]] = {
    "raise_dispute/detail": (
        *({**_ASKED, "key": row.key} for row in EVERY.values() if row.message == DETAIL),
        {**_ASKED, "key": "terms_days", "echo": date(2026, 10, 25)},
        {**_ASKED, "key": "omitted_on", "number": ""},
        {**_ASKED, "key": "agreed_rate", "asked_back": True},
        *(
            {**_ASKED, "key": "tax_right", "about": about, "period_closed": about == "tax_name"}
            for about in ("tax_rate", "tax_number", "tax_name", "tax_form")
        ),
        {**_ASKED, "key": "extension_where", "items_sum": Money(470_000, "USD")},
        {**_ASKED, "key": "rate_from", "converted": Money(3_408_000, "CNY")},
    ),
    "raise_dispute/is_that_the_reason": (
        {**_LINE, "count": 1, "words": "never came"}, {**_LINE, "number": "", "count": 2, "words": ""},
    ),
    "raise_dispute/it_stands_there": (_PAYMENT, {**_PAYMENT, "gap": Money(1_500, "USD")}),
    "raise_dispute/it_came_with_less": (
        {"paid": Money(121_500, "USD"), "came": Money(120_000, "USD"), "gap": Money(1_500, "USD")},
    ),
    "raise_dispute/which_invoices": (
        {**_LINE, "paid": Money(900_000, "USD"), "rows": []},
        {**_LINE, "number": "", "paid": Money(1, "USD"), "rows": []},
    ),
    "raise_dispute/no_such_invoices": ({"tries": 1}, {"tries": 2}),
    "raise_dispute/set_against": ({**_LINE, "paid": Money(275_000, "USD"), "rows": ROWS},),
    "raise_dispute/rebate_comes_later": (_LINE,),
    "raise_dispute/both_due_dates": (
        _DUE, {**_DUE, "basis": "basis_month_end", "apart": 1}, {**_DUE, "basis": "basis_invoice", "apart": 0},
    ),
    "raise_dispute/copies_sent": (_LINE,),
    "raise_dispute/is_it_this_credit": (_CREDITS, {**_CREDITS, "number": ""}),
    "raise_dispute/it_is_listed": (
        {"number": "INV-2214", "on": date(2026, 10, 3), "open": Money(480_000, "USD")},
    ),
    "raise_dispute/left_for_you": ({"person": "Tom Reyes", "words": "INV-2214 is too high"},),
    "raise_dispute/left_to_colleague": ({"people": "Amara Okafor"}, {"people": ""}),
    "raise_dispute/part_is_promised": (
        {**_LINE, "claimed": Money(300_000, "USD"), "promised": Money(270_000, "USD")},
    ),
    "raise_dispute/for_which_unit": (_UNIT, _FINE),
    "raise_dispute/same_in_our_unit": (_UNIT, _FINE),
    "raise_dispute/price_list_says": (
        _LISTED, {**_LISTED, "agrees": False, "lower": False, "source": "", "said": None, "said_fine": None},
        {**_LISTED, "agrees": False, "listed": None, "said": None, "said_fine": Decimal("18.405")},
    ),
}  # fmt: skip
