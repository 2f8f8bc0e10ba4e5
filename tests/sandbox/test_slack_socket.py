"""Contract of the emulated Slack: Socket Mode delivery, with a real Bolt app at the other end."""

import asyncio
import base64
import contextlib
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from tests.sandbox.slack_scene import ACTIONS, CAST, DESK, Scene, play, refusal

Json = dict[str, Any]


def listens(app: AsyncApp, *kinds: str) -> list[Json]:
    """Let an app note all events of these kinds, and return the growing list."""
    seen: list[Json] = []

    async def note(event: Json, _context: AsyncBoltContext | None = None) -> None:
        seen.append(event)
        await asyncio.sleep(0)

    for kind in kinds:
        app.event(kind)(note)
    return seen


def everything(app: AsyncApp) -> list[Json]:
    """Let an app note every payload it is brought."""
    seen: list[Json] = []

    async def note(body: Json) -> None:
        seen.append(body)
        await asyncio.sleep(0)

    app.event({"type": "message"})(note)
    return seen


def test_a_colleagues_words_arrive_as_an_event_with_slacks_escaping() -> None:
    """What people type cannot pose as markup; a mention is one."""

    async def script(here: Scene) -> None:
        seen = listens(await here.bot(), "message", "app_mention")
        parent = (await here.act("U_LENA", "say", channel=DESK, text="a < b & @concord"))["ts"]
        await here.act("U_OMAR", "say", channel=DESK, text="<!channel>", thread_ts=parent)
        await here.desk.deliveries.settled()

        assert [(event["type"], event["user"], event["text"]) for event in seen] == [
            ("message", "U_LENA", "a &lt; b &amp; <@U_BOT>"),
            ("app_mention", "U_LENA", "a &lt; b &amp; <@U_BOT>"),
            ("message", "U_OMAR", "&lt;!channel&gt;"),
        ]
        assert seen[2]["thread_ts"] == parent

    play(script)


def test_an_event_that_is_not_acknowledged_comes_again_with_the_same_payload() -> None:
    """The first try may have died with the process that took it."""

    async def script(here: Scene) -> None:
        here.desk.deliveries.patience = 0.1
        connection = await here.web.apps_connections_open(app_token=CAST.slack_app_token)
        async with aiohttp.ClientSession() as session, session.ws_connect(connection["url"]) as socket:
            hello = await socket.receive_json()
            here.desk.people.say("U_LENA", DESK, "hello")
            first, second = await socket.receive_json(), await socket.receive_json()
            await socket.send_json({"envelope_id": second["envelope_id"]})
            await here.desk.deliveries.settled()

        assert hello["type"] == "hello"
        assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
        assert first["payload"] == second["payload"]
        assert here.desk.deliveries.given_up == []

    play(script)


def test_an_event_nobody_ever_acknowledges_is_given_up_after_its_retries() -> None:
    """Slack does not insist for ever."""

    async def script(here: Scene) -> None:
        here.desk.deliveries.patience = 0.05
        app = await here.bot()

        async def fails() -> None:
            raise ArithmeticError

        app.event("message")(fails)
        here.desk.people.say("U_LENA", DESK, "hello")
        await here.desk.deliveries.settled()

        assert [envelope.payload["event"]["text"] for envelope in here.desk.deliveries.given_up] == ["hello"]

    play(script)


def test_events_wait_for_a_bot_that_is_away() -> None:
    """What was written meanwhile arrives, in order, once it comes."""

    async def script(here: Scene) -> None:
        seen = everything(await here.bot(connected=False))
        here.desk.people.say("U_LENA", DESK, "one")
        here.desk.people.say("U_LENA", DESK, "two")
        await asyncio.sleep(0.05)
        await here.connect()
        await here.desk.deliveries.settled()

        assert [body["event"]["text"] for body in seen] == ["one", "two"]

    play(script)


def test_each_event_goes_to_one_of_two_connections() -> None:
    """Two processes share the work and do not double it."""

    async def script(here: Scene) -> None:
        first, second = everything(await here.bot()), everything(await here.bot())
        for number in range(4):
            here.desk.people.say("U_LENA", DESK, str(number))
        await here.desk.deliveries.settled()

        assert sorted(body["event"]["text"] for body in first + second) == ["0", "1", "2", "3"]
        assert len(first) == len(second) == 2

    play(script)


def test_a_connection_that_is_asked_to_refresh_comes_back_and_loses_nothing() -> None:
    """Slack renews connections every few hours."""

    async def script(here: Scene) -> None:
        here.desk.deliveries.patience = 0.3
        seen = everything(await here.bot())
        await here.page.post("/sandbox/slack/disconnect")
        here.desk.people.say("U_LENA", DESK, "after the refresh")
        await here.desk.deliveries.settled()

        assert [body["event"]["text"] for body in seen] == ["after the refresh"]

    play(script)


def test_the_bots_own_words_change_and_deletion_are_told_too() -> None:
    """As on Slack, which leaves it to the app to ignore itself."""

    async def script(here: Scene) -> None:
        connection = await here.web.apps_connections_open(app_token=CAST.slack_app_token)
        async with aiohttp.ClientSession() as session, session.ws_connect(connection["url"]) as socket:
            await socket.receive_json()
            ts = await here.post("one", blocks=ACTIONS)
            await here.web.chat_update(channel=DESK, ts=ts, text="two")
            await here.web.chat_delete(channel=DESK, ts=ts)
            events = []
            for _ in range(3):
                frame = await socket.receive_json()
                await socket.send_json({"envelope_id": frame["envelope_id"]})
                events.append(frame["payload"]["event"])

        assert events[0]["bot_id"] == "B_SANDBOX"
        assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
        assert events[1]["message"]["text"] == "two"
        assert events[1]["previous_message"]["text"] == "one"

    play(script)


def test_a_shared_file_is_told_twice_as_message_and_as_file() -> None:
    """The message event holds the file, the other only its id."""

    async def script(here: Scene) -> None:
        seen = listens(await here.bot(), "message", "file_shared")
        content = base64.b64encode(b"%PDF-1.4").decode()
        await here.act("U_LENA", "upload", channel=DESK, name="reply.pdf", content_base64=content, text="see here")
        await here.desk.deliveries.settled()

        assert {event["type"] for event in seen} == {"message", "file_shared"}
        message = next(event for event in seen if event["type"] == "message")
        assert message["subtype"] == "file_share"
        assert message["files"][0]["mimetype"] == "application/pdf"

    play(script)


def test_reactions_and_new_members_are_told() -> None:
    """Small events that staff cause."""

    async def script(here: Scene) -> None:
        seen = listens(await here.bot(), "reaction_added", "reaction_removed", "member_joined_channel", "message")
        ts = await here.post()
        await here.act("U_LENA", "react", channel=DESK, ts=ts, name="eyes")
        await here.act("U_LENA", "react", channel=DESK, ts=ts, name="eyes", away=True)
        await here.web.conversations_invite(channel=DESK, users=["U_FAR"])
        await here.desk.deliveries.settled()

        assert [event["type"] for event in seen] == ["reaction_added", "reaction_removed", "member_joined_channel"]

    play(script)


def test_a_used_ticket_opens_no_second_connection() -> None:
    """An address is good once."""

    async def script(here: Scene) -> None:
        connection = await here.web.apps_connections_open(app_token=CAST.slack_app_token)
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(connection["url"]):
                pass
            status = 0
            try:
                await session.ws_connect(connection["url"])
            except aiohttp.WSServerHandshakeError as problem:
                status = problem.status

        assert status == 403

    play(script)


def test_a_person_who_is_not_there_cannot_act() -> None:
    """The control routes answer with a sentence."""

    async def script(here: Scene) -> None:
        nobody = await here.act("U_NONE", "say", channel=DESK, text="x")
        nothing = await here.act("U_LENA", "sing")
        missing = await here.act("U_LENA", "say", channel=DESK)

        assert nobody == {"error": "Slack says user_not_found."}
        assert nothing["error"].startswith("Nobody can sing")
        assert missing == {"error": "This needs 'text'."}
        assert await refusal(here.web.auth_test()) == ""

    play(script)


def goodbye(reason: str) -> dict[str, object]:
    """The frame with which Slack says goodbye."""
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}


def test_after_a_warning_a_connection_goes_on_and_after_a_refresh_it_is_closed() -> None:
    """The client has time to open another one first."""

    async def script(here: Scene) -> None:
        connection = await here.web.apps_connections_open(app_token=CAST.slack_app_token)
        async with aiohttp.ClientSession() as session, session.ws_connect(connection["url"]) as socket:
            await socket.receive_json()
            await here.page.post("/sandbox/slack/disconnect", json={"reason": "warning"})
            warned = await socket.receive_json()
            here.desk.people.say("U_LENA", DESK, "still here")
            frame = await socket.receive_json()
            await socket.send_json({"envelope_id": frame["envelope_id"]})
            await here.page.post("/sandbox/slack/disconnect", json={"reason": "refresh_requested"})
            refreshed, end = await socket.receive_json(), await socket.receive()
        unknown = await here.page.post("/sandbox/slack/disconnect", json={"reason": "boredom"})

        assert (warned, refreshed) == (goodbye("warning"), goodbye("refresh_requested"))
        assert frame["payload"]["event"]["text"] == "still here"
        assert end.type == aiohttp.WSMsgType.CLOSE
        assert unknown.status_code == 400

    play(script)


def test_without_socket_mode_the_connections_end_and_no_new_one_opens() -> None:
    """As when somebody switches it off in the app's settings."""

    async def script(here: Scene) -> None:
        connection = await here.web.apps_connections_open(app_token=CAST.slack_app_token)
        async with aiohttp.ClientSession() as session, session.ws_connect(connection["url"]) as socket:
            await socket.receive_json()
            await here.desk.sockets.switch(on=False)
            frame = await socket.receive_json()
        closed = await refusal(here.web.apps_connections_open(app_token=CAST.slack_app_token))
        await here.desk.sockets.switch(on=True)
        opened = await refusal(here.web.apps_connections_open(app_token=CAST.slack_app_token))

        assert frame == goodbye("link_disabled")
        assert (closed, opened) == ("access_denied", "")

    play(script)


def test_an_eleventh_connection_is_sent_away() -> None:
    """Ten are open at most."""

    async def script(here: Scene) -> None:
        async with aiohttp.ClientSession() as session, contextlib.AsyncExitStack() as stack:
            hellos = []
            for _ in range(11):
                connection = await here.web.apps_connections_open(app_token=CAST.slack_app_token)
                socket = await stack.enter_async_context(session.ws_connect(connection["url"]))
                hellos.append(await socket.receive_json())

            assert [hello.get("num_connections") for hello in hellos[:10]] == list(range(1, 11))
            assert hellos[10] == goodbye("too_many_websockets")

    play(script)


def test_an_outage_cuts_the_line_and_what_was_said_meanwhile_comes_after_it() -> None:
    """Nobody says goodbye, nobody gets in; then the client comes back, here without its usual seconds of waiting."""

    async def script(here: Scene) -> None:
        seen = everything(await here.bot())
        here.desk.cut()
        here.desk.people.say("U_LENA", DESK, "during the outage")
        closed = await refusal(here.web.apps_connections_open(app_token=CAST.slack_app_token))
        away = list(here.desk.sockets.connections)
        here.desk.mend()
        await here.client_of_the_last_bot().connect_to_new_endpoint(force=True)
        await here.desk.deliveries.settled()

        assert (closed, away) == ("service_unavailable", [])
        assert [body["event"]["text"] for body in seen] == ["during the outage"]

    play(script)


def test_what_nobody_came_for_is_dropped_at_last() -> None:
    """Minutes on Slack, a moment here."""

    async def script(here: Scene) -> None:
        here.desk.deliveries.keep = 0.05
        here.desk.people.say("U_LENA", DESK, "anybody?")
        await here.desk.deliveries.settled()
        seen = everything(await here.bot())
        here.desk.people.say("U_LENA", DESK, "there you are")
        await here.desk.deliveries.settled()

        assert [envelope.payload["event"]["text"] for envelope in here.desk.deliveries.given_up] == ["anybody?"]
        assert [body["event"]["text"] for body in seen] == ["there you are"]

    play(script)
