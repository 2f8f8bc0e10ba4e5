"""How news reaches the bot: held polls, confirmation, repetition, and the webhook."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram.error import Conflict

from tests.sandbox.telegram_scene import MINA, OMAR, Scene, on_stage


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
    await asyncio.sleep(0.05)
    held = not poll.done()
    scene.phones.say(MINA, "hello")
    news = await asyncio.wait_for(poll, 1)

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
    assert 0.9 < asyncio.get_running_loop().time() - began < 2


@on_stage
async def test_of_two_pollers_the_earlier_is_sent_away(scene: Scene) -> None:
    """So a bot that was killed and came back is not locked out."""
    seen = (await scene.news())[0].update_id
    earlier = asyncio.ensure_future(scene.http.get(f"{scene.bot.base_url}/getUpdates?timeout=20&offset={seen + 1}"))
    await asyncio.sleep(0.05)
    later = asyncio.ensure_future(scene.news(offset=seen + 1, timeout=20))
    answer = (await asyncio.wait_for(earlier, 1)).json()
    scene.phones.say(MINA, "hello")

    assert answer["error_code"] == 409
    assert "terminated by other getUpdates request" in answer["description"]
    assert len(await asyncio.wait_for(later, 1)) == 1


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


class Receiver:
    """The bot's own address, answering from a list, then with 200."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.got: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.arrived = asyncio.Condition()
        self.url = ""

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request and answer it."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        self.got.append((headers, json.loads(await reader.readexactly(int(headers["content-length"])))))
        answer = self.answers.pop(0) if self.answers else "200 OK"
        writer.write(f"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        async with self.arrived:
            self.arrived.notify_all()

    async def got_so_many(self, count: int) -> None:
        """Wait for so many requests."""
        async with asyncio.timeout(5):
            async with self.arrived:
                await self.arrived.wait_for(lambda: len(self.got) >= count)


@asynccontextmanager
async def receiving(*answers: str) -> AsyncIterator[Receiver]:
    """Open a receiver on a free port."""
    receiver = Receiver(*answers)
    server = await asyncio.start_server(receiver.take, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield receiver


@on_stage
async def test_a_webhook_gets_what_waits_with_its_secret(scene: Scene) -> None:
    """Polling is closed meanwhile."""
    async with receiving() as receiver:
        await scene.bot.set_webhook(receiver.url, secret_token="s3cret")
        await receiver.got_so_many(1)
        info = await scene.bot.get_webhook_info()
        reason = await scene.refused(scene.news())
        await scene.bot.delete_webhook()

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
    assert info.last_error_message == "Wrong response from the webhook: 500"


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
    await asyncio.sleep(0.05)
    elsewhere = await scene.refused(scene.bot.set_webhook("https://example.org/hook"))
    async with receiving() as receiver:
        await scene.bot.set_webhook(receiver.url)
        reason = await asyncio.wait_for(poll, 1)

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
