"""The phrases for a day in what somebody wrote, and whether anything else was said.

Promises: pure and total; from left to right the longest phrase is taken, and none twice. The words stand in
flows/tables/day_words_*.py and in the data files of other languages, of which those are read that the words may be in
(tongues.py); the arithmetic is day_rules.py. Who edits: developers.
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
from flows.facts.phrase_forms import SIGN
from flows.facts.tongues import folded, likely
from flows.facts.written_dates import in_one_calendar
from flows.tables.day_rows import DayWords, Edge, Row


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
    r"(?<![\d/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:(?:\d{4}|\d{2,3}) ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?[日号]"
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


@dataclass(frozen=True, slots=True)
class Said:
    """The words in the forms that the tables know, and the tables of the languages they may be in."""

    words: str
    tables: tuple[DayWords, ...]


def settled(text: str) -> Said:
    """The same words in the forms the tables know."""
    tongues = likely(text)
    said = in_one_calendar(folded(plain(text).lower(), tongues), tongues)
    tables = tuple(tongue.days for tongue in tongues)
    for words in tables:
        for form, usual in words.same.items():
            said = re.sub(form, usual, said)
        said = _mended(words).sub(lambda found, forms=dict(words.forms): forms[found[0]], said)  # type: ignore[misc]
        if words.numerals:
            said = _counted(said, words.numerals)
    return Said(_spaced(said), tables)


def dates_in(said: str) -> list[str]:
    """The days of the calendar that are written in it, as they are written."""
    return re.findall(_DATE, said)


def denied(said: Said) -> bool:
    """Whether something is refused or denied in it."""
    return any(_form_of(words.denied).search(_form_of(words.harmless).sub(" ", said.words)) for words in said.tables)


def without_hours(said: Said) -> Said:
    """The same without parts of a day."""
    left = said.words
    for words in said.tables:
        left = _form_of(words.hours).sub(" ", left)
    return Said(_spaced(left), said.tables)


def today_ends(said: Said) -> bool:
    """Whether the end of a day is named."""
    return any(_form_of(words.today_ends).search(said.words) for words in said.tables)


def unknown(said: Said, found: Iterable[Found]) -> bool:
    """Whether words or a question are left that no table knows."""
    left = said.words
    for one in sorted(found, key=lambda one: -one.start):
        left = f"{left[: one.start]} {left[one.end :]}"
    for words in said.tables:
        left = _form_of(words.harmless).sub(" ", left)
    for words in said.tables:
        left = _form_of(rf"\b(?:{words.fillers})\b" if words.spaced and not words.nth else words.fillers).sub(" ", left)
    return bool(re.search(rf"{SIGN}|[?？؟]", left.replace("_", "")))


def phrases(said: Said, today: date, calendar: Calendar = WEEKDAYS) -> Iterator[Found]:
    """The phrases from left to right; where several begin the longest is taken."""
    forms = (form for words in said.tables for form in _forms(words))
    hits = [
        (hit.start(), -hit.end(), place, row, words, hit)
        for place, (row, words, form) in enumerate(forms)
        for hit in form.finditer(said.words)
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
def _forms(words: DayWords) -> tuple[tuple[Row, DayWords, re.Pattern[str]], ...]:
    return tuple((row, words, _form(row, words)) for row in words.rows)


@cache
def _form_of(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def _mended(words: DayWords) -> re.Pattern[str]:
    """What `forms` puts right, as whole words."""
    left, right = words.bounds
    return re.compile(f"{left}(?:{_any(form for form, _ in words.forms)}){right}" if words.forms else "(?!)")


def _form(row: Row, words: DayWords) -> re.Pattern[str]:
    places = {
        name: _any(values, " ?" if words.nth and not words.spaced else " ") for name, values in words.names.items()
    }
    nth = words.nth or (r"\d{1,2}(?:st|nd|rd|th)" if words.spaced else r"\d{1,2} ?[号日]")
    places |= {"date": _DATE, "nth": nth}
    for name in ("n", "m"):
        places[name] = "|".join((r"\d{1,3}", *words.names[name]))
    body = re.sub(r"\{([a-z]+)\}", lambda found: _place(found[1], places), row.phrase)
    gap, the = (" ", "(?:the )?") if words.spaced else (" ?", "")
    the = words.article if words.nth else the
    form = f"(?:(?P<before>{_any(words.before)}){gap})?{the}{body}(?:{gap}(?P<after>{_any(words.after)}))?"
    left, right = (
        words.bounds if words.nth else ("(?<![a-z0-9'])", "(?![a-z0-9'])") if words.spaced else (r"(?<!\d)", "")
    )
    return re.compile(left + form + right)


def _place(name: str, places: Mapping[str, str]) -> str:
    return f"(?P<{name}>{places[name]})" if name in places else f"{{{name}}}"


def _any(values: Iterable[str], space: str = " ") -> str:
    found = [re.escape(value).replace(r"\ ", space) for value in sorted(values, key=len, reverse=True)]
    return "|".join(found) or "(?!)"


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
        if place == "that" and said is None:
            filled["which"] = 0  # a table that lets it be missing means this one
        if place in _NAMED and said is not None:
            digits = re.search(r"\d+", said)
            known = words.names.get(place, {}).get(said if words.spaced else said.replace(" ", ""))
            filled[_NAMED[place]] = said if place == "date" else int(digits[0]) if digits and known is None else known
    return filled
