"""What stands on a balance confirmation: the form to sign, and the record of what was agreed.

Promises: pure; minor units of the statement's currency. Which shape a form has follows what auditors of the reader's
language are used to; the figures are the same in each. Whoever adds a shape adds it to `SHAPES` and to the layout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from flows.facts.balance_forward import Forward, Movement
from flows.facts.money import Money
from flows.facts.records import CONFIRMED, CONTRADICTED, TAKEN_BACK, Kept
from flows.facts.statement import Line, Statement
from flows.facts.timing_items import Timing, read

LETTER: Final = "letter"  # a letter with the answer below it
SEALED: Final = "sealed"  # two sections of which one is sealed: agrees, or does not
CERTIFICATE: Final = "certificate"  # a request, and below a cut the certificate that comes back
ACT: Final = "act"  # both books in two columns each

SHAPES: Final = MappingProxyType(
    {"zh_Hans": SEALED, "zh_Hant": SEALED, "ja": CERTIFICATE, "ko": CERTIFICATE, "ru": ACT}
)


def shape_in(language: str) -> str:
    """The shape that a form has in that language of papers."""
    return SHAPES.get(language, LETTER)


# -- the act of two columns --------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Entry:
    """One document in our books, either `debit` or `credit`; `kind` as a line or a movement has it."""

    on: date
    kind: str
    number: str
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class Act:
    """The balance on the day `since` (below zero: in the customer's favour), and what has moved it from there.

    `proved`: every movement is listed; otherwise only what is still open of each document.
    """

    since: date
    opening: int
    entries: tuple[Entry, ...]
    proved: bool = False

    @property
    def debits(self) -> int:
        """What the month added."""
        return sum(entry.debit for entry in self.entries)

    @property
    def credits(self) -> int:
        """What it took away."""
        return sum(entry.credit for entry in self.entries)

    @property
    def closing(self) -> int:
        """What it comes to: the closing balance of the statement."""
        return self.opening + self.debits - self.credits


def act_of(statement: Statement, forward: Forward | None = None) -> Act:
    """The proved movements since the statement before, else the open documents: those of the last month one by one."""
    if forward is not None:
        return Act(forward.since, forward.opening, tuple(map(_moved, forward.movements)), proved=True)
    since = statement.cut_off.replace(day=1)
    lines = sorted(statement.lines, key=lambda line: (line.on, line.position))
    opening = sum(line.signed for line in lines if line.on < since)
    return Act(since, opening, tuple(_entry(line) for line in lines if line.on >= since))


def _entry(line: Line) -> Entry:
    debit, credit = (0, line.open) if line.kind.credit else (line.open, 0)
    return Entry(line.on, line.kind.value, line.number, debit, credit)


def _moved(one: Movement) -> Entry:
    return Entry(one.on, one.kind, one.number, max(0, one.minor), max(0, -one.minor))


# -- the record of what was agreed -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that was not agreed to, how much of it was in question, and under which case."""

    document: str
    minor: int
    case: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """When (µs UTC) the customer let go of it, who said so and in which words; "" once that person was taken out.

    `kind`: they take it back, or say that what we had written down for them was never so.
    """

    kind: str
    number: str
    at: int
    person: str
    words: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """One confirmation as its signed record tells it. `at` µs UTC, `zone` the clock that the person read.

    `way` is "chat" or how it came otherwise; `shown` the very words before the last yes and what its button said,
    `noted` those that a colleague wrote down instead. Names are empty where there is nobody, or nobody any more.
    """

    number: str
    sha: str
    agreed: Money
    at: int
    zone: str
    person: str
    role: str
    way: str
    shown: str
    noted: str
    left_out: tuple[LeftOut, ...] = ()
    prepared_by: str = ""
    recorded_by: str = ""
    approved_by: str = ""
    taken_back: TakenBack | None = None
    timing: tuple[Timing, ...] = ()


def agreement(kept: Sequence[Kept]) -> Agreement | None:
    """What these records of one statement say: agreed to, and perhaps taken back; None where nothing was agreed."""
    first = next((one for one in kept if one.kind == CONFIRMED), None)
    if first is None:
        return None
    said = first.said
    return Agreement(
        first.number,
        first.sha,
        Money(said["agreed"], said["statement"]["currency"]),
        first.at,
        said["at"]["zone"],
        _opened(first, "person"),
        said["role"],
        said["way"],
        f"{said['shown']['text']}\n[{said['shown']['button']}]" if said["shown"]["button"] else said["shown"]["text"],
        _opened(first, "said", "words"),
        tuple(LeftOut(one["document"], one["in_question"], one["case"]) for one in said["exceptions"]),
        _opened(first, "first"),
        _opened(first, "recorder"),
        _opened(first, "approver"),
        next((_taken_back(one) for one in kept if one.kind in {TAKEN_BACK, CONTRADICTED}), None),
        read(said.get("timing", ())),
    )


def _taken_back(one: Kept) -> TakenBack:
    return TakenBack(one.kind, one.number, one.at, _opened(one, "person"), _opened(one, "reason", "words"))


def _opened(one: Kept, part: str, what: str = "name") -> str:
    return str(one.opened(part).get(what, ""))
