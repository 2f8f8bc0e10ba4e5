"""One to three ways to settle a case that a colleague need not think up: from its reason, its claim and its wish.

Promise: pure; each decides the whole of what is still to be settled; nothing is proposed by it, a colleague opens it,
changes it and sends it for approval. Whoever knows another way adds its function to `_WAYS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flows.facts.dispute import Case
from flows.tables.reasons import reason
from flows.tables.remedies import REMEDIES

MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Solution:
    """`key` rides on its button; sums are minor units of the case's currency."""

    key: str
    upheld: int
    not_upheld: int
    remedy: str


def solutions(case: Case) -> tuple[Solution, ...]:
    """What may be proposed with one press, the likeliest first; nothing where nothing is left to settle by a sum."""
    found = [made for way in _WAYS if (made := way(case))]
    different = {(one.upheld, one.remedy): one for one in reversed(found)}
    return tuple(one for one in found if different[one.upheld, one.remedy] is one)[:MOST]


def solution(case: Case, key: str) -> Solution | None:
    """The one with that key, if it still fits."""
    return next((one for one in solutions(case) if one.key == key), None)


def _as_wished(case: Case) -> Solution | None:
    """All of it, in the way the customer asked for."""
    return Solution("wished", case.to_settle.minor, 0, case.remedy) if _promised(case.remedy) else None


def _usual(case: Case) -> Solution | None:
    """All of it, in the way that is usual for the reason."""
    usual = next((key for key in reason(case.reason).wishes if _promised(key)), "")
    return Solution("usual", case.to_settle.minor, 0, usual) if usual else None


def _explained(case: Case) -> Solution:
    """None of it, and why."""
    return Solution("explained", 0, case.to_settle.minor, "explanation")


def _promised(key: str) -> bool:
    return key in REMEDIES and REMEDIES[key].promised and key not in {"explanation", "other"}


_WAYS: Final[tuple[Callable[[Case], Solution | None], ...]] = (_as_wished, _usual, _explained)
