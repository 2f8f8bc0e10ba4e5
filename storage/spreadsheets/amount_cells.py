"""A ledger's cells as amounts, in the habit of whoever wrote the file.

Promises: every distinct text is read once; what cannot be read comes back as the reason of `Unread.why`, never as a
guess. Where the file itself shows which sign parts the decimals, all its cells follow. Who edits: developers; whoever
adds a way to write an amount adds it to flows/facts/notations.py.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from flows.facts.amounts import (
    Ambiguous,
    Negative,
    NotAnAmount,
    OtherCurrency,
    Understood,
    Unreadable,
    plain,
    read_whole,
)
from flows.facts.figure_forms import CURRENCIES, SIGNS, SPOKEN
from flows.facts.money import exponent
from storage.spreadsheets.folding import Lexicon

UNSAID: Final = frozenset({"", "-", "–", "—", "--", "---", "nil", "n/a", "－", "ー", "/", "."})
_NOISE: Final = 1e-6
_USUAL: Final = 2  # decimals
_POINT, _COMMA = r"\d{1,3}(?:,\d{3})*\.\d\d|\d+\.\d\d", r"\d{1,3}(?:\.\d{3})*,\d\d|\d+,\d\d"
_SIMPLE: Final = {
    None: re.compile(f"-?(?:{_POINT}|{_COMMA})"),
    ".": re.compile(f"-?(?:{_POINT})"),
    ",": re.compile(f"-?(?:{_COMMA})"),
}  # what need not be read with care
_MOST: Final = 10**15
_ALIKE: Final = str.maketrans(dict.fromkeys("23456789", "1"))  # figures are alike whose digits stand alike
_LONE: Final = re.compile(r"^\D*\d{1,3}[.,]\d{3}\D*$")
_SPELT: Final = {"ر.س": "SAR", "د.إ": "AED", "د.ك": "KWD", "ج.م": "EGP", "ر.ق": "QAR"}
_MARK_IN_BRACKETS: Final = re.compile(r"\s*[(\[]([^\W\d_]{1,6}\.?)[)\]]$")
_POINT_BEHIND: Final = re.compile(r"([^\W\d_]{2,})\.$")
_DASH: Final = re.compile(r"^-\s+")
_ROUNDED: Final = re.compile(r"\d\s?(?:[百千万萬亿億]|[kKmM](?![^\W\d_]))")  # 12万 tells no amount to the cent
_LETTERS: Final = re.compile(r"[^\d\s.,'’\-+()٬٫]+")
_NO_NUMBER, _TOO_MANY = NotAnAmount(Unreadable.NO_NUMBER), NotAnAmount(Unreadable.TOO_MANY_DECIMALS)
NOT_AN_AMOUNT: Final = "not_an_amount"
AMBIGUOUS_AMOUNT: Final = "ambiguous_amount"


def marks_able(columns: Iterable[Sequence[Any]]) -> str | None:
    """The decimal marks that every amount of these columns can be read with: ".,", one of them, or neither ("").

    None where no amount leaves it in doubt.
    """
    reads = {text: read_whole(text, "USD") for text in _bare_figures(columns)}
    if not any(isinstance(read, Ambiguous) for read in reads.values()):
        return None
    figures = [text for text, read in reads.items() if read != _NO_NUMBER]
    return "".join(mark for mark in ".," if all(_able(text, mark) for text in figures))


def lone_commas(columns: Iterable[Sequence[Any]]) -> bool:
    """Whether what leaves it in doubt are commas, "1,234", and no points."""
    return not any("." in text for text in _bare_figures(columns))


def _bare_figures(columns: Iterable[Sequence[Any]]) -> set[str]:
    shapes = {cell.translate(_ALIKE) for column in columns for cell in column if isinstance(cell, str)}
    texts = {plain(shape) for shape in shapes}
    if not any(_LONE.search(text) for text in texts):
        return set()
    return {bare for text in texts if (bare := _LETTERS.sub("", text).strip())}


def _able(text: str, mark: str) -> bool:
    return read_whole(text, "USD", mark) != _NO_NUMBER


def named_currency(text: str, own: Sequence[str]) -> str:
    """The currency that stands beside the figure in this text, one of `own` where its sign may be; "" for none."""
    for said in _LETTERS.findall(plain(text)):
        code: str = said.upper().strip(".:;*/ ")
        if code in CURRENCIES:
            return code
        spoken = SPOKEN.get(said.lower())
        able: tuple[str, ...] = SIGNS.get(said) or SIGNS.get(code) or ((spoken,) if spoken else ())
        if able:
            return next((one for one in own if one in able), able[0])
    return ""


def _bare(said: str) -> str:
    """The figure without what only decorates it: quotes, a plus, `/-` behind rupees, a point behind a word."""
    for spelt, code in _SPELT.items():
        said = said.replace(spelt, code)
    said = _MARK_IN_BRACKETS.sub(r" \1", said.strip('"\u201c\u201d ').removesuffix("/-").removeprefix("+"))
    return _DASH.sub("-", _POINT_BEHIND.sub(r"\1", said)).strip()


class Figures:
    """Reads the amounts of one file, in minor units; `mark` is the decimal mark where it is known."""

    def __init__(self, lexicon: Lexicon, mark: str | None) -> None:
        self._mark = mark
        self._simple = _SIMPLE[mark]
        self._signs = {**dict.fromkeys(lexicon.debit, 1), **dict.fromkeys(lexicon.credit, -1)}
        longest = "|".join(re.escape(one) for one in sorted(self._signs, key=len, reverse=True))
        before = rf"(?:(?P<left>{longest})[\s.:]+|(?P<glued>[借贷貸]))?"
        self._marked = re.compile(rf"^{before}(?P<core>.*?\d.*?)(?:\s*(?<![^\W\d_])(?P<right>{longest})\.?)?$")
        self._read: dict[tuple[str, str], int | str | None] = {}

    def minor(self, cell: Any, currency: str) -> int | str | None:
        """Minor units of `currency`, with the cell's own sign; None for an empty cell, or why it cannot be read."""
        if isinstance(cell, str):
            key = cell, currency
            if key not in self._read:
                self._read[key] = self._text(cell, currency)
            return self._read[key]
        if isinstance(cell, bool) or not isinstance(cell, float | int):
            return NOT_AN_AMOUNT
        return _typed(cell, 10 ** exponent(currency))

    def _text(self, cell: str, currency: str) -> int | str | None:
        if exponent(currency) == _USUAL and (simple := self._simple.fullmatch(cell)):
            return int(re.sub(r"[.,]", "", simple[0]))
        said = _bare(plain(cell))
        if said.lower() in UNSAID:
            return None
        if _ROUNDED.search(said):
            return NOT_AN_AMOUNT
        sign, bare = self._unmarked(said)
        read = read_whole(bare, currency, self._mark)
        if read == _NO_NUMBER and self._mark:
            read = read_whole(bare, currency)  # written otherwise than the rest, yet clear
        return sign * read.value.minor if isinstance(read, Understood | Negative) else _why(read)

    def _unmarked(self, said: str) -> tuple[int, str]:
        """The sign that a mark for debit or credit gives the figure, and the figure without it."""
        small = said.casefold()
        found = self._marked.match(small)
        named = found and (found["left"] or found["glued"] or found["right"])
        if not found or not named:
            return 1, said
        whole = said if len(said) == len(small) else small
        return self._signs.get(named, 1), whole[found.start("core") : found.end("core")].strip()


def _why(read: object) -> str:
    """Why a figure could not be read."""
    if isinstance(read, Ambiguous):
        return AMBIGUOUS_AMOUNT
    if isinstance(read, OtherCurrency):
        return "other_currency"
    return "too_many_decimals" if read == _TOO_MANY else NOT_AN_AMOUNT


def _typed(cell: float, scale: int) -> int | str:
    if not -_MOST < cell * scale < _MOST:
        return NOT_AN_AMOUNT
    minor = round(cell * scale)
    near = abs(minor / scale - cell) <= _NOISE * max(1.0, abs(cell) * _NOISE)
    return minor if near else "too_many_decimals"


def looks_like_figure(cell: Any) -> bool:
    """Whether the cell holds an amount, by its looks."""
    if isinstance(cell, float | int):
        return not isinstance(cell, bool)
    return isinstance(cell, str) and bool(cell) and _figure_text(cell)


_FIGURE_LONGEST: Final = 40  # characters
_FIGURE: Final = re.compile(
    r"\s*[(+-]?\s*(?:[^\W\d_]{1,3}\.?|[$€£¥₹₩₽₺₫฿₱]|[A-Z]{1,2}\$)?\s*[(+-]?\s*"
    r"(?:\d{1,3}(?:[.,' ٬]\d{2,3})+(?:[.,٫]\d{1,3})?|\d+(?:[.,٫]\d{1,4})?|[.,]\d{1,2})\s*"
    r"(?:[^\W\d_]{1,6}\.?|[$€£¥₹₩₽₺₫฿₱])?\s*(?:/-|[)+-])?\s*(?:[(\[]?[^\W\d_]{1,3}\.?[)\]]?)?"
)


@lru_cache(maxsize=65_536)
def _figure_text(text: str) -> bool:
    return len(text) < _FIGURE_LONGEST and bool(_FIGURE.fullmatch(text if text.isascii() else plain(text)))
