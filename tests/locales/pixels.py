"""Pictures as rows of bytes, to tell how far two of them are from each other; reads what Typst writes and no more.

PNG (ISO/IEC 15948): eight bits a channel, not interlaced; each row begins with the number of its filter.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Final

MARK: Final = b"\x89PNG\r\n\x1a\n"
CHANNELS: Final = {0: 1, 2: 3, 4: 2, 6: 4}  # by colour type
WHITE: Final = 255


@dataclass(frozen=True, slots=True)
class Picture:
    """`rows` hold `channels` bytes a pixel."""

    width: int
    height: int
    channels: int
    rows: tuple[bytes, ...]


def read(content: bytes) -> Picture:
    """The picture. Raises ValueError for what Typst does not write."""
    if not content.startswith(MARK):
        raise ValueError("This is no PNG.")
    place, packed, head = len(MARK), b"", b""
    while place < len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        body = content[place + 8 : place + 8 + length]
        head, packed = (body, packed) if kind == b"IHDR" else (head, packed + body if kind == b"IDAT" else packed)
        place += 12 + length
    width, height, depth, colour, _, _, laced = struct.unpack(">IIBBBBB", head)
    if depth != 8 or laced or colour not in CHANNELS:
        raise ValueError("This PNG is of a kind that Typst does not write.")
    channels = CHANNELS[colour]
    return Picture(width, height, channels, tuple(_rows(zlib.decompress(packed), width * channels, channels)))


def apart(one: bytes, other: bytes) -> float:
    """How far two PNGs are apart: what differs, as a share of what is drawn in them; 1.0 for two sizes.

    White paper does not count, or a word more on a page would be lost in it.
    """
    if one == other:
        return 0.0
    first, second = read(one), read(other)
    if (first.width, first.height, first.channels) != (second.width, second.height, second.channels):
        return 1.0
    differs = drawn = 0
    for left, right in zip(first.rows, second.rows, strict=True):
        drawn += 2 * WHITE * len(left) - sum(left) - sum(right)
        if left != right:
            differs += sum(abs(a - b) for a, b in zip(left, right, strict=True))
    return differs / drawn if drawn else 0.0


def _rows(raw: bytes, length: int, step: int) -> list[bytes]:
    rows, before = [], bytes(length)
    for start in range(0, len(raw), length + 1):
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + length]), before, step)
        rows.append(before)
    return rows


def _unfiltered(kind: int, row: bytearray, above: bytes, step: int) -> bytes:
    if kind == 2:
        return bytes((byte + up) & 255 for byte, up in zip(row, above, strict=True))
    if kind:
        for place in range(len(row)):
            left, corner = (row[place - step], above[place - step]) if place >= step else (0, 0)
            row[place] = (row[place] + _guess(kind, left, above[place], corner)) & 255
    return bytes(row)


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    guess = left + up - corner
    return min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
