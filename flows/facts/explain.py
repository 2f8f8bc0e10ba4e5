"""How a figure arises, step by step, so that people can add it up themselves.

Promise: in every explanation the steps before the last add up to the last, to the cent; what cannot be named is a step
of its own instead of a silent difference. Whoever changes what a figure is made of changes its explanation here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flows.facts.money import Money
from flows.facts.statement import Item, Kind, Line, Statement


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `what` is a stored name that the template puts into words; `amount` carries its sign.

    Of a line: item, other (charges that no item lists), total, applied, earlier (settled without a document), open.
    Of a statement: the kinds of document with their `count`, then closing.
    """

    what: str
    amount: Money
    count: int = 0
    number: str = ""
    on: date | None = None
    item: Item | None = None


def explain_line(line: Line, currency: str) -> tuple[Step, ...]:
    """From what was delivered to what is still open, in `currency`."""
    return (*_made_of(line, currency), *_settled_by(line, currency), Step("open", Money(line.open, currency)))


def explain_total(statement: Statement) -> tuple[Step, ...]:
    """From the open documents, kind by kind, to the closing balance."""
    kinds = [step for kind in Kind if (step := _all_of(kind, statement)).count]
    return (*kinds, Step("closing", statement.closing))


def adds_up(steps: Iterable[Step]) -> bool:
    """Whether the last step is the sum of the others."""
    *parts, result = [step.amount.minor for step in steps if step.what != "total"]
    return sum(parts) == result


def _made_of(line: Line, currency: str) -> tuple[Step, ...]:
    items = [Step("item", Money(item.amount, currency), item=item) for item in line.items]
    rest = line.total - sum(item.amount for item in line.items)
    if not items:
        return (Step("other", Money(line.total, currency)), Step("total", Money(line.total, currency)))
    other = [Step("other", Money(rest, currency))] if rest else []
    return (*items, *other, Step("total", Money(line.total, currency)))


def _settled_by(line: Line, currency: str) -> tuple[Step, ...]:
    applied = [Step("applied", Money(-minor, currency), number=number, on=on) for number, on, minor in line.applied]
    rest = line.open - line.total + sum(minor for _, _, minor in line.applied)
    earlier = [Step("earlier", Money(rest, currency))] if rest else []
    return (*applied, *earlier)


def _all_of(kind: Kind, statement: Statement) -> Step:
    lines = [line for line in statement.lines if line.kind is kind]
    return Step(kind.value, Money(sum(line.signed for line in lines), statement.currency), count=len(lines))
