"""What customers' own ledgers call things, in all languages together: `<language>/ledger.toml` made into one table.

Promises: every language that is offered has its file; a key that means nothing, or a heading that stands for two
columns in one language, is refused with one sentence that names file and key. Words are given as they are written
there; who reads a ledger folds them. Where two languages use one word for two things, it tells nothing and is left out.
Who edits: developers; the files are edited by whoever keeps books in the language.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from flows.facts.ledger_shape import Column, LedgerWords
from flows.facts.statement import Kind
from locales.culture import HOME
from locales.languages import OFFERED

FILE: Final = "ledger.toml"
_LISTS: Final = ("totals", "opening", "closing", "debit", "credit", "supplier", "customer", "open", "others")
_TABLES: Final[Mapping[str, frozenset[str]]] = {
    "headings": frozenset(Column),
    "second": frozenset(Column),
    "kinds": frozenset(Kind),
}
_NEEDED: Final = ("totals", "opening", "closing", "headings")

Page = Mapping[str, Any]
Columns = dict[Column, frozenset[str]]


@cache
def ledger_words(home: Path = HOME) -> LedgerWords:
    """The words of all languages; the same value each time. Raises ValueError with one sentence for a bad file."""
    pages = {language: _page(language, home) for language in OFFERED}
    lists = {name: _union(page.get(name, ()) for page in pages.values()) for name in _LISTS}
    return LedgerWords(
        headings=_agreed(_merged("headings", pages)),
        second=_agreed(_merged("second", pages)),
        kinds={kind: _union(page.get("kinds", {}).get(kind, ()) for page in pages.values()) for kind in Kind},
        **lists,
    )


def _page(language: str, home: Path) -> Page:
    where = f"{language}/{FILE}"
    try:
        page = tomllib.loads((home / language / FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{where} cannot be used ({error}): write it after en/{FILE}.") from error
    if lacking := [key for key in _NEEDED if key not in page]:
        raise ValueError(f"{where} lacks {lacking[0]!r}: write it after en/{FILE}.")
    for key, value in page.items():
        _known(where, key, value)
    _apart(where, "headings", page["headings"])
    return page


def _known(where: str, key: str, value: Any) -> None:
    """Whether the key is one, and all beneath it are words in lower case."""
    if key not in _LISTS and key not in _TABLES:
        raise ValueError(f"{where}: {key!r} means nothing; known are {', '.join((*_LISTS, *_TABLES))}.")
    for part, words in value.items() if isinstance(value, dict) else ((key, value),):
        if key in _TABLES and part not in _TABLES[key]:
            raise ValueError(f"{where}: [{key}] knows no {part!r}; known are {', '.join(sorted(_TABLES[key]))}.")
        bad = next((word for word in words if not isinstance(word, str) or not word or word != word.lower()), None)
        if bad is not None:
            raise ValueError(f"{where}: {part!r} has {bad!r}; write words, in lower case.")


def _apart(where: str, key: str, table: Mapping[str, Sequence[str]]) -> None:
    """Refuse a word that stands for two columns."""
    meant: dict[str, str] = {}
    for column, words in table.items():
        for word in words:
            if meant.setdefault(word, column) != column:
                raise ValueError(f"{where}: [{key}] has {word!r} for {meant[word]} and {column}; keep one.")


def _merged(key: str, pages: Mapping[str, Page]) -> Columns:
    return {column: _union(page.get(key, {}).get(column, ()) for page in pages.values()) for column in Column}


def _agreed(columns: Columns) -> Columns:
    """The same without words that mean one thing here and another there."""
    counted = Counter(word for words in columns.values() for word in words)
    return {column: frozenset(word for word in words if counted[word] == 1) for column, words in columns.items()}


def _union(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for words in lists for word in words)
