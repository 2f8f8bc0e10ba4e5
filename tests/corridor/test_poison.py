"""What cannot be worked on: kept, tried five times, parked and told to the desk, while everybody else goes on."""

import asyncio
from typing import Any

from sqlalchemy import Connection

from tests.corridor.conftest import AMARA, TOM, Play, one, rows
from tests.town.town import Town, plain

BROKEN = '{"frames":[],"turn":3}'
GONE = '{"frames":[["a_dialogue_of_the_past",1,"somewhere",{},[],""]],"turn":3}'


async def damage(town: Town, body: str) -> None:
    """Amara's conversation is not what it was."""

    def work(conn: Connection) -> None:
        conn.exec_driver_sql("UPDATE conversation SET body = ? WHERE chat = 'telegram:71'", (body,))

    await town.concord.store.write(work)


async def inbound(town: Town) -> list[tuple[Any, ...]]:
    """What is not done."""
    return await rows(town, "SELECT state, tries FROM inbox WHERE state NOT IN ('done', 'ignored')")


def alarms(town: Town) -> list[str]:
    """What the desk was told of it."""
    return [m["text"] for m in town.desk() if "could not be worked on" in m["text"]]


def test_a_message_that_fails_is_tried_five_times_then_parked_and_told_to_the_desk(play: Play) -> None:
    """It is neither lost nor tried for ever, and a person hears of it once."""

    async def script(town: Town) -> tuple[list[list[tuple[Any, ...]]], list[str]]:
        await damage(town, BROKEN)
        await town.say(AMARA, "hello?")
        seen = [await inbound(town)]
        for _ in range(6):
            await town.concord.waker.ring()
            await town.settle()
            seen.append(await inbound(town))
        return seen, alarms(town)

    seen, told = play(script, AMARA)

    assert seen[:5] == [[("new", n)] for n in (1, 2, 3, 4)] + [[("parked", 5)]]
    assert seen[5:] == [[("parked", 5)]] * 2
    assert len(told) == 1


def test_everybody_else_is_answered_meanwhile(play: Play) -> None:
    """One poisonous message is one customer's trouble."""

    async def script(town: Town) -> list[dict[str, Any]]:
        await damage(town, BROKEN)
        await town.say(AMARA, "hello?")
        return await town.say(TOM, "/statement")

    assert play(script, AMARA, TOM)


def test_the_chat_goes_on_as_soon_as_the_damage_is_mended(play: Play) -> None:
    """What was kept is worked on at the next ring, and what comes after it as ever."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]], int]:
        good = await one(town, "SELECT body FROM conversation WHERE chat = 'telegram:71'")
        await damage(town, BROKEN)
        last = town.last(AMARA)
        await town.say(AMARA, "/help")
        await damage(town, good)
        await town.concord.waker.ring()
        await town.settle()
        words = [plain(m) for m in town.new(AMARA, last)]
        return words, await inbound(town), len(await town.say(AMARA, "/menu"))

    words, left, answers = play(script, AMARA)

    assert any("How this works" in said for said in words)
    assert left == []
    assert answers


def test_a_failing_turn_leaves_no_trace_but_itself(play: Play) -> None:
    """Neither a letter nor a record nor half a conversation."""

    async def script(town: Town) -> tuple[list[Any], list[Any]]:
        await damage(town, BROKEN)
        counts = "SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM audit), (SELECT count(*) FROM card)"
        before = await rows(town, counts)
        await town.say(AMARA, "/statement")
        return before, await rows(town, counts)

    before, after = play(script, AMARA)

    assert before == after


def test_a_conversation_of_a_dialogue_that_is_no_more_is_answered_politely(play: Play) -> None:
    """An upgrade that forgot somebody is no reason to be silent."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]]]:
        await damage(town, GONE)
        said = [plain(m) for m in await town.say(AMARA, "hello?")]
        return said, await inbound(town)

    said, left = play(script, AMARA)

    assert len(said) == 1
    assert left == []


def test_nothing_is_acknowledged_while_the_books_cannot_be_written(play: Play) -> None:
    """A full disk: the platform keeps the updates, and they are answered once there is room."""

    async def script(town: Town) -> tuple[int, list[tuple[Any, ...]], int]:
        def limit(pages: int) -> Any:
            return lambda conn: conn.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        last = town.last(AMARA)
        await town.concord.store.write(limit(1))  # SQLite takes the present size for the least
        for n in range(12):
            town.sandbox.telegram.say(AMARA, f"{n} " + "I have a very long story to tell. " * 100)
        await asyncio.sleep(0.3)
        kept_back = len(town.sandbox.telegram.board.updates.waiting())
        await town.concord.store.write(limit(1_000_000))
        await asyncio.sleep(2.1)  # the pause after a batch that could not be kept
        await town.settle()
        await town.concord.waker.ring()
        await town.settle()
        return kept_back, await inbound(town), len([m for m in town.new(AMARA, last) if m["from"] == "bot"])

    kept_back, left, answers = play(script, AMARA)

    assert kept_back == 12
    assert left == []
    assert answers >= 12
