"""Every place's calendar as of today, for all turns of this process.

Promises: nothing is read before it is asked for or warmed, so that a start waits for no list of holidays; when the year
turns, the calendars are made anew. Whoever knows days better than the lists writes them to DATA_DIR/calendars.toml.
"""

import asyncio
import logging
from collections.abc import Iterable
from datetime import date

from bot.clock import Clock
from bot.settings import NotConfiguredError, Settings
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.times import day_in_zone
from locales.calendars import Calendars, Corrections, UnreadableCalendarError, read_corrections

log = logging.getLogger("concord.almanac")
FILE = "calendars.toml"


def corrections_of(settings: Settings) -> Corrections:
    """What the operator knows better. Raises NotConfiguredError for a file that cannot be used, with its sentence."""
    try:
        return read_corrections(settings.data_dir / FILE)
    except UnreadableCalendarError as error:
        raise NotConfiguredError(str(error)) from error


class Almanac:
    """Calendars by country and region; Monday to Friday where no country is known."""

    def __init__(self, clock: Clock, zone: str, corrections: Corrections) -> None:
        """`zone` says when our own year turns."""
        self._clock, self._zone, self._corrections = clock, zone, corrections
        self._made = Calendars(self._today(), corrections)
        self._year = self._today().year

    def of(self, country: str, region: str = "") -> Calendar:
        """That place's calendar."""
        return self._now().of(country.upper(), region) if country else WEEKDAYS

    def doubts(self, country: str, region: str = "") -> list[tuple[int, str]]:
        """The years of that place that are not certain: with `unknown` or `unconfirmed`."""
        return self._now().doubts(country.upper(), region) if country else []

    async def warm(self, places: Iterable[tuple[str, str]]) -> None:
        """Make them ahead, beside the loop: no press waits for a list of holidays."""
        try:
            await asyncio.to_thread(lambda: [self.of(*place) for place in sorted(set(places))])
        except Exception:  # a calendar that cannot be made ahead is made, or fails, where it is needed
            log.exception("the calendars could not be made ahead")

    def _now(self) -> Calendars:
        today = self._today()
        if today.year != self._year:
            self._made, self._year = Calendars(today, self._corrections), today.year
        return self._made

    def _today(self) -> date:
        return day_in_zone(self._clock.now(), self._zone)
