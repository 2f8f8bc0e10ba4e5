"""Whether what a case put right has come back: the same line asked for once more, or a new one billed the same way.

Promises: pure; nothing is called a repetition that a credit note explains, that is in question under another number
already, or whose price was agreed anew. Amounts are minor units of the case's currency. Who edits: developers, with
finance; a reason that can be recognised on a new document gets its function in `BILLED_SO`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from flows.facts.claims import Item
from flows.facts.dispute import Case
from flows.facts.prices import AgreedPrice, price_on, same_goods
from flows.facts.statement import Item as Row
from flows.facts.statement import Kind, Line, Statement

ENOUGH: Final = 3  # statements without it, after which it counts as gone


@dataclass(frozen=True, slots=True)
class Again:
    """Where it was found. `same_line`: the very document that was settled; else a new one of which `goods` tell."""

    statement: Statement
    line: Line
    same_line: bool
    goods: str = ""


def since_closed(case: Case, then: Statement, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements that were issued after the case closed, as they come: newest first."""
    closed = case.next_contact_at  # of a closed case it is when that was
    return tuple(
        one
        for one in statements
        if one.currency == case.currency and one.cut_off > then.cut_off and (one.issued_at or 0) >= closed
    )


def found_again(
    case: Case, then: Statement, later: Statement, cases: Iterable[Case], prices: Iterable[AgreedPrice]
) -> Again | None:
    """The first place where it stands on the later statement."""
    others = [one for one in cases if one.id != case.id and not one.closed]
    free = [line for line in later.lines if not any(one.concerns(line.document_id) for one in others)]
    known = {line.document_id for line in then.lines} | {item.document_id for item in case.items}
    for item in case.items:
        line = next((one for one in free if one.document_id == item.document_id), None)
        if line and _asked_for_again(item, then, later, line):
            return Again(later, line, same_line=True)
    settled = BILLED_SO.get(case.reason)
    new = (line for line in free if line.document_id not in known and line.kind is Kind.INVOICE)
    agreed = tuple(prices)
    found = ((line, settled(case, then, line, agreed)) for line in new) if settled else ()
    return next((Again(later, line, same_line=False, goods=goods) for line, goods in found if goods), None)


def raised_again(case: Case, then: Statement | None, other: Case) -> bool:
    """Whether the customer has objected to something new for the same reason, or it turned out to have the same cause.

    What stood on the statement of the settled case already is no repetition of it.
    """
    if other.id == case.id or other.registered_at <= case.next_contact_at or other.customer_id != case.customer_id:
        return False
    known = {line.document_id for line in then.lines} if then else set()
    new = bool(other.listed) and not other.listed & (known | case.listed)
    return new and (other.reason == case.reason or (bool(case.root_cause) and other.root_cause == case.root_cause))


def _asked_for_again(item: Item, then: Statement, later: Statement, found: Line) -> bool:
    line, settled = then.line(item.document_id), item.split
    if line is None or not settled.upheld:
        return False
    credit = sum(one.open for one in later.lines if one.kind is Kind.CREDIT_NOTE and not then.line(one.document_id))
    return found.open - credit > line.open - settled.upheld - settled.written_off


def _at_the_old_price(case: Case, then: Statement, line: Line, prices: tuple[AgreedPrice, ...]) -> str:
    """The goods that are billed above the price on which the case ended; empty when none are."""
    objected, agreed = _objected(case, then), _decimal(case.answers.get("price"))
    if objected is None or agreed is None:
        return ""
    for row in line.items:
        if same_goods(row.description) == same_goods(objected.description) and row.unit == objected.unit:
            since = price_on(prices, row.description, row.unit, case.currency, line.on)
            if row.unit_price > max(agreed, since.price if since else agreed):
                return row.description
    return ""


def _objected(case: Case, then: Statement) -> Row | None:
    """The row of the invoice that the objection was about; the only one where none was picked."""
    line, index = then.line(case.document_id), case.answers.get("item")
    if (
        line is None or not 0 < case.split.upheld == case.split.claimed
    ):  # in part: nobody agreed on the price they named
        return None
    at = index if isinstance(index, int) else 0 if len(line.items) == 1 else -1
    return line.items[at] if 0 <= at < len(line.items) else None


def _decimal(told: object) -> Decimal | None:
    return Decimal(str(told)) if told not in {None, ""} else None


# By reason: the goods of a new line that are billed the very way that the case put right.
BILLED_SO: Final = MappingProxyType[str, Callable[[Case, Statement, Line, tuple[AgreedPrice, ...]], str]](
    {"price": _at_the_old_price}
)
