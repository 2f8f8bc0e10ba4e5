"""Workbooks made by hand, byte by byte where need be: what programs write that ours never would.

Three kinds: XLSX and ODS from the XML of their sheets, XLS from records of the kind that programs wrote in 1997.
"""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_BOOK = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: Mapping[str, str]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, str]:
    """The parts of an archive, to be changed and packed again."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name).decode() for name in made.namelist()}


def xlsx(sheets: Mapping[str, str], more: Mapping[str, str] | None = None) -> bytes:
    """A workbook whose sheets hold these rows, as XML; `more` are other parts of it."""
    listed = related = ""
    parts = {}
    for at, (name, rows) in enumerate(sheets.items(), 1):
        listed += f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>'
        related += f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        parts[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{_BOOK}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        **parts,
        **(more or {}),
    })  # fmt: skip


def ods(tables: str, more: Mapping[str, str] | None = None, listed: str = "") -> bytes:
    """A spreadsheet of OpenDocument with these tables, as XML."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    entry = (
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}">{listed}</manifest:file-entry>'
    )
    return packed({
        "mimetype": ODS_TYPE,
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">{entry}</manifest:manifest>',
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        **(more or {}),
    })  # fmt: skip


def xls(rows: Sequence[Sequence[str | float]], *, name: str = "Workbook", also: Sequence[str] = ()) -> bytes:
    """An old workbook of one sheet with these cells; `name` is that of its stream, `also` other entries beside it."""
    cells = b"".join(_cell(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + cells + _record(0x0A, b"")
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 6))
    bound = struct.pack("<IBBBB", len(head) + 15 + 4, 0, 0, 3, 0) + b"One"
    stream = head + _record(0x85, bound) + _record(0x0A, b"") + sheet
    return _ole(stream.ljust(4096, b"\0"), [name, *also])


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, column: int, cell: str | float) -> bytes:
    if isinstance(cell, str):
        text = cell.encode("utf-16-le")
        return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(cell), 1) + text)
    return _record(0x203, struct.pack("<HHHd", row, column, 0, cell))


def _ole(stream: bytes, names: Sequence[str]) -> bytes:
    """A compound file: header, one sector of allocation, the directory, then the first entry's stream."""
    sectors = (len(stream) + 511) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096,
        0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0,
    )  # fmt: skip
    header = header.ljust(512, b"\xff")
    allocation = b"".join(struct.pack("<I", one) for one in chain).ljust(512, b"\xff")
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, 1)]
    entries += [_entry(one, 2, 2, len(stream) if at == 0 else 0, 0xFFFFFFFF) for at, one in enumerate(names)]
    return header + allocation + b"".join(entries).ljust(512, b"\0")[:512] + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xII4x", text, len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, 0, start, size
    ).ljust(128, b"\0")[:128]
