"""What leaves unasked: in the customer's hours, seldom, and never for ever; at the end there is a person."""

import asyncio
from datetime import time

import pytest

from flows.facts.times import DAY, HOUR, in_zone
from tests.corridor.conftest import AMARA, TOM, Play, one, restart, rows
from tests.town.town import Town, plain

LAGOS = "Africa/Lagos"


async def silence(town: Town, days: int, who: int = AMARA, *, opened: bool = False) -> list[tuple[int, str]]:
    """Issue the statement, which they may open; then nobody says anything for so many days: when and what we wrote."""
    last = town.last(who)
    await town.issue()
    if opened:
        await town.say(who, "/statement")
        last = town.last(who)
    await town.wait(days * DAY)
    return [(m["at"], plain(m)) for m in town.new(who, last)]


def posted(town: Town, text: str) -> list[str]:
    """The desk's messages that hold these words."""
    return [m["text"] for m in town.desk() if text in m["text"]]


async def until(town: Town, question: str) -> None:
    """Let half an hour after half an hour pass until the books answer the question, ten days at most."""
    for _ in range(10 * 24 * 2):
        if await rows(town, question):
            return
        await town.wait(HOUR // 2)
    raise AssertionError(f"Ten days went by, and still nothing: {question}")


def at_work(moment: int) -> bool:
    """Whether somebody in Lagos is at work then."""
    here = in_zone(moment, LAGOS)
    return here.weekday() < 5 and time(9) <= here.time() < time(18)


def test_thirty_days_of_silence_bring_four_messages_and_then_a_person(play: Play) -> None:
    """The notice, three reminders, and a colleague who is told that silence is not agreement."""

    async def script(town: Town) -> tuple[list[tuple[int, str]], list[str], str]:
        wrote = await silence(town, 30)
        return (
            wrote,
            posted(town, "No answer from Okafor Foods"),
            await one(town, "SELECT state FROM statement WHERE currency = 'USD'"),
        )

    wrote, told, state = play(script, AMARA, issue=False)

    assert 2 <= len(wrote) <= 4
    assert all(at_work(moment) for moment, _ in wrote)
    assert len(told) == 1
    assert state == "no_reply"


def test_the_last_reminder_says_that_it_is_the_last(play: Play) -> None:
    """Nobody is threatened, and nobody is surprised."""

    async def script(town: Town) -> list[tuple[int, str]]:
        return await silence(town, 30, opened=True)

    assert "last reminder" in play(script, AMARA, issue=False)[-1][1]


def test_what_nobody_opens_is_asked_to_be_looked_at_and_not_to_be_answered(play: Play) -> None:
    """Twice, then a colleague is told which ways are left."""

    async def script(town: Town) -> tuple[list[tuple[int, str]], list[str]]:
        wrote = await silence(town, 12)
        return wrote, posted(town, "Nobody at Okafor Foods has opened")

    wrote, told = play(script, AMARA, issue=False)

    assert ["has not been opened" in text for _, text in wrote] == [False, True, True]
    assert len(told) == 1


@pytest.mark.parametrize("begun", [0, 8 * HOUR, 10 * HOUR, 4 * DAY + 10 * HOUR, 5 * DAY + 3 * HOUR])
def test_whenever_a_statement_is_issued_nothing_leaves_at_night_or_on_a_weekend(play: Play, begun: int) -> None:
    """Monday morning, the last hour, the evening, Friday night, Saturday."""

    async def script(town: Town) -> list[tuple[int, str]]:
        town.clock.advance(begun)
        return await silence(town, 14)

    wrote = play(script, AMARA, issue=False)

    assert wrote
    assert [in_zone(moment, LAGOS).strftime("%a %H:%M") for moment, _ in wrote if not at_work(moment)] == []


def test_who_wants_no_reminders_gets_none(play: Play) -> None:
    """From that very second on, however long the silence."""

    async def script(town: Town) -> tuple[int, int]:
        await town.issue()
        await town.say(AMARA, "/stop")
        last = town.last(AMARA)
        await town.wait(20 * DAY)
        return len(town.new(AMARA, last)), len(posted(town, "Okafor Foods"))

    written, told = play(script, AMARA, issue=False)

    assert written == 0
    assert told > 2


def test_an_answer_ends_the_reminders(play: Play) -> None:
    """Who has confirmed is left in peace."""

    async def script(town: Town) -> int:
        for label in ("It agrees", "I confirm", "Yes, in the name of Okafor Foods"):
            if label == "It agrees":
                await town.say(AMARA, "/statement")
            await town.tap(AMARA, label)
        last = town.last(AMARA)
        await town.wait(30 * DAY)
        return len(town.new(AMARA, last))

    assert play(script, AMARA) == 0


def test_of_two_contacts_one_at_a_time_is_reminded(play: Play) -> None:
    """A customer is not written to twice because two people work there; the second comes after the first."""

    async def script(town: Town) -> tuple[list[int], list[int]]:
        await town.issue()
        await town.say(AMARA, "/statement")
        lasts = {who: town.last(who) for who in (AMARA, TOM)}
        await town.wait(30 * DAY)
        first, second = ([m["at"] for m in town.new(who, last)] for who, last in lasts.items())
        return first, second

    first, second = play(script, AMARA, TOM, issue=False)

    assert len(first) + len(second) <= 4
    assert max(first) < min(second)


def test_after_a_week_asleep_one_message_leaves_and_not_all_that_were_missed(play: Play) -> None:
    """A long downtime is not made up for in one morning."""

    async def script(town: Town) -> tuple[int, int]:
        await town.issue()
        last = town.last(AMARA)
        await town.concord.waker.ring()
        await town.settle()
        town.clock.advance(9 * DAY + HOUR)
        await restart(town)
        for _ in range(5):
            await town.concord.waker.ring()
            await town.settle()
        return len(town.new(AMARA, last)), await one(town, "SELECT count(*) FROM inbox WHERE state = 'new'")

    written, left = play(script, AMARA, issue=False)

    assert written <= 1
    assert left == 0


def test_every_follow_up_that_was_acted_on_is_accounted_for(play: Play) -> None:
    """Done, withheld with a reason or called off: none is left behind in the past."""

    async def script(town: Town) -> tuple[int, list[tuple[object, ...]], list[tuple[object, ...]]]:
        await silence(town, 40)
        now = town.clock.now()
        overdue = await one(town, "SELECT count(*) FROM follow_up WHERE state = 'due' AND due_at <= ?", now)
        failed = await rows(town, "SELECT source, error FROM inbox WHERE state IN ('new', 'parked')")
        unsaid = "SELECT kind FROM follow_up WHERE state IN ('withheld', 'cancelled') AND because = ''"
        silent = await rows(town, unsaid)
        return overdue, failed, silent

    assert play(script, AMARA, issue=False) == (0, [], [])


def test_a_reminder_rung_for_twice_at_once_leaves_once(play: Play) -> None:
    """Two bells are one bell."""

    async def script(town: Town) -> int:
        await town.issue()
        last = town.last(AMARA)
        town.clock.advance(3 * DAY)
        await asyncio.gather(*(town.concord.waker.ring() for _ in range(4)))
        await town.settle()
        return len(town.new(AMARA, last))

    assert play(script, AMARA, issue=False) <= 1


def test_a_reminder_that_still_waits_is_not_sent_after_a_colleague_has_answered(play: Play) -> None:
    """Telegram held it back for an hour; meanwhile Tom confirms for the same company."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        await until(town, "SELECT 1 FROM outbox WHERE kind = 'statement' AND state = 'sent'")
        town.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=3600)
        await until(town, "SELECT 1 FROM outbox WHERE kind = 'reminder'")
        before = town.last(AMARA)
        await town.say(TOM, "/statement")
        for label in ("It agrees", "I confirm", "Yes, in the name of Okafor Foods"):
            await town.tap(TOM, label)
        await town.wait(2 * HOUR)
        letters = await rows(town, "SELECT state, error FROM outbox WHERE kind = 'reminder'")
        return [plain(m) for m in town.new(AMARA, before)], letters

    wrote, letters = play(script, AMARA, TOM)

    assert [state for state, _ in letters] == ["dead"]
    assert not any("waits" in text for text in wrote)
