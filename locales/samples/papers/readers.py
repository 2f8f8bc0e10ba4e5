"""Who reads a sample paper. Whoever adds a language of papers adds somebody who reads it, in readers.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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


def readers() -> tuple[Reader, ...]:
    """All of them, by their languages in the order in which papers are offered."""
    found = tomllib.loads((Path(__file__).parent / "readers.toml").read_text("utf-8"))
    return tuple(Reader(language=language, **said) for language, said in found.items())
