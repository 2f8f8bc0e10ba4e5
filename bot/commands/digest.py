"""`report digest`: what happened quietly on a day, as threads were told it, or what a colleague would be told now."""

from datetime import datetime, time, timedelta
from html import unescape
from zoneinfo import ZoneInfo

from bot.commands.importing import a_day
from bot.commands.staff import member
from bot.commands.terms import Arguments, Given, Result
from flows.facts.times import day_in_zone, in_zone, micros
from storage import digests
from storage.inbox import Key
from storage.ports import Connection


async def digest(given: Given, args: Arguments) -> Result:
    """args: day (ISO date; empty: today); of (id, user id or name): theirs as of now, with week that of Monday."""
    if args.get("of"):
        return await _of(given, str(args["of"]), digests.WEEKLY if args.get("week") else digests.DAILY)
    zone = given.settings.time_zone
    day = a_day(str(args["day"]), "--day") if args.get("day") else day_in_zone(given.clock.now(), zone)
    begins, ends = (micros(datetime.combine(one, time(), ZoneInfo(zone))) for one in (day, day + timedelta(days=1)))
    found = await given.store.read(lambda conn: digests.quiet(conn, begins, ends))
    rows = tuple((f"{in_zone(one.at, zone):%H:%M}", one.about, _first(one.said)) for one in found)
    if not rows:
        return Result((f"Nothing was told quietly on {day.isoformat()}.",))
    return Result((), 0, ("time", "about", "what"), rows)


async def _of(given: Given, name: str, kind: str) -> Result:
    """The very message that they would get, without sending it."""
    from bot.almanac import Almanac, corrections_of
    from bot.assemble import house, words_of
    from bot.digests import digest_of
    from bot.doors import Inbound, Unknown
    from bot.work import Work

    settings, now = given.settings, given.clock.now()
    almanac = Almanac(given.clock, settings.time_zone, corrections_of(settings))
    made = house(settings, given.speaker or words_of(settings), almanac)

    def said(conn: Connection) -> tuple[str, ...]:
        who = member(conn, name, "--of")
        found = digest_of(Work(conn, made, Inbound(Key("command", "digest", now), "", "", Unknown("")), now), who, kind)
        return tuple(unescape(found.text).split("\n")) if found else (f"There is nothing to tell {who.name} now.",)

    return Result(await given.store.read(said))


def _first(said: str) -> str:
    """The first line of it, as it was read."""
    return unescape(said.partition("\n")[0])
