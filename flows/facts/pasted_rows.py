"""Whether a message is a piece of a table that was pasted into the chat, or words.

Promise: pure and strict: a sentence with a figure in it, and a list of document numbers, are words. Who edits:
developers.
"""

import re
from typing import Final

LEAST: Final = 3  # rows that make a table
_WORDS: Final = 15  # more than that in a row is somebody speaking
_CELLS: Final = 3
_SHARE: Final = 3  # of this many lines at least all but one are rows: a title and a total may stand among them
_BETWEEN: Final = re.compile(r"\t|[;|；｜]| {2,}")
_DAY: Final = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4})(?!\d)",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"(?<![\w-])[(+−-]?\d[\d.,'\u00a0\u202f]*\)?-?(?![\w-])")


def looks_like_rows(text: str) -> bool:
    """Whether it is at least three rows of a table, each with a figure and with cells or a day."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = sum(map(is_row, lines))
    return rows >= LEAST and (len(lines) - rows) * _SHARE <= len(lines)


def goes_on(text: str) -> bool:
    """Whether it may be a further piece of a table that was cut where a message ends: one row is enough."""
    return any(map(is_row, text.splitlines()))


def is_row(line: str) -> bool:
    """Whether the line is a row of a table."""
    if len(line.split()) > _WORDS:
        return False
    rest, days = _DAY.subn(" ", line)
    cells = [cell for cell in _cells(line) if cell.strip()]
    if not any(map(_FIGURE.search, _cells(rest))):
        return False
    return days > 0 or len(cells) >= _CELLS


def _cells(line: str) -> list[str]:
    parts = _BETWEEN.split(line.strip())
    return parts if len(parts) >= _CELLS else re.split(r",(?=\D)|,(?=\d{4}-)|(?<=\D),", line)
