"""What a bank says has come in, and which of it may be a payment that somebody misses.

Promises: suggestions, the likeliest first, for people who will look; nothing follows from them by itself. The same
entries in any order give the same. Amounts are minor units of one currency. Who edits: developers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.facts.match_groups import Tolerances

WINDOW: Final = 10  # days between the two dates of a payment
MOST: Final = 3  # that are worth showing
_SHORTEST_REFERENCE: Final = 4  # letters and digits; shorter ones stand in any text
_SHORTEST_WORD: Final = 3
# What company names share, whoever they are.
_ANYBODY: Final = frozenset(
    ("ltd", "limited", "inc", "corp", "corporation", "company", "gmbh", "llc", "plc", "pty", "the", "and", "und", "for",
     "sarl", "srl", "spa", "sas", "group", "holding", "trading", "international")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BankEntry:
    """Money that came in. `minor` is above zero; `on` the day it was booked; texts as the bank gave them."""

    id: int
    on: date
    minor: int
    currency: str
    payer: str = ""
    text: str = ""
    end_to_end: str = ""
    bank_reference: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that may be the payment, `less` by which it is smaller, and whether a reference or the name is alike."""

    entry: BankEntry
    less: int
    by_reference: bool
    by_name: bool


def fitting(
    entries: Iterable[BankEntry],
    amount: int,
    day: date,
    names: Iterable[str],
    references: Iterable[str],
    limits: Tolerances = Tolerances(),  # noqa: B008 - a frozen value
) -> tuple[Fit, ...]:
    """The entries of that amount, or of so much less as a bank keeps, near that day, whose payer or reference is alike.

    `names` are what the payer may be called, `references` numbers that the payer may have given.
    """
    words = [_words(name) for name in names]
    numbers = [told for one in references if len(told := _told(one)) >= _SHORTEST_REFERENCE]
    fee = min(limits.fee, amount * limits.fee_share // 1000)
    found = [
        Fit(one, amount - one.minor, _refers(one, numbers), any(_same_name(one.payer, told) for told in words))
        for one in entries
        if 0 <= amount - one.minor <= fee and abs((one.on - day).days) <= WINDOW
    ]
    alike = [one for one in found if one.by_reference or one.by_name]
    alike.sort(key=lambda fit: (fit.less, not fit.by_reference, not fit.by_name, abs((fit.entry.on - day).days),
                                fit.entry.on, fit.entry.id))  # fmt: skip
    return tuple(alike)


def _told(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, text.casefold()))


def _refers(entry: BankEntry, numbers: list[str]) -> bool:
    said = [_told(text) for text in (entry.text, entry.end_to_end, entry.bank_reference)]
    return any(number in text for number in numbers for text in said)


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others; a name without spaces, as Chinese ones are, is one word."""
    parted = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    return frozenset(
        word for word in parted if word not in _ANYBODY and (len(word) >= _SHORTEST_WORD or not word.isascii())
    )


def _same_name(payer: str, words: frozenset[str]) -> bool:
    """Whether every telling word of the shorter name is in the other, or the one goes on where the other was cut."""
    said = _words(payer)
    if not said or not words:
        return False
    shorter, longer = sorted((said, words), key=lambda one: (len(one), sorted(one)))
    return all(any(word in other or other in word for other in longer) for word in shorter)
