"""How news is brought to the bot's own address: in order within a chat, again until taken, given up when too old."""

import asyncio

from telegram import Update
from telegram.error import Conflict

from tests.sandbox.telegram_receiver import receiving
from tests.sandbox.telegram_scene import MINA, OMAR, Scene, on_stage

DAY = 24 * 3600


@on_stage
async def test_a_webhook_gets_what_waits_with_its_secret(scene: Scene) -> None:
    """Polling is closed meanwhile."""
    async with receiving() as receiver:
        await scene.bot.set_webhook(receiver.url, secret_token="s3cret")
        await receiver.got_so_many(1)
        info = await scene.bot.get_webhook_info()
        reason = await scene.refused(scene.news())
        await scene.bot.delete_webhook()
    update = Update.de_json(receiver.got[0][1], scene.bot)

    assert update.message is not None
    assert update.message.text == "/start"
    assert receiver.got[0][0]["x-telegram-bot-api-secret-token"] == "s3cret"
    assert info.url == receiver.url
    assert "webhook is active" in reason
    assert await scene.news() == ()


@on_stage
async def test_a_webhook_that_fails_gets_the_same_again_before_the_next(scene: Scene) -> None:
    """In order within a chat; the first repetition comes at once."""
    scene.phones.say(MINA, "second")
    async with receiving("500 Oops") as receiver:
        await scene.bot.set_webhook(receiver.url)
        await receiver.got_so_many(3)
        info = await scene.bot.get_webhook_info()
    numbers = [update["update_id"] for _, update in receiver.got]

    assert numbers[0] == numbers[1] < numbers[2]
    assert info.last_error_message == "Wrong response from the webhook: 500 Oops"


@on_stage
async def test_a_webhook_may_ask_for_patience_without_holding_up_other_chats(scene: Scene) -> None:
    """One in flight per chat, and `Retry-After` is heeded."""
    scene.phones.say(OMAR, "/start")
    began = asyncio.get_running_loop().time()
    async with receiving("503 Later\r\nRetry-After: 1") as receiver:
        await scene.bot.set_webhook(receiver.url)
        await receiver.got_so_many(2)
        early = [update["update_id"] for _, update in receiver.got]
        await receiver.got_so_many(3)

    assert asyncio.get_running_loop().time() - began >= 1
    assert early[0] != early[1]
    assert receiver.got[2][1]["update_id"] == early[0]


@on_stage
async def test_a_webhook_ends_a_held_poll(scene: Scene) -> None:
    """And takes only addresses on this machine."""
    seen = (await scene.news())[0].update_id
    poll = asyncio.ensure_future(scene.refused(scene.news(offset=seen + 1, timeout=20)))
    await scene.held()
    elsewhere = await scene.refused(scene.bot.set_webhook("https://example.org/hook"))
    async with receiving() as receiver:
        await scene.bot.set_webhook(receiver.url)
        reason = await asyncio.wait_for(poll, 10)

    assert elsewhere.lower().startswith("bad webhook")
    assert "terminated by setWebhook" in reason


@on_stage
async def test_a_conflict_is_one_for_the_client_library_too(scene: Scene) -> None:
    """It has its own class of error."""
    async with receiving() as receiver:
        await scene.bot.set_webhook(receiver.url)
        try:
            await scene.news()
        except Conflict as conflict:
            found: type | None = type(conflict)
        else:
            found = None

    assert found is Conflict


@on_stage
async def test_what_is_refused_for_a_day_is_given_up_and_the_next_comes(scene: Scene) -> None:
    """By the sandbox's clock, however long the pause still is; the newer update need not wait for it."""
    async with receiving(*["500 Oops"] * 2) as receiver:
        await scene.bot.set_webhook(receiver.url)
        await receiver.got_so_many(2)
        scene.clock.forward(DAY)
        newer = scene.phones.say(MINA, "the day after")["update_id"]
        await receiver.got_so_many(3)

    assert [update["update_id"] for _, update in receiver.got][1:] == [newer - 1, newer]


@on_stage
async def test_an_address_where_nobody_is_gets_its_updates_once_somebody_is(scene: Scene) -> None:
    """Nothing is lost meanwhile, and the last error says what was wrong."""
    scene.phones.webhook.longest_pause = 0.05
    async with receiving() as receiver:
        url = receiver.url
    await scene.bot.set_webhook(url)
    await scene.until(lambda: "last_error_message" in scene.phones.webhook.info())
    info = await scene.bot.get_webhook_info()
    await scene.bot.delete_webhook()

    assert info.last_error_message == "Connection refused"
    assert info.last_error_date is not None
    assert info.last_error_date.timestamp() == scene.clock.now // 1_000_000
    assert info.pending_update_count == 1
    assert len(await scene.news()) == 1


@on_stage
async def test_an_answer_that_does_not_come_counts_as_none(scene: Scene) -> None:
    """A minute on Telegram, a moment here."""
    scene.phones.webhook.patience = 0.1
    held = asyncio.Event()

    async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await held.wait()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        await scene.bot.set_webhook(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        await scene.until(lambda: "last_error_message" in scene.phones.webhook.info())
        info = await scene.bot.get_webhook_info()
        await scene.bot.delete_webhook()
        held.set()

    assert info.last_error_message == "Read timeout expired"


@on_stage
async def test_an_address_that_is_gone_for_a_day_is_given_up(scene: Scene) -> None:
    """Status 410 again and again; the updates stay for whoever polls."""
    scene.phones.webhook.longest_pause = 0.05
    async with receiving(*["410 Gone"] * 9) as receiver:
        await scene.bot.set_webhook(receiver.url)
        await receiver.got_so_many(2)
        scene.clock.forward(DAY - 1)
        await scene.until(lambda: not scene.phones.webhook.url)
        closed = (await scene.bot.get_webhook_info()).url

    assert closed == ""
    assert len(receiver.got) in (2, 3)
    assert len(await scene.news()) == 1


@on_stage
async def test_a_secret_telegram_would_not_carry_is_refused(scene: Scene) -> None:
    """Letters, digits, underscore and hyphen, 256 at most."""
    odd = await scene.refused(scene.bot.set_webhook("http://127.0.0.1:1/", secret_token="s p a c e"))
    long = await scene.refused(scene.bot.set_webhook("http://127.0.0.1:1/", secret_token="s" * 257))

    assert odd == "Secret token contains unallowed characters"
    assert long == "Secret token is too long"


@on_stage
async def test_without_a_webhook_polling_goes_on_where_it_was(scene: Scene) -> None:
    """Another address replaces the first; dropping throws away what waits."""
    async with receiving() as receiver:
        await scene.bot.set_webhook(receiver.url)
        await receiver.got_so_many(1)
        await scene.bot.delete_webhook()
        scene.phones.say(MINA, "two")
        polled = await scene.news()
        scene.phones.say(OMAR, "three")
        await scene.bot.delete_webhook(drop_pending_updates=True)

    assert [update.message.text for update in polled if update.message] == ["two"]
    assert await scene.news() == ()
