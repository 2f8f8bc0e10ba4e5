"""A balance reconciliation statement (余额调节表): what lies between our books and the customer's, item by item.

Promises: pure; minor units of the statement's currency, from our side: positive is owed to us. An item changes the side
whose books do not hold it yet; both sides then come to the same figure, or what is left is named. What nobody has said
is not counted: it is offered as a hint. Whoever knows a further kind of item adds it to `bridge`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from flows.facts.dispute import Case, CaseState, Item
from flows.facts.money import Money
from flows.facts.statement import Statement
from flows.facts.withheld import is_withheld

# The customer's books do not hold what ours do; every other reason is about what ours hold too much of.
NOT_IN_THEIRS: Final = frozenset({"unknown_invoice", "not_received", "docs_missing", "wrong_customer"})
LEFT_OUT: Final = "omitted"  # our statement lacks a document: it may go either way, so it is never counted


class Why(StrEnum):
    """Why an item stands between the books; the words are labels `paper_reconciliation_<why>`."""

    IN_QUESTION = "in_question"
    NOT_IN_YOURS = "not_in_yours"
    TO_POST = "to_post"
    IN_TRANSIT = "in_transit"
    TO_BOOK = "to_book"  # the customer says that our books are right
    TIMING = "timing"
    ROUNDING = "rounding"
    FURTHER = "further"  # several that are not named one by one; `document` says how many


@dataclass(frozen=True, slots=True)
class Between:
    """One item: what it adds to the balance it stands under (`minor`, signed), of which document and case."""

    why: Why
    minor: int
    document: str
    case: str = ""
    on: date | None = None


class HintKind(StrEnum):
    """What is worth a look without being counted."""

    LINE = "hint_line"
    PAYMENT = "hint_payment"
    CASE = "hint_case"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that may explain a part of what is left."""

    kind: HintKind
    document: str
    minor: int = 0
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A payment or credit that our books took in after the cut-off day, set against documents of the statement."""

    number: str
    on: date
    minor: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """Both books: the balances, and what is to be added to each. `theirs` is None while the customer's is not known."""

    currency: str
    ours: int
    theirs: int | None
    to_ours: tuple[Between, ...]
    to_theirs: tuple[Between, ...]
    hints: tuple[Hint, ...] = ()

    @property
    def our_adjusted(self) -> Money:
        """Our balance once everything is counted."""
        return self.money(self.ours + sum(item.minor for item in self.to_ours))

    @property
    def their_adjusted(self) -> Money | None:
        """Theirs; None while it is not known."""
        if self.theirs is None:
            return None
        return self.money(self.theirs + sum(item.minor for item in self.to_theirs))

    @property
    def difference(self) -> Money:
        """Ours less theirs before anything is counted; nothing while theirs is not known."""
        return self.money(self.ours - self.theirs if self.theirs is not None else 0)

    @property
    def unexplained(self) -> Money:
        """What is left of it; nothing while theirs is not known."""
        theirs = self.their_adjusted
        return self.our_adjusted - theirs if theirs is not None else self.money(0)

    def money(self, minor: int) -> Money:
        """That many minor units with the currency."""
        return Money(minor, self.currency)


def bridge(statement: Statement, cases: Sequence[Case], owed: int | None = None, later: Iterable[Later] = ()) -> Bridge:
    """What lies between `statement` and the balance that the customer stated (`owed`, minor units; None: not stated).

    `later`: what our books took in after the cut-off day. It is counted when it closes the difference to the cent.
    """
    about = [
        case for case in cases if not case.closed and case.currency == statement.currency and not is_withheld(case)
    ]
    items = [found for case in about for found in _of_case(statement, case)]
    ours = tuple(item for item in items if item.why is not Why.NOT_IN_YOURS)
    theirs = tuple(item for item in items if item.why is Why.NOT_IN_YOURS)
    so_far = Bridge(statement.currency, statement.closing.minor, owed, ours, theirs)
    after = tuple(later)
    transit = _in_transit(so_far.unexplained.minor, after)
    whole = Bridge(statement.currency, so_far.ours, owed, (*ours, *transit), theirs)
    hints = (*_hints(statement, whole, after), *_left_out(about, statement))
    return Bridge(whole.currency, whole.ours, owed, whole.to_ours, theirs, hints)


def _of_case(statement: Statement, case: Case) -> Iterator[Between]:
    if case.reason == LEFT_OUT:
        return
    for item in case.items:
        if not _belongs(statement, case, item):
            continue
        theirs = case.reason in NOT_IN_THEIRS
        if item.split.open:
            why, sign = (Why.NOT_IN_YOURS, 1) if theirs else (Why.IN_QUESTION, -1)
            yield Between(why, sign * item.split.open, item.document, case.number)
        if case.state is CaseState.EXECUTING and item.split.upheld:
            yield Between(Why.TO_POST, -item.split.upheld, item.document, case.number)


def _belongs(statement: Statement, case: Case, item: Item) -> bool:
    """Whether the item is about this statement: one of its lines, or something that stands on none of any."""
    if item.taken_back:
        return False
    return bool(statement.line(item.document_id)) if item.document_id else case.statement_id == statement.id


def _in_transit(left: int, later: tuple[Later, ...]) -> tuple[Between, ...]:
    """Those that close the difference to the cent: one alone, or all together; anything else would be a guess."""
    alone = [one for one in later if one.minor == left]
    counted = alone if len(alone) == 1 else list(later) if later and sum(one.minor for one in later) == left else []
    return tuple(Between(Why.IN_TRANSIT, -one.minor, one.number, on=one.on) for one in counted) if left > 0 else ()


def _hints(statement: Statement, whole: Bridge, later: tuple[Later, ...]) -> Iterator[Hint]:
    left = whole.unexplained.minor
    if not left:
        return
    fits = [line for line in statement.lines if line.signed == left]
    if len(fits) == 1:
        yield Hint(HintKind.LINE, fits[0].number)
    for one in later:
        yield Hint(HintKind.PAYMENT, one.number, one.minor, one.on)


def _left_out(cases: Iterable[Case], statement: Statement) -> Iterator[Hint]:
    for case in cases:
        if case.reason == LEFT_OUT and case.statement_id == statement.id:
            yield Hint(HintKind.CASE, case.number)


# -- as it stands in a letter that waits to be sent --------------------------------------------------------------------
def written(whole: Bridge) -> dict[str, Any]:
    """As JSON would have it; `read` makes the same of it again."""
    return {name: _plain(value) for name, value in asdict(whole).items()}


def read(data: Mapping[str, Any]) -> Bridge:
    """What `written` wrote."""
    sides = {name: tuple(_between(**one) for one in data[name]) for name in ("to_ours", "to_theirs")}
    hints = tuple(_hint(**one) for one in data["hints"])
    return Bridge(data["currency"], data["ours"], data["theirs"], sides["to_ours"], sides["to_theirs"], hints)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _between(*, why: str, on: str | None, **said: Any) -> Between:
    return Between(Why(why), **said, on=_day(on))


def _hint(*, kind: str, on: str | None, **said: Any) -> Hint:
    return Hint(HintKind(kind), **said, on=_day(on))


def _day(on: str | None) -> date | None:
    return date.fromisoformat(on) if on else None
