"""What is understood of one language beside English and Chinese, and which languages that is.

The shell reads the words from the data files beside the catalogues and hands them in once, before the first step, by
`learn`. They are the one thing in this room that does not come as an argument: a hundred functions read some words and
pass nothing on but the words, and their patterns are compiled once for the whole process. So that a step stays
deterministic, what was learnt is never changed: a second, different list is refused.
Who edits: developers; the words themselves are edited by whoever speaks the language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from flows.tables.day_rows import DayWords
from flows.tables.meanings import Meanings


@dataclass(frozen=True, slots=True)
class Answers:
    """Words typed in place of a button; see label_words.py. `places` are the first, second and third."""

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    begins_yes: tuple[str, ...] = ()
    begins_no: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ((), (), ())


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Words beside a figure; see figure_words.py.

    `currencies` lead to codes of ISO 4217, `scales` to powers of ten; `words` by the names of that file in lower case.
    """

    currencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language, its words folded by `same` and, where `bare`, without accents; two with the same words are two.

    `script` is of ISO 15924 as flows/facts/languages.py counts it. `dates` are expressions with the groups day, month,
    year and era; `feelings` expressions by kind of sign; `papers` plain phrases; `vocabulary` all the words there are,
    or all the signs where words are not `spaced`.
    """

    language: str
    script: str
    spaced: bool
    meanings: Meanings
    days: DayWords
    vocabulary: frozenset[str]
    bare: bool = False
    same: tuple[tuple[str, str], ...] = ()
    dates: tuple[str, ...] = ()
    eras: Mapping[str, int] = field(default_factory=dict)
    feelings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: Answers = Answers()
    figures: FigureWords = FigureWords()
    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_LEARNT: Final[list[tuple[Tongue, ...]]] = []


def learn(tongues: tuple[Tongue, ...]) -> None:
    """Take these languages for good. Raises RuntimeError when others were learnt before."""
    if _LEARNT and _LEARNT[0] is not tongues:
        raise RuntimeError("Other languages were learnt before; learn them once, where the programme is put together.")
    if not _LEARNT:
        _LEARNT.append(tongues)


def learnt() -> tuple[Tongue, ...]:
    """The languages beside English and Chinese; none before `learn`."""
    return _LEARNT[0] if _LEARNT else ()
