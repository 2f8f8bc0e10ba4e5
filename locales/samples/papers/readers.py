"""Who reads a sample paper. Whoever adds a language of papers adds somebody who reads it, in readers.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from locales.languages import PAPER

AS_A_SOURCE: Final = '#read("/etc/passwd") *x* $y$'  # looks like the language that papers are set in


@dataclass(frozen=True, slots=True)
class Reader:
    """A customer and the words around one disagreement with them.

    `orders` stand on lines of the statement; `claim` is what they wrote, `answer` what a colleague replied, `said` and
    `follows` what was said on the telephone, `cause` and `effect` what an error of ours was about.
    """

    language: str
    country: str
    zone: str
    currency: str
    customer: str
    tax_id: str
    contact: str
    orders: list[str]
    claim: str
    answer: str
    said: str
    follows: str
    cause: str
    effect: str


def everybody() -> tuple[Reader, ...]:
    """All of them, also those whose language is on its way."""
    found = tomllib.loads((Path(__file__).parent / "readers.toml").read_text("utf-8"))
    return tuple(Reader(language=language, **said) for language, said in found.items())


def readers() -> tuple[Reader, ...]:
    """Those whose language papers are set in, in the order of the file."""
    return tuple(one for one in everybody() if one.language in PAPER)
