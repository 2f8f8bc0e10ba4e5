"""Letters under every misfortune: late, refused, unanswered, to nobody; once each, in order, or visibly in doubt."""

from typing import Any

from flows.facts.times import DAY, SECOND
from tests.corridor.conftest import AMARA, TOM, Play, one, restart, rows, start
from tests.town.town import Town, plain

NOTICE = "The statement of Harbourline Trading"


def said(town: Town, who: int, after: int = 0) -> list[str]:
    """The bot's words in a chat."""
    return [plain(m) for m in town.new(who, after)]


def posted(town: Town, words: str) -> list[str]:
    """The desk's messages that hold these words."""
    return [m["text"] for m in town.desk() if words in m["text"]]


async def later(town: Town, seconds: int) -> None:
    """So many seconds pass, and the bell rings."""
    town.clock.advance(seconds * SECOND)
    await town.concord.waker.ring()
    await town.settle()


async def in_doubt(town: Town) -> list[tuple[Any, ...]]:
    """Every letter of which nobody knows whether it arrived."""
    return await rows(town, "SELECT kind, error <> '' FROM outbox WHERE state = 'uncertain'")


async def register_a_case(town: Town) -> None:
    """Amara says that a line is wrong, in her own words, and it becomes a case."""
    await town.say(AMARA, "/statement")
    for label in ("Something differs", "INV-2214 · USD 4,800.00", "The price"):
        await town.tap(AMARA, label)
    await town.say(AMARA, "18.40")
    for label in ("All 250", "Skip", "Credit the difference", "No, the rest is fine", "Yes, that is it"):
        await town.tap(AMARA, label)


# ------------------------------------------------------------------------------------------------ too fast


def test_a_flood_wait_is_obeyed_and_the_order_kept(play: Play) -> None:
    """Nothing is sent before the platform allows it, and what was written later does not arrive earlier."""

    async def script(town: Town) -> tuple[list[str], list[str], list[str]]:
        last = town.last(AMARA)
        town.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=30)
        await town.say(AMARA, "/help")
        await town.say(AMARA, "/privacy")
        at_once = said(town, AMARA, last)
        await later(town, 29)
        early = said(town, AMARA, last)
        await later(town, 1)
        return at_once, early, said(town, AMARA, last)

    at_once, early, at_last = play(script, AMARA)

    assert at_once == early == []
    assert "How this works" in at_last[0]
    assert [n for n, words in enumerate(at_last) if "Your data" in words] > [0]


def test_another_chat_does_not_wait_for_one_that_was_too_fast(play: Play) -> None:
    """One customer's flood is no other customer's silence."""

    async def script(town: Town) -> list[dict[str, Any]]:
        town.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=30)
        await town.say(AMARA, "/help")
        return await town.say(TOM, "/help")

    assert play(script, AMARA, TOM)


def test_what_comes_while_a_lane_waits_is_not_sent_before_it(play: Play) -> None:
    """The bell may ring in between; the first in the queue stays the first."""

    async def script(town: Town) -> list[tuple[Any, ...]]:
        first = await one(town, "SELECT max(id) FROM outbox")
        town.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=10)
        for seconds in (1, 2, 3, 9):
            await town.say(AMARA, "/help")
            await later(town, seconds)
        return await rows(
            town, "SELECT state, remote_id FROM outbox WHERE lane = 'telegram:71' AND id > ? ORDER BY id", first
        )

    letters = play(script, AMARA)

    assert {state for state, _ in letters} == {"sent"}
    assert [int(number) for _, number in letters] == sorted(int(number) for _, number in letters)


# ------------------------------------------------------------------------------------------------ nobody knows


def test_a_message_whose_answer_was_lost_is_visible_and_not_sent_again(play: Play) -> None:
    """The customer has it once; the books say that nobody knows."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]], list[str]]:
        last = town.last(AMARA)
        town.sandbox.faults.arm("telegram", "sendMessage", kind="answer_lost")
        await town.say(AMARA, "/statement")
        before = said(town, AMARA, last)
        await later(town, 3600)
        await restart(town)
        return before, await in_doubt(town), said(town, AMARA, last)

    before, doubt, after = play(script, AMARA)

    assert before == after
    assert len(before) == 1
    assert doubt == [("card", 1)]


def test_a_statement_in_doubt_is_repeated_once_and_never_again(play: Play) -> None:
    """Better twice than not at all, and twice is the most, whatever is restarted."""

    async def script(town: Town) -> tuple[int, list[tuple[Any, ...]]]:
        town.sandbox.faults.arm("telegram", "sendMessage", kind="answer_lost")
        await town.issue()
        for _ in range(2):
            await later(town, 60)
            await restart(town)
        return len([words for words in said(town, AMARA) if NOTICE in words]), await in_doubt(town)

    copies, doubt = play(script, AMARA, issue=False)

    assert copies == 2
    assert doubt == [("statement", 1)]


def test_a_decision_in_doubt_is_put_before_the_desk_once(play: Play) -> None:
    """What a customer may owe is not said twice by a machine that does not know."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]]]:
        await register_a_case(town)
        town.sandbox.faults.arm("telegram", "sendMessage", kind="answer_lost")
        await town.wait(4 * DAY)
        await restart(town)
        return posted(town, "may or may not have arrived"), await in_doubt(town)

    told, doubt = play(script, AMARA)

    assert len(told) == 1
    assert "Amara Okafor" in told[0]
    assert ("decision", 1) in doubt


def test_a_call_cut_short_by_a_crash_is_in_doubt_and_not_made_again(play: Play) -> None:
    """What was being sent when the process ended may have arrived."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]]]:
        await town.say(AMARA, "/help")
        last = town.last(AMARA)

        def begin(conn: Any) -> None:
            newest = "SELECT max(id) FROM outbox WHERE lane = 'telegram:71'"
            conn.exec_driver_sql(f"UPDATE outbox SET state = 'sending' WHERE id = ({newest})")  # noqa: S608 - constant

        await town.concord.store.write(begin)
        await restart(town)
        return said(town, AMARA, last), await in_doubt(town)

    again, doubt = play(script, AMARA)

    assert again == []
    assert len(doubt) == 1


# ------------------------------------------------------------------------------------------------ to nobody


def test_a_customer_who_blocks_the_bot_is_marked_and_the_desk_hears_of_it(play: Play) -> None:
    """Nothing more is sent into the void, and somebody can pick up the phone."""

    async def script(town: Town) -> tuple[int, list[str], int, int]:
        town.sandbox.telegram.block(AMARA)
        await town.settle()
        blocked = await one(town, "SELECT count(*) FROM binding WHERE blocked_at IS NOT NULL")
        told = posted(town, "has blocked the assistant")
        town.sandbox.telegram.unblock(AMARA)
        await town.settle()
        free = await one(town, "SELECT count(*) FROM binding WHERE blocked_at IS NULL")
        return blocked, told, free, len(await town.say(AMARA, "/help"))

    blocked, told, free, answers = play(script, AMARA)

    assert blocked == 1
    assert len(told) == 1
    assert "Amara Okafor" in told[0]
    assert (free, answers > 0) == (1, True)


def test_a_refused_message_is_dead_marks_the_binding_and_is_told_to_the_desk(play: Play) -> None:
    """Word of the blocking may never come; the refusal says it too."""

    async def script(town: Town) -> tuple[list[tuple[Any, ...]], int, list[str]]:
        town.sandbox.faults.arm("telegram", "sendMessage", kind="403")
        await town.say(AMARA, "/help")
        dead = await rows(town, "SELECT state, error FROM outbox WHERE state = 'dead'")
        blocked = await one(town, "SELECT count(*) FROM binding WHERE blocked_at IS NOT NULL")
        return dead, blocked, posted(town, "could not be delivered")

    dead, blocked, told = play(script, AMARA)

    assert [state for state, _ in dead] == ["dead"]
    assert "blocked" in dead[0][1]
    assert blocked == 1
    assert len(told) == 1


def test_a_customer_who_blocked_is_not_reminded(play: Play) -> None:
    """Reminders wait, with a reason, until somebody can be reached."""

    async def script(town: Town) -> tuple[int, int]:
        town.sandbox.telegram.block(AMARA)
        await town.settle()
        before = await one(town, "SELECT count(*) FROM outbox WHERE lane = 'telegram:71'")
        await town.wait(10 * DAY)
        return before, await one(town, "SELECT count(*) FROM outbox WHERE lane = 'telegram:71'")

    before, after = play(script, AMARA)

    assert before == after


# ------------------------------------------------------------------------------------------------ the desk


def test_a_note_whose_answer_was_lost_is_found_and_stands_on_the_desk_once(play: Play) -> None:
    """Slack keeps our key with the message, so doubt can be settled."""

    async def script(town: Town) -> tuple[list[str], list[tuple[Any, ...]]]:
        await town.say(AMARA, "/human")
        town.sandbox.faults.arm("slack", "chat.postMessage", kind="answer_lost")
        await town.say(AMARA, "a word that nobody said before")
        return posted(town, "a word that nobody said before"), await in_doubt(town)

    told, doubt = play(script, AMARA)

    assert len(told) == 1
    assert doubt == []


def test_while_slack_is_away_customers_go_on_and_the_desk_catches_up(play: Play) -> None:
    """Calls are cut off before anything happens; afterwards each note is there once, in order."""

    async def script(town: Town) -> tuple[int, list[str], list[str], list[tuple[Any, ...]]]:
        await town.say(AMARA, "/human")
        town.sandbox.faults.arm("slack", "*", kind="dropped", times=10_000)
        for n in range(5):
            await town.say(AMARA, f"word number {n}")
        answered = len(await town.say(TOM, "/statement"))
        missed = posted(town, "word number")
        town.sandbox.faults.clear()
        for _ in range(3):
            await later(town, 31)
        return answered, missed, posted(town, "word number"), await in_doubt(town)

    answered, missed, caught_up, doubt = play(script, AMARA, TOM)

    assert answered
    assert missed == []
    assert [n for n in range(5) for words in caught_up if f"word number {n}" in words] == [0, 1, 2, 3, 4]
    assert caught_up == sorted(caught_up, key=lambda words: words[words.index("word number") :])
    assert doubt == []


def test_a_desk_that_is_full_is_written_to_when_it_may_be(play: Play) -> None:
    """Slack says when; the notes keep their order."""

    async def script(town: Town) -> tuple[list[str], list[str]]:
        await town.say(AMARA, "/human")
        town.sandbox.faults.arm("slack", "chat.postMessage", kind="429", retry_after=20)
        for n in range(3):
            await town.say(AMARA, f"word number {n}")
        early = posted(town, "word number")
        await later(town, 21)
        return early, posted(town, "word number")

    early, late = play(script, AMARA)

    assert early == []
    assert [words[-1] for words in late] == ["0", "1", "2"]


# ------------------------------------------------------------------------------------------------ the end of the day


def test_an_orderly_end_with_letters_waiting_loses_none_and_doubles_none(play: Play) -> None:
    """What is still to be sent is sent by the next process, in order, at the time that was promised."""

    async def script(town: Town) -> tuple[list[str], list[str], list[tuple[Any, ...]]]:
        last = town.last(AMARA)
        town.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=60)
        for _ in range(3):
            await town.say(AMARA, "/help")
        await restart(town)
        early = said(town, AMARA, last)
        await later(town, 61)
        return early, said(town, AMARA, last), await rows(town, "SELECT DISTINCT state FROM outbox")

    early, late, states = play(script, AMARA)

    assert early == []
    assert len([words for words in late if "How this works" in words]) == 3
    assert states == [("sent",)]


def test_what_customers_write_while_the_bot_is_away_is_answered_when_it_is_back(play: Play) -> None:
    """The platform keeps it; nothing was acknowledged that was not kept."""

    async def script(town: Town) -> list[str]:
        last = town.last(AMARA)
        await town.concord.stop()
        for _ in range(3):
            town.sandbox.telegram.say(AMARA, "/help")
        await start(town)
        return [words for words in said(town, AMARA, last) if "How this works" in words]

    assert len(play(script, AMARA)) == 3
