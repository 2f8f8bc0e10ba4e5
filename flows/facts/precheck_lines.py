"""Rules about single documents: what their rows come to, their currency and period, whether a copy is there.

Promises: as in precheck.py, where they stand in RULES. A payment set against a document of another currency, or one
with more decimals than its currency has, is refused when it is imported and never comes as far as this.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from flows.facts.findings import Finding, Known
from flows.facts.money import Money, exponent
from flows.facts.statement import Item, Kind, Line, Statement

USUAL: Final = 2  # documents from which on what more than half of them show is how they are billed, and no break


def rows_off(statement: Statement, _known: Known) -> Iterator[Finding]:
    """Rows that do not come to the document's total; where most of them do not, the rows are net of a tax."""
    listed = [line for line in statement.lines if line.items and not line.kind.credit]
    off = [line for line in listed if _of_rows(line) != line.total]
    if len(off) >= USUAL and 2 * len(off) > len(listed):
        return
    for line in off:
        rows, total = Money(_of_rows(line), statement.currency), Money(line.total, statement.currency)
        yield Finding("rows_off", (line.number,), total, rows)


def product_off(statement: Statement, _known: Known) -> Iterator[Finding]:
    """A row billed at another sum than quantity times price, by more than their decimals can make."""
    for line in statement.lines:
        for item in line.items:
            product = int((item.quantity * item.unit_price).scaleb(exponent(statement.currency)).to_integral_value())
            if abs(product - item.amount) > _rounding(item, statement.currency):
                billed, due = Money(item.amount, statement.currency), Money(product, statement.currency)
                yield Finding("product_off", (line.number,), billed, due, item.description)


def new_currency(statement: Statement, known: Known) -> Iterator[Finding]:
    """The first document in a currency that this customer was never billed in before."""
    first = next((line for line in statement.lines if not line.kind.credit), None)
    if first and known.billed_in and known.before is None:
        amount = Money(first.open, statement.currency)
        yield Finding("new_currency", (first.number,), amount, None, ", ".join(known.billed_in))


def back_dated(statement: Statement, known: Known) -> Iterator[Finding]:
    """Dated in a period whose statement is out, and not on that: it came in afterwards."""
    before = known.before
    if before is None or before.cut_off >= statement.cut_off:
        return
    told = {line.document_id for line in before.lines}, {_bare(line) for line in before.lines}
    for line in statement.lines:
        if line.on <= before.cut_off and line.document_id not in told[0] and _bare(line) not in told[1]:
            yield Finding("back_dated", (line.number,), Money(line.open, statement.currency), None, before.number)


def no_voucher(statement: Statement, _known: Known) -> Iterator[Finding]:
    """No copy is on file, where of most of the documents there is one."""
    listed = [line for line in statement.lines if line.kind is not Kind.PAYMENT]
    bare = [line for line in listed if not line.files]
    if 2 * len(bare) < len(listed):
        for line in bare:
            yield Finding("no_voucher", (line.number,), Money(line.open, statement.currency))


def _of_rows(line: Line) -> int:
    return sum(item.amount for item in line.items)


def _rounding(item: Item, currency: str) -> Decimal:
    """Minor units: one of the sum, and half of the price's last decimal for each piece."""
    last = item.unit_price.as_tuple().exponent
    places = last if isinstance(last, int) else 0
    return 1 + abs(item.quantity) * Decimal("0.5").scaleb(places + exponent(currency))


def _bare(line: Line) -> tuple[Kind, str]:
    """The number without spaces and signs, however it is written."""
    return line.kind, re.sub(r"[\W_]", "", line.number).casefold()
