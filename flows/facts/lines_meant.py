"""Which lines of a statement a sentence means: by number, failing that by amount, failing that by day.

Promises: pure; what can be read in two ways finds the lines of both, and the caller asks.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from flows.facts.amounts import Ambiguous, Understood, read_amount
from flows.facts.days import AmbiguousDay, Day, read_day
from flows.facts.document_numbers import named_in, worth
from flows.facts.money import Money
from flows.facts.statement import Line, Statement

Found = list[tuple[Statement, Line]]
SENTENCE = 30  # words in which a day is looked for
_FIGURE = re.compile(r"\d[\d.,' ]*\d")
_CHINESE_DAY = re.compile(r"(?:\d{2,4}年)?\d{1,2}月\d{1,2}[日号]")


def lines_meant_in(text: str, statements: Iterable[Statement], today: date) -> Found:
    """The lines of those statements that the text means."""
    known = tuple(statements)
    named = [(s, line) for s in known for line in named_in(text, s.lines)]
    return named or _worth(text, known) or _of_day(text, known, today)


def _worth(text: str, statements: tuple[Statement, ...]) -> Found:
    """The lines whose amount is all that was written, or failing that stands somewhere in the sentence."""
    whole = [(s, line) for s in statements for line in worth(text, s)]
    figures = [] if whole else _FIGURE.findall(text)[:SENTENCE]
    stated = {(s.currency, sum_.minor) for s in statements for figure in figures for sum_ in _sums(figure, s)}
    lines = ((s, line) for s in statements for line in s.lines)
    return whole or [(s, line) for s, line in lines if {(s.currency, line.open), (s.currency, line.total)} & stated]


def _sums(figure: str, statement: Statement) -> tuple[Money, ...]:
    """Every way to read it; the lines tell which is meant."""
    match read_amount(figure, statement.currency):
        case Understood(value=sum_):
            return (sum_,)
        case Ambiguous(readings=sums):
            return sums
    return ()


def _of_day(text: str, statements: tuple[Statement, ...], today: date) -> Found:
    """The lines of the day that the text names, of either day where it can be read in two ways."""
    days = set(_days(text, today))
    return [(s, line) for s in statements for line in s.lines if line.on in days]


def _days(text: str, today: date) -> Iterator[date]:
    """The days that stand in a sentence."""
    pieces = (_CHINESE_DAY.findall(text) or text.split())[:SENTENCE]
    for start in range(len(pieces)):
        for length in range(min(3, len(pieces) - start), 0, -1):
            match read_day(" ".join(pieces[start : start + length]).strip(".,?!"), today):
                case Day(value=day):
                    yield day
                case AmbiguousDay(readings=days):
                    yield from days
