"""Raise a dispute: the item that was told with the matter, so that nobody is asked for it again.

Promise: pure; told is what fits one item of the line and no other, by its name or by the price it was billed at.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from flows.dialogues.raise_dispute_line import the_line
from flows.engine.grammar import Scene
from flows.facts.statement import Item

SHORTEST: Final = 2  # letters of a name that is looked for
_NAME: Final = re.compile(r"[^\d,(（，]+")
_FIGURE: Final = re.compile(r"\d+[.,]\d+")


def told_item(scene: Scene) -> int | None:
    """The only item that the words name, by what it is or was billed at; from 1, as `item_found` expects it."""
    line, words = the_line(scene), str(scene.notes.get("words", "")).casefold()
    if line is None or not words or scene.conversation.top.correcting:
        return None
    prices = {Decimal(figure.replace(",", ".")) for figure in _FIGURE.findall(words)}
    by_name = _only(line.items, lambda row: _name(row) in words and len(_name(row)) >= SHORTEST)
    return by_name or _only(line.items, lambda row: row.unit_price in prices)


def _only(items: Iterable[Item], fits: Callable[[Item], bool]) -> int | None:
    hits = [place for place, row in enumerate(items, 1) if fits(row)]
    return hits[0] if len(hits) == 1 else None


def _name(row: Item) -> str:
    """The beginning of its description, up to its size."""
    found = _NAME.match(row.description.casefold())
    return found[0].strip() if found else ""
