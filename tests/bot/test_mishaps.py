"""Mishaps of the demo: each befalls the unchanged bot, holds up nobody, and is survived visibly."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.commands import demo as demos
from bot.commands.demo.sample import LINDNER, MORI, Client
from bot.commands.demo.world import World
from flows.facts.times import DAY, HOUR, micros

START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")))
Script = Callable[["Scene"], Coroutine[Any, Any, None]]
Stage = Callable[[Script], None]


class Scene:
    """A demo with one customer's phone in hand."""

    def __init__(self, world: World, http: httpx.AsyncClient) -> None:
        """Everything goes over the page's addresses but the waiting."""
        self.world, self._http = world, http

    async def switch(self, name: str, *, on: bool = True) -> httpx.Response:
        """Turn a switch, or press a button."""
        return await self._http.post("/sandbox/mishaps", json={"id": name, "on": on})

    async def on(self) -> list[str]:
        """What is wrong just now."""
        switches = (await self._http.get("/sandbox/mishaps")).json()["switches"]
        return [one["id"] for one in switches if one["on"]]

    async def say(self, text: str, who: Client = LINDNER) -> None:
        """A customer writes, and what can be answered is."""
        self.world.sandbox.telegram.say(who.phone.id, text)
        await self.world.settle()

    def heard(self, who: Client = LINDNER) -> int:
        """How many messages of the bot are on that phone."""
        messages = self.world.sandbox.telegram.chat(who.phone.id)["messages"]
        return sum(1 for message in messages if message["from"] == "bot")

    async def counts(self) -> dict[str, int]:
        """How many letters there are in each state."""
        counts: dict[str, int] = (await self._http.get("/sandbox/outbox")).json()["counts"]
        return counts

    async def newest(self) -> dict[str, Any]:
        """The newest letter."""
        letter: dict[str, Any] = (await self._http.get("/sandbox/outbox")).json()["letters"][0]
        return letter

    def posts(self) -> int:
        """How many messages stand in the desk's channel."""
        return len(self.world.sandbox.slack.space.channels["C_DESK"].messages)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One demo for all, since a start costs more than a mishap; each leaves it as it found it."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def up() -> Scene:
            running = await stack.enter_async_context(demos.running(tmp_path_factory.mktemp("mishaps"), 0, START))
            http = httpx.AsyncClient(base_url=running.address, trust_env=False, timeout=20)
            return Scene(running.world, await stack.enter_async_context(http))

        scene = runner.run(up())
        yield lambda script: runner.run(script(scene))
        runner.run(stack.aclose())


def test_letters_wait_while_telegram_asks_for_patience_and_leave_after_it(stage: Stage) -> None:
    """Telegram asks for patience: letters wait, time may pass, and they leave once it is over."""

    async def script(scene: Scene) -> None:
        before = scene.heard()
        await scene.switch("telegram_429")
        await scene.say("/status")
        waiting = await scene.newest()
        assert (waiting["state"], waiting["not_before"] > scene.world.now() - HOUR) == ("queued", True)
        await scene.world.pass_time(DAY)
        assert scene.heard() == before

        await scene.switch("telegram_429", on=False)
        await scene.world.pass_time(HOUR)
        assert (await scene.counts())["queued"] == 0
        assert scene.heard() > before

    stage(script)


def test_what_was_for_the_desk_stands_there_once_when_slack_is_back(stage: Stage) -> None:
    """Slack is away for a day: what was for the desk waits or is in doubt, and stands there once when it is back."""

    async def script(scene: Scene) -> None:
        posted = scene.posts()
        await scene.switch("slack_down")
        assert scene.world.sandbox.slack.sockets.connections == []
        await scene.say("/human")
        await scene.world.pass_time(DAY)
        held = await scene.counts()
        assert held["uncertain"] + held["queued"] > 0
        assert scene.posts() == posted

        await scene.switch("slack_down", on=False)
        await scene.world.pass_time(HOUR)
        freed = await scene.counts()
        assert freed["uncertain"] + freed["queued"] == 0
        letters = [one for one in scene.world.sandbox.slack.space.channels["C_DESK"].messages.values() if one.metadata]
        assert scene.posts() > posted
        assert len({one.metadata["event_payload"]["key"] for one in letters if one.metadata}) == len(letters)

    stage(script)


def test_a_lost_answer_leaves_its_letter_visibly_in_doubt(stage: Stage) -> None:
    """The message arrives and nobody knows: it is visible as uncertain, and the button is up again."""

    async def script(scene: Scene) -> None:
        before = scene.heard(MORI)
        await scene.switch("answer_lost")
        assert await scene.on() == ["answer_lost"]
        await scene.say("/status", MORI)

        assert (await scene.newest())["state"] == "uncertain"
        assert scene.heard(MORI) == before + 1
        assert await scene.on() == []

    stage(script)


def test_the_platforms_keep_what_comes_while_the_bot_is_away(stage: Stage) -> None:
    """The platforms keep what comes; the outbox stands as it was; back again, the bot answers."""

    async def script(scene: Scene) -> None:
        known = await scene.counts()
        await scene.switch("bot_away")
        before = scene.heard(MORI)
        await scene.say("/help", MORI)
        await scene.world.pass_time(HOUR)
        assert (scene.heard(MORI), await scene.counts()) == (before, known)
        assert (await scene.switch("restart")).json() == {"error": "The bot is away; let it come back first."}

        await scene.switch("bot_away", on=False)
        await scene.world.settle()
        assert scene.heard(MORI) > before

    stage(script)


def test_a_restart_goes_on_with_the_same_books(stage: Stage) -> None:
    """Stopped in order and started on the same books, it knows everybody still."""

    async def script(scene: Scene) -> None:
        known = await scene.counts()
        await scene.switch("restart")
        assert await scene.counts() == known
        await scene.say("/status")

        assert (await scene.newest())["state"] == "sent"

    stage(script)


def test_a_power_cut_in_the_middle_of_a_call_leaves_that_letter_in_doubt_and_loses_nothing(stage: Stage) -> None:
    """Cut off in the middle of a call: that letter is in doubt, never sent again unseen, and nothing else is lost."""

    async def script(scene: Scene) -> None:
        before, doubtful = scene.heard(MORI), (await scene.counts())["uncertain"]
        scene.world.sandbox.faults.arm("telegram", "sendMessage", kind="slow", retry_after=30)
        scene.world.sandbox.telegram.say(MORI.phone.id, "/status")
        while not (await scene.counts())["sending"]:  # noqa: ASYNC110 - the page has no event for it either
            await asyncio.sleep(0.01)
        await scene.switch("power_cut")
        await scene.world.settle()

        assert (await scene.counts())["uncertain"] == doubtful + 1
        assert scene.heard(MORI) == before + 1
        await scene.say("/help", MORI)
        assert scene.heard(MORI) > before + 1

    stage(script)


def test_a_mishap_that_there_is_not_is_one_sentence(stage: Stage) -> None:
    """A mishap that there is not is one sentence."""

    async def script(scene: Scene) -> None:
        answer = await scene.switch("earthquake")

        assert (answer.status_code, "There is no mishap 'earthquake'" in answer.json()["error"]) == (404, True)

    stage(script)


def test_a_new_world_begins_with_nothing_wrong(stage: Stage) -> None:
    """A new world begins with nothing wrong."""

    async def script(scene: Scene) -> None:
        await scene.switch("telegram_429")
        await scene.switch("bot_away")
        await scene.world.renew()

        assert await scene.on() == []
        await scene.say("/status")
        assert (await scene.newest())["state"] == "sent"

    stage(script)
