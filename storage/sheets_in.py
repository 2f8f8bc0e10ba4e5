"""Spreadsheets as rows: CSV in the encodings and delimiters of the world, and every sheet of a workbook.

Promises: a file is taken for what its bytes are, not for what it is called; no text is decoded by guess (a byte order
mark, strict UTF-8, strict GB18030, else a refusal). Whoever adds an encoding adds it to `_decode`.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import python_calamine

from storage.sheets_faults import NotReadable
from storage.spreadsheets.bounds import is_panic, unsaved_cells
from storage.spreadsheets.grids import NotALedger

_BOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DELIMITERS: Final = (",", ";", "\t", "|")
_PROBE = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a sheet, the first being row 1. Cells are str, float, bool, date, datetime; an empty cell is ""."""

    file: str
    name: str
    rows: Sequence[Sequence[Any]]


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet of the file; a CSV is one sheet without a name. Raises NotReadable."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise NotReadable(f"{path} cannot be opened: {error.strerror}; check the path and its permissions.") from error
    sheets = workbook(path, body) if body.startswith(_BOOKS) else [Sheet(path.name, "", _csv(path, body))]
    return [sheet for sheet in sheets if sheet.rows]


def workbook(path: Path, body: bytes, most: int | None = None) -> list[Sheet]:
    """Every sheet of a workbook at hand, up to `most` rows of each; `path` is its name. Raises NotReadable."""
    try:
        if most is not None:
            unsaved_cells(body)  # a customer's: what reaches too far for the memory there is does not get further
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body))
        return [
            Sheet(path.name, name, book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most))
            for name in book.sheet_names
        ]
    except BaseException as error:
        if not (isinstance(error, python_calamine.CalamineError | NotALedger | OSError) or is_panic(error)):
            raise
        sentence = f"{path.name} is not a workbook I can read ({error}); save it as .xlsx without a password."
        raise NotReadable(sentence) from error


def _csv(path: Path, body: bytes) -> list[list[str]]:
    return table(path, _decode(path, body))


def table(path: Path, text: str) -> list[list[str]]:
    """The rows of a table in text. Raises NotReadable."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise NotReadable(f"{path.name} is not a table ({error}); save it as CSV or .xlsx.") from error


def _decode(path: Path, body: bytes) -> str:
    utf16 = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotReadable(f"{path.name} is neither UTF-8, UTF-16 nor GB18030; save it as CSV (UTF-8) or .xlsx.")


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same, largest number of cells."""
    lines = text.splitlines()[:_PROBE]

    def fit(delimiter: str) -> int:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        return max((rows * (width - 1) for width, rows in widths.items()), default=0)

    return max(_DELIMITERS, key=fit)
