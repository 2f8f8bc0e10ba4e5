"""Whether somebody says that they cannot pay. Pure and total.

The phrases are flows/tables/cannot_pay_words.py and, of other languages, what their data files mean by `cannot_pay`.
"""

from typing import Final

from flows.facts.meant import meant_wants
from flows.facts.tongues import beyond
from flows.tables.cannot_pay_words import CANNOT_PAY

MEANT: Final = "cannot_pay"


def cannot_pay(text: str) -> bool:
    """Whether the words say so."""
    said = text.casefold().replace("’", "'")
    return any(phrase in said for phrase in CANNOT_PAY) or (bool(beyond(text)) and MEANT in meant_wants(text))
