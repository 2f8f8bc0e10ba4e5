"""How far the sheets of an old workbook (XLS) reach, told before anyone lays them out.

Promises: as bounds.py for newer ones. The container and the records are followed just as far as their cells' places go;
what breaks off on the way is refused. Who edits: developers.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from storage.spreadsheets.grids import NotALedger

_LISTED: Final = 109  # sectors of the list of sectors that the header names itself
_ENTRY: Final = 128  # bytes of an entry of the directory
_SMALL: Final = 4096  # bytes; a shorter stream lies in sectors of its own, inside the root's
_ROOT: Final = 5
_END: Final = 0xFFFFFFFC  # and above: no sector
_BOOKS: Final = ("workbook", "book")
_BOUND_SHEET, _END_OF_SHEET, _SEVERAL = 0x85, 0x0A, 0xBD
_CELLS: Final = frozenset({0x06, 0x206, 0x406, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, _SEVERAL})


def reach(content: bytes) -> list[tuple[int, int]]:
    """(rows, columns) of every sheet. Raises NotALedger."""
    try:
        stream = _book(content)
        offsets = [
            struct.unpack_from("<I", stream, at)[0] for kind, at, _ in _records(stream, 0) if kind == _BOUND_SHEET
        ]
        return [_reach(stream, offset) for offset in offsets]
    except (struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
        raise NotALedger("broken", str(error)) from error


def _reach(stream: bytes, start: int) -> tuple[int, int]:
    rows = columns = 0
    for kind, at, size in _records(stream, start):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", stream, at + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
    return rows, columns


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """(kind, where its body is, how long it is) until the sheet, or the part before the first one, ends."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _END_OF_SHEET:
            return
        yield kind, at + 4, size
        at += 4 + size


def _book(content: bytes) -> bytes:
    """The stream in which the sheets are."""
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    directory, minis = struct.unpack_from("<I", content, 48)[0], struct.unpack_from("<I", content, 60)[0]
    container = _Container.of(content, 1 << shift)
    listed = container.chain(directory)
    entries = [listed[at : at + _ENTRY] for at in range(0, len(listed) - _ENTRY + 1, _ENTRY)]
    root = next((one for one in entries if one[66] == _ROOT), b"")
    entry = next((one for one in entries if _name(one) in _BOOKS), b"")
    start, size = struct.unpack_from("<II", entry, 116)
    if size >= _SMALL:
        return container.chain(start)[:size]
    small = _Container(container.chain(struct.unpack_from("<I", root, 116)[0]), 1 << mini_shift, first=0)
    small.next = container.numbers(minis)
    return small.chain(start)[:size]


def _name(entry: bytes) -> str:
    return entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le").lower()


class _Container:
    """Sectors of a compound file, each saying which one comes after it; `first` sectors stand before number 0."""

    def __init__(self, content: bytes, size: int, first: int = 1) -> None:
        self._content, self._size, self._first = content, size, first
        self.next: Sequence[int] = ()

    @classmethod
    def of(cls, content: bytes, size: int) -> "_Container":
        """A whole file, with the list of what comes after what that its header leads to."""
        made = cls(content, size)
        listed = list(struct.unpack_from(f"<{_LISTED}I", content, 76))
        more = struct.unpack_from("<I", content, 68)[0]
        while more < _END and len(listed) < len(content):
            *some, more = struct.unpack(f"<{size // 4}I", made.sector(more))
            listed += some
        every = b"".join(made.sector(one) for one in listed if one < _END)
        made.next = struct.unpack(f"<{len(every) // 4}I", every)
        return made

    def sector(self, number: int) -> bytes:
        """That sector. Raises ValueError for one outside the file."""
        at = (number + self._first) * self._size
        if at >= len(self._content):
            raise ValueError("a sector outside the file")
        return self._content[at : at + self._size].ljust(self._size, b"\0")

    def chain(self, start: int) -> bytes:
        """What begins at that sector and goes on from one to the next. Raises ValueError for a circle."""
        found: list[bytes] = []
        while start < _END:
            found.append(self.sector(start))
            if len(found) > len(self.next):
                raise ValueError("sectors in a circle")
            start = self.next[start]
        return b"".join(found)

    def numbers(self, start: int) -> Sequence[int]:
        """A chain as numbers."""
        said = self.chain(start)
        return struct.unpack(f"<{len(said) // 4}I", said)
