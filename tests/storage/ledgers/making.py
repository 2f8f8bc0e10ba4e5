"""Spreadsheets made from their description: XLSX, XLS, ODS, and text in any encoding.

A cell in angle brackets is a day, a bare figure a number, `'12` the text 12, `=` a formula that nobody calculated;
`>>` belongs to the merged cell at its left, `^^` to the one above. Everything else is text.
"""

import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

import xlsxwriter

Cell = str | float | date | None
Sheets = Mapping[str, Sequence[Sequence[str]]]
NUMBER = re.compile(r"-?\d+(\.\d+)?")
DAY_ZERO = date(1899, 12, 30)


def meant(said: str) -> Cell:
    """The value of a described cell; None for an empty one."""
    if said.startswith("<") and said.endswith(">"):
        return date.fromisoformat(said[1:-1])
    if NUMBER.fullmatch(said):
        return float(said)
    return said.removeprefix("'").replace("\\n", "\n") or None


def xlsx(sheets: Sheets) -> bytes:
    """As Excel keeps it; a sheet whose name ends in a question mark is hidden."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.removesuffix("?") or None)
        if name.endswith("?"):
            sheet.hide()
        for row, column, bottom, right in merged(rows):
            sheet.merge_range(row, column, bottom, right, "")
        for row, cells in enumerate(rows):
            for column, said in enumerate(cells):
                put(sheet, row, column, said, day)
    book.close()
    content = out.getvalue()
    return without_values(content) if any("=" in cells for rows in sheets.values() for cells in rows) else content


def put(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, said: str, day: object) -> None:
    """One cell."""
    value = meant(said)
    if said == "=":
        sheet.write_formula(row, column, "=1+1")
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
    elif isinstance(value, float):
        sheet.write_number(row, column, value)
    elif value and value not in {">>", "^^"}:
        sheet.write_string(row, column, value)


def merged(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, int, int]]:
    """(first row, first column, last row, last column) of each merged cell."""
    found = []
    for row, cells in enumerate(rows):
        for column, said in enumerate(cells):
            right, bottom = column, row
            while right + 1 < len(cells) and cells[right + 1] == ">>":
                right += 1
            while bottom + 1 < len(rows) and column < len(rows[bottom + 1]) and rows[bottom + 1][column] == "^^":
                bottom += 1
            if said not in {">>", "^^"} and (right, bottom) != (column, row):
                found.append((row, column, bottom, right))
    return found


def without_values(content: bytes) -> bytes:
    """The same as a program leaves it that never calculated."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, re.sub(rb"</f><v>0</v>", b"</f>", text) if "worksheets" in part else text)
    return out.getvalue()


def ods(sheets: Sheets) -> bytes:
    """As LibreOffice keeps it."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">' + "".join(map(ods_row, rows)) + "</table:table>"
        for name, rows in sheets.items()
    )
    named = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in named.items())
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", mime)
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">{body}'
            "</office:document-content>",
        )
        packed.writestr(
            "META-INF/manifest.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{manifest}">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
    return out.getvalue()


def ods_row(cells: Sequence[str]) -> str:
    """One row of it."""
    said = []
    for value in map(meant, cells):
        if value is None:
            said.append("<table:table-cell/>")
        elif isinstance(value, date):
            given = f'office:value-type="date" office:date-value="{value}"'
            said.append(f"<table:table-cell {given}><text:p>{value}</text:p></table:table-cell>")
        elif isinstance(value, float):
            given = f'office:value-type="float" office:value="{value}"'
            said.append(f"<table:table-cell {given}><text:p>{value}</text:p></table:table-cell>")
        else:
            shown = f"<text:p>{escape(value)}</text:p>"
            said.append(f'<table:table-cell office:value-type="string">{shown}</table:table-cell>')
    return f"<table:table-row>{''.join(said)}</table:table-row>"


def xls(sheets: Sheets) -> bytes:
    """As Excel kept it until 2003: BIFF8 in a compound file of one stream."""
    bodies = [xls_sheet(rows) for rows in sheets.values()]
    bounds = [struct.pack("<IBB", 0, 0, 0) + xls_text(name, "<B") for name in sheets]
    head = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, struct.pack("<H", 1200))
    head += b"".join(record(0xE0, struct.pack("<HH", 0, form) + bytes(16)) for form in (0, 14))
    at = len(head) + sum(4 + len(one) for one in bounds) + 4
    for one, body in zip(bounds, bodies, strict=True):
        head += record(0x85, struct.pack("<I", at) + one[4:])
        at += len(body)
    return compound(head + record(0x0A, b"") + b"".join(bodies))


def xls_sheet(rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet of it."""
    out = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    out += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    for row, cells in enumerate(rows):
        for column, value in enumerate(map(meant, cells)):
            if isinstance(value, date):
                out += record(0x203, struct.pack("<HHHd", row, column, 1, (value - DAY_ZERO).days))
            elif isinstance(value, float):
                out += record(0x203, struct.pack("<HHHd", row, column, 0, value))
            elif value:
                out += record(0x204, struct.pack("<HHH", row, column, 0) + xls_text(value, "<H"))
    return out + record(0x0A, b"")


def record(kind: int, body: bytes) -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(body)) + body


def xls_text(text: str, count: str) -> bytes:
    """A text with its length."""
    return struct.pack(count, len(text)) + b"\x01" + text.encode("utf-16-le")


def compound(stream: bytes) -> bytes:
    """A compound file that holds this workbook and nothing else: one table of sectors, one folder, the stream."""
    stream += bytes(max(4096 - len(stream), 0))
    stream += bytes(-len(stream) % 512)
    sectors = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    assert len(table) <= 128, "one sector names no more"

    table += [0xFFFFFFFF] * (128 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    folder = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry("Workbook", 2, 2, len(stream), 0xFFFFFFFF)
    return head + struct.pack("<128I", *table) + folder.ljust(512, b"\0") + stream


def entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    """One line of the folder."""
    said = (name + "\0").encode("utf-16-le")
    out = said.ljust(64, b"\0") + struct.pack("<HBBIII", len(said), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return out + bytes(36) + struct.pack("<IQ", start, size)
