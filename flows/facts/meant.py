"""What free words may mean: why somebody objects, or what they want, in any of the languages at once.

Promises: pure and total; what is denied ("nothing to do with the price") or approved of ("the price is fine") is not
meant; what reads in several ways comes back as several, in the order it was said, and is for the caller to ask about.
Phrases are rows of flows/tables/meanings_*.py.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from flows.tables.meanings import Meanings
from flows.tables.meanings_en import ENGLISH
from flows.tables.meanings_zh import CHINESE

LANGUAGES: Final = (ENGLISH, CHINESE)
LONGEST: Final = 600  # characters of a message that are read; what people want stands at its beginning
GAP_WORDS: Final = 4
GAP_SIGNS: Final = 6
SHORT: Final = 60  # characters of a message that may say one thing alone
SMALL_TALK: Final = frozenset({"thanks", "greeting", "goodbye"})
SPACE: Final = r"\s+"
_STOPS = re.compile(r"[;!?，；。！？、\n]+|[.,:](?=\s|$)")
_PIECES = re.compile(r"\s*([*+])\s*")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase found: what it says and where it stands (characters of its clause)."""

    means: str
    start: int
    end: int


def meant_reasons(text: str) -> tuple[str, ...]:
    """The reasons to object (keys of flows/tables/reasons.py) that `text` may give, in the order they are said."""
    from_all = (found.means.partition(":")[2] for found in _meanings(text) if found.means.startswith("reason:"))
    return tuple(dict.fromkeys(from_all))


def meant_wants(text: str) -> tuple[str, ...]:
    """What `text` may ask for: keys of flows/tables/meanings.py `WANTS`, and "reason:<key>" for a reason to object."""
    found = tuple(dict.fromkeys(each.means for each in _meanings(text)))
    objecting = any(means.startswith("reason:") for means in found)
    return tuple(means for means in found if not (objecting and means in {"object", "agree"}))


@lru_cache(maxsize=64)  # one message is looked at several times in a turn
def _meanings(text: str) -> tuple[Found, ...]:
    said = _folded(text)
    whole = _alone(said) if len(said) <= SHORT else ""
    if whole:
        return (Found(whole, 0, len(said)),)
    clauses = tuple(_clauses(said))
    alone = tuple(map(_alone, clauses))
    if alone and set(alone) <= SMALL_TALK:
        return (Found(alone[0], 0, len(said)),)
    return tuple(each for clause, whole in zip(clauses, alone, strict=True) for each in _in_clause(clause, whole))


def _folded(text: str) -> str:
    """`text` in one spelling: compatibility forms, lower case, no apostrophes, common slips mended."""
    said = re.sub(r"['’`´]", "", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())
    mended = re.sub(r"[a-z]+", lambda word: ENGLISH.typos.get(word[0], word[0]), said)
    return mended.translate(_one_script())


def _alone(said: str) -> str:
    """What the words say when little else stands beside them; empty for anything longer."""
    words = [word for word in re.split(r"[\W_]+", said) if word]
    joined = "".join(words)
    bare = re.sub("|".join(map(re.escape, CHINESE.small)), "", joined)
    known = _known_alone()
    for tried in (" ".join(words), joined, " ".join(word for word in words if word not in ENGLISH.small), bare):
        if tried in known:
            return known[tried]
    left = [known.get(word, "") for word in words if word not in ENGLISH.small]
    return left[0] if left and set(left) <= SMALL_TALK else ""


def _clauses(said: str) -> Iterator[str]:
    """The sentence in pieces, each of which is approved of or denied by itself."""
    for piece in _STOPS.split(said):
        yield from (part for part in _turns().split(piece) if part and part.strip())


def _in_clause(clause: str, whole: str) -> tuple[Found, ...]:
    """The phrases of one clause; of two that overlap the longer one counts. `whole` is what it says as a whole."""
    if whole and whole not in SMALL_TALK:
        return (Found(whole, 0, len(clause)),)
    found = [each for language in _spoken(clause) for each in _phrases(language, clause)]
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _spoken(clause: str) -> tuple[Meanings, ...]:
    return LANGUAGES if _HAN.search(clause) else (ENGLISH,)


def _phrases(language: Meanings, clause: str) -> Iterator[Found]:
    fine = _fine(language.spaced).search(clause)
    for means, phrases in _rows(language.spaced).items():
        if not any(map(clause.__contains__, _marks(phrases, language.spaced))):
            continue  # a pattern takes milliseconds to compile, and few messages need more than two
        for found in _pattern(phrases, language.spaced).finditer(clause):
            approved = fine and found.start() < fine.start() and means.startswith("reason:")
            if not approved and not _denied(language.spaced).search(clause[: found.start()]):
                yield Found(means, *found.span())


# -- compiled once ---------------------------------------------------------------------------------------------------
@cache
def _rows(spaced: bool) -> Mapping[str, tuple[str, ...]]:  # noqa: FBT001 - names the language for the cache
    language = ENGLISH if spaced else CHINESE
    return {f"reason:{key}": phrases for key, phrases in language.reasons.items()} | dict(language.wants)


@cache
def _marks(phrases: tuple[str, ...], spaced: bool) -> frozenset[str]:  # noqa: FBT001 - as above
    """What stands in every clause that holds one of the phrases: of each, the beginnings of its most telling word."""
    language = ENGLISH if spaced else CHINESE
    marks: set[str] = set()
    for phrase in phrases:
        beginnings = [
            [word.removesuffix("~") for word in words.split("|")] for words in _words(_filled(phrase, language), spaced)
        ]
        marks.update(max(beginnings, key=lambda words: min(map(len, words))))
    return frozenset(marks)


@cache
def _pattern(phrases: tuple[str, ...], spaced: bool) -> re.Pattern[str]:  # noqa: FBT001 - as above
    return _any_of(phrases, ENGLISH if spaced else CHINESE)


@cache
def _fine(spaced: bool) -> re.Pattern[str]:  # noqa: FBT001 - as above
    language = ENGLISH if spaced else CHINESE
    return _any_of(language.fine, language)


@cache
def _denied(spaced: bool) -> re.Pattern[str]:  # noqa: FBT001 - as above
    words = "|".join(map(re.escape, (ENGLISH if spaced else CHINESE).denied))
    return re.compile(rf"\b(?:{words})\s+(?:(?:the|our|your)\s+)?$" if spaced else rf"(?:{words})$")


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ENGLISH.turns)})\b|(?:{'|'.join(CHINESE.turns)})")


@cache
def _one_script() -> dict[int, str]:
    return {ord(sign): plain for sign, plain in CHINESE.typos.items()}


@cache
def _known_alone() -> Mapping[str, str]:
    """What each short message says; the meaning named first counts."""
    known: dict[str, str] = {}
    for language in reversed(LANGUAGES):
        for means, phrases in reversed(tuple(language.alone.items())):
            known |= dict.fromkeys(phrases, f"reason:{means}" if means in language.reasons else means)
    return known


def _any_of(phrases: tuple[str, ...], language: Meanings) -> re.Pattern[str]:
    """One pattern for all phrases of a meaning, the longest tried first."""
    whole = sorted((_filled(phrase, language) for phrase in phrases), key=len, reverse=True)
    return re.compile("|".join(map(_spaced if language.spaced else _unspaced, whole)))


def _filled(phrase: str, language: Meanings) -> str:
    return re.sub(r"<(\w+)>", lambda name: "|".join(language.words[name[1]]), phrase)


def _spaced(phrase: str) -> str:
    gap = rf"(?:\S+\s+){{0,{GAP_WORDS}}}?"
    parts = [gap if word == "*" else rf"{_either(word)}\s+" for word in phrase.split()]
    return rf"(?<!\w){''.join(parts).removesuffix(SPACE)}(?!\w)"


def _unspaced(phrase: str) -> str:
    gap = f".{{0,{GAP_SIGNS}}}?"
    parts = {"*": gap, "+": ""}
    return "".join(parts.get(piece, _either(piece)) for piece in _PIECES.split(phrase))


def _words(phrase: str, spaced: bool) -> list[str]:  # noqa: FBT001 - as above
    pieces = phrase.split() if spaced else _PIECES.split(phrase)
    return [piece for piece in pieces if piece not in {"*", "+", ""}]


def _either(words: str) -> str:
    made = [re.escape(word.removesuffix("~")) + (r"\w*" if word.endswith("~") else "") for word in words.split("|")]
    return f"(?:{'|'.join(made)})"
