"""What is looked at before a colleague's own words go to a customer: admissions, names, and the language they are in.

Promises: pure and total; what is found is returned as it was written, so that the colleague sees which word is meant.
Nothing here refuses: who may say what stands in flows/tables/roles.py, and the desk decides. Who edits: developers;
the phrases are a table.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from flows.tables.admissions import ADMISSIONS

_ENOUGH_HAN: Final = 4  # signs; fewer may be a name
_ENOUGH_WORDS: Final = 3
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


def written_in(text: str) -> str:
    """The language the words are in, "zh" or "en"; empty when too little is said to tell."""
    han = sum("CJK UNIFIED" in unicodedata.name(sign, "") for sign in text)
    latin = [word for word in re.split(r"[\s,.;:!?]+", text) if word.isascii() and word.isalpha()]
    if han >= _ENOUGH_HAN:
        return "zh"
    return "en" if not han and len(latin) >= _ENOUGH_WORDS else ""


def reads_otherwise(text: str, language: str) -> str:
    """The language of the words, where the reader's is another one; `language` is a code of locales."""
    spoken = language.partition("_")[0]
    return "" if (said := written_in(text)) == spoken else said


@cache
def _admitting() -> re.Pattern[str]:
    phrases = sorted((phrase for said in ADMISSIONS.values() for phrase in said), key=len, reverse=True)
    return re.compile("|".join(map(_whole, phrases)), re.IGNORECASE)


def _whole(phrase: str) -> str:
    """A pattern for it; Latin ones with edges, any space between their words."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    return rf"\b{pattern}\b" if _LATIN.search(phrase.casefold()) else pattern
