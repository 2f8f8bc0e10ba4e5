"""What the clock makes us say to somebody who sleeps: it waits for their hours, or is left out with its reason."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flows.facts.times import DAY, HOUR, MINUTE, in_zone, micros
from tests.conversations.paying import pay
from tests.corridor.conftest import AMARA, Play, restart, rows
from tests.corridor.test_promise_keeper import raise_case, sleep, until
from tests.corridor.test_promises import promise
from tests.town.town import Town, plain

LAGOS, ACCRA, MEXICO = "Africa/Lagos", "Africa/Accra", "America/Mexico_City"
BEFORE = micros(datetime(2026, 11, 3, 11, 45, tzinfo=ZoneInfo(LAGOS)))


async def moves_to(town: Town, zone: str) -> None:
    """Amara lives there from now on."""
    await town.concord.store.write(
        lambda conn: conn.exec_driver_sql("UPDATE contact SET zone = ? WHERE name LIKE 'Amara%'", (zone,))
    )


async def holiday(town: Town, day: str) -> None:
    """The operator writes down that day as one on which nobody works where Amara lives."""
    (town.settings.data_dir / "calendars.toml").write_text(f'[NG.2026]\noff = {{"{day}" = "a feast"}}\n')
    await restart(town)


async def with_wei(town: Town) -> None:
    """Wei speaks with Amara, who has just written."""
    await town.say(AMARA, "/human")
    card = next(message for message in reversed(town.desk()) if town.button(message, "take"))
    await town.press("U_WEI", card, "take")
    await town.say(AMARA, "Which account do we pay to?")
    await town.settle()


async def arrange(town: Town, words: str) -> str:
    """Amara arranges a call; the last message."""
    await town.say(AMARA, "Please call me back")
    await town.tap(AMARA, "The statement")
    await town.say(AMARA, words)
    await town.tap(AMARA, "The number ending in 5678")
    return plain((await town.tap(AMARA, "Yes, call me then"))[-1])


def wrote(town: Town, last: int, words: str) -> list[int]:
    """When the bot wrote these words."""
    return [m["at"] for m in town.new(AMARA, last) if words in plain(m)]


def test_whoever_has_just_written_hears_at_once_however_late_it_is(play: Play) -> None:
    """Half past three at night, and somebody is at the phone and waits."""

    async def script(town: Town) -> list[str]:
        await moves_to(town, MEXICO)
        await with_wei(town)
        last = town.last(AMARA)
        await until(town, town.clock.now() + 40 * MINUTE)
        return [f"{in_zone(at, MEXICO):%H}" for at in wrote(town, last, "you have waited long enough")]

    assert play(script, AMARA, at=BEFORE) == ["05"]


def test_after_two_hours_without_us_nobody_is_woken_to_hear_that_somebody_is_idle(play: Play) -> None:
    """It is said when their day begins."""

    async def script(town: Town) -> list[str]:
        await moves_to(town, MEXICO)
        await with_wei(town)
        last = town.last(AMARA)
        await sleep(town, town.clock.now() + 2 * HOUR)
        asleep = len(wrote(town, last, ""))
        await until(town, town.clock.now() + 4 * HOUR)
        return [str(asleep), *(f"{in_zone(at, MEXICO):%H:%M}" for at in wrote(town, last, ""))]

    said = play(script, AMARA, at=BEFORE)

    assert said[0] == "0"
    assert min(said[1:]) >= "08:00"


def test_word_of_an_early_call_comes_on_the_evening_before(play: Play) -> None:
    """And when the call is arranged they are told so."""

    async def script(town: Town) -> tuple[str, list[str]]:
        await moves_to(town, ACCRA)  # an hour behind us
        agreed = await arrange(town, "on Wednesday at 8:00")
        last = town.last(AMARA)
        await until(town, town.clock.now() + 2 * DAY)
        return agreed, [f"{in_zone(at, ACCRA):%a %H:%M}" for at in wrote(town, last, "A reminder")]

    agreed, reminded = play(script, AMARA)

    assert "I remind you on Tue 3 Nov, 18:00" in agreed
    assert reminded == ["Tue 18:00"]


def test_word_of_a_call_on_a_day_that_became_a_holiday_is_left_out_with_its_reason(play: Play) -> None:
    """It would disturb them, and on the day after it would be wrong."""

    async def script(town: Town) -> tuple[int, list[tuple[object, ...]]]:
        await arrange(town, "on Wednesday at 11:00")
        last = town.last(AMARA)
        await holiday(town, "2026-11-04")
        await until(town, town.clock.now() + 3 * DAY)
        row = await rows(town, "SELECT state, because FROM follow_up WHERE kind = 'call_soon' ORDER BY id LIMIT 1")
        return len(wrote(town, last, "A reminder")), row

    assert play(script, AMARA) == (0, [("withheld", "asleep")])


def test_nobody_is_thanked_on_a_holiday_of_their_place(play: Play) -> None:
    """Nor asked why something did not come."""

    async def script(town: Town) -> list[str]:
        await holiday(town, "2026-11-03")
        await promise(town)
        last = town.last(AMARA)
        await town.wait(DAY // 2)
        await pay(town, "RC-6001 brings 2700.00 for INV-2201")
        await until(town, town.clock.now() + 2 * DAY)
        return [f"{in_zone(at, LAGOS):%d %H:%M}" for at in wrote(town, last, "has arrived, thank you")]

    assert play(script, AMARA) == ["04 09:00"]


def test_no_call_is_offered_on_a_holiday_of_their_place(play: Play) -> None:
    """However open our own office is."""

    async def script(town: Town) -> list[str]:
        await holiday(town, "2026-11-03")
        await town.say(AMARA, "Please call me back")
        asked = await town.tap(AMARA, "The statement")
        return [one["text"] for row in asked[-1]["buttons"] for one in row]

    assert play(script, AMARA)[:3] == ["2 Nov 2026", "4 Nov 2026", "5 Nov 2026"]


def test_a_call_missed_because_we_were_down_is_owned_up_to_in_the_morning(play: Play) -> None:
    """Back at half past nine in the evening: the half hour that is left for it ends at ten, and they sleep."""

    async def script(town: Town) -> list[str]:
        await arrange(town, "on Wednesday at 11:00")
        last = town.last(AMARA)
        await sleep(town, micros(datetime(2026, 11, 4, 21, 30, tzinfo=ZoneInfo(LAGOS))))
        await until(town, town.clock.now() + DAY)
        return [f"{in_zone(at, LAGOS):%a %H:%M}" for at in wrote(town, last, "nobody has")]

    assert play(script, AMARA) == ["Thu 08:00"]


def test_what_our_books_have_settled_in_the_night_of_their_place_is_told_in_a_morning(play: Play) -> None:
    """Our office has opened; where they live it is two o'clock, and Monday's statement is not three days old."""

    async def script(town: Town) -> list[str]:
        await raise_case(town)
        await moves_to(town, MEXICO)
        await until(town, micros(datetime(2026, 11, 4, 1, tzinfo=ZoneInfo(LAGOS))))
        last = town.last(AMARA)
        await pay(town, "RC-7001 brings 4800.00 for INV-2214")
        await town.concord.waker.ring()
        await until(town, town.clock.now() + 2 * DAY)
        return [f"{in_zone(at, MEXICO):%a %H}" for at in wrote(town, last, "is paid in our books")]

    assert play(script, AMARA) == ["Thu 09"]
