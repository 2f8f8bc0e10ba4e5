"""What a reviewer should look at before a statement goes out: found by rules, told as sentences, decided by people.

Promises: pure; a finding names the documents it is about and stops nothing by itself. What makes a statement impossible
is `unbalanced` of statement.py, not here. Whoever adds a rule adds it to RULES, and its sentence to the template
`staff/review_findings`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from flows.facts.findings import SHOWN, Finding, Known, Rule, joined
from flows.facts.money import Money, money
from flows.facts.precheck_lines import back_dated, new_currency, no_voucher, product_off, rows_off
from flows.facts.prices import price_on
from flows.facts.statement import Kind, Line, Statement

__all__ = ["RULES", "SHOWN", "Finding", "Known", "each_finding", "precheck", "since"]

STALE: Final = 90  # days past due
TWINS: Final = timedelta(days=14)  # the same amount billed twice within so many days
FEWEST: Final = 4  # numbers from which on they are called a series
DENSE: Final = 0.8  # of the numbers between the first and the last that are there, for them to be one
LONGEST_GAP: Final = 5  # missing numbers in a row
_SERIES: Final = re.compile(r"(.*?)(\d{1,12})")


def precheck(statement: Statement, known: Known) -> tuple[Finding, ...]:
    """Everything found, in the order of the rules, a finding for each sentence."""
    return joined(each_finding(statement, known))


def each_finding(statement: Statement, known: Known) -> tuple[Finding, ...]:
    """The same one by one, as they are recorded or dropped."""
    return tuple(found for rule in RULES for found in rule(statement, known))


def _same_number(statement: Statement, _known: Known) -> Iterator[Finding]:
    by_number: dict[tuple[Kind, str], list[Line]] = defaultdict(list)
    for line in statement.lines:
        by_number[line.kind, re.sub(r"[\W_]", "", line.number).casefold()].append(line)
    for lines in by_number.values():
        if len(lines) > 1:
            yield Finding("duplicate_number", _numbers(lines), _sum(statement, lines[1:]))


def _same_amount(statement: Statement, _known: Known) -> Iterator[Finding]:
    """Two invoices of one sum that bill the same goods, the same order or the same day."""
    by_total: dict[int, list[Line]] = defaultdict(list)
    for line in _debits(statement):
        by_total[line.total].append(line)
    for lines in by_total.values():
        for one, other in pairwise(sorted(lines, key=lambda line: line.on)):
            if one.number != other.number and other.on - one.on <= TWINS and _alike(one, other):
                yield Finding("duplicate_amount", (one.number, other.number), Money(one.total, statement.currency))


def _alike(one: Line, other: Line) -> bool:
    def goods(line: Line) -> list[tuple[str, object]]:
        return sorted((item.description, item.quantity) for item in line.items)

    same_goods = bool(one.items) and goods(one) == goods(other)
    return same_goods or one.on == other.on or bool(one.order and one.order == other.order)


def _unapplied(statement: Statement, _known: Known) -> Iterator[Finding]:
    for line in statement.lines:
        if line.kind is Kind.PAYMENT:
            yield Finding("unapplied_cash", (line.number,), _sum(statement, [line]))


def _unused(statement: Statement, _known: Known) -> Iterator[Finding]:
    if any(True for _ in _debits(statement)):
        for line in statement.lines:
            if line.kind is Kind.CREDIT_NOTE:
                yield Finding("unused_credit", (line.number,), _sum(statement, [line]))


def _rolls_forward(statement: Statement, known: Known) -> Iterator[Finding]:
    """The last balance and what moved since must come to this one."""
    before = known.before
    if before is None or before.cut_off >= statement.cut_off:
        return
    due = before.closing.minor + known.moved
    if due != statement.closing.minor:
        yield Finding("roll_forward", (before.number,), statement.closing, Money(due, statement.currency))


def _gaps(statement: Statement, known: Known) -> Iterator[Finding]:
    """Numbers that are missing where this customer's invoices follow on one another; elsewhere nothing is missing."""
    series: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number in known.numbers:
        if parts := _SERIES.fullmatch(number):
            series[parts[1], len(parts[2])].add(int(parts[2]))
    fresh = {line.number for line in _debits(statement)}
    for (name, width), found in series.items():
        there = sorted(found)
        if len(there) < FEWEST or len(there) < DENSE * (there[-1] - there[0] + 1):
            continue
        yield from (
            Finding("number_gap", (f"{name}{number:0{width}}",))
            for last, following in pairwise(there)
            if following - last - 1 <= LONGEST_GAP and f"{name}{following:0{width}}" in fresh
            for number in range(last + 1, following)
        )


def _stale(statement: Statement, _known: Known) -> Iterator[Finding]:
    for line in _debits(statement):
        if line.days_late(statement.cut_off) > STALE:
            yield Finding("stale", (line.number,), _sum(statement, [line]))


def _off_list(statement: Statement, known: Known) -> Iterator[Finding]:
    """Billed at another price than was agreed for that day."""
    for line in _debits(statement) if known.prices else ():
        for item in line.items:
            agreed = price_on(known.prices, item.description, item.unit, statement.currency, line.on)
            if agreed and agreed.price != item.unit_price:
                at_list = money(item.quantity * agreed.price, statement.currency)
                billed = Money(item.amount, statement.currency)
                yield Finding("price_off", (line.number,), billed, at_list, item.description)


def _debits(statement: Statement) -> Iterator[Line]:
    return (line for line in statement.lines if not line.kind.credit)


def _numbers(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.number for line in lines)


def _sum(statement: Statement, lines: Sequence[Line]) -> Money:
    return Money(sum(line.open for line in lines), statement.currency)


RULES: Final[tuple[Rule, ...]] = (
    _same_number, _same_amount, _unapplied, _unused, _rolls_forward, back_dated, _gaps, _stale, _off_list, rows_off,
    product_off, new_currency, no_voucher,
)  # fmt: skip


def since(statement: Statement) -> date:
    """From which day on the customer's invoices are looked at for missing numbers."""
    return statement.cut_off - timedelta(days=400)
