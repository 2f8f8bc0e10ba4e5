"""Which alarm a customer's words raise: what no dialogue may handle by itself.

Promise: pure and total; the graver alarm of a text with several counts, in the order of flows/tables/alarms.py; what is
denied right before ("nobody was hurt") raises none.
"""

import re
import unicodedata
from functools import cache

from flows.tables.alarms import ALARMS

LONGEST = 2000  # characters of a message that are read
_DENIED = re.compile(
    r"(?:\b(?:no|not|nobody|never|none|without|isnt|wasnt)\s+(?:\w+\s+){0,2}|(?:没有?|未|不会|无)(?:人|.?))$"
)


def alarm_in(text: str) -> str:
    """The key of the gravest alarm that `text` raises; empty for none."""
    said = re.sub(r"['’]", "", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())
    return next((key for key in ALARMS if any(not _DENIED.search(said[: hit.start()]) for hit in _hits(key, said))), "")


def _hits(key: str, said: str) -> list[re.Match[str]]:
    pattern = _pattern(key)
    return list(pattern.finditer(said)) if pattern else []


@cache
def _pattern(key: str) -> re.Pattern[str] | None:
    row = ALARMS[key]
    phrases = [*map(_spaced, row.spaced), *map(_unspaced, row.unspaced)]
    return re.compile("|".join(phrases)) if phrases else None


def _spaced(phrase: str) -> str:
    gap = r"(?:\S+\s+){0,4}?"
    words = [gap if word == "*" else f"(?:{_either(word)})" + r"[\s,.!?;:]+" for word in phrase.split()]
    return rf"(?<!\w){''.join(words).removesuffix('[' + chr(92) + 's,.!?;:]+')}(?!\w)"


def _either(words: str) -> str:
    endings = ((word.removesuffix("~"), r"\w*" if word.endswith("~") else "") for word in words.split("|"))
    return "|".join(re.escape(word) + ending for word, ending in endings)


def _unspaced(phrase: str) -> str:
    return ".{0,6}?".join(re.escape(part) for part in phrase.split("*"))
