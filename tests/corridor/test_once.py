"""Each thing a customer does counts once: delivered twice, pressed twice, pressed late, forged, or written instead."""

import asyncio

from tests.corridor.conftest import AMARA, LIMIN, TOM, Play, one, rows
from tests.town.town import Town, plain

YES = "Yes, in the name of Okafor Foods"


async def up_to_the_last_question(town: Town) -> int:
    """Amara has been asked for the second time; the number of that message."""
    await town.say(AMARA, "/statement")
    await town.tap(AMARA, "It agrees")
    await town.tap(AMARA, "I confirm")
    return town.find(AMARA, YES)


def handle(town: Town, who: int, message: int, label: str) -> str:
    """The data behind a button."""
    shown = next(m for m in town.chat(who)["messages"] if m["id"] == message)
    return next(str(b["data"]) for row in shown["buttons"] for b in row if b["text"] == label)


def test_an_update_that_comes_twice_is_worked_on_once(play: Play) -> None:
    """The platform delivers again what it believes was lost."""

    async def script(town: Town) -> tuple[int, int, int]:
        await up_to_the_last_question(town)
        await town.tap(AMARA, YES)
        before = town.last(AMARA)
        town.sandbox.telegram.redeliver(5)
        await town.settle()
        confirmed = await one(town, "SELECT count(*) FROM confirmation")
        keys = await one(town, "SELECT count(*) - count(DISTINCT external_id) FROM inbox WHERE source = 'telegram'")
        return confirmed, keys, len(town.new(AMARA, before))

    assert play(script, AMARA) == (1, 0, 0)


def test_two_taps_before_the_first_answer_confirm_once(play: Play) -> None:
    """A thumb is quicker than a network."""

    async def script(town: Town) -> tuple[int, list[str], str]:
        asked = await up_to_the_last_question(town)
        for _ in range(3):
            town.sandbox.telegram.press(AMARA, asked, label=YES)
        await town.settle()
        told = [plain(m) for m in town.new(AMARA, asked) if "Confirmation BC-" in plain(m)]
        return await one(town, "SELECT count(*) FROM confirmation"), told, str(town.chat(AMARA)["toast"]["text"])

    confirmed, told, toast = play(script, AMARA)

    assert confirmed == 1
    assert len(told) == 1
    assert YES in toast


def test_a_button_of_an_earlier_question_changes_nothing_and_is_answered(play: Play) -> None:
    """The question has been overtaken: the customer is told so and shown where we are."""

    async def script(town: Town) -> tuple[int, list[str]]:
        asked = await up_to_the_last_question(town)
        await town.say(AMARA, "/menu")
        said = await town.tap(AMARA, YES, asked)
        return await one(town, "SELECT count(*) FROM confirmation"), [plain(m) for m in said]

    confirmed, said = play(script, AMARA)

    assert confirmed == 0
    assert "earlier question" in said[0]


def test_a_handle_with_a_changed_byte_does_nothing(play: Play) -> None:
    """Data comes from the client's device, so it may be anything."""

    async def script(town: Town) -> tuple[int, str]:
        asked = await up_to_the_last_question(town)
        good = handle(town, AMARA, asked, YES)
        forged = [good[:n] + ("A" if c != "A" else "B") + good[n + 1 :] for n, c in enumerate(good[:22])]
        for data in (*forged, good[:22] + "7", good[:22] + "-1", good[:22], good + "0", "", "x" * 64, "é" * 9):
            town.sandbox.telegram.press(AMARA, asked, data, force=True)
        await town.settle()
        stage = await one(town, "SELECT body FROM conversation WHERE chat = 'telegram:71'")
        return await one(town, "SELECT count(*) FROM confirmation"), stage

    confirmed, stage = play(script, AMARA)

    assert confirmed == 0
    assert '"sure"' in stage


def test_another_customers_handle_is_answered_neutrally_and_written_down(play: Play) -> None:
    """Whoever got hold of a colleague's or a stranger's button cannot act with it, nor learn what it was."""

    async def script(town: Town) -> tuple[list[str], int, list[tuple[str, str]], str, str]:
        asked = await up_to_the_last_question(town)
        before = await one(town, "SELECT body FROM conversation WHERE chat = 'telegram:71'")
        data, last = handle(town, AMARA, asked, YES), town.last(LIMIN)
        town.sandbox.telegram.press(LIMIN, 2, data, force=True)
        await town.settle()
        kept = await rows(town, "SELECT actor, subject FROM audit WHERE action = 'foreign_press'")
        after = await one(town, "SELECT body FROM conversation WHERE chat = 'telegram:71'")
        said = [plain(m) for m in town.new(LIMIN, last)]
        return said, await one(town, "SELECT count(*) FROM confirmation"), kept, before, after

    said, confirmed, kept, before, after = play(script, AMARA, LIMIN)

    assert confirmed == 0
    assert said
    assert not any("29,950" in words or "Okafor" in words for words in said)
    assert [subject for _, subject in kept] == ["telegram:71"]
    assert before == after


def test_words_that_a_visible_button_says_press_it(play: Play) -> None:
    """Who writes what the button says means the button, whatever the case."""

    async def script(town: Town) -> int:
        await up_to_the_last_question(town)
        await town.say(AMARA, YES.upper())
        return int(await one(town, "SELECT count(*) FROM confirmation"))

    assert play(script, AMARA) == 1


def test_words_of_a_button_that_is_no_longer_asked_do_not_press_it(play: Play) -> None:
    """Only the question that stands can be answered by writing."""

    async def script(town: Town) -> int:
        await up_to_the_last_question(town)
        await town.say(AMARA, "/menu")
        await town.say(AMARA, YES)
        return int(await one(town, "SELECT count(*) FROM confirmation"))

    assert play(script, AMARA) == 0


def test_of_two_who_confirm_at_once_the_first_wins_and_the_other_hears_who(play: Play) -> None:
    """One statement is confirmed once, however many may confirm it."""

    async def script(town: Town) -> tuple[int, str]:
        for who in (AMARA, TOM):
            await town.say(who, "/statement")
            await town.tap(who, "It agrees")
            await town.tap(who, "I confirm")
        last = town.last(TOM)
        town.sandbox.telegram.press(AMARA, town.find(AMARA, YES), label=YES)
        town.sandbox.telegram.press(TOM, town.find(TOM, YES), label=YES)
        await town.settle()
        chats = " ".join(plain(m) for who in (AMARA, TOM) for m in town.new(who, last if who == TOM else 0))
        return await one(town, "SELECT count(*) FROM confirmation"), chats

    confirmed, chats = play(script, AMARA, TOM)

    assert confirmed == 1
    assert chats.count("Confirmation BC-00001") == 1
    assert "Amara Okafor" in chats or "Tom Reyes" in chats


def test_updates_of_one_chat_are_answered_in_their_order(play: Play) -> None:
    """A batch of twenty commands brings twenty answers, in the order in which they were asked."""

    async def script(town: Town) -> list[tuple[str, str]]:
        before = await one(town, "SELECT max(id) FROM outbox")
        for n in range(20):
            town.sandbox.telegram.say(AMARA, "/help" if n % 2 else "/privacy")
        await town.settle()
        await asyncio.sleep(0)
        return await rows(
            town, "SELECT key, remote_id FROM outbox WHERE lane = 'telegram:71' AND id > ? ORDER BY id", before
        )

    answers = play(script, AMARA)

    updates = [int(key.split(":")[1]) for key, _ in answers]
    numbers = [int(number) for _, number in answers]
    assert updates == sorted(updates)
    assert numbers == sorted(numbers)
    assert len(set(updates)) == 20
