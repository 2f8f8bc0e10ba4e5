"""A coming day as people write it: understood, asked back or declined, and never guessed."""

import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.calendars import Calendar
from flows.facts.promised_days import (
    Either,
    NotADay,
    Promise,
    Promised,
    SomeDay,
    Why,
    days_of,
    read_promise,
)
from flows.tables.day_rows import DayWords, Edge
from flows.tables.day_words_en import ENGLISH
from flows.tables.day_words_zh import CHINESE

MONDAY = date(2026, 11, 2)
PAGES: Final = tomllib.loads(Path(__file__).with_name("promised_days.toml").read_text(encoding="utf-8"))["page"]
PHRASES: Final = [
    pytest.param(page["language"], page["today"], said, meant, id=f"{page['today']} {said}")
    for page in PAGES
    for said, meant in page["phrases"]
]
PIECES: Final = (
    "Friday", "next ", "by ", "the 15th", " week", "end of ", "month", "3 ", "days", "after ", "not ", "29 Feb", "31",
    "/", "in ", "999", "?", "下", "周五", "月底", "前", "后", "三天", "内", "15号", "12月", "初",
)  # fmt: skip


def told(read: Promise) -> str:
    """A reading in the notation of the corpus."""
    match read:
        case Promised(day=day):
            return day.isoformat()
        case Either(days=days, certain=certain):
            return ("" if certain else "ask: ") + " ".join(day.isoformat() for day in days)
        case SomeDay(first=first, last=last):
            return f"some: {first} {last or '…'}"
        case NotADay(why=why):
            return f"none: {why}"


@pytest.mark.parametrize(("language", "today", "said", "meant"), PHRASES)
def test_a_phrase_is_read_as_it_is_meant(language: str, today: date, said: str, meant: str) -> None:
    """One day, days to choose from, or a reason why it is none."""
    assert language in {"en", "zh"}
    assert told(read_promise(said, today)) == meant


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_phrase_is_taken_for_another_day_in_silence(
    language: str, record_property: Callable[[str, object], None]
) -> None:
    """What is not read rightly is asked back; the counts stand in the test report."""
    counts = Counter(
        verdict(told(read_promise(said, page["today"])), meant)
        for page in PAGES
        if page["language"] == language
        for said, meant in page["phrases"]
    )
    record_property(language, dict(counts))

    assert counts["silently wrong"] == 0
    assert counts.total() >= 100


def verdict(read: str, meant: str) -> str:
    """What became of a phrase: only a single day taken wrongly is silent."""
    single = len(read) == len("2026-11-02")
    if single:
        return "right" if read == meant else "silently wrong"
    return "declined" if read.startswith("none") else "asked back"


@pytest.mark.parametrize(
    ("said", "edge"),
    [("Friday", Edge.ON), ("by Friday", Edge.BY), ("end of the month", Edge.BY), ("within two weeks", Edge.BY),
     ("in two weeks", Edge.ON), ("月底前", Edge.BY), ("下周五", Edge.ON), ("最迟周五", Edge.BY), ("3天内", Edge.BY)],
)  # fmt: skip
def test_a_promise_says_whether_its_day_is_the_latest(said: str, edge: Edge) -> None:
    """By then, or on that very day."""
    read = read_promise(said, MONDAY)

    assert isinstance(read, Promised)
    assert read.edge is edge


def test_an_open_stretch_is_offered_as_its_first_working_days() -> None:
    """After Sunday the 15th: Monday, Wednesday, Friday."""
    read = read_promise("after the 14th", MONDAY)

    assert isinstance(read, SomeDay)
    assert [day.day for day in days_of(read)] == [16, 18, 20]


def test_a_stretch_is_offered_as_its_beginning_middle_and_end() -> None:
    """Next week: Monday, Wednesday, Friday."""
    read = read_promise("next week", MONDAY)

    assert isinstance(read, SomeDay)
    assert [day.day for day in days_of(read)] == [9, 11, 13]


def test_a_weekend_is_offered_though_nobody_works() -> None:
    """Whoever says weekend means it."""
    read = read_promise("the weekend", MONDAY)

    assert isinstance(read, SomeDay)
    assert [day.day for day in days_of(read)] == [7, 8]


def test_a_long_story_is_no_promise() -> None:
    """However many days it names."""
    assert read_promise("Friday " * 100, MONDAY) == NotADay(Why.NO_DAY)


@settings(deadline=None)  # the first text of a language compiles its tables
@given(
    text=st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    today=st.dates() | st.dates(date(2026, 1, 1), date(2028, 12, 31)),
)
def test_whatever_is_written_no_day_lies_behind(text: str, today: date) -> None:
    """Nothing makes the reader fail, not even at the ends of the calendar."""
    assert all(day >= today for day in named(read_promise(text, today)))


def named(read: Promise) -> tuple[date, ...]:
    """Every day of a reading."""
    match read:
        case Promised(day=day):
            return (day,)
        case Either(days=days):
            return days
        case SomeDay(first=first):
            return (first, *days_of(read))
        case NotADay():
            return ()


@settings(deadline=None)  # the first text of a language compiles its tables
@given(ahead=st.integers(0, 330), form=st.sampled_from(["%d %B %Y", "%Y-%m-%d", "%Y年%m月%d日", "%d %b", "%b %d, %Y"]))
def test_a_day_of_the_calendar_reads_back(ahead: int, form: str) -> None:
    """With a year or without."""
    day = MONDAY + timedelta(days=ahead)

    assert read_promise(f"I will pay on {day.strftime(form)}", MONDAY) == Promised(day, Edge.ON)


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_place_in_a_phrase_has_words(words: DayWords) -> None:
    """A misspelt place would match itself and nothing else."""
    known = {"date", "nth", *words.names}
    rows = words.rows

    assert [row for row in rows if not set(_places(row.phrase)) <= known] == []


def _places(phrase: str) -> list[str]:
    return [piece.split("}")[0] for piece in phrase.split("{")[1:] if piece[0].isalpha()]


def test_working_days_are_those_of_the_writers_place() -> None:
    """In three working days, over a holiday and a Friday on which nobody works there."""
    gulf = Calendar("SA", frozenset({4, 5}), {MONDAY + timedelta(days=1): "a feast"})

    assert read_promise("in 3 working days", MONDAY) == Promised(MONDAY + timedelta(days=3), Edge.ON)
    assert read_promise("in 3 working days", MONDAY, gulf) == Promised(MONDAY + timedelta(days=6), Edge.ON)
