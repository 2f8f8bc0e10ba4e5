"""The phrases for a day in what somebody wrote, and whether anything else was said.

Promises: pure and total; from left to right the longest phrase is taken, and none twice. The words stand in
flows/tables/day_words.py, the arithmetic in day_rules.py. Who edits: developers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.day_rules import Named, Span, spans
from flows.tables.day_rows import DayWords, Edge, Row
from flows.tables.day_words import WORDS


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase, where it stands, and what it can mean: nothing when it names no day."""

    start: int
    end: int
    row: Row
    edge: Edge
    spans: tuple[Span, ...]


_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
# Where a day of the calendar may stand; what it says is left to flows/facts/days.py.
_DATE: Final = (
    r"(?<![\d/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:(?:\d{4}|\d{2}) ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?[日号]"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/](?:\d{4}|\d{2}))?|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -]?(?:of )?{_MONTH}(?:,?[ -]\d{{4}})?"
    rf"|{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)(?![\d/-])"
)
_TENS: Final = "十"
_COUNTED: Final = re.compile(
    r"(?<![周期拜这下个])[一二两三四五六七八九十]{1,3}(?= ?(?:[号日天月年个周点]|星期|礼拜|工作日))"
)
_NAMED: Final = MappingProxyType({
    **{place: place for place in ("date", "n", "m", "nth", "count", "which", "weekday", "month", "unit")},
    "that": "which", "period": "unit", "week": "unit",
})  # fmt: skip


def settled(text: str) -> str:
    """The same words in the forms the tables know."""
    said = plain(text).lower()
    for words in WORDS:
        for form, usual in words.same.items():
            said = re.sub(form, usual, said)
        if words.numerals:
            said = _counted(said, words.numerals)
    return _spaced(said)


def dates_in(said: str) -> list[str]:
    """The days of the calendar that are written in it, as they are written."""
    return re.findall(_DATE, said)


def denied(said: str) -> bool:
    """Whether something is refused or denied in it."""
    return any(re.search(words.denied, re.sub(words.harmless, " ", said)) for words in WORDS)


def without_hours(said: str) -> str:
    """The same without parts of a day."""
    for words in WORDS:
        said = re.sub(words.hours, " ", said)
    return _spaced(said)


def today_ends(said: str) -> bool:
    """Whether the end of a day is named."""
    return any(re.search(words.today_ends, said) for words in WORDS)


def unknown(said: str, found: Iterable[Found]) -> bool:
    """Whether words or a question are left that no table knows."""
    for one in sorted(found, key=lambda one: -one.start):
        said = f"{said[: one.start]} {said[one.end :]}"
    for words in WORDS:
        said = re.sub(words.harmless, " ", said)
    for words in WORDS:
        said = re.sub(rf"\b(?:{words.fillers})\b" if words.spaced else words.fillers, " ", said)
    return bool(re.sub(r"[^\w?]|_", "", said))


def phrases(said: str, today: date, calendar: Calendar = WEEKDAYS) -> Iterator[Found]:
    """The phrases from left to right; where several begin the longest is taken."""
    hits = [
        (hit.start(), -hit.end(), place, row, words, hit)
        for place, (row, words, form) in enumerate(_forms())
        for hit in form.finditer(said)
    ]
    reached = 0
    for start, end, _, row, words, hit in sorted(hits, key=lambda one: one[:3]):
        if start >= reached:
            reached = -end
            yield Found(start, -end, row, _edge(row, words, hit), _spans(row, words, hit, today, calendar))


def _spaced(said: str) -> str:
    return re.sub(r"\s+", " ", said).strip()


def _counted(said: str, numerals: str) -> str:
    """Numbers before what they count, in digits; of two in a row ("两三天") either may be meant."""

    def digits(found: re.Match[str]) -> str:
        signs = found[0].replace("两", "二")
        if _TENS not in signs:
            return "-".join(str(numerals.index(sign)) for sign in signs)
        tens, _, ones = signs.partition(_TENS)
        if max(len(tens), len(ones)) > 1 or _TENS in ones:
            return found[0]
        return str((numerals.index(tens) if tens else 1) * 10 + (numerals.index(ones) if ones else 0))

    return _COUNTED.sub(digits, said)


@cache
def _forms() -> tuple[tuple[Row, DayWords, re.Pattern[str]], ...]:
    return tuple((row, words, _form(row, words)) for words in WORDS for row in words.rows)


def _form(row: Row, words: DayWords) -> re.Pattern[str]:
    places = {name: _any(values) for name, values in words.names.items()}
    nth = r"\d{1,2}(?:st|nd|rd|th)" if words.spaced else r"\d{1,2} ?[号日]"
    places |= {"date": _DATE, "nth": nth}
    for name in ("n", "m"):
        places[name] = "|".join((r"\d{1,3}", *words.names[name]))
    body = re.sub(r"\{([a-z]+)\}", lambda found: _place(found[1], places), row.phrase)
    gap, the = (" ", "(?:the )?") if words.spaced else (" ?", "")
    form = f"(?:(?P<before>{_any(words.before)}){gap})?{the}{body}(?:{gap}(?P<after>{_any(words.after)}))?"
    return re.compile(rf"(?<![a-z0-9']){form}(?![a-z0-9'])" if words.spaced else rf"(?<!\d){form}")


def _place(name: str, places: Mapping[str, str]) -> str:
    return f"(?P<{name}>{places[name]})" if name in places else f"{{{name}}}"


def _any(values: Iterable[str]) -> str:
    return "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True))


def _edge(row: Row, words: DayWords, hit: re.Match[str]) -> Edge:
    said = (words.before.get(hit["before"] or "", Edge.ON), words.after.get(hit["after"] or "", Edge.ON))
    strict = [edge for edge in said if edge is not Edge.ON]
    return next((edge for edge in strict if edge is not Edge.BY), strict[0] if strict else row.edge)


def _spans(row: Row, words: DayWords, hit: re.Match[str], today: date, calendar: Calendar) -> tuple[Span, ...]:
    try:
        return spans(row.rule, Named(today, row.days, calendar=calendar, **_filled(words, hit)))
    except (OverflowError, ValueError, LookupError):
        return ()


def _filled(words: DayWords, hit: re.Match[str]) -> dict[str, Any]:
    """What stands in the places of a phrase, by the names of `Named`."""
    filled: dict[str, Any] = {}
    for place, said in hit.groupdict().items():
        if place in _NAMED and said is not None:
            digits = re.match(r"\d+", said)
            known = words.names.get(place, {}).get(said)
            filled[_NAMED[place]] = said if place == "date" else int(digits[0]) if digits and known is None else known
    return filled
