"""Words people type instead of pressing a button: "talk to a person", "返回".

Promise: the words of every offered language are understood in every language, since people mix them. Each language's
list stands in its `words.toml`; whoever knows how people write there edits it.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from locales.culture import HOME
from locales.languages import OFFERED

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
        "in_english",
        "in_chinese",
        "wrong_person",
        "company",
        "here",
    )
)


def normal(text: str) -> str:
    """`text` as the lists of words keep it: compatibility forms folded, lower case, single spaces, no ending mark."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .!?。,")


def read_words(home: Path = HOME) -> Mapping[str, Mapping[str, str]]:
    """Per offered language: normal form to command. Raises ValueError for a command or a meaning that is not clear."""
    own = {language: _own_words(language, home) for language in OFFERED}
    everyone = {word: command for words in own.values() for word, command in words.items()}
    return {language: everyone | words for language, words in own.items()}


def _own_words(language: str, home: Path) -> dict[str, str]:
    words: dict[str, str] = {}
    for command, typed in tomllib.loads((home / language / "words.toml").read_text(encoding="utf-8")).items():
        if command not in COMMANDS:
            raise ValueError(
                f"{language}/words.toml: {command!r} is no command; take one of {', '.join(sorted(COMMANDS))}."
            )
        for word in map(normal, typed):
            if words.setdefault(word, command) != command:
                raise ValueError(f"{language}/words.toml: {word!r} stands for {words[word]} and {command}; keep one.")
    return words
