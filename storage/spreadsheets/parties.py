"""Whose ledger it is: the companies that stand at its head, and whether the supplier named there is another one.

Promises: pure; when in doubt two names are the same company: legal forms, case, scripts and spelling are forgiven, one
word in common is enough. Who edits: developers.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.languages import scripts_of
from storage.spreadsheets.amount_cells import looks_like_figure
from storage.spreadsheets.folding import Lexicon, fold

_LABELLED: Final = re.compile(r"^([^:：]{1,40})[:：]\s*(.*)$", re.DOTALL)
_NEAR: Final = 0.6
_LONGEST: Final = 120
_LEGAL: Final = frozenset((
    "gmbh", "ag", "kg", "ohg", "mbh", "co", "company", "corp", "corporation", "inc", "incorporated", "ltd", "limited",
    "llc", "llp", "plc", "sa", "sl", "sas", "sarl", "spa", "srl", "bv", "nv", "oy", "ab", "as", "pte", "pty", "pvt",
    "private", "kk", "sdn", "bhd", "jsc", "ooo", "the", "and", "und", "group", "holding", "holdings", "international",
    "trading", "trade", "de", "cv", "ооо", "оао", "зао", "пао", "ао", "ип", "تجاره", "شركه", "công", "ty", "tnhh", "cổ",
    "phần",
))  # fmt: skip
_FORMS: Final = re.compile(
    r"有限责任公司|有限公司|股份有限公司|有限責任公司|股份|公司|集团|集團|株式会社|合同会社|有限会社|\(株\)|주식회사|㈜|บริษัท|จำกัด|ห้างหุ้นส่วน"
)


def parties(rows: Sequence[Sequence[Any]], lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that stand behind a supplier's label, and those behind a customer's."""
    said = [
        (cell, row[place + 1 :])
        for row in rows
        for place, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip() and len(cell) < _LONGEST
    ]
    found = [
        tuple(dict.fromkeys(name for cell, rest in said for name in _named(cell, rest, known)))
        for known in (lexicon.supplier, lexicon.customer)
    ]
    return found[0], found[1]


def _named(cell: str, rest: Sequence[Any], known: frozenset[str]) -> Iterator[str]:
    labelled = _LABELLED.match(plain(cell))
    label, name = (labelled[1], labelled[2].strip()) if labelled else (cell, "")
    if fold(label) not in known:
        return
    said = name or next((one.strip() for one in rest if isinstance(one, str) and one.strip()), "")
    if any(map(str.isalpha, said)) and not looks_like_figure(said) and len(said) < _LONGEST:
        yield said


def another(name: str, own: Sequence[str]) -> bool:
    """Whether that name is clearly none of `own`."""
    words = _words(name)
    if not words or not own or not any(map(_words, own)):
        return False
    return not any(_alike(words, _words(one)) for one in own)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one & other or not one or not other:
        return True
    left, right = "".join(sorted(one)), "".join(sorted(other))
    if not scripts_of(left).keys() & scripts_of(right).keys():
        return True  # written in another script, it may well be the same
    if left in right or right in left:
        return True
    return any(SequenceMatcher(None, a, b).ratio() >= _NEAR for a in one for b in other if min(len(a), len(b)) > 3)  # noqa: PLR2004


def _words(name: str) -> frozenset[str]:
    """The words that tell it, or of names without spaces the pairs of signs."""
    said = fold(_FORMS.sub(" ", unicodedata.normalize("NFKC", name)))
    words = {word for word in said.split() if word not in _LEGAL and len(word) > 1}
    if said and not said.isascii() and any("\u3400" <= sign <= "\u9fff" for sign in said):
        signs = [sign for sign in said if not sign.isspace()]
        words |= {a + b for a, b in pairwise(signs)}
    return frozenset(words)


def shares_a_word(name: str, own: Sequence[str]) -> bool:
    """Whether a word of that name is one of `own`."""
    return any(_words(name) & _words(one) for one in own)
