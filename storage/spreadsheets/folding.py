"""Words of a ledger put so that "Beleg-Nr.", "BELEG NR" and "beleg nr" are one, and what each of them stands for.

Promises: pure. A heading is taken for the whole of what it says, then for its parts (another language behind a slash,
in brackets or on a second line), last for the longest known words in it. Who edits: developers; the words themselves
come from `locales/<language>/ledger.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flows.facts.amounts import plain
from flows.facts.figure_forms import CURRENCIES, SIGNS
from flows.facts.ledger_shape import Column, LedgerWords
from flows.facts.phrase_forms import UNPARTED, bared, joined, unpointed
from flows.facts.statement import Kind

_PARTING: Final = re.compile(r"[\s_\-./:*#'\"|,;()\[\]{}\\+–—&=<>?!%·、。„“”«»]+")
_BRACKETS: Final = re.compile(r"[(\[{<].*?[)\]}>]")
_PIECES: Final = re.compile(r"[\n\r/|]|\s-\s|[(\[{<)\]}>]")
_RUNS: Final = re.compile(r"[\x00-\u036f]+|[^\x00-\u036f]+")
_ARABIC: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_CODES: Final = frozenset(map(str.casefold, CURRENCIES)) | frozenset(sign.casefold() for sign in SIGNS)
_LONGEST: Final = 80  # characters of a heading; longer ones are sentences
_FIRST_SIGNS: Final = 2
_SHORT: Final = 3  # signs: without its accents such a word is another one
_LONGEST_KIND: Final = 4  # words
_HEAD: Final = re.compile(r"\D{1,40}")  # what a text says before its first figure

OPEN: Final = "open"
OTHER: Final = "other"
PARTY: Final = "party"
EXACT, SECOND, WITHIN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading stands for: a column's value, OPEN, OTHER or PARTY; `tier` is EXACT, SECOND choice or WITHIN."""

    role: str
    tier: int


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` as words are compared: small, without punctuation, one space between words."""
    parted = _PARTING.sub(" ", unpointed(plain(text).casefold()).translate(_ARABIC))
    return joined(" ".join(parted.split()))


class Lexicon:
    """All words of ledgers, folded."""

    def __init__(self, words: LedgerWords) -> None:
        self.totals, self.opening, self.closing = map(_folded, (words.totals, words.opening, words.closing))
        self.debit, self.credit = _folded(words.debit), _folded(words.credit)
        self.supplier, self.customer = _folded(words.supplier), _folded(words.customer)
        self.kinds: Mapping[str, Kind] = {one: kind for kind, said in words.kinds.items() for one in _folded(said)}
        self._meanings = dict(self._entries(words))
        self._special = self.totals | self.opening | self.closing
        self._starts = {one[:_FIRST_SIGNS] for one in self._special}
        self._seen: dict[str, Meaning | None] = {}

    def _entries(self, words: LedgerWords) -> Iterator[tuple[str, Meaning]]:
        """Later ones win."""
        yield from ((one, Meaning(PARTY, EXACT)) for one in self.supplier)
        yield from ((one, Meaning(OTHER, EXACT)) for one in _folded(words.others))
        yield from (
            (one, Meaning(column.value, SECOND)) for column, said in words.second.items() for one in _folded(said)
        )
        yield from ((one, Meaning(OPEN, EXACT)) for one in _folded(words.open))
        yield from (
            (one, Meaning(column.value, EXACT)) for column, said in words.headings.items() for one in _folded(said)
        )

    def meaning(self, heading: str) -> Meaning | None:
        """What that heading stands for."""
        if heading not in self._seen:
            self._seen[heading] = self._meaning(heading)
        return self._seen[heading]

    def _meaning(self, heading: str) -> Meaning | None:
        if len(heading) > _LONGEST:
            return None
        for said in _ways(heading):
            if said in self._meanings:
                return self._meanings[said]
        inside = _BRACKETS.sub(" ", plain(heading))
        found = max((word for word in self._within(fold(inside))), key=len, default="")
        return Meaning(self._meanings[found].role, WITHIN) if found else None

    def _within(self, said: str) -> Iterator[str]:
        words = said.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                if (known := " ".join(words[first:last])) in self._meanings and len(known) > _FIRST_SIGNS:
                    yield known
        if UNPARTED.search(said):
            yield from (
                said[first:last]
                for first in range(len(said))
                for last in range(first + _FIRST_SIGNS, len(said) + 1)
                if said[first:last] in self._meanings
            )

    def special(self, text: str) -> str:
        """Which row this text makes: "total", "opening", "closing", or "" for any other.

        The words are the whole of it, but for days, figures, a currency and punctuation.
        """
        start = text.lstrip("*-=: ")[:_FIRST_SIGNS].casefold()
        if start.isascii() and start not in self._starts:
            return ""
        said = _bare(fold(text))
        for name in ("opening", "closing", "totals"):
            if said in getattr(self, name):
                return "total" if name == "totals" else name
        return ""

    def begins_special(self, text: str) -> str:
        """The same for a row that has neither day nor number: its first words are enough."""
        if found := self.special(text):
            return found
        words = fold(text).split()
        heads = [" ".join(words[:count]) for count in range(min(len(words), 5), 0, -1)]
        if words and UNPARTED.match(words[0]):
            heads += [words[0][:count] for count in range(min(len(words[0]), 8), 1, -1)]
        for head in heads:
            for name in ("opening", "closing", "totals"):
                if head in getattr(self, name):
                    return "total" if name == "totals" else name
        return ""

    def kind(self, text: str, *, prose: bool) -> Kind | None:
        """The kind that this text, or its first words, name; in prose no abbreviation of two letters does."""
        head = _HEAD.match(text) if prose else None
        said = fold(head[0] if head else text)
        if said in self.kinds and not prose:
            return self.kinds[said]
        if UNPARTED.match(said):
            heads: Iterable[str] = (said[:count] for count in range(min(len(said), 8), 1, -1))
        else:
            words = said.split(" ", _LONGEST_KIND)[:_LONGEST_KIND]
            heads = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        short = _FIRST_SIGNS if prose and said.isascii() else 0
        return next((self.kinds[head] for head in heads if head in self.kinds and len(head) > short), None)


def _folded(words: Iterable[str]) -> frozenset[str]:
    """The words, and those that stay words without their accents too: "số chứng từ" and "so chung tu", not "nợ"."""
    firm = {said for word in words if (said := fold(word))}
    return frozenset(firm | {said for one in firm if len(said := bared(one)) > _SHORT})


def _ways(heading: str) -> Iterator[str]:
    """The readings of a heading, likeliest first."""
    said = plain(heading)
    yield fold(said)
    bare = fold(_BRACKETS.sub(" ", said))
    yield bare
    yield " ".join(word for word in bare.split() if word not in _CODES)
    pieces = [fold(piece) for piece in _PIECES.split(said)]
    yield from pieces
    yield from (" ".join(word for word in piece.split() if word not in _CODES) for piece in pieces)
    yield from (run.strip() for run in _RUNS.findall(bare))
    words = bare.split()
    yield from (" ".join(words[count:]) for count in range(1, len(words)) if words[count - 1].isdecimal())


def _bare(said: str) -> str:
    """Without days, figures and currencies."""
    return " ".join(word for word in said.split() if not any(map(str.isdecimal, word)) and word not in _CODES)


def column_of(meaning: Meaning | None) -> Column | None:
    """The column that is meant, if it is one."""
    return Column(meaning.role) if meaning and meaning.role in set(Column) else None
