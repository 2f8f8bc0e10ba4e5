"""Contract of the emulated Slack: what it refuses, with which word, and what goes wrong when a fault is armed."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.slack_scene import ACTIONS, BUTTON, CAST, DESK, Scene, play, refusal

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def section(text: str) -> Json:
    """A section block."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*elements: Json) -> list[Json]:
    """One block of actions."""
    return [{"type": "actions", "elements": list(elements)}]


def select(*values: str) -> Json:
    """A menu with an option for each value."""
    options = [{"text": plain(f"Option {value[:9]}"), "value": value} for value in values]
    return {"type": "static_select", "action_id": "pick", "options": options}


REFUSED_MESSAGES = {
    "nothing to say": ({"text": ""}, "no_text"),
    "more text than fits": ({"text": "x" * 40_001}, "msg_too_long"),
    "unknown channel": ({"channel": "C_NONE"}, "channel_not_found"),
    "unknown thread": ({"thread_ts": "1.000001"}, "thread_not_found"),
    "metadata without a type": ({"metadata": {"event_payload": {}}}, "invalid_metadata_format"),
    "blocks that are no list": ({"blocks": '{"type": "divider"}'}, "invalid_blocks_format"),
    "51 blocks": ({"blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
    "unknown block": ({"blocks": [{"type": "carpet"}]}, "invalid_blocks"),
    "long section": ({"blocks": [section("x" * 3001)]}, "invalid_blocks"),
    "empty section": ({"blocks": [section("")]}, "invalid_blocks"),
    "eleven fields": ({"blocks": [{"type": "section", "fields": [plain("x")] * 11}]}, "invalid_blocks"),
    "long header": ({"blocks": [{"type": "header", "text": plain("x" * 151)}]}, "invalid_blocks"),
    "header in markdown": ({"blocks": [section("x") | {"type": "header"}]}, "invalid_blocks"),
    "empty context": ({"blocks": [{"type": "context", "elements": []}]}, "invalid_blocks"),
    "picture without words": ({"blocks": [{"type": "image", "image_url": "http://x"}]}, "invalid_blocks"),
    "same block id twice": ({"blocks": [section("a") | {"block_id": "b"}] * 2}, "invalid_blocks"),
    "26 buttons": ({"blocks": actions(*(BUTTON | {"action_id": f"a{n}"} for n in range(26)))}, "invalid_blocks"),
    "same action id twice": ({"blocks": actions(BUTTON, BUTTON)}, "invalid_blocks"),
    "long button": ({"blocks": actions(BUTTON | {"text": plain("x" * 76)})}, "invalid_blocks"),
    "button in markdown": ({"blocks": actions(BUTTON | {"text": {"type": "mrkdwn", "text": "x"}})}, "invalid_blocks"),
    "long button value": ({"blocks": actions(BUTTON | {"value": "x" * 2001})}, "invalid_blocks"),
    "unknown button style": ({"blocks": actions(BUTTON | {"style": "loud"})}, "invalid_blocks"),
    "confirmation without words": ({"blocks": actions(BUTTON | {"confirm": {}})}, "invalid_blocks"),
    "menu without options": ({"blocks": actions(select())}, "invalid_blocks"),
    "101 options": ({"blocks": actions(select(*map(str, range(101))))}, "invalid_blocks"),
    "same option twice": ({"blocks": actions(select("a", "a"))}, "invalid_blocks"),
    "long option value": ({"blocks": actions(select("x" * 151))}, "invalid_blocks"),
    "text field among actions": ({"blocks": actions({"type": "plain_text_input"})}, "invalid_blocks"),
}


@pytest.mark.parametrize(("said", "word"), REFUSED_MESSAGES.values(), ids=REFUSED_MESSAGES.keys())
def test_a_message_slack_would_not_take_is_refused(said: Json, word: str) -> None:
    """Each refusal carries Slack's own word, and nothing is posted."""

    async def script(here: Scene) -> None:
        call = here.web.api_call("chat.postMessage", json={"channel": DESK, "text": "fallback"} | said)

        assert await refusal(call) == word
        assert here.desk.space.channels[DESK].messages == {}

    play(script)


def test_a_refusal_of_blocks_points_to_the_place() -> None:
    """The bot's log can say what to mend."""

    async def script(here: Scene) -> None:
        with pytest.raises(SlackApiError) as caught:
            await here.post(blocks=[section("fine"), section("x" * 3001)])

        lines = caught.value.response["response_metadata"]["messages"]
        assert lines == ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]"]

    play(script)


def test_tokens_are_looked_at_before_anything_else() -> None:
    """No token, a foreign token, and the right token at the wrong door."""

    async def script(here: Scene) -> None:
        nobody = await refusal(here.client(None).auth_test())
        foreign = await refusal(here.client("xoxb-other").auth_test())
        app_token = await refusal(here.client(CAST.slack_app_token).chat_postMessage(channel=DESK, text="x"))
        bot_token = await refusal(here.web.apps_connections_open(app_token=CAST.slack_bot_token))

        assert (nobody, foreign) == ("not_authed", "invalid_auth")
        assert (app_token, bot_token) == ("not_allowed_token_type", "not_allowed_token_type")

    play(script)


def test_people_messages_and_methods_that_are_not_there_are_named_as_such() -> None:
    """Each unknown thing has its own word."""

    async def script(here: Scene) -> None:
        here.desk.space.add_channel("C_QUIET", "quiet", members=["U_LENA"])
        calls = {
            "user_not_found": here.web.users_info(user="U_NONE"),
            "message_not_found": here.web.chat_update(channel=DESK, ts="1.000001", text="x"),
            "thread_not_found": here.web.conversations_replies(channel=DESK, ts="1.000001"),
            "not_in_channel": here.web.chat_postMessage(channel="C_QUIET", text="x"),
            "user_not_in_channel": here.web.chat_postEphemeral(channel=DESK, user="U_FAR", text="x"),
            "user_disabled": here.web.conversations_open(users=["U_GONE"]),
            "file_not_found": here.web.files_info(file="F_NONE"),
            "unknown_method": here.web.api_call("chat.sing"),
        }

        assert {word: await refusal(call) for word, call in calls.items()} == {word: word for word in calls}

    play(script)


def test_the_bot_cannot_change_what_a_colleague_wrote() -> None:
    """Only its own messages are its to edit or delete."""

    async def script(here: Scene) -> None:
        ts = (await here.act("U_LENA", "say", channel=DESK, text="mine"))["ts"]

        assert await refusal(here.web.chat_update(channel=DESK, ts=ts, text="x")) == "cant_update_message"
        assert await refusal(here.web.chat_delete(channel=DESK, ts=ts)) == "cant_delete_message"

    play(script)


def test_two_messages_within_a_second_are_refused_once_the_rate_is_switched_on() -> None:
    """The second gets 429 and is told how long to wait; another channel is not affected."""

    async def script(here: Scene) -> None:
        await here.page.post("/sandbox/slack/rate", json={"on": True})
        await here.post()
        with pytest.raises(SlackApiError) as caught:
            await here.post()
        await here.web.chat_postMessage(channel="U_LENA", text="elsewhere")

        assert caught.value.response["error"] == "ratelimited"
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "1"

    play(script)


def test_an_armed_429_is_answered_with_its_period_and_nothing_is_posted() -> None:
    """A fault befalls the calls it was armed for, then all is well."""

    async def script(here: Scene) -> None:
        here.sandbox.faults.arm("slack", "chat.postMessage", kind="429", retry_after=7)
        with pytest.raises(SlackApiError) as caught:
            await here.post()
        await here.post("second")

        assert caught.value.response.headers["Retry-After"] == "7"
        assert [one.text for one in here.desk.space.channels[DESK].messages.values()] == ["second"]

    play(script)


def test_a_lost_answer_leaves_the_message_posted() -> None:
    """The caller cannot know, but the message's metadata can be found."""

    async def script(here: Scene) -> None:
        here.sandbox.faults.arm("slack", "chat.postMessage", kind="answer_lost")
        with pytest.raises(aiohttp.ClientError):
            await here.post("posted all the same")

        assert [one.text for one in here.desk.space.channels[DESK].messages.values()] == ["posted all the same"]

    play(script)


def test_a_dropped_call_and_an_inner_error_leave_nothing() -> None:
    """Both fail before anything happened."""

    async def script(here: Scene) -> None:
        here.sandbox.faults.arm("slack", "chat.postMessage", kind="dropped")
        here.sandbox.faults.arm("slack", "chat.postMessage", kind="500")
        with pytest.raises(aiohttp.ClientError):
            await here.post()
        with pytest.raises(SlackApiError) as caught:
            await here.post(blocks=ACTIONS)

        assert caught.value.response.status_code == 500
        assert here.desk.space.channels[DESK].messages == {}

    play(script)
