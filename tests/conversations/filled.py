"""A customer's office: the statement's spreadsheet is opened, its yellow columns are filled in, and it is sent back.

Promise: works on the file that the bot sent, as a spreadsheet program would save it; nothing of the bot is used. In a
transcript:

    customer | (filled: INV-2201 = 2700; INV-2207 = 23000 (two drums short))    sends it as a workbook of that name
    customer | (filled as csv: INV-2201 = 2.700,00)                            saves it as CSV first
    customer | (filled by another: INV-2201 = 1)                               of somebody else's statement
    customer | (table: prices.csv)                                             sends a table that is none of ours
"""

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import python_calamine

from bot.sandbox.acting import Player
from bot.sandbox.acting_aim import CannotActError, Target
from bot.sandbox.telegram.attachments import Attachment
from tests.conversations.ledger_files import ledger, pasted

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ENTRY = re.compile(r"(?P<number>\S+) =\s*(?P<figure>[^(]*?)\s*(?:\((?P<remark>[^)]*)\))?$")
_SHEET = "xl/worksheets/sheet1.xml"
_NUMBER = 2  # the place of the document's number, from 0
_YOURS, _REMARK = "J", "L"
Entries = Mapping[str, tuple[str | float, str]]


class Filler(Player):
    """A player who can fill in the statement that was last sent to their phone."""

    def _file(self, who: int, target: Target) -> None:
        if target.kind == "pastes":
            self.phone.say(who, pasted(target.text), target.message_id)
            return
        if not target.kind.startswith(("filled", "table", "ledger")):
            super()._file(who, target)
            return
        self.phone.send_file(who, self._table(who, target), target.message_id)

    def _table(self, who: int, target: Target) -> Attachment:
        if target.kind == "ledger":
            return Attachment("document", target.text, *ledger(target.text))
        if target.kind == "table":
            return Attachment("document", target.text, *_of_no_statement(target.text))
        content, entries = self._last_workbook(who), entries_of(target.text)
        if target.kind == "filled as csv":
            return Attachment("document", "our figures.csv", "text/comma-separated-values", as_csv(content, entries))
        if target.kind == "filled by another":
            content = of_another(content)
        return Attachment("document", "our figures.xlsx", XLSX, filled(content, entries))

    def _last_workbook(self, who: int) -> bytes:
        board = self.phone.board
        sent = [
            message.wire["document"] for message in board.chats[who].messages.values() if "document" in message.wire
        ]
        found = [one["file_id"] for one in sent if str(one.get("file_name", "")).startswith("ST-")]
        kept = board.files.find(found[-1]) if found else None
        if kept is None:
            raise CannotActError("No statement has come as a spreadsheet yet.")
        return bytes(kept.bytes)


def _of_no_statement(name: str) -> tuple[str, bytes]:
    """Type and bytes of a table by its name: text, or a workbook as it was written before 2007."""
    if name.endswith(".csv"):
        return "text/csv", f"Article,Price\r\nPalm oil 20 L,18.40\r\n{name},1\r\n".encode()
    return "application/vnd.ms-excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + name.encode()


def entries_of(text: str) -> dict[str, tuple[str | float, str]]:
    """`INV-1 = 2700; INV-2 = about 300 (a remark)`: what is entered beside each document; a bare number as a number."""
    found = [_ENTRY.fullmatch(part.strip()) for part in text.split(";")]
    if not all(found):
        raise CannotActError(f"{text!r} should read `DOCUMENT = FIGURE (REMARK); …`.")
    return {one["number"]: (_as_number(one["figure"]), one["remark"] or "") for one in found if one}


def _as_number(text: str) -> str | float:
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def filled(content: bytes, entries: Entries) -> bytes:
    """The workbook with these entries, everything else as it was."""
    rows = {str(row[_NUMBER]): place for place, row in enumerate(_rows(content), 1) if len(row) > _NUMBER}
    cells: dict[str, str] = {}
    for number, (figure, remark) in entries.items():
        if number not in rows:
            raise CannotActError(f"{number} does not stand in the file.")
        cells[f"{_YOURS}{rows[number]}"] = _cell(figure)
        cells[f"{_REMARK}{rows[number]}"] = _cell(remark)
    return _patched(content, {_SHEET: lambda sheet: _entered(sheet, cells)})


def as_csv(content: bytes, entries: Entries, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """The same saved as CSV: nothing unseen survives, and figures are text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in _rows(content):
        figure, remark = entries.get(str(row[_NUMBER]), ("", ""))
        writer.writerow([*row[:9], figure or row[9], row[10], remark or row[11]])
    return out.getvalue().encode(encoding)


def of_another(content: bytes) -> bytes:
    """The same, and it says that it is another statement."""
    other = {"docProps/custom.xml": lambda text: re.sub(r">ST-[^<]*<", ">ST-260930-OTHER-USD<", text)}
    return _patched(content, other)


def _rows(content: bytes) -> list[list[Any]]:
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return f' t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else "/>"
    return f"><v>{value:.15g}</v></c>"


def _entered(sheet: str, cells: Mapping[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        return f"<c{match[1]}{cells[match[2]]}" if match[2] in cells else match[0]

    return re.sub(r'<c( r="([A-Z]+\d+)"(?: s="\d+")?)\s*/>', put, sheet)


def _patched(content: bytes, changes: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            change = changes.get(name)
            new.writestr(zipfile.ZipInfo(name), change(body.decode()).encode() if change else body)
    return out.getvalue()
