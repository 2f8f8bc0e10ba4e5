"""Reviewed pieces of text that colleagues put into their messages: shipped ones, and an operator's own beside them.

Promise: a snippet exists in every offered language or loading stops with one sentence that says where; it names only
what PLACES lists, as {number}; an operator's own says who reviewed it and when, since it is sent as it stands. Where a
text has another wording for readers who are addressed familiarly, it stands under `familiar`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from locales.culture import HOME
from locales.languages import OFFERED

LONGEST: Final = 1_500  # characters, so that free words have room beside it
TITLE: Final = 60
PLACES: Final = frozenset({"number", "document", "claimed", "next_at", "person", "company"})
OF_CASES: Final = PLACES - {"person", "company"}
PLACE: Final = re.compile(r"\{(\w+)\}")
_SHIPPED: Final = frozenset({"title", "text"})
_REVIEWED: Final = frozenset({"reviewed_by", "reviewed_on"})
_MAY: Final = frozenset({"familiar", "closing"})


@dataclass(frozen=True, slots=True)
class Snippet:
    """One piece of text. `title` is for colleagues, `reviewed` names reviewer and day of an operator's own one.

    A `closing` one stands below the free words, others above them.
    """

    title: str
    text: str
    familiar: str = ""
    reviewed: str = ""
    closing: bool = False

    @property
    def places(self) -> frozenset[str]:
        """What has to be filled in."""
        return frozenset(PLACE.findall(self.text + self.familiar))

    @property
    def needs_case(self) -> bool:
        """Whether it speaks of a case."""
        return bool(self.places & OF_CASES)


def read_snippets(home: Path = HOME, own: Path | None = None) -> Mapping[str, Mapping[str, Snippet]]:
    """Per offered language: key to snippet; `own` is the operator's folder. Raises ValueError naming the place."""
    read = {language: _of_language(language, home, own) for language in OFFERED}
    every = {key for snippets in read.values() for key in snippets}
    for language, snippets in read.items():
        if missing := sorted(every - snippets.keys()):
            raise ValueError(f"{language}: the snippet {missing[0]!r} is missing; write it in that language too.")
    return read


def _of_language(language: str, home: Path, own: Path | None) -> Mapping[str, Snippet]:
    shipped = home / language / "snippets.toml"
    mine = own / f"{language}.toml" if own else None
    texts = _read(shipped, _SHIPPED) if shipped.exists() else {}
    return {**texts, **(_read(mine, _SHIPPED | _REVIEWED) if mine and mine.exists() else {})}


def _read(path: Path, needs: frozenset[str]) -> dict[str, Snippet]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path} cannot be read: {error}; mend that line.") from error
    return {key: _snippet(path, key, row, needs) for key, row in written.items()}


def _snippet(path: Path, key: str, row: Any, needs: frozenset[str]) -> Snippet:
    """One snippet, once it is known to be whole."""
    if not isinstance(row, dict) or not needs <= row.keys() <= needs | _MAY:
        raise ValueError(
            f"{path}: {key} needs {', '.join(sorted(needs))}, may have familiar and closing, and nothing else."
        )
    title, text, familiar = (str(row.get(name, "")).strip() for name in ("title", "text", "familiar"))
    made = Snippet(title, text, familiar, closing=row.get("closing") is True)
    if not made.title or len(made.title) > TITLE or not made.text or len(made.text + made.familiar) > LONGEST:
        raise ValueError(f"{path}: the title or text of {key} is empty or too long; change it.")
    if strange := sorted(made.places - PLACES):
        raise ValueError(f"{path}: {key} has {{{strange[0]}}}; there are {', '.join(sorted(PLACES))}.")
    if not needs & _REVIEWED:
        return made
    if not (str(row["reviewed_by"]).strip() and isinstance(row["reviewed_on"], date)):
        raise ValueError(f"{path}: {key} needs the name of its reviewer and a day such as 2026-11-30 without marks.")
    return replace(made, reviewed=f"{row['reviewed_by']}, {row['reviewed_on'].isoformat()}")
