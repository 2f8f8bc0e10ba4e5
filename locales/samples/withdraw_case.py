"""Situations of withdrawing an objection."""

from datetime import date
from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_EFFECT: Final = {**_CASE, "due": date(2026, 11, 2), "reminded_from": date(2026, 11, 4)}
SAMPLES: Final = {
    "withdraw_case/if_you_withdraw": (_EFFECT, {**_EFFECT, "document": "", "due": None}),
    "withdraw_case/all_or_one_line": (_CASE,),
    "withdraw_case/withdrawn": (_EFFECT,),
    "withdraw_case/stays_open": (_CASE,),
    "withdraw_case/noted_press_to_withdraw": ({},),
}
