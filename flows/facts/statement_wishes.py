"""Whether a message asks for the statement as a file, and which. Pure and total; the words are a table."""

import re
from collections.abc import Mapping
from typing import Final

from flows.tables.statement_wishes import AROUND, FROM_THEM, NAMED, PIECES

LONGEST: Final = 80  # characters; a longer message says more than that
_WORDS: Final = re.compile(r"[a-z']+")
_MARKS: Final = re.compile(r"[\s.,;:!?~，。；：！？、～…]+")


def file_wished(text: str) -> str:
    """The key of `NAMED` that is all the message asks for, else empty."""
    return only_wish(text, NAMED)


def only_wish(text: str, named: Mapping[str, tuple[str, ...]]) -> str:
    """The key of `named` that is all the message asks for, else empty."""
    said = " ".join(text.casefold().split())
    if len(said) > LONGEST or any(phrase in said for phrase in FROM_THEM):
        return ""
    wished = next((kind for kind, names in named.items() if any(name in said for name in names)), "")
    return wished if wished and not _left(said, named[wished]) else ""


def _left(said: str, names: tuple[str, ...]) -> str:
    """What the message says besides."""
    for name in names:
        said = said.replace(name, " ")
    said = _WORDS.sub(lambda word: "" if word.group() in AROUND else word.group(), said)
    for piece in PIECES:
        said = said.replace(piece, "")
    return _MARKS.sub("", said)
