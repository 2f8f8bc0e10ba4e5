"""What is due and may be named: every debt on a customer's statements, less whatever somebody has said about it.

Promises: pure; nothing that is in question, found wrong by ourselves, promised, asked to be paid in parts, said to be
paid or perhaps paid is ever named (invariant *no wrong reminder* of flows/README.md), and nothing that the customer has
not been shown on a statement. Which step of a reminder's ladder a debt has reached follows from its due day.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from flows.facts.anomalies import AnomalyState
from flows.facts.books import Books
from flows.facts.dispute import Case
from flows.facts.dues import SILENT, Word
from flows.facts.money import Money
from flows.facts.promises import WAITED_FOR, PlanState
from flows.facts.statement import Kind, Line, Statement
from flows.tables.followups import FOLLOWUPS

STEPS: Final = FOLLOWUPS["due_reminder"].days  # days from the due day, the first of them before it
LONG: Final = FOLLOWUPS["early_talk"].days[0]  # days past due after which it is asked what is in the way
IN_A_ROW: Final = 3  # statements with the same line open, which tell as much
_ENDED: Final = frozenset({AnomalyState.CLOSED, AnomalyState.WITHDRAWN})
_UNDECIDED: Final = frozenset({PlanState.BEGUN, PlanState.ASKED, PlanState.APPROVED})
_NO_WORD: Final = Word()


@dataclass(frozen=True, slots=True)
class Debt:
    """One document that is owed: its line, how much of it is open now (minor units), on how many statements it stood.

    `free`: nobody has said anything about it. `word` is what we have said.
    """

    line: Line
    due: date
    currency: str
    open: int
    stood: int
    free: bool = True
    word: Word = field(default_factory=Word)

    @property
    def id(self) -> int:
        """The document's."""
        return self.line.document_id

    @property
    def amount(self) -> Money:
        """What is open."""
        return Money(self.open, self.currency)

    def step(self, today: date) -> int:
        """How many steps of the ladder lie behind it on that day; 0: it is not spoken of yet."""
        return sum(self.due + timedelta(days=days) <= today for days in STEPS)

    def long_open(self, today: date) -> bool:
        """Whether it is time to ask what is in the way, in place of reminding."""
        late = (today - self.due).days
        return late >= LONG or (late > 0 and self.stood >= IN_A_ROW)

    def in_hand(self, today: date) -> bool:
        """Whether it is ours to remind of on that day: no person's yet, and nothing for a question."""
        return self.free and not self.word.handed_at and self.step(today) > 0 and not self.long_open(today)

    def to_name(self, today: date) -> bool:
        """Whether a reminder of that day names it: not once the last one has."""
        return self.in_hand(today) and self.word.steps < len(STEPS)

    def unsaid(self, today: date) -> bool:
        """Whether it has reached a step of which nothing was said."""
        return self.to_name(today) and self.step(today) > self.word.steps

    def told_to(self, today: date) -> int:
        """The step it has come to once it is told on that day: whoever hears of it first hears of it once more."""
        here = self.step(today)
        return here if self.word.told_at or here < len(STEPS) else here - 1

    def ends(self, today: date) -> bool:
        """Whether what is told of it on that day is the last before a person speaks."""
        return self.told_to(today) >= len(STEPS)

    def exhausted(self, today: date) -> bool:
        """Whether the last step was told, so that the next one to speak is a person."""
        return self.in_hand(today) and self.word.steps >= len(STEPS)


def wanted(books: Books) -> bool:
    """Whether this customer is reminded of what is due: as they or the supplier decided, else as the house does it."""
    return books.company.reminds_of_due if not books.dues.wish else books.dues.wish not in SILENT


def debts(books: Books) -> tuple[Debt, ...]:
    """Everything that is owed and has a due day, the longest due first."""
    known: tuple[Debt, ...] | None = books.worked_out.get("debts")
    if known is None:
        known = books.worked_out["debts"] = _debts(books)
    return known


def _debts(books: Books) -> tuple[Debt, ...]:
    found = {debt.id: debt for debt in _listed(books)}
    taken = _spoken_of(books)
    left = [debt for debt in found.values() if debt.id not in taken and not _whole_account(books, debt)]
    free = {debt.id for debt in left} - perhaps_paid(left, unused(books))
    order = sorted(found.values(), key=lambda one: (one.due, one.line.number))
    return tuple(_with(debt, free=debt.id in free, word=books.dues.words.get(debt.id, _NO_WORD)) for debt in order)


def named(books: Books) -> tuple[Debt, ...]:
    """What a reminder of today names."""
    return tuple(debt for debt in debts(books) if debt.to_name(books.today))


def in_hand(books: Books) -> tuple[Debt, ...]:
    """The same, with what has been told to its end and no person has taken over yet."""
    return tuple(debt for debt in debts(books) if debt.in_hand(books.today))


def asked_about(books: Books) -> tuple[Debt, ...]:
    """What has been open for long, and nobody was asked about it yet."""
    return tuple(d for d in debts(books) if d.free and d.long_open(books.today) and not d.word.talked_at)


def talked_of(books: Books) -> tuple[Debt, ...]:
    """What was asked about last, and is open still without a word about it."""
    open_ = [debt for debt in debts(books) if debt.free and debt.word.talked_at]
    last = max((debt.word.talked_at for debt in open_), default=0)
    return tuple(debt for debt in open_ if debt.word.talked_at == last)


def payable(books: Books) -> tuple[Debt, ...]:
    """What is due by now or within the days of the first step, whatever we have said about it."""
    return tuple(debt for debt in debts(books) if debt.free and debt.step(books.today) > 0)


def unused(books: Books) -> Mapping[str, Sequence[int]]:
    """What we have of theirs and not set against anything, by currency: payments, and credit notes on statements."""
    notes = {
        line.document_id: (statement.currency, min(line.open, books.still_open(line.document_id)))
        for statement in _shown(books)
        for line in statement.lines
        if line.kind is Kind.CREDIT_NOTE
    }
    found: dict[str, list[int]] = {}
    for currency, minor in notes.values():
        found.setdefault(currency, []).append(minor)
    for line, currency in _payments(books):
        found.setdefault(currency, []).append(line.open)
    return MappingProxyType({currency: [one for one in sums if one > 0] for currency, sums in found.items()})


def perhaps_paid(some: Iterable[Debt], sums: Mapping[str, Sequence[int]]) -> set[int]:
    """The documents that those credits pay: one of exactly that sum, then the longest due as far as the rest goes."""
    paid: set[int] = set()
    left = {currency: list(each) for currency, each in sums.items()}
    order = sorted(some, key=lambda one: (one.due, one.line.number))
    for debt in order:
        if debt.open in left.get(debt.currency, ()):
            left[debt.currency].remove(debt.open)
            paid.add(debt.id)
    rest = Counter({currency: sum(each) for currency, each in left.items()})
    for debt in order:
        if debt.id in paid:
            continue
        if debt.open > rest[debt.currency]:
            rest[debt.currency] = 0
        else:
            rest[debt.currency] -= debt.open
            paid.add(debt.id)
    return paid


# -- what there is -----------------------------------------------------------------------------------------------------
def _shown(books: Books) -> tuple[Statement, ...]:
    """The statements whose figures the customer has been shown."""
    unseen = {statement.id for statement in books.to_state}
    return tuple(statement for statement in books.statements if statement.id not in unseen)


def _payments(books: Books) -> list[tuple[Line, str]]:
    """Payments not set against anything. Their currency is the statement's they stand on, else the only one there is.

    Where it cannot be told they count in each, since a reminder too few is better than one too many.
    """
    shown = _shown(books)
    there = {line.document_id: statement.currency for statement in shown for line in statement.lines}
    all_ = sorted({statement.currency for statement in shown})
    found = [(line, [there[line.document_id]] if line.document_id in there else all_) for line in books.unapplied]
    return [(line, currency) for line, currencies in found for currency in currencies]


def _listed(books: Books) -> Iterable[Debt]:
    shown = _shown(books)
    stood = Counter(line.document_id for statement in shown for line in statement.lines)
    seen: set[int] = set()
    for statement in shown:  # the newest first
        for line in statement.lines:
            left = min(line.open, books.still_open(line.document_id))
            if line.kind.credit or line.due is None or line.document_id in seen or left <= 0:
                continue
            seen.add(line.document_id)
            yield Debt(line, line.due, statement.currency, left, stood[line.document_id])


# -- what somebody has said about it -----------------------------------------------------------------------------------
def _spoken_of(books: Books) -> frozenset[int]:
    """The documents that something has been said about."""
    found: set[int] = set()
    for told in _SAID:
        found.update(told(books))
    return frozenset(found)


def _in_question(books: Books) -> Iterable[int]:
    return (id_ for case in books.cases if not case.closed for id_ in (*case.listed, case.document_id))


def _found_wrong(books: Books) -> Iterable[int]:
    return (one.document_id for one in books.anomalies if one.state not in _ENDED)


def _promised(books: Books) -> Iterable[int]:
    return (item.document_id for one in books.promises if one.state in WAITED_FOR for item in one.items)


def _in_a_plan(books: Books) -> Iterable[int]:
    return (item.document_id for plan in books.plans if plan.state in _UNDECIDED for item in plan.items)


def _said_paid(books: Books) -> Iterable[int]:
    return (id_ for id_, word in books.dues.words.items() if word.rests(books.today))


_SAID: Final[tuple[Callable[[Books], Iterable[int]], ...]] = (
    _in_question,
    _found_wrong,
    _promised,
    _in_a_plan,
    _said_paid,
)


def _whole_account(books: Books, debt: Debt) -> bool:
    """Whether something open is about no document we know, and may therefore be about this one."""
    at_all = books.dues.words.get(0, _NO_WORD).rests(books.today)
    return at_all or any(_about_none(case) and case.currency == debt.currency for case in books.cases)


def _about_none(case: Case) -> bool:
    return not case.closed and not case.listed and not case.document_id


def _with(debt: Debt, *, free: bool, word: Word) -> Debt:
    return Debt(debt.line, debt.due, debt.currency, debt.open, debt.stood, free, word)
