"""Slack posting to our own address, signed: the same door over HTTP, with real slack-bolt behind it.

What the desk does over HTTP stands in slack_way.py's table and with the conversations (test_over_http.py).
"""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from bot.clock import MovableClock
from bot.doors import Reply, StaffActed
from bot.slack_staff import SlackStaff
from bot.web import Web
from tests.bot.test_slack_door import CARD, FORM, START, House
from tests.sandbox.slack_scene import CAST, DESK, Scene, scene
from tests.slack_way import BOTH_WAYS, SECRET

Script = Callable[[Scene, House, str], Awaitable[None]]


def play(script: Script, folder: Path) -> None:
    """Run a script with the door listening on a free port and the workspace posting there."""

    async def run() -> None:
        async with scene() as here:
            house = House()
            clock = MovableClock(START, stopped=True)
            door = SlackStaff(CAST.slack_bot_token, "", here.address, house.take, clock, DESK, SECRET)
            web = Web(_never, _nothing, folder / "key", {"/slack": door.posted})
            address = f"{await web.start('127.0.0.1', 0)}/slack"
            try:
                await door.start()
                await here.desk.deliver_over_http(address, SECRET)
                await asyncio.wait_for(script(here, house, address), 10)
            finally:
                await web.stop()
                await door.stop()

    asyncio.run(run())


async def _never() -> tuple[bool, dict[str, object]]:
    return True, {}


async def _nothing(_name: str, _args: object) -> dict[str, object]:
    return {}


def test_a_press_a_command_and_a_form_are_taken_and_answered_as_over_the_socket(tmp_path: Path) -> None:
    """Each in the form in which Slack posts it."""

    async def script(here: Scene, house: House, _: str) -> None:
        house.answers = [
            (Reply("form", {"view": FORM}),),
            (Reply("private", {"text": "Here."}),),
            (Reply("form_done"),),
        ]
        ts = await here.post(blocks=CARD)
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")
        await here.act("U_LENA", "command", command="/concord", text="board", channel=DESK)
        state = (await here.page.get("/sandbox/slack/state", params={"user": "U_LENA"})).json()
        view = state["views"][0]["id"]
        sent = await here.act("U_LENA", "submit", view_id=view, values={"text": {"text": "hello"}})
        await here.act("U_LENA", "home")
        await here.desk.deliveries.settled()

        assert [one.action for one in house.acted] == ["approve", "command", "reply", "open_home"]
        assert [one["text"] for one in state["ephemeral"]] == ["Here."]
        assert sent["closed"]
        assert here.desk.deliveries.given_up == []

    play(script, tmp_path)


def test_what_could_not_be_kept_is_refused_and_comes_again_and_is_one_effect(tmp_path: Path) -> None:
    """Slack posts an event again when it is not answered with 200."""

    async def script(here: Scene, house: House, _: str) -> None:
        house.broken = 1
        await here.act("U_LENA", "home")
        await here.desk.deliveries.settled()

        assert [one.action for one in house.acted] == ["open_home"]

    play(script, tmp_path)


@pytest.mark.parametrize("headers", [{}, {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=00"}])
def test_what_slack_did_not_sign_is_refused_and_reaches_nobody(tmp_path: Path, headers: dict[str, str]) -> None:
    """Anybody can find the address."""

    async def script(_: Scene, house: House, address: str) -> None:
        body = {"type": "event_callback", "event": {"type": "app_home_opened", "tab": "home", "user": "U_LENA"}}
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.post(address, json=body, headers=headers)

        assert answer.status_code == httpx.codes.UNAUTHORIZED
        assert [one for one in house.taken if isinstance(one.did, StaffActed)] == []

    play(script, tmp_path)


def test_too_long_a_post_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Slack's are a tenth of that."""

    async def script(_: Scene, _house: House, address: str) -> None:
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.post(address, content=b"x" * 2_000_001)

        assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE

    play(script, tmp_path)


def test_a_post_that_was_signed_long_ago_is_refused(tmp_path: Path) -> None:
    """Somebody may have kept it."""

    async def script(_: Scene, house: House, address: str) -> None:
        body, then = b'{"type": "event_callback"}', str(int(time.time()) - 6 * 60)  # noqa: TID251 - signed by the wall
        signed = hmac.new(SECRET.encode(), f"v0:{then}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": then, "X-Slack-Signature": f"v0={signed}"}
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.post(address, content=body, headers=headers)

        assert answer.status_code == httpx.codes.UNAUTHORIZED
        assert house.taken == []

    play(script, tmp_path)


def test_an_address_with_another_secret_does_not_pass_slacks_own_trial(tmp_path: Path) -> None:
    """The challenge comes back only to whoever signs alike."""

    async def script(here: Scene, _house: House, address: str) -> None:
        with pytest.raises(ValueError, match="compare the signing secrets"):
            await here.desk.deliver_over_http(address, "another")

    play(script, tmp_path)


def test_an_acknowledgement_does_not_wait_for_a_slack_that_is_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two replies and a question about who it is, none of them answered: that the press was taken is said in time."""
    monkeypatch.setattr("bot.slack_learning.PATIENCE", 0.1)
    monkeypatch.setattr("bot.slack_staff.HASTE", 0.3)

    async def script(here: Scene, house: House, _: str) -> None:
        house.answers = [(Reply("form", {"view": FORM}), Reply("private", {"text": "Here."}))]
        for method in ("users.info", "views.open", "chat.postEphemeral"):
            here.sandbox.faults.arm("slack", method, kind="slow", retry_after=5)
        ts = await here.post(blocks=CARD)
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="approve")

        assert outcome["acknowledged"]
        assert [one.action for one in house.acted] == ["approve"]

    play(script, tmp_path)


@pytest.mark.parametrize("name", sorted(name for names in BOTH_WAYS.values() for name in names))
def test_what_is_to_go_both_ways_is_there(name: str) -> None:
    """A test that was renamed would be left out unseen."""
    module, _, function = name.partition(".")
    text = Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8")

    assert f"def {function}(" in text
