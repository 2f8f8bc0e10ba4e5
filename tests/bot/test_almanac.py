"""Calendars of this process: by place, as of today, with what an operator knows better."""

import asyncio
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.almanac import Almanac, corrections_of
from bot.clock import MovableClock
from bot.settings import NotConfiguredError, load
from flows.facts.calendars import WEEKDAYS
from flows.facts.times import DAY, micros

EVE = micros(datetime(2026, 12, 31, 12, tzinfo=ZoneInfo("UTC")))
ROOT = Path(__file__).resolve().parents[2]


def test_a_place_that_is_not_known_works_from_monday_to_friday() -> None:
    """A customer without a country has no holidays, and needs no list."""
    assert Almanac(MovableClock(EVE), "UTC", {}).of("") is WEEKDAYS


def test_when_the_year_turns_the_calendars_are_made_anew() -> None:
    """A process that runs over New Year looks two years ahead then as before."""
    clock = MovableClock(EVE, stopped=True)
    almanac = Almanac(clock, "UTC", {})
    before = almanac.of("DE").holidays
    clock.advance(DAY)

    assert max(before).year == 2028
    assert max(almanac.of("DE").holidays).year == 2029


def test_what_is_warmed_ahead_is_the_same() -> None:
    """In small letters too."""
    almanac = Almanac(MovableClock(EVE), "UTC", {})
    asyncio.run(almanac.warm([("cn", ""), ("DE", "BY")]))

    assert date(2026, 10, 1) in almanac.of("CN").holidays
    assert date(2026, 1, 6) in almanac.of("DE", "BY").holidays
    assert date(2026, 1, 6) not in almanac.of("DE").holidays


def test_doubtful_years_are_named() -> None:
    """For whoever asks what is not certain."""
    assert (2027, "unknown") in Almanac(MovableClock(EVE), "UTC", {}).doubts("LK")


def test_an_operators_file_counts_and_a_faulty_one_refuses(tmp_path: Path) -> None:
    """The sentence names the place and what to write."""
    settings = load(env_file=None, data_dir=tmp_path)
    (tmp_path / "calendars.toml").write_text('[NG.2026]\nworking = ["2026-12-25"]\n')
    better = Almanac(MovableClock(EVE), "UTC", corrections_of(settings)).of("NG")
    (tmp_path / "calendars.toml").write_text("[NG]\noff = {}\n")

    assert better.working(date(2026, 12, 25))
    with pytest.raises(NotConfiguredError, match=r"\[NG\] needs a year"):
        corrections_of(settings)


def test_nothing_reads_lists_of_holidays_before_they_are_needed() -> None:
    """Neither help nor the start waits a quarter of a second for them."""
    asked = "import sys, bot.assemble, bot.__main__; print('holidays' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
