"""The terms of the field, and whether a language always calls them the same.

Promise: `<language>/glossary.csv` is in the form that Weblate takes in: source, target, translator_comments,
developer_comments. The last holds the stems, parted by |, of which one must stand in a translation wherever the
English holds the term, as whole words; the longest term counts, so that *reconciliation statement* is no *statement*.
In English, the source, it holds what looks like the term and is none ("in case"). Where a translator says it otherwise
on purpose, the message carries the comment `# otherwise: <term>`.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message

from locales.culture import HOME

FILE: Final = "glossary.csv"
SOURCE: Final = "en"
COLUMNS: Final = ["source", "target", "translator_comments", "developer_comments"]

_NO_WORDS: Final = re.compile(r"%\(\w+\)s|</?[a-z][^>]*>")
_OTHERWISE: Final = "otherwise:"


@dataclass(frozen=True)
class Glossary:
    """A language's terms: English to the stems of which one must be there. `others` are words that are no terms."""

    stems: Mapping[str, tuple[str, ...]]
    others: frozenset[str] = frozenset()

    @cached_property
    def _found(self) -> re.Pattern[str]:
        words = sorted({*self.stems, *self.others}, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_inflected, words))})(?![\w-])", re.IGNORECASE)

    def terms(self, english: str) -> set[str]:
        """The terms that `english` holds."""
        if not self.stems:
            return set()
        held = {_term(said[0], self) for said in self._found.finditer(_NO_WORDS.sub(" ", english))}
        return held & self.stems.keys()

    def says(self, term: str, translated: str) -> bool:
        """Whether one of the term's stems is in there."""
        return any(stem in _folded(translated) for stem in self.stems[term])


def read_glossary(language: str, home: Path = HOME) -> Glossary:
    """A language's terms; none where it has no file. Raises ValueError naming file and line."""
    stems = {
        row["source"].casefold(): _parted(row["developer_comments"] or row["target"]) for row in _rows(home, language)
    }
    others = {other for row in _rows(home, SOURCE) for other in _parted(row["developer_comments"])}
    return Glossary(stems, frozenset(others))


def glossary_faults(language: str, home: Path = HOME) -> Iterator[str]:
    """The terms of the English list that a language does not have."""
    known = {row["source"].casefold() for row in _rows(home, language)}
    for row in _rows(home, SOURCE):
        if row["source"].casefold() not in known:
            yield f"{language}/{FILE} has no line for {row['source']!r}; what is it called?"


def term_faults(catalogue: Catalog, glossary: Glossary, where: str) -> Iterator[str]:
    """The translations in which a term is called otherwise than the glossary says."""
    for message in catalogue:
        said = " ".join(_all(message.string))
        asked = _terms(message, glossary) if message.id and said.strip() else set()
        for term in sorted(term for term in asked if not glossary.says(term, said)):
            stems = " or ".join(glossary.stems[term])
            yield f"{where}: {_all(message.id)[0]!r} holds the term {term!r}, its translation not {stems}."


def _terms(message: Message, glossary: Glossary) -> set[str]:
    """Those that the English holds, without what a translator says otherwise on purpose."""
    held = {term for words in _all(message.id) for term in glossary.terms(words)}
    return held - {term for comment in message.user_comments for term in _excused(comment)}


def _excused(comment: str) -> list[str]:
    before, sign, terms = comment.strip().partition(_OTHERWISE)
    return [term.strip().casefold() for term in terms.split(",")] if sign and not before else []


def _inflected(word: str) -> str:
    """`word` and its plural: company, companies."""
    return rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else rf"{re.escape(word)}(?:e?s)?"


def _term(said: str, glossary: Glossary) -> str:
    """Which of the listed words stands there in its singular or plural."""
    told = said.casefold()
    known = {*glossary.stems, *glossary.others}
    return next((word for word in (told, told[:-1], told[:-2], f"{told[:-3]}y") if word in known), told)


def _rows(home: Path, language: str) -> list[dict[str, str]]:
    path = home / language / FILE
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != COLUMNS:
            raise ValueError(f"{language}/{FILE}: its first line must be {','.join(COLUMNS)}.")
        return [_row(row, f"{language}/{FILE}, line {rows.line_num}") for row in rows]


def _row(row: dict[str, str], where: str) -> dict[str, str]:
    if None in row or None in row.values() or not row["source"].strip() or not row["target"].strip():
        raise ValueError(
            f"{where}: it needs four fields, the first two with something in them; quote what holds a comma."
        )
    return row


def _parted(stems: str) -> tuple[str, ...]:
    return tuple(stem for part in stems.split("|") if (stem := _folded(part.strip())))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _all(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, list | tuple) else ()
