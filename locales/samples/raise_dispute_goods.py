"""Situations of objections about goods."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.money import Money
from flows.tables.questions_goods import QUESTIONS_GOODS

_LINE: Final = {
    "number": "INV-2214", "on": date(2026, 10, 3), "total": Money(480_000, "USD"), "open": Money(480_000, "USD"),
    "room": Money(460_000, "USD"), "readings": [], "currency": "USD",
}  # fmt: skip
_ASKED: Final = {**_LINE, "about": "", "echo": None, "asked_back": False, "before": []}
_TOLD: Final = {
    **_LINE, "order": "PO-803", "ordered_by": "Tom Reyes", "delivery": "DN-4410", "delivered_on": date(2026, 10, 6),
    "receiver": "Okafor Foods, Ikeja <2>", "signed_by": "B. Adeyemi", "goods": ["Palm oil 20 L", "Sugar"],
    "copies": True,
}  # fmt: skip
_UNTOLD: Final = {
    **_LINE, "order": "", "ordered_by": "", "delivery": "", "delivered_on": None, "receiver": "", "signed_by": "",
    "goods": [], "copies": False,
}  # fmt: skip
_COUNT: Final = {
    **_LINE, "unit": "can", "quantity": Decimal(250), "missing": Decimal(20), "came": Decimal(260), "over": Decimal(10),
}  # fmt: skip
SAMPLES: Final[Mapping[str, tuple[Mapping[str, object], ...]]] = {
    "raise_dispute_goods/asked": (
        *({**_ASKED, "reason": key, "key": row.key} for key, rows in QUESTIONS_GOODS.items() for row in rows),
        {**_ASKED, "reason": "quality", "key": "look_on", "about": "visit_us", "echo": date(2026, 10, 6)},
        {**_ASKED, "reason": "damaged", "key": "arrived_on", "number": "", "asked_back": True},
    ),
    "raise_dispute_goods/tell_it": (
        {**_LINE, "reason": "damaged"},
        {**_LINE, "reason": "quality", "number": ""},
    ),
    "raise_dispute_goods/do_you_recognise_it": (_TOLD, _UNTOLD),
    "raise_dispute_goods/recognised": (_LINE,),
    "raise_dispute_goods/it_was_delivered": (_TOLD, {**_UNTOLD, "delivery": "DN-4410"}),
    "raise_dispute_goods/found": (_LINE,),
    "raise_dispute_goods/copy_is_coming": ({},),
    "raise_dispute_goods/no_copy": ({},),
    "raise_dispute_goods/told_late": (_LINE,),
    "raise_dispute_goods/more_came": (_COUNT,),
    "raise_dispute_goods/how_many_still_come": (_COUNT,),
    "raise_dispute_goods/a_part_of_them": (_COUNT,),
}
