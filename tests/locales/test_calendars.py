"""The calendars of places: made-up days, long holidays, the Gulf's weekends, the moon, years without a list."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows.facts.calendars import WEEKDAYS
from flows.facts.contact_policy import next_opening, next_unasked
from flows.facts.times import in_zone, micros
from locales.calendars import Calendars, UnreadableCalendarError, read_corrections

TODAY = date(2026, 11, 22)
CALENDARS = Calendars(TODAY)


def at(zone: str, *wall: int) -> int:
    """That wall clock moment there, in µs UTC."""
    return micros(datetime(*wall, tzinfo=ZoneInfo(zone)))  # type: ignore[misc, arg-type]


def there(moment: int, zone: str) -> str:
    """The moment as the people there read it."""
    return in_zone(moment, zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("country", "zone", "begins", "opens"),
    [
        pytest.param("CN", "Asia/Shanghai", (2026, 2, 13, 20), "2026-02-14 09:00", id="a Saturday that is made up"),
        pytest.param("CN", "Asia/Shanghai", (2026, 9, 30, 20), "2026-10-08 09:00", id="before National Day"),
        pytest.param("SA", "Asia/Riyadh", (2026, 1, 8, 20), "2026-01-11 09:00", id="a Thursday evening in Riyadh"),
        pytest.param("AE", "Asia/Dubai", (2026, 1, 9, 20), "2026-01-12 09:00", id="a Friday evening in Dubai"),
        pytest.param("JP", "Asia/Tokyo", (2026, 5, 1, 20), "2026-05-07 09:00", id="Golden Week"),
        pytest.param("DE", "Europe/Berlin", (2026, 4, 2, 20), "2026-04-07 09:00", id="Easter"),
        pytest.param("US", "America/New_York", (2026, 3, 6, 20), "2026-03-09 09:00", id="the clocks go forward"),
        pytest.param("US", "America/New_York", (2026, 10, 30, 20), "2026-11-02 09:00", id="the clocks go back"),
    ],
)
def test_the_next_working_morning_is_the_one_people_there_know(
    country: str, zone: str, begins: tuple[int, ...], opens: str
) -> None:
    """Weekends, holidays and made-up days of the place, at nine on its own clock."""
    found = next_opening(at(zone, *begins), zone, calendar=CALENDARS.of(country))

    assert there(found, zone) == opens


@pytest.mark.parametrize(
    ("country", "zone", "begins", "opens"),
    [
        pytest.param("CN", "Asia/Shanghai", (2026, 2, 13, 20), "2026-02-25 09:00", id="around Spring Festival"),
        pytest.param("JP", "Asia/Tokyo", (2026, 4, 30, 20), "2026-05-08 09:00", id="around Golden Week"),
        pytest.param("DE", "Europe/Berlin", (2026, 4, 2, 15), "2026-04-07 09:00", id="the eve of Easter from three"),
        pytest.param("DE", "Europe/Berlin", (2026, 4, 2, 14), "2026-04-02 14:00", id="the eve of Easter before three"),
        pytest.param("AE", "Asia/Dubai", (2026, 1, 9, 12), "2026-01-09 14:00", id="Friday prayer"),
        pytest.param("AE", "Asia/Dubai", (2026, 3, 4, 9), "2026-03-04 10:00", id="a morning in Ramadan"),
        pytest.param("AE", "Asia/Dubai", (2026, 3, 4, 16), "2026-03-05 10:00", id="an afternoon in Ramadan"),
    ],
)
def test_nobody_is_written_to_unasked_when_people_there_rest(
    country: str, zone: str, begins: tuple[int, ...], opens: str
) -> None:
    """What the place's manners leave free besides its days off."""
    found = next_unasked(at(zone, *begins), zone, CALENDARS.of(country))

    assert there(found, zone) == opens


def test_the_days_beside_a_feast_by_the_moon_are_left_alone_and_say_why() -> None:
    """Eid may come a day earlier or later than any list says."""
    after, emirates = date(2026, 3, 23), CALENDARS.of("AE")
    why, works, free = emirates.why(after), emirates.working(after), emirates.spells(after, (time(9), time(18)))

    assert works
    assert free == ()
    assert why == "Eid al-Fitr Holiday (estimated)"


def test_a_year_that_nobody_published_is_unknown_not_free_of_holidays() -> None:
    """Sri Lanka's list ends: last year's days off are left alone, and the doubt is named."""
    lanka = CALENDARS.of("LK")

    assert (2027, "unknown") in CALENDARS.doubts("LK")
    assert not lanka.working(date(2027, 2, 4))


def test_a_year_whose_made_up_days_are_missing_is_not_certain() -> None:
    """China's working Saturdays of a year come late in the year before."""
    assert (2027, "unconfirmed") in CALENDARS.doubts("CN")
    assert all(year != 2026 for year, _ in CALENDARS.doubts("CN"))


def test_an_operator_corrects_a_year_and_its_doubt_is_gone(tmp_path: Path) -> None:
    """The file adds what was announced, for one place and year."""
    file = tmp_path / "calendars.toml"
    file.write_text('[CN.2027]\ncomplete = true\nworking = ["2027-02-20"]\n[CN.2027.off]\n2027-02-05 = "Chuxi"\n')

    mended = Calendars(TODAY, read_corrections(file))

    assert mended.doubts("CN") == []
    assert mended.of("CN").working(date(2027, 2, 20))
    assert not mended.of("CN").working(date(2027, 2, 5))


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("[CN]\noff = 3\n", "needs a year"),
        ('[CN.2027]\nworking = ["soon"]\n', "CN.2027"),
        ('[CN.2027]\nworking = ["2026-02-14"]\n', "move it to its year"),
        ("[CN.2027\n", "cannot be read"),
    ],
)
def test_a_faulty_file_says_where_and_what_to_write(tmp_path: Path, written: str, word: str) -> None:
    """One sentence, with the file and the place."""
    file = tmp_path / "calendars.toml"
    file.write_text(written)

    with pytest.raises(UnreadableCalendarError, match=r"calendars\.toml") as raised:
        read_corrections(file)

    assert word in str(raised.value)


def test_an_unknown_place_works_from_monday_to_friday_and_every_year_of_it_is_in_doubt() -> None:
    """Nothing is refused, nothing is taken for certain."""
    nowhere = CALENDARS.of("XX")

    assert nowhere.weekend == WEEKDAYS.weekend
    assert [year for year, _ in CALENDARS.doubts("XX")] == [2026, 2027, 2028]


def test_a_region_has_days_off_of_its_own() -> None:
    """Bavaria keeps Epiphany; a region that does not exist counts as the whole country."""
    assert not CALENDARS.of("DE", "BY").working(date(2026, 1, 6))
    assert CALENDARS.of("DE").working(date(2026, 1, 6))
    assert CALENDARS.of("DE", "??").working(date(2026, 1, 6))


def test_a_moment_inside_the_hours_is_its_own_next_opening() -> None:
    """Nothing is put off without a reason."""
    noon = micros(datetime(2026, 11, 24, 12, tzinfo=UTC))

    assert next_unasked(noon, "UTC", CALENDARS.of("GB")) == noon
