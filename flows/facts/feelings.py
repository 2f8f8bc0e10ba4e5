"""Reading the feeling in what somebody wrote: which signs, of which strength, and whether it goes against a person.

Pure, by rule, and explained: every sign comes with the words it was found in. The words stand in flows/tables.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import normalize

from flows.facts.phrase_forms import SIGN
from flows.facts.tongues import beyond, folded, run_together
from flows.tables.feelings import CALM, FURY, LEVELS, POINTS, QUIET, WORDS, Abuse, Sign

SHORTEST: Final = 12  # letters that two messages must have to count as the same question; a character of Chinese is two
ALIKE: Final = 0.8  # share of words that two such messages have in common
FOUND: Final = 40  # characters of what was found that are kept
REST: Final = 24  # letters beside "I am not angry" from which on a message is about something else too
LONGEST: Final = 1200  # characters of a message that are read
SHORT: Final = 16  # letters of a message that may be Chinese written in Latin letters
SHOUTED: Final = 3  # letters of the shortest word that is heard as shouted
EMPHASIS: Final = frozenset({
    "STILL", "NOT", "NEVER", "AGAIN", "NOW", "STOP", "WHY", "WHERE", "NOTHING", "TWICE", "THREE", "WRONG", "ALWAYS",
    "NOBODY", "WHEN",
})  # fmt: skip

# Figures alone say nothing; in Devanagari and Thai a vowel sign, which is no letter, may part two letters.
_SAYS: Final = re.compile(r"[^\W\d_]{2}|[!?！？]{2}|[^\x00-\u3000]|[\u0900-\u0963\u0e00-\u0e4f]")
_MARKS: Final = re.compile(r"[!！]{2,}|[?？]{2,}|[?？][!！]|[!！][?？]")
_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f']+")
_CODE: Final = re.compile(r"\S*\d\S*")
# Words; where none are parted, signs.
_TOKEN: Final = re.compile(
    rf"[\u0e01-\u0e2e\u3040-\u30ff\u4e00-\u9fff]|(?:(?![\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]){SIGN}|')+"
)
_RESTRAINED: Final = frozenset({Sign.CAPITALS, Sign.MARKS})  # say nothing beside a word of thanks


@dataclass(frozen=True, slots=True)
class Found:
    """One sign, and the words it was found in (empty where it lies in the history)."""

    sign: Sign
    words: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is in one message. `abuse` with the words found; `corrects`: they say that they are not angry.

    `level` is 0 (calm) to 3; `only_corrects` when nothing else was said.
    """

    signs: tuple[Found, ...] = ()
    abuse: Abuse | None = None
    words: str = ""
    corrects: bool = False
    only_corrects: bool = False

    @property
    def points(self) -> int:
        """Each kind of sign counts once, and two strong words count more than one."""
        kinds = {found.sign for found in self.signs}
        strong = sum(found.sign is Sign.STRONG for found in self.signs)
        return sum(POINTS[kind] for kind in kinds) + (min(strong, 3) - 1 if strong else 0)

    @property
    def level(self) -> int:
        """0 calm, 1 unease, 2 anger, 3 fury."""
        return level_of(self.points)


def level_of(points: int) -> int:
    """The level that so many points come to."""
    return sum(points >= begins for begins in LEVELS)


def hear(text: str, before: Sequence[str] = (), *, after_silence: bool = False) -> Heard:
    """The signs in `text`; `before` are the messages that came shortly before it, as `same_words` keeps them."""
    if not _SAYS.search(text):
        return Heard()
    plain = normalize("NFKC", text[:LONGEST]).replace("’", "'")
    others = beyond(plain)
    said = run_together(folded(" ".join(plain.casefold().split()), others), others)
    corrects = _first("corrects", said)
    cleaned = _without("corrects", said) if corrects else said
    cleaned = _without("harmless", cleaned)
    abuse, words = _abuse(cleaned)
    signs = [] if corrects else [*_worded(cleaned), *_written(plain, cleaned)]
    if not corrects and any(alike(text, earlier) for earlier in before):
        signs.append(Found(Sign.TWICE))
    if all(found.sign is Sign.MARKS for found in signs):  # they make a feeling stronger, and are none by themselves
        signs = []
    if _first("polite", said) and {found.sign for found in signs} <= _RESTRAINED:
        signs = []
    if after_silence and signs:
        signs.append(Found(Sign.SILENCE))
    only = bool(corrects) and _length(cleaned) < REST
    return Heard(tuple(signs), abuse, words, bool(corrects), only)


def same_words(text: str) -> str:
    """What is kept of a message to know it again; empty when it is too short to be a question."""
    tokens = _TOKEN.findall(normalize("NFKC", text).casefold())
    long = sum(2 if len(token) == 1 and not token.isascii() else len(token) for token in tokens)
    return " ".join(tokens[:60]) if long >= SHORTEST else ""


def alike(text: str, earlier: str) -> bool:
    """Whether `text` asks what an earlier message (as `same_words` kept it) asked already."""
    now, then = set(same_words(text).split()), set(earlier.split())
    return bool(now) and bool(then) and len(now & then) >= ALIKE * max(len(now), len(then))


def _abuse(cleaned: str) -> tuple[Abuse | None, str]:
    """The gravest kind, in the order of `Abuse`."""
    for kind in Abuse:
        if words := _first(kind.value, cleaned):
            return kind, words
    return None, ""


def _worded(cleaned: str) -> Iterator[Found]:
    for sign in Sign:
        found = (
            match.group().strip()[:FOUND] for read in _read(sign.value, cleaned) for match in read.finditer(cleaned)
        )
        yield from (Found(sign, words) for words in dict.fromkeys(found))


def _written(plain: str, cleaned: str) -> Iterator[Found]:
    """How it is written: capitals, exclamation runs."""
    marks = _MARKS.search(plain)
    words = [word for word in _WORD.findall(_CODE.sub(" ", plain)) if len(word) >= SHOUTED]
    loud = [word for word in words if word.isupper() and word not in QUIET]
    mixed = len(loud) < len(words)
    if (mixed and EMPHASIS & set(loud)) or (len(loud) > 1 and (mixed or marks or "!" in plain or "?" in plain)):
        yield Found(Sign.CAPITALS, " ".join(loud)[:FOUND])
    if marks and cleaned:
        yield Found(Sign.MARKS, marks.group()[:FOUND])


def _first(name: str, text: str) -> str:
    match = next((match for read in _read(name, text) if (match := read.search(text))), None)
    return match.group().strip()[:FOUND] if match else ""


def _without(name: str, text: str) -> str:
    for read in _read(name, text):
        text = read.sub(" ", text)
    return text


def _length(text: str) -> int:
    return sum(2 if not c.isascii() else 1 for c in text if c.isalnum())


def _read(name: str, text: str) -> Iterator[re.Pattern[str]]:
    """The expressions of that name which the text may hold: people mix languages, most do not.

    The first language is written in Latin letters, and its strong words are known everywhere.
    """
    own = WORDS[:1] if text.isascii() and len(text) > SHORT else WORDS
    yield from (_pattern(number, name) for number, language in enumerate(own) if name in language)
    yield from (_expression(tongue.feelings[name][0]) for tongue in beyond(text) if name in tongue.feelings)


@cache
def _expression(words: str) -> re.Pattern[str]:
    return re.compile(words)


@cache
def _pattern(language: int, name: str) -> re.Pattern[str]:
    """One language's words of one kind, compiled when they are first looked for.

    Latin words stand alone; in Chinese words follow each other without a gap. The bounds stand around all pieces
    together, or each piece would be tried at every letter: that took ten times as long.
    """
    return re.compile(rf"(?<![a-z])(?:{'|'.join(WORDS[language][name])})(?![a-z])")


def highest(*levels: int) -> int:
    """The highest of these levels, within the scale."""
    return max(CALM, min(FURY, max(levels)))
