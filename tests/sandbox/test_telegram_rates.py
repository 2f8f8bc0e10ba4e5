"""How fast a bot may send once the limits are switched on."""

from dataclasses import replace

import pytest
from telegram.error import RetryAfter

from tests.sandbox.telegram_scene import MINA, OMAR, Scene, on_stage

pytestmark = pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")  # the client library announces a change


async def sent_of(scene: Scene, chat: int, count: int) -> int:
    """Return how many of so many messages went out before the first refusal."""
    for number in range(count):
        try:
            await scene.bot.send_message(chat, str(number))
        except RetryAfter:
            return number
    return count


@on_stage
async def test_a_chat_takes_a_short_burst_and_then_one_message_a_second(scene: Scene) -> None:
    """By the sandbox's clock; the refusal says how long to wait, and waiting helps."""
    await scene.http.post("/sandbox/telegram/rate", json={"on": True})
    at_once = await sent_of(scene, MINA, 9)
    refused = await scene.raw("sendMessage", chat_id=MINA, text="x")
    scene.clock.forward(refused["parameters"]["retry_after"])
    after = await sent_of(scene, MINA, 9)

    assert (at_once, refused["error_code"], refused["parameters"], after) == (5, 429, {"retry_after": 1}, 1)


@on_stage
async def test_another_chat_is_not_held_up(scene: Scene) -> None:
    """And edits are not counted."""
    scene.phones.say(OMAR, "/start")
    scene.phones.rates.on = True
    await sent_of(scene, MINA, 9)
    other = await sent_of(scene, OMAR, 1)
    await scene.bot.edit_message_text("y", MINA, 2)

    assert other == 1
    assert scene.seen()[1]["text"] == "y"


@on_stage
async def test_the_bot_as_a_whole_sends_thirty_messages_a_second(scene: Scene) -> None:
    """However many chats they go to."""
    for number in range(8):
        scene.sandbox.telegram.board.chats[9000 + number] = replace(
            scene.sandbox.telegram.board.chats[MINA], wire={"id": 9000 + number, "type": "private"}, messages={}
        )
    scene.phones.rates.on = True
    sent = [await sent_of(scene, 9000 + number, 5) for number in range(8)]

    assert sum(sent) == 30


@on_stage
async def test_a_group_takes_twenty_messages_a_minute(scene: Scene) -> None:
    """At once, or one every three seconds."""
    scene.phones.group(MINA, "hello")
    scene.phones.rates.on = True
    at_once = await sent_of(scene, -MINA, 21)
    scene.clock.forward(3)
    after = await sent_of(scene, -MINA, 2)

    assert (at_once, after) == (20, 1)


@on_stage
async def test_without_the_switch_nothing_is_too_fast(scene: Scene) -> None:
    """The tests of everything else rely on it."""
    assert await sent_of(scene, MINA, 40) == 40
