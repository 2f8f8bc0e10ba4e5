"""Days in every language, said in a message and taken for the same day."""

from datetime import date

import pytest

from flows.facts.days import Day, read_day
from flows.facts.promised_days import read_promise
from tests.flows.test_promised_days import told

WEDNESDAY = date(2026, 11, 4)

# What was said, and what it means in the notation of promised_days.toml.
COMING = (
    ("übermorgen", "2026-11-06"),
    ("nächsten Freitag", "2026-11-06 2026-11-13"),
    ("Freitag nächster Woche", "2026-11-13"),
    ("来週の金曜日", "2026-11-13"),
    ("다음 주 금요일", "2026-11-13"),
    ("다음주금요일", "2026-11-13"),
    ("послезавтра", "2026-11-06"),
    ("в пятницу", "2026-11-06"),
    ("अगले शुक्रवार", "2026-11-06 2026-11-13"),
    ("วันศุกร์หน้า", "2026-11-06 2026-11-13"),
    ("thứ Sáu tuần sau", "2026-11-13"),
    ("thu sau tuan sau", "2026-11-13"),
    ("el viernes que viene", "2026-11-06 2026-11-13"),
    ("يوم الأحد القادم", "2026-11-08 2026-11-15"),
    ("下週五", "2026-11-13"),
)
DATED = (
    "3. Dezember",
    "am 3. Dezember",
    "3 de diciembre",
    "3 декабря",
    "3 ديسمبر",
    "3 كانون الأول",
    "٣ ديسمبر",
    "12月3日",
    "12월 3일",
    "3 दिसंबर",
    "3 ธันวาคม",
    "ngày 3 tháng 12",
    "3 tháng 12",
)
WITH_YEAR = (
    "3. Dezember 2026",
    "3 de diciembre de 2026",
    "3 декабря 2026",
    "3 ديسمبر 2026",
    "2026年12月3日",
    "令和8年12月3日",
    "民國115年12月3日",
    "115年12月3日",
    "2026년 12월 3일",
    "3 दिसंबर 2026",
    "3 ธันวาคม 2569",
    "3 ธันวาคม พ.ศ. 2569",
    "ngày 3 tháng 12 năm 2026",
)


@pytest.mark.parametrize(("said", "meant"), COMING)
def test_a_coming_day_is_the_same_in_every_language(said: str, meant: str) -> None:
    """And asked back where the language itself leaves two."""
    assert told(read_promise(said, WEDNESDAY)) == meant


@pytest.mark.parametrize("said", DATED)
def test_a_date_without_its_year_is_the_next_one(said: str) -> None:
    """Months by their names, in the digits of any script."""
    assert told(read_promise(said, WEDNESDAY)) == "2026-12-03"


@pytest.mark.parametrize("said", WITH_YEAR)
def test_a_date_with_its_year_is_that_day(said: str) -> None:
    """Years of other calendars are counted as everybody's."""
    assert read_day(said, WEDNESDAY) == Day(date(2026, 12, 3))
