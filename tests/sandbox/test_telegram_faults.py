"""Misfortune on demand, the list of calls, the profile, and the frame around both platforms."""

import asyncio
import json
from dataclasses import replace

import httpx
import pytest
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, MenuButtonCommands
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.sandbox.app import Sandbox, SandboxRefusedError
from bot.sandbox.faults import FaultKind
from tests.sandbox.telegram_scene import CAST, MINA, SECOND, TOKEN, HandClock, Scene, on_stage


async def misfortune(scene: Scene, kind: FaultKind) -> TelegramError:
    """Arm a fault over HTTP and return what the client library makes of it."""
    await scene.http.post("/sandbox/faults", json={"platform": "telegram", "method": "sendMessage", "kind": kind})
    with pytest.raises(TelegramError) as error:
        await scene.bot.send_message(MINA, "hello")
    return error.value


@pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")  # the client library announces a change of type
@on_stage
async def test_too_many_requests_say_how_long_to_wait(scene: Scene) -> None:
    """And nothing was sent."""
    scene.sandbox.faults.arm("telegram", "sendMessage", kind="429", retry_after=7)
    answer = await scene.raw("sendMessage", chat_id=MINA, text="x")

    assert answer["error_code"] == 429
    assert answer["parameters"] == {"retry_after": 7}
    assert isinstance(await misfortune(scene, "429"), RetryAfter)
    assert len(scene.seen()) == 1


@pytest.mark.parametrize(("kind", "error"), [("401", InvalidToken), ("403", Forbidden), ("500", NetworkError)])
def test_a_refusal_on_demand_sends_nothing(kind: FaultKind, error: type[TelegramError]) -> None:
    """Each is what the client library knows it as."""

    @on_stage
    async def play(scene: Scene) -> None:
        assert isinstance(await misfortune(scene, kind), error)
        assert len(scene.seen()) == 1

    play()


@on_stage
async def test_a_lost_answer_has_had_its_effect(scene: Scene) -> None:
    """The line is cut without a byte, so the client cannot know."""
    problem = await misfortune(scene, "answer_lost")

    assert isinstance(problem.__cause__, httpx.RemoteProtocolError)
    assert [message["text"] for message in scene.seen()] == ["/start", "hello"]


@on_stage
async def test_a_dropped_call_looks_the_same_without_effect(scene: Scene) -> None:
    """Which is the whole difficulty."""
    problem = await misfortune(scene, "dropped")

    assert isinstance(problem.__cause__, httpx.RemoteProtocolError)
    assert len(scene.seen()) == 1


@on_stage
async def test_a_slow_answer_has_its_effect_before_it_comes(scene: Scene) -> None:
    """As long as `retry_after` says."""
    scene.sandbox.faults.arm("telegram", "sendMessage", kind="slow", retry_after=1)
    call = asyncio.ensure_future(scene.bot.send_message(MINA, "hello"))
    await scene.until(lambda: len(scene.seen()) == 2)

    assert not call.done()
    assert (await call).text == "hello"


@on_stage
async def test_faults_can_skip_repeat_and_be_cleared(scene: Scene) -> None:
    """The second and third call fail, and a fourth would."""
    scene.sandbox.faults.arm("telegram", "SENDMESSAGE", times=5, kind="500", skip=1)
    outcomes = [(await scene.raw("sendMessage", chat_id=MINA, text="x"))["ok"] for _ in range(3)]
    await scene.http.delete("/sandbox/faults")
    outcomes.append((await scene.raw("sendMessage", chat_id=MINA, text="x"))["ok"])

    assert outcomes == [True, False, False, True]


@on_stage
async def test_a_fault_concerns_its_method_and_platform_only(scene: Scene) -> None:
    """A star means all methods."""
    scene.sandbox.faults.arm("slack", "*", kind="500")
    scene.sandbox.faults.arm("telegram", "getChat", kind="500")
    sent = await scene.raw("sendMessage", chat_id=MINA, text="x")
    scene.sandbox.faults.clear()
    scene.sandbox.faults.arm("telegram", "*", kind="500")

    assert sent["ok"]
    assert not (await scene.raw("sendMessage", chat_id=MINA, text="x"))["ok"]


@on_stage
async def test_an_unknown_fault_is_refused(scene: Scene) -> None:
    """With the kinds there are."""
    answer = await scene.http.post("/sandbox/faults", json={"platform": "telegram", "method": "x", "kind": "gremlin"})

    assert answer.status_code == 400
    assert "answer_lost" in answer.json()["error"]


@on_stage
async def test_every_call_is_written_down_with_its_outcome(scene: Scene) -> None:
    """So that sends can be counted."""
    await misfortune(scene, "answer_lost")
    await scene.raw("sendMessage", chat_id=OTHER, text="x")
    calls = (await scene.http.get("/sandbox/telegram/calls?method=sendMessage")).json()

    assert [(call["params"]["chat_id"], call["outcome"], call["fault"]) for call in calls] == [
        (str(MINA), "ok", "answer_lost"),
        (OTHER, "400 Bad Request: chat not found", None),
    ]


OTHER = 999


@on_stage
async def test_an_unknown_method_and_a_foreign_token_are_refused(scene: Scene) -> None:
    """404 and 401."""
    unknown = await scene.raw("sendTelepathy")
    foreign = await scene.http.get("/bot4200000000:SANDBOX-other/getMe")

    assert unknown == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert (foreign.status_code, foreign.json()["description"]) == (401, "Unauthorized")
    assert (await scene.http.get("/file/bot1:x/documents/file_1")).status_code == 401
    assert (await scene.http.get(f"/file/bot{TOKEN}/documents/none")).status_code == 404


@on_stage
async def test_json_of_the_wrong_shape_is_refused(scene: Scene) -> None:
    """Broken or merely not what is wanted."""
    broken = await scene.raw("sendMessage", chat_id=MINA, text="x", reply_markup="{")
    misshapen = await scene.raw("sendMessage", chat_id=MINA, text="x", reply_parameters="[1]")

    assert broken["description"] == "Bad Request: can't parse reply keyboard markup JSON object"
    assert misshapen["description"] == "Bad Request: object expected as reply parameters"
    assert len(scene.seen()) == 1


@on_stage
async def test_an_unknown_file_is_refused(scene: Scene) -> None:
    """By its id."""
    assert await scene.refused(scene.bot.get_file("nothing")) == "Invalid file_id"


@on_stage
async def test_commands_are_kept_per_scope_and_language(scene: Scene) -> None:
    """The customer sees the narrowest that fits."""
    korean, private = [BotCommand("menu", "메뉴")], [BotCommand("menu", "Menu")]
    await scene.bot.set_my_commands(private, BotCommandScopeAllPrivateChats())
    await scene.bot.set_my_commands(korean, BotCommandScopeAllPrivateChats(), language_code="ko")
    seen = scene.phones.chat(MINA)["commands"]
    await scene.bot.set_my_commands([BotCommand("bye", "Bye")], BotCommandScopeChat(MINA))
    narrower = scene.phones.chat(MINA)["commands"]
    await scene.bot.delete_my_commands(BotCommandScopeChat(MINA))

    assert seen == [{"command": "menu", "description": "메뉴"}]
    assert narrower == [{"command": "bye", "description": "Bye"}]
    assert scene.phones.chat(MINA)["commands"] == seen
    assert list(await scene.bot.get_my_commands(BotCommandScopeAllPrivateChats(), language_code="ko")) == korean


@on_stage
async def test_a_command_with_capitals_is_refused(scene: Scene) -> None:
    """Small letters, digits and underscores."""
    assert await scene.refused(scene.bot.set_my_commands([("Menu", "Menu")])) == "Bot_command_invalid"


@on_stage
async def test_the_bot_introduces_itself_as_it_wishes(scene: Scene) -> None:
    """Name, both descriptions, and the menu button; a chat can be looked at."""
    await scene.bot.set_my_name("Ledger")
    await scene.bot.set_my_description("Long", language_code="de")
    await scene.bot.set_my_short_description("Short")
    await scene.bot.set_chat_menu_button(menu_button=MenuButtonCommands())

    assert (await scene.bot.get_me()).first_name == "Ledger"
    assert (await scene.bot.get_my_name()).name == "Ledger"
    assert (await scene.bot.get_my_description("de")).description == "Long"
    assert (await scene.bot.get_my_short_description()).short_description == "Short"
    assert (await scene.bot.get_chat_menu_button()).type == "commands"
    assert (await scene.bot.get_chat(MINA)).username == "mina"


@on_stage
async def test_the_feed_tells_what_changed_and_replays_it(scene: Scene) -> None:
    """Server-sent events with a number each."""
    await scene.bot.send_message(MINA, "hello")
    entries = []
    async with scene.http.stream("GET", "/sandbox/feed?after=2") as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                entries.append(json.loads(line.removeprefix("data: ")))
                break

    assert entries[0]["kind"] == "telegram"
    assert entries[0]["seq"] == 3
    assert entries[0]["body"] == {"customer": MINA, "chat": MINA, "what": "message", "message_id": 2}


@on_stage
async def test_everybody_is_listed_without_a_token(scene: Scene) -> None:
    """For the page."""
    answer = await scene.http.get("/sandbox/people")

    assert [customer["name"] for customer in answer.json()["customers"]] == ["Mina Park", "عمر حداد"]
    assert "sandbox-test" not in answer.text
    assert "SANDBOX" not in answer.text


@on_stage
async def test_a_foreign_page_is_turned_away(scene: Scene) -> None:
    """By the name it asks for, even when that leads here."""
    answer = await scene.http.get("/sandbox/people", headers={"Host": "evil.example"})

    assert answer.status_code == 400


@on_stage
async def test_a_clock_that_is_real_cannot_be_moved(scene: Scene) -> None:
    """One sentence says so."""
    assert (await scene.http.get("/sandbox/clock")).json() == {"now": scene.clock(), "movable": False}
    assert (await scene.http.post("/sandbox/clock", json={"advance_seconds": 1})).status_code == 404


def test_a_movable_clock_moves_by_seconds_and_to_what_is_next() -> None:
    """Until nothing is planned."""
    clock = HandClock()
    began, planned = clock.now, [clock.now + 90 * SECOND]

    async def advance(microseconds: int) -> None:
        clock.now += microseconds

    async def play() -> list[tuple[int, int]]:
        sandbox = Sandbox(CAST, clock=clock, advance=advance, next_due=lambda: planned[0] if planned else None)
        async with httpx.AsyncClient(base_url=await sandbox.start()) as http:
            moved = [await http.post("/sandbox/clock", json={"advance_seconds": 60})]
            moved.append(await http.post("/sandbox/clock", json={"to": "next"}))
            planned.clear()
            moved.append(await http.post("/sandbox/clock", json={"to": "next"}))
            moved.append(await http.post("/sandbox/clock", json={"advance_seconds": -1}))
        await sandbox.stop()
        return [(answer.status_code, answer.json().get("now", 0) - began) for answer in moved]

    assert [(status, moved // SECOND) for status, moved in asyncio.run(play())][:2] == [(200, 60), (200, 90)]


@pytest.mark.parametrize(
    "change",
    [
        {"telegram_token": "5123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"},
        {"slack_bot_token": "xoxb-12-34"},
        {"slack_app_token": "xapp-1-A"},
    ],
)
def test_a_token_that_looks_real_is_refused(change: dict[str, str]) -> None:
    """Before anything listens."""
    with pytest.raises(SandboxRefusedError, match="may be a real credential"):
        Sandbox(replace(CAST, **change), clock=HandClock())  # type: ignore[arg-type]  # only text fields are changed


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])  # noqa: S104  # refused is the point
def test_an_address_others_can_reach_is_refused(host: str) -> None:
    """Loopback only."""
    with pytest.raises(SandboxRefusedError, match="others could reach it"):
        asyncio.run(Sandbox(CAST, clock=HandClock()).start(host))


@on_stage
async def test_stopping_lets_go_of_everybody_at_once(scene: Scene) -> None:
    """Of a held poll and of a reader of the feed."""
    seen = (await scene.news())[0].update_id
    poll = asyncio.ensure_future(scene.news(offset=seen + 1, timeout=20))

    async def follow() -> None:
        async with scene.http.stream("GET", "/sandbox/feed") as stream:
            async for _ in stream.aiter_lines():
                pass

    reader = asyncio.ensure_future(follow())
    await scene.held()
    began = asyncio.get_running_loop().time()
    await scene.sandbox.stop()
    await asyncio.wait({poll, reader}, timeout=10)

    assert asyncio.get_running_loop().time() - began < 10
    assert isinstance(poll.exception(), NetworkError)
