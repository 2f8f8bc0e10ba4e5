"""What is looked at before a colleague's own words go to a customer: admissions, names, and the language they are in.

Promises: pure and total; what is found is returned as it was written, so that the colleague sees which word is meant.
Nothing here refuses: who may say what stands in flows/tables/roles.py, and the desk decides. Who edits: developers;
the phrases are a table.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from flows.facts.languages import Language, written_in
from flows.tables.admissions import ADMISSIONS

_CALLED_OUT: Final = re.compile(r"(?<![\w&/])[#@](?!\d)\w[\w.-]*|<[#@!][^>\s]*>?")
_LATIN: Final = re.compile(r"[a-z]")


def admissions(text: str) -> tuple[str, ...]:
    """The words in `text` that admit a fault, each once, as they stand there."""
    return tuple(dict.fromkeys(found[0] for found in _admitting().finditer(text)))


def named(text: str, names: Iterable[str], *, either_case: bool = False) -> tuple[str, ...]:
    """Those of the names that stand in `text` as words of their own: somebody is called Will, and we will see."""
    flags = re.IGNORECASE if either_case else re.NOFLAG
    return tuple(name for name in dict.fromkeys(names) if name.strip() and re.search(_whole(name), text, flags))


def called_out(text: str) -> tuple[str, ...]:
    """What only a colleague's screen understands: #channel, @somebody, and the marks behind them."""
    return tuple(dict.fromkeys(found[0] for found in _CALLED_OUT.finditer(text)))


def reads_otherwise(text: str, read: str, spoken: Iterable[Language]) -> str:
    """The language of the words, one of those `spoken`, where `read`, the code of the reader's, is another."""
    return "" if (said := written_in(text, spoken, read)) == read else said


@cache
def _admitting() -> re.Pattern[str]:
    phrases = sorted((phrase for said in ADMISSIONS.values() for phrase in said), key=len, reverse=True)
    return re.compile("|".join(map(_whole, phrases)), re.IGNORECASE)


def _whole(phrase: str) -> str:
    """A pattern for it; Latin ones with edges, any space between their words."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return rf"\b{pattern}\b" if _LATIN.search(phrase.casefold()) else pattern
