"""Document numbers as people write them: "INV-2214", "inv 2214", "2214", inside a sentence or alone.

Promise: pure; only numbers of the given lines are ever found, and a number is not found inside a longer one.
"""

import re
import unicodedata
from collections.abc import Iterable

from flows.facts.amounts import Understood, read_amount
from flows.facts.money import Money
from flows.facts.statement import Line, Statement

_RUN = re.compile(r"[A-Z0-9]+|[^\W_A-Z0-9]+")
# A bare figure; not a part of an amount, a date or a longer number.
_FIGURE = re.compile(r"(?<![A-Z0-9.,/-])0*(\d{3,})(?![A-Z0-9/-]|[.,]\d)")
_TAIL = re.compile(r"0*(\d{3,})$")
_PIECES = 5  # "INV / 2026 / 10 / 0047 / A" is the longest form met


def normalised(number: str) -> str:
    """`number` in capitals, without spaces and marks."""
    return "".join(_RUN.findall(unicodedata.normalize("NFKC", number).upper()))


def named_in(text: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines whose number stands in `text`; when none does, those whose last digits do."""
    plain = unicodedata.normalize("NFKC", text).upper()
    pieces = _RUN.findall(plain)
    written = {"".join(pieces[i : i + n]) for i in range(len(pieces)) for n in range(1, _PIECES + 1)}
    figures = {figure.lstrip("0") for figure in _FIGURE.findall(plain)}
    known = [(line, normalised(line.number)) for line in lines]
    whole = tuple(line for line, number in known if number in written and not number.isdigit())
    return whole or tuple(line for line, number in known if _tail(number) in figures)


def containing(text: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines whose number contains `text`, for a search; none for an empty text."""
    part = normalised(text)
    return tuple(line for line in lines if part and part in normalised(line.number))


def worth(text: str, statement: Statement) -> tuple[Line, ...]:
    """The lines whose open or total amount `text` states without doubt."""
    read = read_amount(text, statement.currency)
    if not isinstance(read, Understood) or not read.value:
        return ()
    meant: Money = read.value
    return tuple(line for line in statement.lines if meant.minor in {line.open, line.total})


def _tail(number: str) -> str:
    found = _TAIL.search(number)
    return found[1].lstrip("0") if found else "\x00"
