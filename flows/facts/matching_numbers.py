"""How two ledgers write one document's number: "INV-00214", "inv 214", "R214/26", "lNV-OO214", "...4500010214".

Promises: pure. A number is given as keys, and two numbers mean one document where keys are equal; whether they do is
decided with the amounts beside them (matching.py), never here alone. Who edits: developers.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SPEAKS: Final = 3  # digits from which on a bare figure may be a document's number
SUFFIX: Final = 4  # digits from which on the end of a number stands for the whole
_PIECE: Final = re.compile(r"[A-Z]+|[0-9]+|[^\W_A-Z0-9]+")
_TOKEN: Final = re.compile(r"[^\W_]+")
_LEADING: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
# A run of digits in which somebody may have typed O for 0 or l for 1; letters that stand before it are a prefix.
_RUN: Final = re.compile(r"(?:(?<![A-Z])[OIL]+)?[0-9](?:[OIL]*[0-9])*")
_AMOUNT: Final = re.compile(r"[0-9][0-9.,' ]*[.,][0-9]{2}(?![0-9])|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_ALIKE: Final = str.maketrans("OQILSBZ", "0011582")
_DIGITS: Final = str.maketrans("OIL", "011")
_YEARS: Final = range(1990, 2100)
_YEAR_ENDS: Final = frozenset(str(year) for year in range(20, 40))


def capitals(number: str) -> str:
    """`number` in capitals of one width."""
    return number.upper() if number.isascii() else unicodedata.normalize("NFKC", number).upper()


def folded(number: str) -> frozenset[str]:
    """`number` without marks and spaces, look-alikes of letters and digits made one: with and without leading zeros."""
    written = capitals(number)
    by_piece = "".join(piece.lstrip("0") or "0" if piece.isdigit() else piece for piece in _PIECE.findall(written))
    by_token = "".join(_LEADING.sub("", token.translate(_ALIKE)) for token in _TOKEN.findall(written))
    as_it_is = "".join(_TOKEN.findall(written)).translate(_ALIKE).lstrip("0")
    return frozenset(filter(None, (by_piece.translate(_ALIKE), by_token, as_it_is)))


def stem(number: str, year: int = 0) -> str:
    """The digits that tell one document from the next: the longest run that is no year, without leading zeros.

    Of two that may both be the end of a year, "27/26", it is the one that is neither `year` nor the one before; none
    where that leaves both.
    """
    runs = [found.translate(_DIGITS) for found in _RUN.findall(capitals(number))]
    telling = [run for run in runs if not (_a_year(run) or run in _YEAR_ENDS)] if len(runs) > 1 else runs
    if not telling and all(run in _YEAR_ENDS for run in runs) and len({*runs}) > 1:
        ends = {f"{(year - back) % 100:02}" for back in range(2)} if year else _YEAR_ENDS
        telling = runs = [run for run in runs if run not in ends]
    best = max(reversed(telling or runs), key=len, default="")
    return best.lstrip("0")


def named(*texts: str) -> frozenset[str]:
    """What in `texts` may be a document's number: figures, and after "=" words of letters and figures in one form.

    Amounts and dates are none.
    """
    figures: set[str] = set()
    words: set[str] = set()
    for text in filter(None, texts):
        said = capitals(text)
        said = _AMOUNT.sub(" ", said) if not said.isalnum() else said
        figures.update(run.translate(_DIGITS).lstrip("0") for run in _RUN.findall(said) if not _a_year(run))
        words.update(form for word in said.split() if not word.isdigit() and _RUN.search(word) for form in folded(word))
    names = {f"={word}" for word in words if len(word) > SPEAKS and not word.isdigit()}
    return frozenset(names.union(one for one in figures if len(one) >= SPEAKS))


def ends_like(one: str, other: str) -> bool:
    """Whether the shorter of two figures is the end of the longer."""
    short, long = sorted((one, other), key=len)
    return SUFFIX <= len(short) < len(long) and long.endswith(short)


def mistyped(one: str, other: str) -> bool:
    """Whether one slip of the hand makes one figure the other: a digit changed, left out, added, or two swapped."""
    if one == other or min(len(one), len(other)) < SPEAKS or abs(len(one) - len(other)) > 1:
        return False
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004 (a swap)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs: Iterable[tuple[str, str]] = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _a_year(run: str) -> bool:
    return len(run) == 4 and run.isdigit() and int(run) in _YEARS  # noqa: PLR2004 (digits of a year)
