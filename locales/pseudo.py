"""Languages that nobody speaks, made of the English words when they are asked for; no file holds them.

`en_XA` is English with accents, a third longer and between ⟦ ⟧: what stands there without them was never given to a
translator, what loses its ⟧ was cut off. `ar_XB` is English in Arabic letters, so that whoever reads no Arabic sees
what a page does from right to left.

Promise: placeholders, `%%`, tags and entities come out as they went in. Edit here for another thing worth seeing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from gettext import GNUTranslations
from types import MappingProxyType
from typing import Final

from locales.culture import Culture, read_culture

LONGER: Final = 35  # per cent, as translations into German, Russian or Finnish come out

_KEPT: Final = re.compile(r"%\(\w+\)s|%%|<[^<>]*>|&#?\w+;|\{\w+\}")
_ACCENTED: Final = str.maketrans("AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz", "ÅåƁÇçÐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž")
_ARABIC: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz?,;", "ابصديفغهيجكلمنوپقرستوڤوخيز؟،؛")
_MORE: Final = "ẋẏẋẏ "


def accented(words: str) -> str:
    """`words` with accents, longer and in brackets; none for none."""
    said = "".join(_around(words, lambda text: text.translate(_ACCENTED)))
    letters = len(_KEPT.sub("", words))
    more = (_MORE * letters)[: letters * LONGER // 100].rstrip()
    return f"⟦{said}{more and ' '}{more}⟧" if words else ""


def arabic(words: str) -> str:
    """`words` letter by letter in Arabic script."""
    return "".join(_around(words, lambda text: text.casefold().translate(_ARABIC)))


PSEUDO: Final[Mapping[str, tuple[str, Callable[[str], str]]]] = MappingProxyType(
    {"en_XA": ("en", accented), "ar_XB": ("ar", arabic)}
)  # whose manners they have, and what they make of words


def manners(language: str) -> Culture:
    """How dates and amounts are written in one of them."""
    return replace(read_culture(PSEUDO[language][0]), language=language)


class Pretended(GNUTranslations):
    """The catalogue of one of them: every word there is, said its way. Plurals are those of English."""

    def __init__(self, language: str) -> None:
        """Reads no file."""
        super().__init__()
        self._said = PSEUDO[language][1]

    def gettext(self, message: str) -> str:
        """The words, as for the others."""
        return self._said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Of one, or of so many."""
        return self._said(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - words are the same whatever they are about
        """The same."""
        return self._said(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - as above
        """The same."""
        return self.ngettext(msgid1, msgid2, n)


def _around(words: str, said: Callable[[str], str]) -> list[str]:
    """What must stay, as it is, between what may change."""
    parts, end = [], 0
    for kept in _KEPT.finditer(words):
        parts += [said(words[end : kept.start()]), kept[0]]
        end = kept.end()
    return [*parts, said(words[end:])]
