"""How long words may be where they are shown: each platform's own limits, and ours where a phone would cut them off.

Promise: a label's limit follows from its name, so whoever adds one looks it up here. Limits stand in the catalogues as
`max-length:` flags, where translators' tools count along. Papers wrap, so their words have none.
"""

import ast
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Final

from babel.messages.catalog import Message

from locales.spoken import PAPERS

LONGEST_BUTTON: Final = 60  # characters; more is cut off on a phone
LONGEST_MESSAGE: Final = 4_096  # characters of a message as the reader sees it
LONGEST_CAPTION: Final = 1_024  # of one that goes with a picture
LONGEST_DESCRIPTION: Final = 512  # of what stands in a chat that has not begun
LONGEST_SHORT: Final = 120  # of what stands beside a link to the bot

FLAG: Final = "max-length:"

# By the name of a label, the first that fits: (names, characters, what it is).
_LABELS: Final = (
    ("desk_title_*", 24, "title of a form"),
    ("desk_submit", 24, "button of a form"),
    ("desk_cancel", 24, "button of a form"),
    ("desk_close", 24, "button of a form"),
    ("desk_send", 24, "button of a form"),
    ("desk_show", 24, "button of a form"),
    ("desk_next", 24, "button of a form"),
    ("desk_open_it", 24, "button of a form"),
    ("*", LONGEST_BUTTON, "button"),
)

# By the template: what a platform gives all of its words room for, less a company's name.
_SENTENCES: Final = {"templates/always/introduction_short.txt.j2": 90}


def longest_sentence(place: str) -> int | None:
    """How long a sentence of the template at `place` may be; None where only the message has a limit."""
    return _SENTENCES.get(place)


def longest_labels(domain: str, source: str) -> Mapping[str, int]:
    """By its English words: how long a label of the file `source` may be; the shortest, where two say the same."""
    found: dict[str, int] = {}
    for name, words in () if domain.startswith(PAPERS) else _labels(source):
        limit = next(most for names, most, _ in _LABELS if fnmatchcase(name, names))
        found[words] = min(limit, found.get(words, limit))
    return found


def _labels(source: str) -> Iterator[tuple[str, str]]:
    """The names and the words of the labels in a file, without running it."""
    for dictionary in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Dict)):
        for name, words in zip(dictionary.keys, dictionary.values, strict=True):
            match name, words:
                case ast.Constant(value=str() as named), ast.Call(args=[ast.Constant(value=str() as said)]):
                    yield named, said


def longest(message: Message) -> int | None:
    """How long a translation of it may be; None where there is no limit of its own."""
    flagged = [int(flag.removeprefix(FLAG)) for flag in message.flags if flag.startswith(FLAG)]
    places = [place for place, _ in message.locations]
    label = any(place.startswith("labels/") and not place.startswith(f"labels/{PAPERS}") for place in places)
    return min(flagged, default=LONGEST_BUTTON if label else None)


def what(limit: int) -> str:
    """What has that limit, in a word."""
    return next((named for _, most, named in _LABELS if most == limit), "description of the bot")
