"""A proposal's form, filled in with one of the ways that a brief offers.

Promise: only what the colleague may change is filled in; fields that the form does not have are left out, so that the
form itself (proposal_form.py) need not know of it.
"""

from collections.abc import Mapping

from bot.desk.blocks import Block
from flows.facts.dispute import Case
from flows.facts.money import Money
from flows.facts.prepared import Solution, solution


def filled_in(view: Block, case: Case, key: str) -> Block:
    """The same form with that solution in it; as it is where the solution does not fit any more."""
    found = solution(case, key)
    if found is None:
        return view
    values = _values(case, found)
    return view | {"blocks": [_with(block, values) for block in view["blocks"]]}


def _values(case: Case, one: Solution) -> dict[str, str]:
    """By field: the sum as it would be typed, the remedy's key. Nothing of any line is accepted by an explanation."""
    lines = {
        f"upheld_1_{at}": _sum(item.to_settle if one.upheld else 0, case.currency)
        for at, item in enumerate(case.items)
        if item.to_settle
    }
    return {"upheld_1": _sum(one.upheld, case.currency), "remedy_1": one.remedy, **lines}


def _sum(minor: int, currency: str) -> str:
    return str(Money(minor, currency)).partition(" ")[2]


def _with(block: Block, values: Mapping[str, str]) -> Block:
    value = values.get(str(block.get("block_id")))
    if value is None:
        return block
    element = dict(block["element"])
    if element["type"] == "static_select":
        chosen = next((one for one in element["options"] if one["value"] == value), None)
        return block | {"element": element | ({"initial_option": chosen} if chosen else {})}
    return block | {"element": element | {"initial_value": value}}
