"""Words people type instead of pressing a button, "talk to a person", "返回", and the small words of each language.

Promise: the words of every offered language are understood in every language, since people mix them; one that means two
things in two of them is understood in these two alone. Any language may list how another is asked for (`in_de`), beside
its own name, which is always understood. `tells` are small words by which a language in Latin letters is known. Each
language's lists stand in its `words.toml`; whoever knows how people write there edits it.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from flows.facts.languages import Language
from locales.culture import HOME
from locales.languages import OFFERED, OWN_NAMES, written

COMMANDS: Final = frozenset(
    (
        "back",
        "cancel",
        "menu",
        "help",
        "human",
        "status",
        "statement",
        "language",
        "privacy",
        "stop",
        "later",
        "start",
        "export",
        "wrong_person",
        "company",
        "here",
        *(f"in_{code}" for code in OWN_NAMES),
    )
)
TELLS: Final = "tells"


def normal(text: str) -> str:
    """`text` as the lists of words keep it: compatibility forms folded, lower case, single spaces, no ending mark."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .!?。,")


def read_words(home: Path = HOME) -> Mapping[str, Mapping[str, str]]:
    """Per offered language: normal form to command. Raises ValueError for a command or a meaning that is not clear."""
    own = {language: _own_words(language, home) for language in OFFERED}
    names = {normal(name): f"in_{code}" for code, name in OWN_NAMES.items()}
    everyone = names | _agreed(own.values())
    return {language: everyone | words for language, words in own.items()}


def read_languages(home: Path = HOME) -> tuple[Language, ...]:
    """The languages that chats are held in, as flows know them."""
    return tuple(
        Language(
            code, OWN_NAMES[code], written(code)[1], frozenset(map(str.casefold, _lists(code, home).get(TELLS, ())))
        )
        for code in OFFERED
    )


def _agreed(own: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The words that mean one thing, whichever language they are of."""
    meant: dict[str, set[str]] = {}
    for word, command in (pair for words in own for pair in words.items()):
        meant.setdefault(word, set()).add(command)
    return {word: next(iter(commands)) for word, commands in meant.items() if len(commands) == 1}


def _lists(language: str, home: Path) -> dict[str, Any]:
    return tomllib.loads((home / language / "words.toml").read_text(encoding="utf-8"))


def _own_words(language: str, home: Path) -> dict[str, str]:
    words: dict[str, str] = {}
    for command, typed in _lists(language, home).items():
        if command == TELLS:
            continue
        if command not in COMMANDS:
            raise ValueError(
                f"{language}/words.toml: {command!r} is no command; take one of {', '.join(sorted(COMMANDS))}."
            )
        for word in map(normal, typed):
            if words.setdefault(word, command) != command:
                raise ValueError(f"{language}/words.toml: {word!r} stands for {words[word]} and {command}; keep one.")
    return words
