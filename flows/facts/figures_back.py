"""A statement that a customer filled in and sent back: what they gave, held against what our books say.

Promises: pure; a figure is never guessed: what can be read in two ways agrees only if one of them is ours, and is
quoted back otherwise. Amounts are minor units with their sign: what the customer owes is above zero. Differences are
kept up to `MOST`; how many more there are is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from flows.facts.statement import Line, Statement, canonical, fingerprint, short_code

MOST = 60  # of each kind that is kept; nobody goes through more in a chat
QUOTED = 60  # characters of what stood in a cell


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that came back: its place in the file, the position and number it names, and what was entered.

    `readings`: what the figure may be, in minor units: one, several, or none although `quoted` says something.
    """

    row: int
    position: int
    number: str
    readings: tuple[int, ...] = ()
    quoted: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file of ours as it came back: which statement it says it is, its rows, and the total it states if it does."""

    number: str
    version: int
    currency: str
    code: str
    filled: tuple[Filled, ...]
    total: int | None = None


class Decided(StrEnum):
    """What was decided about a difference; the value is a stored name."""

    OPEN = "open"
    CASE = "case"
    OURS_IS_RIGHT = "ours_is_right"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Difference:
    """A line on which both books differ."""

    document_id: int
    number: str
    ours: int
    theirs: int
    remark: str = ""
    decided: Decided = Decided.OPEN

    @property
    def less(self) -> int:
        """By how much theirs is less than ours; below zero where it is more."""
        return self.ours - self.theirs


@dataclass(frozen=True, slots=True)
class Odd:
    """A row that could not be compared: its place in the file, what it names and what stood there."""

    row: int
    number: str
    quoted: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome, line by line of the statement. `theirs` is the sum of the figures given, `total` what they state.

    `differ`, `empty`, `unreadable` and `unknown` hold `MOST` at most; `counts` says how many there are of each.
    """

    statement_id: int
    currency: str
    lines: int
    agree: int
    differ: tuple[Difference, ...] = ()
    empty: tuple[str, ...] = ()
    unreadable: tuple[Odd, ...] = ()
    unknown: tuple[Odd, ...] = ()
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    ours: int = 0
    theirs: int = 0
    total: int | None = None

    @property
    def given(self) -> int:
        """How many lines have a figure that could be read."""
        return self.agree + self.counts[0]

    @property
    def complete(self) -> bool:
        """Whether every line has its figure and nothing else is open."""
        return self.given == self.lines and not any(self.counts[1:])

    @property
    def equal(self) -> bool:
        """Whether every line agrees, and the total that is stated, if one is."""
        return self.complete and self.agree == self.lines and not self.miscounted

    @property
    def miscounted(self) -> bool:
        """Whether the total that is stated is not the sum of the figures above it; an empty one was not worked out."""
        return bool(self.total) and self.total != self.theirs

    @property
    def settled(self) -> "Compared":
        """The same with nothing but what was decided."""
        done = {Decided.CASE, Decided.OURS_IS_RIGHT}
        return replace(self, differ=tuple(one for one in self.differ if one.decided in done))

    def decide(self, document_id: int, decided: Decided) -> "Compared":
        """The same with that decision about that line."""
        changed = (replace(one, decided=decided) if one.document_id == document_id else one for one in self.differ)
        return replace(self, differ=tuple(changed))


@dataclass(frozen=True, slots=True)
class FiguresBack:
    """A file that came back, as it is kept: the evidence it is (0: no longer kept), when (µs UTC), the outcome."""

    id: int
    evidence_id: int
    at: int
    compared: Compared


def is_of(returned: Returned, statement: Statement) -> bool:
    """Whether the file shows exactly these bytes: its number, version and check code, whole or short."""
    sha = fingerprint(canonical(statement))
    same = (returned.number, returned.version, returned.currency)
    return same == (statement.number, statement.version, statement.currency) and returned.code.lower() in {
        sha,
        short_code(sha).lower(),
    }


def compare(statement: Statement, returned: Returned) -> Compared:
    """Every line of the statement held against what was entered for it."""
    rows, unknown = _by_line(statement, returned.filled)
    turned = _turned(statement, rows)
    differ: list[Difference] = []
    empty: list[str] = []
    odd: list[Odd] = []
    theirs = 0
    for line in statement.lines:
        one = rows.get(line.position)
        figure = _figure(line, one, turned) if one else None
        if one is None or (figure is None and not one.quoted):
            empty.append(line.number)
        elif figure is None:
            odd.append(Odd(one.row, line.number, one.quoted[:QUOTED]))
        else:
            theirs += figure
            if figure != line.signed:
                differ.append(Difference(line.document_id, line.number, line.signed, figure, one.remark))
    agree = len(statement.lines) - len(differ) - len(empty) - len(odd)
    stated = None if returned.total is None else -returned.total if turned else returned.total
    return Compared(
        statement.id, statement.currency, len(statement.lines), agree,
        tuple(differ[:MOST]), tuple(empty[:MOST]), tuple(odd[:MOST]), tuple(unknown[:MOST]),
        (len(differ), len(empty), len(odd), len(unknown)), statement.closing.minor, theirs, stated,
    )  # fmt: skip


def _by_line(statement: Statement, filled: Iterable[Filled]) -> tuple[dict[int, Filled], list[Odd]]:
    """The rows by position of the line they are about, and those of no line of ours that have a figure."""
    at = {line.position: line for line in statement.lines}
    named: dict[str, list[Line]] = defaultdict(list)
    for line in statement.lines:
        named[_bare(line.number)].append(line)
    rows: dict[int, Filled] = {}
    unknown: list[Odd] = []
    for one in filled:
        meant = _meant(one, at.get(one.position), named.get(_bare(one.number), []))
        if meant is not None and meant.position not in rows:
            rows[meant.position] = one
        elif one.quoted:
            unknown.append(Odd(one.row, one.number[:QUOTED], one.quoted[:QUOTED]))
    return rows, unknown


def _meant(one: Filled, there: Line | None, named: list[Line]) -> Line | None:
    """The line at its position if the number says the same or nothing, else the only one of that number."""
    if there and (not one.number or there in named):
        return there
    return named[0] if len(named) == 1 else None


def _bare(number: str) -> str:
    """A document's number as it survives any spreadsheet: without the zeros and signs that some of them drop."""
    return number.strip().lstrip("'").casefold().removesuffix(".0").lstrip("0")


def _turned(statement: Statement, rows: dict[int, Filled]) -> bool:
    """Whether the customer writes what they owe below zero, as their own books do: all that agrees, agrees so."""
    straight = opposite = below = above = 0
    for line in statement.lines:
        for reading in _readings(rows.get(line.position)):
            straight += reading == line.signed
            opposite += reading == -line.signed
            above += reading > 0 and not line.kind.credit
            below += reading < 0 and not line.kind.credit
    return opposite > straight and bool(below) and not above


def _readings(one: Filled | None) -> Iterator[int]:
    yield from one.readings if one else ()


def _figure(line: Line, one: Filled, turned: bool) -> int | None:  # noqa: FBT001 - of the whole file
    """The figure meant, with our sign; a credit may be given without its minus."""
    readings = [-reading if turned else reading for reading in one.readings]
    if line.signed in readings:
        return line.signed
    if len(readings) != 1:
        return None
    return -readings[0] if line.kind.credit and readings[0] > 0 else readings[0]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a table turned out to be that has our header: without an outcome it names no statement as we issued it."""

    customer_id: int = 0
    compared: Compared | None = None
