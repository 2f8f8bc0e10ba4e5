"""Which general question somebody asks. Promises: pure; only a whole question counts, of two that fit both are told."""

import re
import unicodedata
from typing import Final

from flows.tables.articles import ARTICLES

LONGEST: Final = 80  # characters; more says something of its own
SHARE: Final = 0.7  # of the signs: with less, the rest may say something else
_MARKS: Final = re.compile(r"[^\w]+")


def articles_asked(text: str) -> tuple[str, ...]:
    """The keys of flows/tables/articles.py whose phrases stand in `text`, in the order of the table.

    A phrase that lies inside a longer one of another article does not count beside it.
    """
    if len(text) > LONGEST:
        return ()
    said = _words(text)
    found = {key: _longest(row.phrases, said) for key, row in ARTICLES.items()}
    longest = [phrase for phrase in found.values() if phrase]
    return tuple(
        key
        for key, phrase in found.items()
        if phrase and not any(phrase != other and phrase in other for other in longest)
    )


def nothing_else(text: str) -> bool:
    """Whether `text` says hardly more than the questions that were found in it."""
    said = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    asked = sum(len(_longest(ARTICLES[key].phrases, _words(text)).replace(" ", "")) for key in articles_asked(text))
    return asked > 0 and asked >= SHARE * len(said)


def _words(text: str) -> str:
    """Its words with single spaces between and around them."""
    return f" {_MARKS.sub(' ', unicodedata.normalize('NFKC', text).casefold())} "


def _longest(phrases: tuple[str, ...], said: str) -> str:
    return max((phrase for phrase in phrases if _stands(phrase, said)), key=len, default="")


def _stands(phrase: str, said: str) -> bool:
    return f" {phrase} " in said if phrase.isascii() else phrase in said.replace(" ", "")
