"""`message`: a statement's thirty lines in the customer's language against a bare Jinja2 template given strings.

In every language there is; in those that are on their way, the words that are not translated yet are English. The third
way, Babel by locale name, is there to be equal to and to be faster than; in English all three must say the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, Template

from flows.facts.money import Money
from flows.facts.statement import Kind, Line
from locales.languages import OFFERED, OWN_NAMES
from locales.speak import Speaker
from tests.benchmarks.rows import Findings, median, micros

LINES: Final = 30
MESSAGE: Final = "view_statement/lines"
BUDGET: Final = (1.5, 1.4)  # and what it stretches to
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
    speaker, bare = Speaker.load(also=[language for language in OWN_NAMES if language not in OFFERED]), _bare()
    given = values()
    ready = strings(given)
    said = speaker.speak(MESSAGE, given, "en")
    assert said == bare.render(ready).strip(), "the two do not say the same"

    def beside(work: Callable[[], object]) -> list[tuple[float, float]]:
        """Its time and that of the bare template right after, round by round: the machine has moods."""
        return [(micros(work, times), micros(lambda: bare.render(ready), times)) for _ in range(rounds)]

    ours = {language: beside(partial(speaker.speak, MESSAGE, given, language)) for language in OWN_NAMES}
    babel = beside(lambda: bare.render(strings(given)))
    rows = [
        *(
            median(f"30-line message in {language} / bare Jinja2 template", _ratios(found), BUDGET, at_least=False)
            for language, found in ours.items()
        ),
        median("Babel by locale name / bare Jinja2 template", _ratios(babel)),
    ]
    best = {"30-line message": [one for one, _ in ours["en"]], "bare template": [plain for _, plain in ours["en"]]}
    best["bare template + Babel by locale name"] = [other for other, _ in babel]
    return Findings("message", rows, {f"{name}: µs, best round": min(found) for name, found in best.items()})


def _bare() -> Template:
    return Environment(autoescape=True).from_string(_BARE)


def _ratios(found: Sequence[tuple[float, float]]) -> Iterator[float]:
    return (one / other for one, other in found)
