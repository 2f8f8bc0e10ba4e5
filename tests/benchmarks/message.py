"""`message`: a statement's thirty lines in the customer's language against a bare Jinja2 template given strings.

The third way, Babel by locale name, is there to be equal to and to be faster than; all three must say the same.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment

from flows.facts.money import Money
from flows.facts.statement import Kind, Line
from locales.speak import Speaker
from tests.benchmarks.rows import Findings, median, micros

LINES: Final = 30
_BARE: Final = """\
<b>Statement {{ number }}, as of {{ cut_off }}</b>

{% for line in lines -%}
{{ line.number }} · {{ line.on }} · due {{ line.due }} · {{ line.amount }}
{% endfor %}
Press a line to see what is behind it, or write its number."""


def values() -> Mapping[str, Any]:
    """What the flow hands to the template."""
    first = date(2026, 9, 1)
    lines = [
        Line(
            position=place, document_id=place, kind=Kind.INVOICE, number=f"INV-{2200 + place}",
            on=first + timedelta(days=place), due=first + timedelta(days=place + 30),
            total=123_456 + place * 9_999, open=123_456 + place * 9_999,
        )
        for place in range(1, LINES + 1)
    ]  # fmt: skip
    return {
        "number": "ST-2610-OKAFOR", "version": 1, "cut_off": date(2026, 10, 31), "filter": "all_lines", "over": None,
        "search": "", "disputed": (), "first": 1, "last": LINES, "count": LINES,
        "lines": [(line, Money(line.open, "USD")) for line in lines],
    }  # fmt: skip


def strings(given: Mapping[str, Any]) -> dict[str, Any]:
    """The same as words, by Babel and the locale's name."""
    return {
        "number": given["number"],
        "cut_off": _day(given["cut_off"]),
        "lines": [
            {
                "number": line.number, "on": _day(line.on), "due": _day(line.due),
                "amount": f"{amount.currency} {format_decimal(amount.minor / 100, '#,##0.00', locale='en')}",
            }
            for line, amount in given["lines"]
        ],
    }  # fmt: skip


def _day(day: date) -> str:
    return format_date(day, "d MMM y", locale="en")


def measure(folder: Path, *, small: bool) -> Findings:  # noqa: ARG001 - needs no files
    """Every row of the table."""
    times, rounds = (5, 1) if small else (400, 5)
    speaker, bare = Speaker.load(), Environment(autoescape=True).from_string(_BARE)
    given = values()
    ready = strings(given)
    said = speaker.speak("view_statement/lines", given, "en")
    assert said == bare.render(ready).strip(), "the two do not say the same"
    found = [
        (
            micros(lambda: speaker.speak("view_statement/lines", given, "en"), times),
            micros(lambda: bare.render(ready), times),
            micros(lambda: bare.render(strings(given)), times),
        )
        for _ in range(rounds)
    ]
    best = [min(column) for column in zip(*found, strict=True)]
    rows = [
        median("30-line message / bare Jinja2 template", (a / b for a, b, _ in found), (1.5, 1.4), at_least=False),
        median("Babel by locale name / bare Jinja2 template", (other / plain for _, plain, other in found)),
    ]
    names = ("30-line message", "bare template", "bare template + Babel by locale name")
    return Findings(
        "message", rows, {f"{name}: µs, best round": value for name, value in zip(names, best, strict=True)}
    )
