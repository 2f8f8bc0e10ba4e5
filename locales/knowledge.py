"""Answers to general questions: those that are shipped, and an operator's own in their place.

Promise: every article of flows/tables/articles.py has a text in every offered language, or loading stops with one
sentence that says where. A text is plain; an operator's own says who reviewed it and when, since customers rely on it.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from flows.tables.articles import ARTICLES
from locales.culture import HOME
from locales.languages import OFFERED

LONGEST: Final = 3_000  # characters, so that it is one message with its title
_OWN: Final = frozenset({"text", "reviewed_by", "reviewed_on"})


def read_articles(home: Path = HOME, own: Path | None = None) -> Mapping[str, Mapping[str, str]]:
    """Per offered language: article to text; `own` is the operator's folder. Raises ValueError naming the place."""
    return {language: _of_language(language, home, own) for language in OFFERED}


def _of_language(language: str, home: Path, own: Path | None) -> Mapping[str, str]:
    shipped = home / language / "knowledge.toml"
    texts = _read(shipped, frozenset({"text"})) if shipped.exists() else {}
    missing = [key for key in ARTICLES if key not in texts]
    if missing and home == HOME:
        raise ValueError(f"{shipped}: {', '.join(missing)} is missing; write its text there.")
    mine = own / f"{language}.toml" if own else None
    return {**texts, **(_read(mine, _OWN) if mine and mine.exists() else {})}


def _read(path: Path, needs: frozenset[str]) -> dict[str, str]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path} cannot be read: {error}; mend that line.") from error
    return {key: _text(path, key, row, needs) for key, row in written.items()}


def _text(path: Path, key: str, row: Any, needs: frozenset[str]) -> str:
    """The text of one article, once it is known to be whole."""
    if key not in ARTICLES:
        raise ValueError(f"{path}: there is no article {key!r}; the articles are {', '.join(ARTICLES)}.")
    if not isinstance(row, dict) or row.keys() != needs:
        raise ValueError(f"{path}: {key} needs {', '.join(sorted(needs))}, and nothing else.")
    if not str(row["text"]).strip() or len(str(row["text"])) > LONGEST:
        raise ValueError(f"{path}: the text of {key} is empty or longer than {LONGEST} characters; change it.")
    if "reviewed_by" in needs and not (str(row["reviewed_by"]).strip() and isinstance(row["reviewed_on"], date)):
        raise ValueError(f"{path}: {key} needs the name of its reviewer and a day such as 2026-11-30 without marks.")
    return str(row["text"]).strip()
