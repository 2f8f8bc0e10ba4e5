"""Whether a message asks for the statement as a file, and which. Pure and total; the words are tables.

English and Chinese stand in flows/tables/statement_wishes.py, every other language in its data file.
"""

import re
from collections.abc import Mapping
from typing import Final

from flows.facts.phrase_forms import WORDS
from flows.facts.tongues import beyond, folded
from flows.tables.statement_wishes import AROUND, FROM_THEM, NAMED, PIECES
from flows.tables.tongues import Tongue

LONGEST: Final = 80  # characters; a longer message says more than that
_WORDS: Final = re.compile(r"[a-z']+")
_MARKS: Final = re.compile(r"[\s.,;:!?~，。；：！？、～…؟،।]+")


def file_wished(text: str) -> str:
    """The key of `NAMED` that is all the message asks for, else empty."""
    return only_wish(text, NAMED)


def only_wish(text: str, named: Mapping[str, tuple[str, ...]]) -> str:
    """The key of `named` that is all the message asks for, else empty."""
    others = beyond(text)
    said = folded(" ".join(text.casefold().split()), others)
    if len(said) > LONGEST or any(phrase in said for phrase in FROM_THEM):
        return ""
    known = {kind: (*_of(others, kind), *names) for kind, names in named.items()}
    wished = next((kind for kind, names in known.items() if any(name in said for name in names)), "")
    return wished if wished and not _left(said, known[wished], others) else ""


def _of(others: tuple[Tongue, ...], kind: str) -> tuple[str, ...]:
    return tuple(word for tongue in others for word in tongue.papers.get(kind, ()))


def _left(said: str, names: tuple[str, ...], others: tuple[Tongue, ...]) -> str:
    """What the message says besides."""
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, " ")
    said = _WORDS.sub(lambda word: "" if word.group() in AROUND else word.group(), said)
    around = {
        word for tongue in others if tongue.spaced for word in (*_of((tongue,), "around"), *tongue.meanings.small)
    }
    said = WORDS.sub(lambda word: "" if word.group() in around else word.group(), said) if around else said
    pieces = [
        word for tongue in others if not tongue.spaced for word in (*_of((tongue,), "around"), *tongue.meanings.small)
    ]
    for piece in (*PIECES, *sorted(pieces, key=len, reverse=True)):
        said = said.replace(piece, "")
    return _MARKS.sub("", said)
