"""Document numbers as people write them: "INV-2214", "inv 2214", "2214", inside a sentence or alone.

Promises: pure; only numbers of the given lines are ever found; a number is not found inside a longer one, nor in a sum,
a count or a telephone number, nor where it is denied ("not 2214").
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

from flows.facts.amounts import Understood, plain, priced, read_amount
from flows.facts.figure_context import denied, names_no_document
from flows.facts.money import Money
from flows.facts.statement import Line, Statement

_RUN = re.compile(r"[A-Z0-9]+|[^\W_A-Z0-9]+")
# A bare figure; not a part of an amount, a date or a longer number.
_FIGURE = re.compile(
    r"(?<![A-Z0-9./-])(?<!\b\d,)(?<!\b\d\d,)(?<!\b\d\d\d,)0*(\d{3,})"
    r"(?![A-Z0-9/%-]|[.,]\d{1,2}(?!\d)|\s?[百千万萬亿億])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAIL = re.compile(r"0*(\d{3,})$")
_MOST = 50  # figures of a message that are looked at
_PIECES = 5  # "INV / 2026 / 10 / 0047 / A" is the longest form met


def normalised(number: str) -> str:
    """`number` in capitals, without spaces and marks."""
    return "".join(_RUN.findall(unicodedata.normalize("NFKC", number).upper()))


def named_in(text: str, lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines whose number stands in `text`; when none does, those whose last digits do."""
    said = plain(text)
    pieces = _RUN.findall(said.upper())
    written = {"".join(pieces[i : i + n]) for i in range(len(pieces)) for n in range(1, _PIECES + 1)}
    figures = {found[1].lstrip("0") for found in islice(_FIGURE.finditer(said), _MOST) if _may_name(said, found)}
    known = [(line, normalised(line.number)) for line in lines]
    whole = tuple(line for line, number in known if number in written and not number.isdigit())
    found = whole or tuple(line for line, _ in known if _tails(line.number) & figures)
    return () if len(found) == 1 and _denied(said, found[0]) else found


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


def _may_name(said: str, found: re.Match[str]) -> bool:
    return not (priced(said, *found.span()) or names_no_document(said, *found.span()))


def _denied(said: str, line: Line) -> bool:
    pieces = _RUN.findall(unicodedata.normalize("NFKC", line.number).upper())
    names = (r"[\W_]*".join(map(re.escape, pieces)), *(rf"0*{tail}(?!\d)" for tail in _tails(line.number)))
    return any(
        denied(said, *found.span()) for name in names for found in islice(re.finditer(name, said, re.IGNORECASE), _MOST)
    )


def _tails(number: str) -> set[str]:
    """The last digits, of the whole and of its last part; a year that ends a number is no name."""
    parts = re.split(r"[\W_]+", unicodedata.normalize("NFKC", number).strip())
    found = [_TAIL.search(normalised(number)), None if _YEAR.fullmatch(parts[-1]) else _TAIL.search(parts[-1])]
    return {tail[1].lstrip("0") for tail in found if tail}
