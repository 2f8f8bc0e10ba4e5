"""Situations of changing a claim."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
_SUMS: Final = {**_CASE, "several": False, "first": Money(20_000, "USD"), "new": Money(15_000, "USD")}
_MOST: Final = {
    **_CASE, "several": False, "most": Money(480_000, "USD"), "granted": Money(5_000, "USD"), "asked_back": False,
}  # fmt: skip
_OF_ONE_LINE: Final = {**_MOST, "several": True}
SAMPLES: Final = {
    "change_claim/how_much_now": (_MOST, {**_MOST, "asked_back": True}, {**_MOST, "most": None}, _OF_ONE_LINE),
    "change_claim/that_is_claimed_already": (_MOST,),
    "change_claim/more_than_is_open": (_MOST,),
    "change_claim/granted_already": (_MOST,),
    "change_claim/write_the_new_sum": ({"tries": 1}, {"tries": 2}),
    "change_claim/you_change_it": (_SUMS, {**_SUMS, "several": True}),
    "change_claim/claim_changed": (_SUMS, {**_SUMS, "several": True}),
    "change_claim/which_line_of_it": (_CASE,),
    "change_claim/you_take_it_back": ({**_SUMS, "granted": None}, {**_SUMS, "granted": Money(5_000, "USD")}),
    "change_claim/line_taken_back": (_SUMS,),
    "change_claim/too_late_to_change": (_CASE, {**_CASE, "state": "closed"}),
    "change_claim/one_moment": ({},),
}
