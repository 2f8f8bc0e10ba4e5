"""Languages as the house speaks them, and which of them some words are in.

Promises: pure and total; nothing is guessed from a name or a number: too few words, or words that may be of two
languages, are of none. Scripts tell most languages apart; those in Latin letters are known by the small words of each.
Who edits: developers; what tells scripts apart is a table (flows/tables/scripts.py).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flows.tables.scripts import CHINESE, COUNTED_AS, LETTERS, SENTENCES, SIMPLIFIED, TRADITIONAL, WEIGHTS

ENOUGH: Final = 4  # signs of a script; fewer may be a name
ENOUGH_WORDS: Final = 3  # in Latin letters
TELLING: Final = 2  # small words of one language
SIMPLE, FULL, JAPANESE, LATIN, HAN, KANA = "Hans", "Hant", "Jpan", "Latn", "Hani", "Kana"

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w-]*\d)")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that chats are held in: its code of locales, what it calls itself, and its script (ISO 15924).

    `tells` are small words that hardly a sentence goes without and no other language in Latin letters has.
    """

    code: str
    own_name: str
    script: str
    tells: frozenset[str] = frozenset()


ENGLISH: Final = Language("en", "English", LATIN)


def scripts_of(text: str) -> Mapping[str, int]:
    """How many letters of each script there are; Chinese signs as Hani, both kinds of kana as Kana, Korean as Hang."""
    if text.isascii():
        return {LATIN: count} if (count := sum(map(str.isalpha, text))) else {}
    return Counter(script for sign in text if (script := _script(sign)))


def written_in(text: str, among: Iterable[Language], read: str = "") -> str:
    """The code of the language that `text` is in; "" when too little is said to tell, or it is none of them.

    `read` is the code of the language that is being spoken: what may be that one is not taken for another.
    """
    spoken = tuple(among)
    found = scripts_of(text)
    if not found:
        return ""
    most = max(found, key=lambda script: found[script] * WEIGHTS.get(script, 1))
    worded = LATIN in found and len(_words(text)) >= ENOUGH_WORDS
    if most == LATIN or (most == HAN and worded and KANA not in found and not SENTENCES.intersection(text)):
        return _in_latin(text, spoken) if worded else ""
    if sum(found[script] for script in found if script != LATIN) < ENOUGH:
        return ""
    if most == HAN and (KANA not in found or CHINESE.intersection(text)):
        return _chinese(text, spoken, read)
    counted = KANA if most == HAN else most
    return _preferred([one for one in spoken if COUNTED_AS.get(one.script, one.script) == counted], read)


def _chinese(text: str, spoken: tuple[Language, ...], read: str) -> str:
    """By the signs that one of the two ways of writing has; what may be Japanese as well is, to who reads that."""
    signs = frozenset(text)
    if not signs & CHINESE and any(one.code == read and one.script == JAPANESE for one in spoken):
        return read
    simple, full = len(signs & (SIMPLIFIED - TRADITIONAL)), len(signs & (TRADITIONAL - SIMPLIFIED))
    ways = {one.script: one.code for one in spoken if one.script in {SIMPLE, FULL}}
    if simple != full and len(ways) > 1:
        return ways[SIMPLE if simple > full else FULL]
    return read if read in ways.values() else next(iter(ways.values()), "")


def _in_latin(text: str, spoken: tuple[Language, ...]) -> str:
    """By their small words, of which two in one language are no chance."""
    said = frozenset(_words(text))
    ranked = sorted(((len(said & one.tells), one.code) for one in spoken if one.script == LATIN), reverse=True)
    most, code = ranked[0] if ranked else (0, "")
    equal = [other for count, other in ranked if count == most]
    return code if most >= TELLING and len(equal) == 1 else ""


def _preferred(found: list[Language], read: str) -> str:
    codes = [one.code for one in found]
    return read if read in codes else next(iter(codes), "")


def _words(text: str) -> list[str]:
    """Words in lower case without what belongs to a number of a document."""
    return [word.replace("’", "'") for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold())]


@lru_cache(4_096)
def _script(sign: str) -> str:
    return LETTERS.get(unicodedata.name(sign, "").partition(" ")[0].partition("-")[0], "") if sign.isalpha() else ""
