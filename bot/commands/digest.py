"""`report digest`: what happened quietly on a day, line by line, as the threads of the desk were told it."""

from datetime import datetime, time, timedelta
from html import unescape
from zoneinfo import ZoneInfo

from bot.commands.importing import a_day
from bot.commands.terms import Arguments, Given, Result
from flows.facts.times import day_in_zone, in_zone, micros
from storage.digest import quiet


async def digest(given: Given, args: Arguments) -> Result:
    """args: day (ISO date; empty: today)."""
    zone = given.settings.time_zone
    day = a_day(str(args["day"]), "--day") if args.get("day") else day_in_zone(given.clock.now(), zone)
    begins, ends = (micros(datetime.combine(one, time(), ZoneInfo(zone))) for one in (day, day + timedelta(days=1)))
    found = await given.store.read(lambda conn: quiet(conn, begins, ends))
    rows = tuple((f"{in_zone(one.at, zone):%H:%M}", one.about, _first(one.said)) for one in found)
    if not rows:
        return Result((f"Nothing was told quietly on {day.isoformat()}.",))
    return Result((), 0, ("time", "about", "what"), rows)


def _first(said: str) -> str:
    """The first line of it, as it was read."""
    return unescape(said.partition("\n")[0])
