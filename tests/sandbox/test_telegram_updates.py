"""How news reaches the bot that asks for it: held polls, confirmation, repetition."""

import asyncio

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.sandbox.telegram_scene import MINA, Scene, on_stage


@on_stage
async def test_an_update_comes_again_until_it_is_confirmed(scene: Scene) -> None:
    """The offset is the confirmation."""
    first = await scene.news()
    second = await scene.news()
    third = await scene.news(offset=first[0].update_id + 1)

    assert [update.update_id for update in first] == [update.update_id for update in second]
    assert third == ()


@on_stage
async def test_a_poll_is_held_until_something_happens(scene: Scene) -> None:
    """And answers at once then."""
    seen = (await scene.news())[0].update_id
    poll = asyncio.ensure_future(scene.news(offset=seen + 1, timeout=20))
    await scene.held()
    held = not poll.done()
    scene.phones.say(MINA, "hello")
    news = await asyncio.wait_for(poll, 10)

    assert held
    assert news[0].message is not None
    assert news[0].message.text == "hello"


@on_stage
async def test_a_poll_ends_empty_after_its_timeout(scene: Scene) -> None:
    """Timeouts are real seconds, the sandbox's clock has no say."""
    seen = (await scene.news())[0].update_id
    began = asyncio.get_running_loop().time()
    news = await scene.news(offset=seen + 1, timeout=1)

    assert news == ()
    assert asyncio.get_running_loop().time() - began > 0.9


@on_stage
async def test_of_two_pollers_the_earlier_is_sent_away(scene: Scene) -> None:
    """So a bot that was killed and came back is not locked out."""
    seen = (await scene.news())[0].update_id
    earlier = asyncio.ensure_future(scene.http.get(f"{scene.bot.base_url}/getUpdates?timeout=20&offset={seen + 1}"))
    await scene.held()
    later = asyncio.ensure_future(scene.news(offset=seen + 1, timeout=20))
    answer = (await asyncio.wait_for(earlier, 10)).json()
    scene.phones.say(MINA, "hello")

    assert answer["error_code"] == 409
    assert "terminated by other getUpdates request" in answer["description"]
    assert len(await asyncio.wait_for(later, 10)) == 1


@on_stage
async def test_limit_and_negative_offset_choose_what_comes(scene: Scene) -> None:
    """A negative offset forgets all but the last ones."""
    for text in ("two", "three", "four"):
        scene.phones.say(MINA, text)
    two = await scene.news(limit=2)
    last = await scene.news(offset=-1)
    left = await scene.news()

    assert len(two) == 2
    assert [update.message.text for update in last if update.message] == ["four"]
    assert left == last


@on_stage
async def test_only_allowed_kinds_are_queued_from_then_on(scene: Scene) -> None:
    """And the wish is remembered."""
    await scene.news(allowed_updates=["callback_query"])
    scene.phones.say(MINA, "unheard")
    await scene.news(allowed_updates=["message"])
    scene.phones.say(MINA, "heard")

    assert [update.message.text for update in await scene.news() if update.message] == ["/start", "heard"]


@on_stage
async def test_what_nobody_fetched_for_a_day_is_lost(scene: Scene) -> None:
    """By the sandbox's clock."""
    scene.clock.forward(24 * 3600)
    scene.phones.say(MINA, "fresh")

    assert [update.message.text for update in await scene.news() if update.message] == ["fresh"]


@on_stage
async def test_a_confirmed_update_can_be_brought_again_with_its_number(scene: Scene) -> None:
    """Once, although the offset is past it."""
    first = (await scene.news())[0]
    await scene.news(offset=first.update_id + 1)
    repeated = await scene.http.post("/sandbox/telegram/redeliver", json={"last": 1})
    again = await scene.news(offset=first.update_id + 1)
    after = await scene.news(offset=first.update_id + 1)

    assert repeated.json() == {"redelivered": 1}
    assert [update.to_dict() for update in again] == [first.to_dict()]
    assert after == ()


@on_stage
async def test_an_update_shows_the_message_as_it_was_then(scene: Scene) -> None:
    """A later edit is an update of its own."""
    number = scene.phones.say(MINA, "one")["message_id"]
    scene.phones.edit(MINA, number, "two")
    before, after = (await scene.news())[1:]

    assert before.message is not None
    assert after.edited_message is not None
    assert (before.message.text, after.edited_message.text) == ("one", "two")


@on_stage
async def test_a_press_nobody_fetched_within_minutes_is_lost(scene: Scene) -> None:
    """Telegram keeps presses for 150 seconds only, while the words beside them stay for a day."""
    agree = InlineKeyboardMarkup([[InlineKeyboardButton("Agree", callback_data="agree")]])
    sent = await scene.bot.send_message(MINA, "?", reply_markup=agree)
    scene.phones.press(MINA, sent.message_id, "agree")
    scene.clock.forward(149)
    in_time = await scene.news()
    scene.clock.forward(1)
    too_late = await scene.news()

    assert [update.callback_query is not None for update in in_time] == [False, True]
    assert [update.callback_query is not None for update in too_late] == [False]
