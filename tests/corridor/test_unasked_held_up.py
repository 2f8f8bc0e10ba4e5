"""What nobody asked for and Telegram held up: at the next opening or not at all, and nobody else waits for it."""

from datetime import time

import pytest

from flows.facts.times import DAY, HOUR, MINUTE, in_zone
from tests.corridor.conftest import AMARA, Play, one, restart, rows
from tests.corridor.test_reminders import until
from tests.town.town import Town, plain

LAGOS = "Africa/Lagos"
NOTICE, REMINDER = "is ready", "waits for your answer"
OUTBOX = "SELECT state, hours FROM outbox WHERE kind = ?"


async def held_up(town: Town, hours: int) -> None:
    """Telegram refuses what comes next, and takes it again so many hours later."""
    town.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=hours * 3600)


async def hours_pass(town: Town, hours: int) -> None:
    """Ringing each half hour."""
    for _ in range(hours * 2):
        await town.wait(HOUR // 2)


def times(town: Town, last: int, words: str = "") -> list[str]:
    """On which day and when the bot wrote these words."""
    return [f"{in_zone(m['at'], LAGOS):%d %H:%M}" for m in town.new(AMARA, last) if words in plain(m)]


async def notice_at_five(town: Town) -> int:
    """The statement is issued at five in the afternoon, and its notice is refused for six hours; the last message."""
    town.clock.advance(8 * HOUR)
    await held_up(town, 6)
    last = town.last(AMARA)
    await town.issue()
    await town.wait(MINUTE)
    return last


def test_a_notice_that_was_held_up_into_the_night_comes_in_the_morning(play: Play) -> None:
    """Not at eleven, when the platform is back; and it is not lost."""

    async def script(town: Town) -> list[str]:
        last = await notice_at_five(town)
        await hours_pass(town, 20)
        return times(town, last, NOTICE)

    came = play(script, AMARA, issue=False)

    assert [at[:2] for at in came] == ["03"]
    assert "09:00" <= came[0][3:] <= "09:30"


def test_what_waits_for_the_morning_keeps_no_answer_waiting(play: Play) -> None:
    """Whoever writes in the night is answered in the night."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        last = await notice_at_five(town)
        await hours_pass(town, 7)
        waiting = await rows(town, OUTBOX, "statement")
        await town.say(AMARA, "/help")
        return times(town, last), waiting

    answered, waiting = play(script, AMARA, issue=False)

    assert waiting == [("queued", 2)]
    assert {at[:5] for at in answered} == {"03 00"}


def test_a_notice_that_waits_is_needless_once_the_statement_was_opened(play: Play) -> None:
    """They looked by themselves meanwhile."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[str]]:
        last = await notice_at_five(town)
        await hours_pass(town, 7)
        await town.say(AMARA, "/statement")
        await hours_pass(town, 14)
        return await rows(town, OUTBOX, "statement"), times(town, last, NOTICE)

    letters, came = play(script, AMARA, issue=False)

    assert ("dead", 2) in letters
    assert came == []


def test_a_reminder_held_up_past_its_validity_is_left_out_with_its_reason(play: Play) -> None:
    """The next one comes in its own time."""

    async def script(town: Town) -> list[tuple[object, ...]]:
        await until(town, "SELECT 1 FROM outbox WHERE kind = 'statement' AND state = 'sent'")
        await held_up(town, 7 * 24)
        await until(town, "SELECT 1 FROM outbox WHERE kind = 'reminder'")
        town.clock.advance(7 * DAY)
        await town.wait(HOUR)
        return await rows(town, "SELECT state, error FROM outbox WHERE kind = 'reminder' ORDER BY id LIMIT 1")

    assert play(script, AMARA) == [("dead", "held up until it said nothing any more")]


def test_a_promised_word_is_never_held(play: Play) -> None:
    """They were told of it, and wait."""

    async def script(town: Town) -> list[tuple[object, ...]]:
        await town.say(AMARA, "/human")
        await held_up(town, 12)
        await until(town, "SELECT 1 FROM follow_up WHERE kind = 'pick_up' AND state = 'done'")
        found = "SELECT hours FROM outbox WHERE body LIKE '%a colleague would answer by now%'"
        return await rows(town, found)

    assert play(script, AMARA) == [(0,)]


def test_caps_count_from_the_morning_on_which_it_came(play: Play) -> None:
    """Three working days lie between what arrives, not between what was decided."""

    async def script(town: Town) -> tuple[list[str], str]:
        last = await notice_at_five(town)
        await hours_pass(town, 20)
        sent = await one(town, "SELECT closed_at FROM follow_up WHERE because = 'sent' ORDER BY id LIMIT 1")
        return times(town, last, NOTICE), f"{in_zone(int(sent), LAGOS):%d %H:%M}"

    came, counted = play(script, AMARA, issue=False)

    assert counted[:2] == came[0][:2] == "03"


@pytest.mark.parametrize("before", ["", "/help"], ids=["refused itself", "behind a letter that was"])
def test_caps_count_from_the_hour_at_which_it_left_at_last(play: Play, before: str) -> None:
    """Whoever got it in the afternoon is not written to a third time in the week that began there."""

    async def script(town: Town) -> tuple[list[str], str]:
        await held_up(town, 3)
        last = town.last(AMARA)
        if before:
            await town.say(AMARA, before)
        await town.issue()
        await hours_pass(town, 4)
        sent = await one(town, "SELECT closed_at FROM follow_up WHERE because = 'sent' ORDER BY id LIMIT 1")
        return times(town, last, NOTICE), f"{in_zone(int(sent), LAGOS):%d %H:%M}"

    came, counted = play(script, AMARA, issue=False)

    assert [counted] == came
    assert counted >= "02 12:00"


def test_a_restart_in_the_night_sends_it_no_sooner(play: Play) -> None:
    """What waits for the morning is a row and not a memory."""

    async def script(town: Town) -> list[str]:
        last = await notice_at_five(town)
        await hours_pass(town, 7)
        await restart(town)
        await hours_pass(town, 12)
        return times(town, last, NOTICE)

    came = play(script, AMARA, issue=False)

    assert [in_opening(at) for at in came] == [True]


def in_opening(at: str) -> bool:
    """Whether that is the first half hour of the third."""
    return at[:2] == "03" and time(9) <= time.fromisoformat(at[3:]) <= time(9, 30)
