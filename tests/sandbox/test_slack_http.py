"""Contract of the emulated Slack over signed HTTP, with a real Bolt app that listens on a port of its own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.slack.colleagues import UNANSWERED
from bot.sandbox.slack.signed_http import SignedHttp
from tests.sandbox.slack_scene import ACTIONS, CAST, DESK, MODAL, Scene, play, refusal

Json = dict[str, Any]
SECRET = "sandbox-signing-secret"


class Listener:
    """The bot's own address; `got` has the headers of each request, `answers` what is said before the bot is asked."""

    def __init__(self, here: Scene, secret: str = SECRET) -> None:
        """Make the real app that answers here."""
        self.app = AsyncApp(
            client=here.client(CAST.slack_bot_token), signing_secret=secret, process_before_response=True
        )
        self.got: list[dict[str, str]] = []
        self.answers: list[Response] = []
        self.url = ""
        self._handler = AsyncSlackRequestHandler(self.app)

    async def take(self, request: Request) -> Response:
        """Answer one request."""
        self.got.append(dict(request.headers))
        return self.answers.pop(0) if self.answers else await self._handler.handle(request)


class QuietServer(uvicorn.Server):
    """A server that leaves the signals to the test run."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


@asynccontextmanager
async def listening(here: Scene, secret: str = SECRET) -> AsyncIterator[Listener]:
    """Open a listener on a free port."""
    listener = Listener(here, secret)
    app = Starlette(routes=[Route("/slack/events", listener.take, methods=["POST"])])
    server = QuietServer(uvicorn.Config(app, port=0, log_config=None, lifespan="off"))
    running = asyncio.ensure_future(server.serve())
    while not server.started:  # noqa: ASYNC110  # it has no event to wait for
        await asyncio.sleep(0.005)
    listener.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/slack/events"
    try:
        yield listener
    finally:
        server.should_exit = True
        await running


async def deliver(here: Scene, url: str, secret: str = SECRET) -> Json:
    """Tell the workspace where to post, over its control route."""
    answer: Json = (await here.page.post("/sandbox/slack/http", json={"url": url, "signing_secret": secret})).json()
    return answer


def over_http(script: Callable[[Scene, Listener], Awaitable[None]]) -> None:
    """Run a script in a scene whose workspace posts to a real Bolt app."""

    async def run(here: Scene) -> None:
        async with listening(here) as listener:
            assert await deliver(here, listener.url) == {"ok": True}
            await script(here, listener)

    play(run)


def test_events_arrive_signed_and_as_json() -> None:
    """The real library checks the signature, and Socket Mode is over."""

    async def script(here: Scene, listener: Listener) -> None:
        seen: list[str] = []

        async def heard(event: Json) -> None:
            seen.append(event["text"])

        listener.app.event("message")(heard)
        await here.act("U_LENA", "say", channel=DESK, text="hello")
        await here.desk.deliveries.settled()
        closed = await refusal(here.client(CAST.slack_app_token).apps_connections_open(app_token=CAST.slack_app_token))

        assert seen == ["hello"]
        assert listener.got[-1]["content-type"] == "application/json"
        assert "x-slack-retry-num" not in listener.got[-1]
        assert closed == "access_denied"

    over_http(script)


def test_a_press_a_form_with_an_error_and_then_without_one_are_answered_in_the_same_breath() -> None:
    """What the bot answers a request with is its acknowledgement."""

    async def script(here: Scene, listener: Listener) -> None:
        async def opened(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
            await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
            await ack()

        async def looked_over(ack: AsyncAck, view: Json) -> None:
            words = view["state"]["values"]["words"]["text"]["value"]
            await (ack() if words == "good" else ack(response_action="errors", errors={"words": "Say more."}))

        listener.app.action("take")(opened)
        listener.app.view("answer")(looked_over)
        ts = await here.post(blocks=ACTIONS)
        pressed = await here.act("U_LENA", "press", channel=DESK, ts=ts, label="Take")
        view_id = here.desk.space.views.stacks["U_LENA"][-1].id
        refused = await here.act("U_LENA", "submit", view_id=view_id, values={"words": {"text": "bad"}})
        taken = await here.act("U_LENA", "submit", view_id=view_id, values={"words": {"text": "good"}})

        assert pressed["acknowledged"]
        assert refused["errors"] == {"words": "Say more."}
        assert taken["closed"]
        assert listener.got[-1]["content-type"] == "application/x-www-form-urlencoded"

    over_http(script)


def test_a_command_is_a_form_and_its_answer_is_shown() -> None:
    """Plain words in the answer are words to the one who gave the command."""

    async def script(here: Scene, listener: Listener) -> None:
        async def answered(ack: AsyncAck, command: Json) -> None:
            await ack(f"You asked for {command['text']}.")

        listener.app.command("/desk")(answered)
        await here.act("U_LENA", "command", command="/desk", text="today & tomorrow", channel=DESK)
        state = (await here.page.get("/sandbox/slack/state?user=U_LENA")).json()

        assert state["ephemeral"][0]["text"] == "You asked for today & tomorrow."

    over_http(script)


def test_an_event_that_failed_comes_again_with_its_number_and_the_reason() -> None:
    """Bolt answers 500 when its first line fails; the second delivery says which it is."""

    async def script(here: Scene, listener: Listener) -> None:
        seen: list[str] = []

        async def heard(event: Json) -> None:
            seen.append(event["text"])

        listener.app.event("message")(heard)
        listener.answers = [PlainTextResponse("Oops", 500)]
        await here.act("U_LENA", "say", channel=DESK, text="hello")
        await here.desk.deliveries.settled()

        assert (listener.got[-1]["x-slack-retry-num"], listener.got[-1]["x-slack-retry-reason"]) == ("1", "http_error")
        assert seen == ["hello"]
        assert here.desk.deliveries.given_up == []

    over_http(script)


def test_a_bot_that_wants_no_repetition_gets_none() -> None:
    """The header is believed."""

    async def script(here: Scene, listener: Listener) -> None:
        listener.answers = [PlainTextResponse("Oops", 500, {"X-Slack-No-Retry": "1"})]
        await here.act("U_LENA", "say", channel=DESK, text="hello")
        await here.desk.deliveries.settled()

        assert len(listener.got) == 2
        assert len(here.desk.deliveries.given_up) == 1

    over_http(script)


def test_after_three_repetitions_an_event_is_given_up() -> None:
    """At once, after a minute, after five: here without the waiting."""

    async def script(here: Scene, listener: Listener) -> None:
        outlet = here.desk.deliveries.outlet
        assert isinstance(outlet, SignedHttp)
        usual, outlet.pauses = outlet.pauses, (0.0,)
        listener.answers = [PlainTextResponse("Oops", 500)] * 4
        await here.act("U_LENA", "say", channel=DESK, text="hello")
        await here.desk.deliveries.settled()

        assert usual == (0.0, 60.0, 300.0)
        assert [headers.get("x-slack-retry-num") for headers in listener.got[1:]] == [None, "1", "2", "3"]
        assert [envelope.payload["event"]["text"] for envelope in here.desk.deliveries.given_up] == ["hello"]

    over_http(script)


def test_a_press_nobody_answers_in_time_comes_back_with_a_warning_and_is_not_repeated() -> None:
    """Three seconds on Slack, fewer here."""

    async def script(here: Scene, listener: Listener) -> None:
        here.desk.deliveries.patience = 0.2

        async def slow(ack: AsyncAck) -> None:
            await asyncio.sleep(0.5)
            await ack()

        listener.app.action("take")(slow)
        ts = await here.post(blocks=ACTIONS)
        await here.desk.deliveries.settled()
        before = len(listener.got)
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, label="Take")

        assert outcome == {"ok": True, "acknowledged": False, "warning": UNANSWERED}
        assert len(listener.got) == before + 1

    over_http(script)


def test_a_wrong_signing_secret_is_refused_by_the_bot_and_the_address_by_slack() -> None:
    """The bot turns the challenge away, so nothing is changed."""

    async def script(here: Scene) -> None:
        async with listening(here, secret="another-secret") as listener:
            answer = await deliver(here, listener.url)

            assert "without the value of the challenge" in answer["error"]
            assert here.desk.deliveries.outlet is here.desk.sockets

    play(script)


def test_only_an_address_on_this_machine_that_answers_is_accepted() -> None:
    """Each refusal is one sentence."""

    async def script(here: Scene) -> None:
        elsewhere = await deliver(here, "https://example.org/slack/events")
        nobody = await deliver(here, "http://127.0.0.1:9/slack/events")
        unsigned = await deliver(here, "http://127.0.0.1:9/slack/events", secret="")

        assert elsewhere["error"] == "the sandbox calls only http://127.0.0.1 and http://localhost"
        assert "connection_failed" in nobody["error"]
        assert "signing_secret" in unsigned["error"]

    play(script)


def test_an_old_signature_is_refused_by_the_bot() -> None:
    """Signatures are fresh by the real clock, wherever the sandbox's own stands."""

    async def script(here: Scene) -> None:
        async with listening(here) as listener:
            try:
                await SignedHttp(listener.url, SECRET, wall=lambda: 1_767_225_600).verify(1)
            except ValueError as problem:
                refused = str(problem)
            else:
                refused = ""

            assert "answered 401" in refused

    play(script)


def test_without_an_address_socket_mode_is_back() -> None:
    """As it was."""

    async def script(here: Scene, listener: Listener) -> None:
        await deliver(here, "")
        seen: list[str] = []

        async def heard(event: Json) -> None:
            seen.append(event["text"])

        (await here.bot()).event("message")(heard)
        await here.act("U_LENA", "say", channel=DESK, text="hello")
        await here.desk.deliveries.settled()

        assert seen == ["hello"]
        assert len(listener.got) == 1

    over_http(script)
