"""Contract of the emulated Slack: presses, modals, commands and App Home, with a real Bolt app at the other end."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.slack import views
from bot.sandbox.slack.colleagues import TROUBLE, UNANSWERED
from tests.sandbox.slack_scene import ACTIONS, DESK, MODAL, Scene, play, refusal

Json = dict[str, Any]
FORM = MODAL | {
    "blocks": [
        MODAL["blocks"][0],  # type: ignore[index]
        {
            "type": "input",
            "block_id": "reason",
            "label": {"type": "plain_text", "text": "Reason"},
            "element": {
                "type": "static_select",
                "action_id": "pick",
                "options": [{"text": {"type": "plain_text", "text": "Price"}, "value": "price"}],
            },
        },
        {
            "type": "input",
            "block_id": "days",
            "optional": True,
            "label": {"type": "plain_text", "text": "Days"},
            "element": {"type": "number_input", "action_id": "count", "is_decimal_allowed": False, "max_value": "30"},
        },
    ]
}


def opens_on_press(app: AsyncApp, view: Json, seen: list[Json]) -> None:
    """Let an app open a modal when its button is pressed."""

    async def opened(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        seen.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    app.action("take")(opened)


async def open_modal(here: Scene, view: Json) -> tuple[AsyncApp, str]:
    """Connect a bot, press its button, and return it with the id of the modal that came."""
    app = await here.bot()
    opens_on_press(app, view, [])
    ts = await here.post(blocks=ACTIONS)
    await here.act("U_LENA", "press", channel=DESK, ts=ts, label="Take")
    return app, here.desk.space.views.stacks["U_LENA"][-1].id


def test_a_press_reaches_the_bot_with_all_it_needs_and_returns_once_acknowledged() -> None:
    """Message, channel, value, trigger and response address come along."""

    async def script(here: Scene) -> None:
        seen: list[Json] = []
        opens_on_press(await here.bot(), MODAL, seen)
        ts = await here.post(blocks=ACTIONS)
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="take")

        assert outcome["acknowledged"]
        assert seen[0]["actions"][0]["value"] == "case-1"
        assert seen[0]["message"]["ts"] == ts
        assert seen[0]["user"]["id"] == "U_LENA"
        assert here.desk.space.views.stacks["U_LENA"][0].body["callback_id"] == "answer"

    play(script)


def test_a_button_that_is_not_there_is_pressed_only_by_force() -> None:
    """Tests of tampering can press anything, people cannot."""

    async def script(here: Scene) -> None:
        app = await here.bot()
        seen: list[str] = []

        async def forged(ack: AsyncAck, action: Json) -> None:
            seen.append(action["value"])
            await ack()

        app.action("forged")(forged)
        ts = await here.post(blocks=ACTIONS)
        place = {"channel": DESK, "ts": ts, "action_id": "forged", "value": "case-2"}
        refused = await here.act("U_LENA", "press", **place)
        forced = await here.act("U_LENA", "press", force=True, **place)

        assert refused == {"error": "Nothing called 'forged' can be pressed there."}
        assert forced["acknowledged"]
        assert seen == ["case-2"]

    play(script)


def test_a_press_nobody_acknowledges_comes_back_with_a_warning() -> None:
    """As in Slack's own client, after the period an app has to answer."""

    async def script(here: Scene) -> None:
        here.desk.deliveries.patience = 0.1
        ts = await here.post(blocks=ACTIONS)
        nobody = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="take")
        app = await here.bot()

        async def silent() -> None:
            await asyncio.sleep(0)

        app.action("take")(silent)
        silence = await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="take")

        assert nobody == silence == {"ok": True, "acknowledged": False, "warning": UNANSWERED}

    play(script)


def test_a_submitted_modal_shows_the_bots_errors_and_then_closes() -> None:
    """Errors stand under their inputs until a submission is accepted."""

    async def script(here: Scene) -> None:
        app, view_id = await open_modal(here, MODAL)

        async def looked_over(ack: AsyncAck, view: Json) -> None:
            words = view["state"]["values"]["words"]["text"]["value"]
            await (ack() if words == "good" else ack(response_action="errors", errors={"words": "Say more."}))

        app.view("answer")(looked_over)
        refused = await here.act("U_LENA", "submit", view_id=view_id, values={"words": {"text": "bad"}})
        shown = (await here.page.get("/sandbox/slack/state?user=U_LENA")).json()["views"][0]
        taken = await here.act("U_LENA", "submit", view_id=view_id, values={"words": {"text": "good"}})

        assert refused["errors"] == shown["errors"] == {"words": "Say more."}
        assert shown["state"]["values"]["words"]["text"]["value"] == "bad"
        assert taken["closed"]
        assert here.desk.space.views.stacks["U_LENA"] == []

    play(script)


def test_the_client_itself_asks_for_required_words_and_proper_numbers() -> None:
    """What is plainly missing never reaches the bot."""

    async def script(here: Scene) -> None:
        _, view_id = await open_modal(here, FORM)
        empty = await here.act("U_LENA", "submit", view_id=view_id)
        words = {"words": {"text": "x"}, "reason": {"pick": "price"}}
        odd = await here.act("U_LENA", "submit", view_id=view_id, values=words | {"days": {"count": "two"}})
        long = await here.act("U_LENA", "submit", view_id=view_id, values={"days": {"count": "31"}})

        assert set(empty["errors"]) == {"words", "reason"}
        assert odd["errors"] == {"days": "Please enter a whole number."}
        assert long["errors"] == {"days": "Must be at most 30."}
        assert not odd["sent"]

    play(script)


def test_a_chosen_option_reaches_the_bot_as_slack_writes_it() -> None:
    """Options come with their text, numbers as text."""

    async def script(here: Scene) -> None:
        app, view_id = await open_modal(here, FORM)
        seen: list[Json] = []

        async def taken(ack: AsyncAck, view: Json) -> None:
            seen.append(view["state"]["values"])
            await ack()

        app.view("answer")(taken)
        words = {"words": {"text": "x"}, "reason": {"pick": "price"}, "days": {"count": "5"}}
        await here.act("U_LENA", "submit", view_id=view_id, values=words)

        assert seen[0]["reason"]["pick"]["selected_option"]["text"]["text"] == "Price"
        assert seen[0]["days"]["count"]["value"] == "5"

    play(script)


@pytest.mark.parametrize(
    ("answer", "left"),
    [({"response_action": "update", "view": MODAL}, 1), ({"response_action": "push", "view": MODAL}, 2),
     ({"response_action": "clear"}, 0)],
    ids=["update", "push", "clear"],
)  # fmt: skip
def test_an_answer_to_a_submission_changes_what_stands_on_the_screen(answer: Json, left: int) -> None:
    """Another content, another view on top, or none at all."""

    async def script(here: Scene) -> None:
        app, view_id = await open_modal(here, MODAL)

        async def answered(ack: AsyncAck) -> None:
            await ack(answer)

        app.view("answer")(answered)
        await here.act("U_LENA", "submit", view_id=view_id, values={"words": {"text": "x"}})

        assert len(here.desk.space.views.stacks["U_LENA"]) == left

    play(script)


def test_an_answer_slack_cannot_read_leaves_the_modal_with_a_warning() -> None:
    """Errors for an input that is not there, as people meet it in the real client."""

    async def script(here: Scene) -> None:
        app, view_id = await open_modal(here, MODAL)

        async def wrong(ack: AsyncAck) -> None:
            await ack(response_action="errors", errors={"nowhere": "x"})

        app.view("answer")(wrong)
        outcome = await here.act("U_LENA", "submit", view_id=view_id, values={"words": {"text": "x"}})

        assert outcome["warning"] == TROUBLE
        assert len(here.desk.space.views.stacks["U_LENA"]) == 1

    play(script)


def test_a_modal_that_wants_to_know_tells_when_it_is_closed() -> None:
    """The bot hears of it, and the screen is empty."""

    async def script(here: Scene) -> None:
        app, view_id = await open_modal(here, MODAL | {"notify_on_close": True})
        seen: list[str] = []

        async def closed(ack: AsyncAck, view: Json) -> None:
            seen.append(view["id"])
            await ack()

        app.view_closed("answer")(closed)
        await here.act("U_LENA", "close", view_id=view_id)

        assert seen == [view_id]
        assert here.desk.space.views.stacks["U_LENA"] == []

    play(script)


def test_a_trigger_opens_one_view_and_only_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown, used and stale triggers are each refused in their own word."""

    async def script(here: Scene) -> None:
        fresh, stale = (here.desk.space.views.new_trigger("U_LENA") for _ in range(2))
        unknown = await refusal(here.web.views_open(trigger_id="1.2.x", view=MODAL))
        await here.web.views_open(trigger_id=fresh, view=MODAL)
        used = await refusal(here.web.views_open(trigger_id=fresh, view=MODAL))
        monkeypatch.setattr(views, "TRIGGER_SECONDS", 0.0)
        old = await refusal(here.web.views_open(trigger_id=stale, view=MODAL))

        assert (unknown, used, old) == ("invalid_trigger_id", "exchanged_trigger_id", "expired_trigger_id")

    play(script)


REFUSED_VIEWS = {
    "long title": ({"title": {"type": "plain_text", "text": "x" * 25}}, "/view/title/text"),
    "inputs without submit": ({"submit": None}, "/view/submit"),
    "long private metadata": ({"private_metadata": "x" * 3001}, "/view/private_metadata"),
    "101 blocks": ({"blocks": [{"type": "divider"}] * 101}, "/view/blocks"),
    "a block for messages only": ({"blocks": [{"type": "markdown", "text": "x"}]}, "/view/blocks/0/type"),
}


@pytest.mark.parametrize(("change", "pointer"), REFUSED_VIEWS.values(), ids=REFUSED_VIEWS.keys())
def test_a_view_slack_would_not_take_is_refused_with_the_place(change: Json, pointer: str) -> None:
    """Views are refused as invalid arguments, with a pointer, and the trigger stays good."""

    async def script(here: Scene) -> None:
        trigger = here.desk.space.views.new_trigger("U_LENA")
        with pytest.raises(SlackApiError) as caught:
            await here.web.views_open(trigger_id=trigger, view=MODAL | change)
        await here.web.views_open(trigger_id=trigger, view=MODAL)

        assert caught.value.response["error"] == "invalid_arguments"
        assert f"[json-pointer:{pointer}]" in str(caught.value.response["response_metadata"])

    play(script)


def test_views_update_keeps_what_was_typed_and_refuses_a_stale_hash() -> None:
    """Two writers of one view do not overwrite each other unseen."""

    async def script(here: Scene) -> None:
        trigger = here.desk.space.views.new_trigger("U_LENA")
        view = (await here.web.views_open(trigger_id=trigger, view=MODAL))["view"]
        updated = await here.web.views_update(view_id=view["id"], hash=view["hash"], view=MODAL)
        stale = await refusal(here.web.views_update(view_id=view["id"], hash=view["hash"], view=MODAL))

        assert updated["view"]["id"] == view["id"]
        assert stale == "hash_conflict"
        assert await refusal(here.web.views_update(view_id="V_NONE", view=MODAL)) == "not_found"

    play(script)


def test_a_fourth_view_does_not_fit_on_the_stack() -> None:
    """Three lie over one another at most."""

    async def script(here: Scene) -> None:
        triggers = [here.desk.space.views.new_trigger("U_LENA") for _ in range(4)]
        await here.web.views_open(trigger_id=triggers[0], view=MODAL)
        await here.web.views_push(trigger_id=triggers[1], view=MODAL)
        await here.web.views_push(trigger_id=triggers[2], view=MODAL)

        assert await refusal(here.web.views_push(trigger_id=triggers[3], view=MODAL)) == "push_limit_reached"

    play(script)


def test_app_home_is_asked_for_published_and_pressed() -> None:
    """Opening the tab tells the bot; what it publishes is seen by that person and can be pressed."""

    async def script(here: Scene) -> None:
        app = await here.bot()
        pressed: list[str] = []

        async def opened(event: Json, client: AsyncWebClient) -> None:
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": ACTIONS})

        async def took(ack: AsyncAck, body: Json) -> None:
            pressed.append(body["container"]["type"])
            await ack()

        app.event("app_home_opened")(opened)
        app.action("take")(took)
        await here.act("U_LENA", "home")
        await here.desk.deliveries.settled()
        home = (await here.page.get("/sandbox/slack/state?user=U_LENA")).json()["home"]
        await here.act("U_LENA", "press", view_id=home["id"], action_id="take")

        assert home["blocks"][0]["elements"][0]["text"]["text"] == "Take"
        assert pressed == ["view"]

    play(script)


def test_a_command_is_answered_to_its_giver_alone() -> None:
    """The acknowledgement's words appear as an ephemeral message."""

    async def script(here: Scene) -> None:
        app = await here.bot()

        async def answered(ack: AsyncAck, command: Json) -> None:
            await ack(f"You asked for {command['text']}.")

        app.command("/desk")(answered)
        outcome = await here.act("U_LENA", "command", command="/desk", text="today", channel=DESK)
        state = (await here.page.get("/sandbox/slack/state?user=U_LENA")).json()

        assert outcome["acknowledged"]
        assert state["ephemeral"][0]["text"] == "You asked for today."

    play(script)


def test_a_response_address_replaces_the_pressed_message_and_wears_out() -> None:
    """Five answers, no token, then no more."""

    async def script(here: Scene) -> None:
        app = await here.bot()
        statuses: list[int] = []

        async def took(ack: AsyncAck, respond: AsyncRespond) -> None:
            await ack()
            for number in range(6):
                answer = await respond(f"taken {number}", replace_original=True)
                statuses.append(answer.status_code)

        app.action("take")(took)
        ts = await here.post(blocks=ACTIONS)
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="take")

        assert statuses == [200] * 5 + [404]
        assert here.desk.space.channels[DESK].messages[ts].text == "taken 4"

    play(script)


def test_a_choice_on_a_message_reaches_the_bot_with_its_option() -> None:
    """A menu beside a text is pressed by choosing."""

    async def script(here: Scene) -> None:
        app = await here.bot()
        seen: list[Json] = []

        async def chose(ack: AsyncAck, action: Json) -> None:
            seen.append(action)
            await ack()

        app.action("pick")(chose)
        menu = FORM["blocks"][1]["element"]  # type: ignore[index]
        text = {"type": "mrkdwn", "text": "Why?"}
        ts = await here.post(blocks=[{"type": "section", "block_id": "why", "text": text, "accessory": menu}])
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="pick", selected="price")

        assert seen[0]["selected_option"]["value"] == "price"
        assert seen[0]["block_id"] == "why"

    play(script)
