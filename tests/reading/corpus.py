"""The corpus, read and judged.

Promise: an outcome is judged by the line alone. `Verdict.WRONG` is what must not happen: a value taken that the writer
did not mean, without a question. Whoever adds a kind of question adds a row to `READERS`.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from flows.facts.amounts import (
    Ambiguous,
    Amount,
    Negative,
    OtherCurrency,
    Quantity,
    Several,
    Understood,
    read_amount,
    read_quantity,
)
from flows.facts.days import AmbiguousDay, Day, read_day
from flows.facts.document_numbers import named_in
from flows.facts.money import money
from flows.facts.statement import Kind, Line
from locales.typed import normal, read_words

HERE: Final = Path(__file__).parent
WORDS: Final = {"en": "en", "zh": "zh_Hans"}  # the file's language, the list of commands it is read with


class Verdict(StrEnum):
    """What became of one line."""

    RIGHT = "right"
    ASKED = "asked back"
    NOTHING = "nothing"
    WRONG = "SILENTLY WRONG"


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the corpus: what was asked, what was written, what it means (`None`: no single thing)."""

    language: str
    kind: str
    text: str
    currency: str
    means: str | None
    asked: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of it: one value, several to ask about, or neither; all in plain text."""

    value: str | None = None
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, the reading, the verdict, and whether that is all the line hoped for."""

    said: Said
    read: Read
    verdict: Verdict
    hoped: bool


def judged(said: Said) -> Judged:
    """One line, read by the reader of its kind."""
    read = READERS[said.kind](said)
    if read.value is not None:
        verdict = Verdict.RIGHT if read.value == said.means else Verdict.WRONG
    else:
        verdict = Verdict.ASKED if read.offered else Verdict.NOTHING
    return Judged(said, read, verdict, _hoped(said, read, verdict))


@cache
def corpus() -> tuple[Said, ...]:
    """Every line of both languages."""
    return tuple(_lines())


def _hoped(said: Said, read: Read, verdict: Verdict) -> bool:
    if said.means is not None:
        return verdict is Verdict.RIGHT
    if said.asked is None:
        return verdict is Verdict.NOTHING
    if not said.asked:
        return verdict in {Verdict.ASKED, Verdict.NOTHING}
    return verdict is Verdict.ASKED and set(said.asked) <= set(read.offered)


def _lines() -> Iterator[Said]:
    for language in WORDS:
        page = _page(language)
        for kind in READERS:
            yield from (_said(language, kind, row, page["currency"]) for row in page[kind])


@cache
def _page(language: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / f"utterances_{language}.toml").read_text(encoding="utf-8"))


def _said(language: str, kind: str, row: Mapping[str, Any], own: str) -> Said:
    currency = row.get("in", own)
    plain = {"amount": lambda text: told_sum(text, currency), "quantity": _count}.get(kind, str)
    means = plain(row["is"]) if "is" in row else None
    asked = tuple(plain(text) for text in row["asked"]) if "asked" in row else None
    return Said(language, kind, row["say"], currency, means, asked)


def told_sum(text: str, currency: str) -> str:
    """An amount of a line ("1250.50", "USD 500") as a reading tells it."""
    *other, figure = text.split()
    return str(money(Decimal(figure), other[0] if other else currency))


def _count(text: str) -> str:
    return f"{Decimal(text).normalize():f}"


def _figure(read: Amount | Quantity, show: Callable[[Any], str]) -> Read:
    match read:
        case Understood(value) | Negative(value):
            return Read(show(value))
        case Ambiguous(readings):
            return Read(offered=tuple(map(show, readings)))
        case Several(values):
            return Read(offered=tuple(map(show, values)))
        case OtherCurrency(value):
            return Read(offered=(show(value),))
    return Read()


def _amount(said: Said) -> Read:
    return _figure(read_amount(said.text, said.currency), str)


def _quantity(said: Said) -> Read:
    return _figure(read_quantity(said.text), lambda count: f"{count.normalize():f}")


def _document(said: Said) -> Read:
    named = [line.number for line in named_in(said.text, _open_lines(said.language))]
    return Read(named[0]) if len(named) == 1 else Read(offered=tuple(named))


def _day(said: Said) -> Read:
    match read_day(said.text, _page(said.language)["today"]):
        case Day(value):
            return Read(value.isoformat())
        case AmbiguousDay(readings):
            return Read(offered=tuple(day.isoformat() for day in readings))
    return Read()


def _command(said: Said) -> Read:
    return Read(_commands()[WORDS[said.language]].get(normal(said.text)))


@cache
def _open_lines(language: str) -> tuple[Line, ...]:
    page = _page(language)
    return tuple(
        Line(position, position, Kind.INVOICE, number, page["today"], None, 100_000, 100_000)
        for position, number in enumerate(page["documents"], 1)
    )


@cache
def _commands() -> Mapping[str, Mapping[str, str]]:
    return read_words()


READERS: Final[Mapping[str, Callable[[Said], Read]]] = {
    "amount": _amount,
    "quantity": _quantity,
    "document": _document,
    "day": _day,
    "command": _command,
}
