"""Situations of the question whether a matter is settled."""

from typing import Final

from flows.facts.money import Money

_AT: Final = 1_793_000_000_000_000
_CASE: Final = {
    "number": "D-1042", "document": "INV-2214", "reason": "The price", "claimed": Money(20_000, "USD"),
    "state": "offered", "next_at": _AT, "team": "pricing team", "by": _AT, "until": _AT,
}  # fmt: skip
SAMPLES: Final = {
    "settle/no_such_case": ({},),
    "settle/not_asked": (_CASE, {**_CASE, "state": "closed"}),
    "settle/thank_you": tuple(
        {**_CASE, "upheld": Money(upheld, "USD"), "not_upheld": Money(20_000 - upheld, "USD"), "written_off": dropped}
        for upheld, dropped in ((20_000, None), (15_000, None), (0, None), (20_000, Money(1_500, "USD")))
    ),
    "settle/take_it_up_again": (_CASE,),
    "settle/stays_closed": (_CASE,),
    "settle/left_as_is": (_CASE,),
    "settle/goes_on_again": (_CASE,),
    "settle/closed_before": (_CASE, {**_CASE, "document": ""}),
    "settle/asked_again": ({**_CASE, "on": _AT},),
    "settle/thanks_and": (_CASE,),
    "settle/too_long_ago": (_CASE,),
    "settle/passed_on": (_CASE,),
    "settle/is_it_settled": (_CASE,),
    "settle/what_is_still_wrong": (_CASE,),
    "settle/taken_up_again": (_CASE,),
}
