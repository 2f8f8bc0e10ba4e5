"""What free words may mean: why somebody objects, or what they want, in any of the languages at once.

Promises: pure and total; what is denied ("nothing to do with the price") or approved of ("the price is fine") is not
meant; what reads in several ways comes back as several, in the order it was said, and is for the caller to ask about.
The languages that the words are likeliest in are read together, one for each script; only when they say nothing in
these the others are tried. Phrases are rows of flows/tables/meanings_*.py and of `understood.toml` of each language.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from flows.facts.phrase_forms import SIGN, WORDS, Style, any_of, beginnings, filled
from flows.facts.tongues import CHINESE, ENGLISH, folded, likely, run_together
from flows.tables.meanings import Meanings
from flows.tables.tongues import Tongue, learnt

LONGEST: Final = 600  # characters of a message that are read; what people want stands at its beginning
SHORT: Final = 60  # characters of a message that may say one thing alone
SMALL_TALK: Final = frozenset({"thanks", "greeting", "goodbye"})
_STOPS = re.compile(r"[;!?，؛؟।；。！？、\n]+|[.,،:](?=\s|$)")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

Group = tuple[Tongue, ...]  # languages that are read together


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
    return next((found for group in _groups(text) if (found := _in_group(text, group))), ())


def _groups(text: str) -> Iterator[Group]:
    """The likeliest language of each script together, then those that may be meant as well."""
    ranked = likely(text[:LONGEST])
    first = tuple({tongue.script: tongue for tongue in reversed(ranked)}.values())
    together = (*first, ENGLISH) if CHINESE in first and ENGLISH not in first else first  # Chinese is full of English
    yield together
    others = (tongue for tongue in learnt() if CHINESE in together and tongue.script == CHINESE.script)
    yield from ((other,) for other in (*ranked, *others, ENGLISH) if other not in together)


def _in_group(text: str, group: Group) -> tuple[Found, ...]:
    said = _folded(text, group)
    whole = _alone(said, group) if len(said) <= SHORT else ""
    if whole:
        return (Found(whole, 0, len(said)),)
    clauses = tuple(_clauses(said, group))
    alone = tuple(_alone(clause, group) for clause in clauses)
    if alone and set(alone) <= SMALL_TALK:
        return (Found(alone[0], 0, len(said)),)
    return tuple(
        each for clause, whole in zip(clauses, alone, strict=True) for each in _in_clause(clause, whole, group)
    )


def _folded(text: str, group: Group) -> str:
    """`text` in one spelling: compatibility forms, lower case, no apostrophes, common slips mended."""
    said = re.sub(r"['’`´]", "", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())
    said = folded(said, group)
    typos = _typos(group)
    mended = _LETTERS.sub(lambda word: typos.get(word[0], word[0]), said) if typos else said
    return run_together(mended.translate(_one_script()) if CHINESE in group else mended, group)


def _alone(said: str, group: Group) -> str:
    """What the words say when little else stands beside them; empty for anything longer."""
    words = [word for word in WORDS.findall(said) if word]
    joined = "".join(words)
    small, pieces = _small(group)
    bare = pieces.sub("", joined) if pieces else joined
    known = _known_alone(group)
    for tried in (" ".join(words), joined, " ".join(word for word in words if word not in small), bare):
        if tried in known:
            return known[tried]
    left = [known.get(word, "") for word in words if word not in small]
    return left[0] if left and set(left) <= SMALL_TALK else ""


def _clauses(said: str, group: Group) -> Iterator[str]:
    """The sentence in pieces, each of which is approved of or denied by itself."""
    for piece in _STOPS.split(said):
        yield from (part for part in _turns(group).split(piece) if part and part.strip())


def _in_clause(clause: str, whole: str, group: Group) -> tuple[Found, ...]:
    """The phrases of one clause; of two that overlap the longer one counts. `whole` is what it says as a whole."""
    if whole and whole not in SMALL_TALK:
        return (Found(whole, 0, len(clause)),)
    found = [each for tongue in group for each in _phrases(tongue, clause)]
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _phrases(tongue: Tongue, clause: str) -> Iterator[Found]:
    fine = _fine(tongue).search(clause)
    for means, phrases in _rows(tongue).items():
        if not any(map(clause.__contains__, _marks(phrases, tongue))):
            continue  # a pattern takes milliseconds to compile, and few messages need more than two
        for found in _pattern(phrases, tongue).finditer(clause):
            approved = fine and found.start() < fine.start() and means.startswith("reason:")
            if not approved and not _denied(tongue).search(clause[: found.start()]):
                yield Found(means, *found.span())


# -- compiled once ---------------------------------------------------------------------------------------------------
@cache
def _rows(tongue: Tongue) -> Mapping[str, tuple[str, ...]]:
    return {f"reason:{key}": phrases for key, phrases in tongue.meanings.reasons.items()} | dict(tongue.meanings.wants)


@cache
def _marks(phrases: tuple[str, ...], tongue: Tongue) -> frozenset[str]:
    """What stands in every clause that holds one of the phrases: of each, the beginnings of its most telling word."""
    marks: set[str] = set()
    for phrase in phrases:
        words = beginnings(filled(phrase, tongue.meanings.words))
        marks.update(max(words, key=lambda forms: min(map(len, forms)), default=()))
    return frozenset(marks)


@cache
def _pattern(phrases: tuple[str, ...], tongue: Tongue) -> re.Pattern[str]:
    return _any_of(phrases, tongue.meanings)


@cache
def _fine(tongue: Tongue) -> re.Pattern[str]:
    return _any_of(tongue.meanings.fine, tongue.meanings)


@cache
def _denied(tongue: Tongue) -> re.Pattern[str]:
    """What denies the phrase behind it; a little word may stand between."""
    meanings = tongue.meanings
    if not meanings.denied:
        return re.compile("(?!)")
    words = any_of(meanings.denied, _style(meanings))
    small = "|".join(map(re.escape, ("the", "our", "your") if tongue is ENGLISH else meanings.small))
    return re.compile(rf"{words}\s+(?:(?:{small})\s+)?$" if meanings.spaced else rf"{words}$")


@cache
def _turns(group: Group) -> re.Pattern[str]:
    spaced = [word for tongue in group for word in tongue.meanings.turns if tongue.spaced]
    others = [word for tongue in group for word in tongue.meanings.turns if not tongue.spaced]
    made = [rf"(?<!{SIGN})(?:{'|'.join(map(re.escape, spaced))})(?!{SIGN})"] if spaced else []
    made += map(re.escape, others)
    return re.compile("|".join(made) or "(?!)")


@cache
def _typos(group: Group) -> Mapping[str, str]:
    return {slip: word for tongue in reversed(group) if tongue.spaced for slip, word in tongue.meanings.typos.items()}


@cache
def _small(group: Group) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The words that add nothing, and the same of languages without spaces, to be taken out."""
    pieces = sorted(
        {piece for tongue in group if not tongue.spaced for piece in tongue.meanings.small}, key=len, reverse=True
    )
    words = frozenset(word for tongue in group if tongue.spaced for word in tongue.meanings.small)
    return words, re.compile("|".join(map(re.escape, pieces))) if pieces else None


@cache
def _one_script() -> dict[int, str]:
    return {ord(sign): plain for sign, plain in CHINESE.meanings.typos.items()}


@cache
def _known_alone(group: Group) -> Mapping[str, str]:
    """What each short message says; the meaning named first counts, and the language named last."""
    known: dict[str, str] = {}
    for tongue in group:
        for means, phrases in reversed(tuple(tongue.meanings.alone.items())):
            known |= dict.fromkeys(phrases, f"reason:{means}" if means in tongue.meanings.reasons else means)
    return known


def _any_of(phrases: Sequence[str], meanings: Meanings) -> re.Pattern[str]:
    """One pattern for all phrases of a meaning, the longest tried first."""
    if not phrases:
        return re.compile("(?!)")
    return re.compile(any_of((filled(phrase, meanings.words) for phrase in phrases), _style(meanings)))


def _style(meanings: Meanings) -> Style:
    return Style(meanings.spaced, meanings.gap, meanings.glued)
