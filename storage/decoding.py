"""Bytes as text, whatever program of whatever country wrote them.

Promises: a byte order mark decides, then strict UTF-8; otherwise every encoding that can read all of it is tried, and
the one whose text looks most like writing wins. What is no text has no encoding. Who edits: developers.
"""

import codecs
import re
from collections.abc import Mapping
from typing import Final

from storage.looks_written import NATIONAL, WIDE, Measure

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROBE: Final = 20_000  # characters that are looked at; the rest only has to be readable
_PADDING: Final = b"\0\x1a"  # with which old systems fill a file up to its end
_BROKEN_AT_MOST: Final = 20  # of so many letters in UTF-8, one may be damaged
_LEAST: Final = 0.35  # what looks less like writing than this is no text
_NEVER_WRITTEN: Final = re.compile(r"[\x80-\x84\x86-\x9f\ue000-\uf8ff]")  # but by mistake
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def text_of(content: bytes) -> tuple[str, str] | None:
    """(the text, its encoding), or None for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[: len(content) // 2 * 2] if encoding == "utf-16" else content, encoding)
    bare = content.rstrip(_PADDING)
    if b"\0" in content:
        return text_of(bare) if bare and b"\0" not in bare else _best(content[: len(content) // 2 * 2], WIDE)
    content = bare
    return _strict(content, "utf-8") or _damaged_utf8(content) or _best(content, NATIONAL)


def _strict(content: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None
    return None if _CONTROLS.search(text) else (text, encoding)


def _damaged_utf8(content: bytes) -> tuple[str, str] | None:
    """UTF-8 with a letter torn here and there, as where a program cut a text by its bytes."""
    text = content.decode("utf-8", "replace")
    torn = text.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in text) - torn
    return (text, "utf-8") if torn * _BROKEN_AT_MOST <= whole and not _CONTROLS.search(text) else None


def _best(content: bytes, measures: Mapping[str, Measure]) -> tuple[str, str] | None:
    found: list[tuple[float, tuple[str, str]]] = []
    for encoding, measure in measures.items():
        read = _strict(content, encoding)
        if read and not _NEVER_WRITTEN.search(read[0]):
            found.append((measure(_telling(read[0]) or read[0][:_PROBE]), read))
    best = max(found, key=lambda one: one[0], default=None)  # of equals the first, as `NATIONAL` orders them
    return best[1] if best and best[0] >= _LEAST else None


def _telling(text: str) -> str:
    """As much of the text as is looked at: lines with more than ASCII in them."""
    lines, size = [], 0
    for line in text.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _PROBE:
            break
    return "\n".join(lines)
