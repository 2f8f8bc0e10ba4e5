"""The demo's world seen from its page: begun again behind the same address, its clock moved, its doings announced."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.commands import demo as demos
from bot.commands.demo.sample import CHENGUANG, CLIENTS, LINDNER, OKAFOR, UNBOUND, Client
from bot.commands.demo.world import World
from flows.facts.times import DAY, HOUR, micros

START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")))
LATER = micros(datetime(2026, 12, 2, 9, 30, tzinfo=ZoneInfo("Europe/Berlin")))


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[tuple[World, httpx.AsyncClient]]:
    """A demo whose story was told, and a way to ask its page's questions."""
    async with (
        demos.running(folder, 0, START) as up,
        httpx.AsyncClient(base_url=up.address, trust_env=False, timeout=20) as http,
    ):
        yield up.world, http


def phone(world: World, client: Client) -> str:
    """All words on that customer's phone."""
    return " ".join(message["text"] for message in world.sandbox.telegram.chat(client.phone.id)["messages"])


@dataclass
class Visit:
    """What was seen in one demo: the first world, what somebody did in it, and the world that was begun after it."""

    first: dict[str, Any] = field(default_factory=dict)
    acted: list[dict[str, Any]] = field(default_factory=list)
    feed: list[dict[str, Any]] = field(default_factory=list, repr=False)
    refused: int = 0
    second: dict[str, Any] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict, repr=False)
    folders: list[str] = field(default_factory=list)
    again: dict[str, Any] = field(default_factory=dict)


async def act(world: World, http: httpx.AsyncClient) -> None:
    """A customer writes, a colleague writes, an hour passes."""
    await http.post(f"/sandbox/telegram/{LINDNER.phone.id}/say", json={"text": "/status"})
    await http.post("/sandbox/slack/U_WEI/say", json={"channel": "C_DESK", "text": "I am here"})
    await http.post("/sandbox/clock", json={"advance_seconds": 3600})
    world.sandbox.faults.arm("telegram", "sendMessage", None)


async def visit(folder: Path) -> Visit:
    """Look, act, begin another world at another date, look again."""
    seen = Visit()
    async with opened(folder) as (world, http):
        seen.first = (await http.get("/sandbox/world")).json()
        world.acted.append(seen.acted.append)
        await act(world, http)
        renewing = asyncio.create_task(world.renew(LATER, told=False))
        await asyncio.sleep(0)
        while world.sandbox.state == "open":  # noqa: ASYNC110 - the bot that is there stops first
            await asyncio.sleep(0.001)
        seen.refused = (await http.post(f"/sandbox/telegram/{LINDNER.phone.id}/say", json={"text": "x"})).status_code
        await renewing
        seen.second = (await http.get("/sandbox/world")).json()
        seen.phones = {client.code: phone(world, client) for client in CLIENTS}
        seen.folders = [path.name for path in folder.iterdir()]  # noqa: ASYNC240 - nobody waits meanwhile
        seen.again = (await http.post("/sandbox/world/again", json={})).json()
        async for entry in world.sandbox.feed.subscribe():
            seen.feed.append(entry)
            if entry["seq"] == world.sandbox.feed.seq:
                break
    return seen


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """One visit; the tests below look at what was seen."""
    return asyncio.run(visit(tmp_path_factory.mktemp("world")))


def test_the_page_learns_in_one_answer_who_is_there_and_what_it_may_ask_for(seen: Visit) -> None:
    """And which link and proof are left to the newcomer."""
    first = seen.first

    assert (first["state"], first["movable"]) == ("open", True)
    assert {part for part, offered in first["offers"].items() if offered} >= {"mishaps", "outbox"}
    assert first["link"].startswith("/start ")
    assert first["hint"]["customer"] == UNBOUND.phone.id
    assert {one["company"] for one in first["customers"]} == {client.name for client in CLIENTS}


def test_what_people_do_is_announced(seen: Visit) -> None:
    """Whoever did it, by page or by call, and again on the feed."""
    here = seen.acted[:3]

    assert [(one["by"], one["do"]) for one in here] == [("customer", "say"), ("colleague", "write"), ("time", "pass")]
    assert (here[0]["customer"], here[1]["user"], here[2]["micros"]) == (LINDNER.phone.id, "U_WEI", HOUR)
    assert [entry["body"] for entry in seen.feed if entry["kind"] == "acted" and entry["body"] in here] == here


def test_a_new_world_has_another_number_and_says_when_it_is_open(seen: Visit) -> None:
    """The stream goes on: opening, then open, once for each world."""
    states = [entry["body"] for entry in seen.feed if entry["kind"] == "world"]
    numbers = [seen.first["id"], seen.second["id"], seen.again["id"]]

    assert len(set(numbers)) == 3
    assert [state["id"] for state in states if state["state"] == "open"] == numbers
    assert seen.second["seq"] > seen.first["seq"]


def test_nobody_can_act_in_a_world_that_is_not_open(seen: Visit) -> None:
    """What a newcomer presses meanwhile must not end up in the story."""
    assert seen.refused == 409


def test_a_new_world_begins_at_its_own_date_with_everybody_linked_and_nobody_having_answered(seen: Visit) -> None:
    """Where a guided story starts: the fifth customer too has the statement, and no link is left."""
    assert LATER <= seen.second["now"] < LATER + HOUR
    assert all(words for words in seen.phones.values())
    assert "BC-0" not in seen.phones[CHENGUANG.code]
    assert "D-1" not in seen.phones[OKAFOR.code]
    assert (seen.second["link"], seen.second["hint"]) == (None, None)


def test_nothing_of_the_old_world_is_left(seen: Visit) -> None:
    """Neither its words nor its books."""
    assert "/status" not in seen.phones[LINDNER.code]
    assert len(seen.folders) == 1


def on_stage(folder: Path, script: Callable[[World, httpx.AsyncClient], Awaitable[None]]) -> None:
    """Run a script in a demo of its own."""

    async def run() -> None:
        async with opened(folder) as (world, http):
            await script(world, http)

    asyncio.run(run())


def test_what_falls_due_on_the_way_happens_at_its_own_moment(tmp_path: Path) -> None:
    """Moving five days on sends the reminder on the day it was planned for, not at the end."""

    async def script(world: World, http: httpx.AsyncClient) -> None:
        before = len(world.sandbox.telegram.chat(LINDNER.phone.id)["messages"])
        due = await world.next_due()
        await world.pass_time(5 * DAY)
        letters = (await http.get("/sandbox/outbox")).json()["letters"]
        fresh = world.sandbox.telegram.chat(LINDNER.phone.id)["messages"][before:]

        assert due is not None
        assert len(fresh) == 1
        sent = next(one["sent_at"] for one in letters if one["customer"] == LINDNER.phone.id)
        assert START + HOUR < sent < world.now() - HOUR

    on_stage(tmp_path, script)
