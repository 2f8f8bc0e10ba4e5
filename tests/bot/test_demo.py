"""The demo as a newcomer finds it: everything over the sandbox's HTTP, in a temporary folder, on a free port."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.commands import demo as demos
from bot.commands.demo.clockwork import first_moment
from bot.commands.demo.sample import (
    CAST,
    CHENGUANG,
    CLIENTS,
    LINDNER,
    OKAFOR,
    UNBOUND,
    Client,
    cut_off_before,
    newest_invoice,
    total,
)
from bot.commands.terms import Refused
from flows.facts.times import HOUR, micros

START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")))


@dataclass
class Seen:
    """What a newcomer saw: each phone after the start, the desk, what linking brought, what the clock brought."""

    phones: dict[str, str] = field(default_factory=dict, repr=False)
    desk: str = field(default="", repr=False)
    linked: str = field(default="", repr=False)
    welcome: str = ""
    next: int = 0
    reminders: int = 0
    stopping: float = 0.0


async def chat(http: httpx.AsyncClient, client: Client) -> list[dict[str, Any]]:
    """The messages on that customer's phone."""
    messages: list[dict[str, Any]] = (await http.get(f"/sandbox/telegram/{client.phone.id}/chat")).json()["messages"]
    return messages


async def said(http: httpx.AsyncClient, client: Client) -> str:
    """All words and buttons on that customer's phone, without isolates."""
    return re.sub("[\u2066-\u2069]", "", json.dumps(await chat(http, client), ensure_ascii=False))


async def until(http: httpx.AsyncClient, client: Client, words: str) -> str:
    """The phone, as soon as these words are on it."""
    async with asyncio.timeout(20):
        while words not in (shown := await said(http, client)):  # noqa: ASYNC110 - a phone is looked at, it does not call
            await asyncio.sleep(0.05)
    return shown


async def link(http: httpx.AsyncClient, welcome: str) -> str:
    """Do what the terminal says; the phone of the customer who was left."""
    phone = f"/sandbox/telegram/{UNBOUND.phone.id}"
    command = re.search(r"/start \S+", welcome)
    assert command, "The terminal tells what to send."
    await http.post(f"{phone}/say", json={"text": command[0]})
    await until(http, UNBOUND, "Agree and go on")
    message = (await chat(http, UNBOUND))[-1]["id"]
    await http.post(f"{phone}/press", json={"message_id": message, "label": "Agree and go on"})
    await until(http, UNBOUND, newest_invoice(UNBOUND).number)
    await http.post(f"{phone}/say", json={"text": str(total(newest_invoice(UNBOUND)))})
    return await until(http, UNBOUND, "Welcome")


async def look_around(folder: Path) -> Seen:
    """Start, look, link, move the clock, stop."""
    seen = Seen()
    async with demos.running(folder, 0, START) as up:
        seen.welcome = demos.welcome(up)
        async with httpx.AsyncClient(base_url=up.address, trust_env=False, timeout=20) as http:
            seen.phones = {client.code: await said(http, client) for client in CLIENTS}
            seen.desk = (await http.get("/sandbox/slack/state?user=U_WEI")).text
            seen.linked = await link(http, seen.welcome)
            seen.next = (await http.post("/sandbox/clock", json={"to": "next"})).json()["now"]
            before = len(await chat(http, LINDNER))
            await http.post("/sandbox/clock", json={"advance_seconds": 4 * 24 * 60 * 60})
            seen.reminders = len(await chat(http, LINDNER)) - before
        began = time.monotonic()
    seen.stopping = time.monotonic() - began
    return seen


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """One visit; the tests below look at what was seen."""
    return asyncio.run(look_around(tmp_path_factory.mktemp("demo")))


def test_every_linked_customer_has_a_statement_in_their_language(seen: Seen) -> None:
    """Four phones show the notice; the fifth shows nothing at all."""
    looks = {
        "OKAFOR": "See the statement",
        "CHENGUANG": "余额相符",
        "LINDNER": "See the statement",
        "MORI": "明細書を見る",
    }

    assert [code for code, words in looks.items() if words in seen.phones[code]] == list(looks)
    assert seen.phones[UNBOUND.code] == "[]"


def test_one_balance_is_confirmed(seen: Seen) -> None:
    """With its number, for everybody to compare."""
    assert "BC-00001" in seen.phones[CHENGUANG.code]
    assert "162,046.00" in seen.desk


def test_one_price_is_in_question(seen: Seen) -> None:
    """The customer has a case and the desk its head card."""
    assert "D-1001" in seen.phones[OKAFOR.code]
    assert "D-1001" in seen.desk


def test_the_printed_link_and_proof_open_the_last_account(seen: Seen) -> None:
    """The newcomer's first minute."""
    assert f"Welcome. This chat now belongs to {UNBOUND.name}" in seen.linked


def test_moving_the_clock_brings_what_was_planned(seen: Seen) -> None:
    """To whatever comes next; four days on, who has not answered was reminded once."""
    assert seen.next > START + HOUR // 2
    assert seen.reminders == 1


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-02T08:00", "2026-11-02T08:00"),
        ("2026-11-02T07:59", "2026-10-30T08:00"),
        ("2026-11-03T23:00", "2026-11-03T08:00"),
        ("2026-11-08T12:00", "2026-11-06T08:00"),
    ],
)
def test_the_story_happened_on_the_last_working_morning(now: str, told: str) -> None:
    """So that a demo begun at night or on a Sunday shows what customers got while they were at work."""
    begins, happened = (micros(datetime.fromisoformat(moment).replace(tzinfo=UTC)) for moment in (now, told))

    assert demos.working_morning(begins) == happened


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-11-03T16:30", "2026-11-03T16:30"),
        ("2026-11-03T23:00", "2026-11-03T08:12"),
        ("2026-11-08T12:00", "2026-11-06T08:12"),
    ],
)
def test_a_demo_begun_after_hours_stays_in_its_morning(now: str, shown: str) -> None:
    """Else the first thing on the desk would be what a weekend has made late."""
    begins, first = (micros(datetime.fromisoformat(moment).replace(tzinfo=UTC)) for moment in (now, shown))

    assert first_moment(begins) == first


def test_the_demo_stops_at_once(seen: Seen) -> None:
    """Even with polls held open."""
    assert seen.stopping < 10


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """The demo begins with new books and never touches old ones."""
    (tmp_path / "concord.db").touch()

    result = demos.demo(port=0, browser=False, data=tmp_path, at="")

    assert (result.code, "name an empty folder" in result.lines[0]) == (1, True)


def test_a_moment_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    """With a right example."""
    result = demos.demo(port=0, browser=False, data=tmp_path, at="tomorrow")

    assert result.lines == ("--at: 'tomorrow' is no moment; write it as 2026-11-02T09:00.",)


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    """And the way out."""

    async def begin(port: int) -> None:
        async with demos.running(tmp_path, port, START):
            pass

    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Refused, match="say --port 0 for a free one"):
        asyncio.run(begin(taken.getsockname()[1]))


def test_tokens_that_may_be_real_are_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's bot is ever started by the demo."""
    monkeypatch.setattr("bot.commands.demo.world.CAST", replace(CAST, slack_bot_token="xoxb-1234-real"))

    result = demos.demo(port=0, browser=False, data=None, at="")

    assert (result.code, len(result.lines)) == (1, 1)
    assert result.lines[0].startswith("The sandbox refuses slack_bot_token: it may be a real credential.")


def test_a_port_that_is_taken_ends_the_command_with_a_reason() -> None:
    """As the terminal shows it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = demos.demo(port=taken.getsockname()[1], browser=False, data=None, at="")

    assert (result.code, "say --port 0 for a free one" in result.lines[0]) == (1, True)


def test_ctrl_c_ends_the_command_in_order_and_nothing_is_left(tmp_path: Path) -> None:
    """In a process of its own, as in a terminal."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert process.stdout
    lines = iter(process.stdout.readline, "")
    ready = next((line for line in lines if "Concord is ready" in line), "")
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)

    assert "http://127.0.0.1:" in ready
    assert (process.returncode, list(tmp_path.iterdir())) == (0, [])
    assert rest.endswith("The demo has ended; nothing of it is left.\n")


@pytest.mark.parametrize(
    ("today", "cut_off"),
    [
        ("2026-11-02", "2026-10-31"),
        ("2026-11-07", "2026-10-31"),
        ("2026-11-21", "2026-11-20"),
        ("2026-03-01", "2026-02-28"),
    ],
)
def test_the_statements_are_for_the_month_end_or_for_yesterday(today: str, cut_off: str) -> None:
    """Never so long ago that the day to answer by has passed."""
    day = datetime.fromisoformat(today).date()

    assert cut_off_before(day).isoformat() == cut_off
