"""Which languages some words may be written in, likeliest first, and the words as their tables keep them.

A script tells its languages, and only those are looked at. Where several share one, the one that knows most of the
words is taken, so that English is read as it ever was while German, Spanish or Vietnamese words find their own tables;
what two know equally well is read in both, English and Chinese first. In Han characters the signs are counted instead.
Promises: pure, given what was learnt (flows/tables/tongues.py); digits alone are read as in English and Chinese.
Who edits: developers.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import ModuleType
from typing import Final

from flows.facts.figure_forms import SPOKEN
from flows.facts.languages import HAN, KANA, LATIN, scripts_of
from flows.facts.phrase_forms import bared, joined, unpointed
from flows.tables import (
    abuse_en,
    abuse_zh,
    day_words_en,
    day_words_zh,
    feelings_en,
    feelings_zh,
    figure_words,
    label_words,
    meanings_en,
    meanings_zh,
    spoken_numbers,
    statement_wishes,
    wants_en,
)
from flows.tables.tongues import Tongue, learnt

ARABIC: Final = "Arab"
LONGEST: Final = 600  # characters that are looked at
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?![\w-]*\d)")  # not those of a document's number
_PIECES: Final = re.compile(r"[a-z]+|[\u3400-\u9fff]")


def _texts(value: object) -> Iterator[str]:
    """All texts in a table of any shape."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for pair in value.items() for text in _texts(pair))
    elif isinstance(value, tuple | frozenset):
        yield from (text for part in value for text in _texts(part))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (text for each in fields(value) for text in _texts(getattr(value, each.name)))


def _words_of(*modules: ModuleType) -> frozenset[str]:
    """All the words and signs in some modules of tables; expressions give the words they hold."""
    tables = [value for module in modules for name, value in vars(module).items() if not name.startswith("__")]
    return frozenset(word for table in tables for text in _texts(table) for word in _PIECES.findall(text.lower()))


_LATIN: Final = _words_of(
    meanings_en,
    wants_en,
    day_words_en,
    feelings_en,
    abuse_en,
    figure_words,
    label_words,
    statement_wishes,
    spoken_numbers,
)
_HAN: Final = _words_of(
    meanings_zh, day_words_zh, feelings_zh, abuse_zh, figure_words, label_words, statement_wishes, spoken_numbers
)
ENGLISH: Final = Tongue(
    "en", LATIN, spaced=True, meanings=meanings_en.ENGLISH, days=day_words_en.ENGLISH,
    vocabulary=frozenset(word for word in _LATIN if word.isascii()).union(SPOKEN),
)  # fmt: skip
CHINESE: Final = Tongue(
    "zh_Hans", HAN, spaced=False, meanings=meanings_zh.CHINESE, days=day_words_zh.CHINESE,
    vocabulary=frozenset(sign for sign in _HAN if not sign.isascii()) - frozenset(meanings_zh.CHINESE.typos),
)  # fmt: skip
BUILT_IN: Final = (ENGLISH, CHINESE)


@lru_cache(maxsize=256)  # one message is looked at several times in a turn
def likely(text: str) -> tuple[Tongue, ...]:
    """The languages that `text` may be in, likeliest first; English when there is nothing to tell by."""
    said = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    scripts = scripts_of(said)
    if not scripts:
        return BUILT_IN
    found: list[Tongue] = []
    if HAN in scripts or KANA in scripts:
        found += _in_han(said, kana=KANA in scripts)
    found += [tongue for tongue in learnt() if tongue.script in scripts and tongue.script not in {LATIN, HAN, KANA}]
    if LATIN in scripts or not found:
        found += _in_latin(said)
    return tuple(found)


def beyond(text: str) -> tuple[Tongue, ...]:
    """Those of `likely` that came from data files; signs that are Chinese as well are Chinese."""
    if not learnt() or not _LETTER.search(text):
        return ()
    ranked = likely(text)
    known = {HAN, KANA} if CHINESE in ranked else ()
    return tuple(tongue for tongue in ranked if tongue not in BUILT_IN and tongue.script not in known)


def folded(said: str, tongues: Iterable[Tongue]) -> str:
    """Lower case words as the tables of these languages keep them."""
    for tongue in tongues:
        if tongue.bare:
            said = bared(said)
        if tongue.script == ARABIC:
            said = unpointed(said)
        for sign, plain in tongue.same:
            said = said.replace(sign, plain)
    return said


def run_together(said: str, tongues: Iterable[Tongue]) -> str:
    """The same without the spaces that people put into languages without."""
    return joined(said) if any(not tongue.spaced and tongue is not CHINESE for tongue in tongues) else said


def _in_han(said: str, *, kana: bool) -> list[Tongue]:
    japanese = [tongue for tongue in learnt() if tongue.script == KANA]
    if kana and japanese:
        return japanese
    signs = [sign for sign in said if "\u3400" <= sign <= "\u9fff"]
    full = any(map(_full, signs))  # what both ways of writing Chinese share, the first one reads
    others = [tongue for tongue in learnt() if tongue.script == KANA or (tongue.script == HAN and full)]
    return _best([(sum(map(tongue.vocabulary.__contains__, signs)), tongue) for tongue in (CHINESE, *others)])


def _full(sign: str) -> bool:
    """Whether only the full way of writing Chinese has it: each way has a code that lists its signs."""
    return not _listed(sign, "gb2312") and _listed(sign, "big5")


def _listed(sign: str, code: str) -> bool:
    try:
        return bool(sign.encode(code))
    except UnicodeEncodeError:
        return False


def _in_latin(said: str) -> list[Tongue]:
    # A language whose marks tell words apart has two tables: the bare one is for those who leave them all out, and its
    # short words are those of many languages, so it needs one more of them.
    accented = {tongue.language for tongue in learnt() if not tongue.bare}
    marked = accented if bared(said) != said else frozenset()
    found = [
        (_known(said, tongue) - (tongue.bare and tongue.language in accented), tongue)
        for tongue in learnt()
        if tongue.script == LATIN and (tongue.language in marked) is not tongue.bare
    ]
    return _best([(_known(said, ENGLISH), ENGLISH), *found])


def _known(said: str, tongue: Tongue) -> int:
    """How many of the words the language knows."""
    return len(tongue.vocabulary.intersection(_LETTERS.findall(folded(said, (tongue,)))))


def _best(counted: list[tuple[int, Tongue]]) -> list[Tongue]:
    most = max(count for count, _ in counted)
    return [tongue for count, tongue in counted if count == most] if most else [counted[0][1]]
