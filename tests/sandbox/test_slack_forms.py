"""Contract of the emulated Slack: files and suggestions in forms, shortcuts, and what the client itself looks over."""

import base64
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp

from tests.sandbox.slack_scene import CAST, DESK, MODAL, Scene, play

Json = dict[str, Any]
RECEIPT = {"name": "receipt.pdf", "mime": "application/pdf", "content_base64": base64.b64encode(b"%PDF-1.7").decode()}


def asking(element: Json, **more: Any) -> Json:
    """A modal that asks one question."""
    block = {"type": "input", "block_id": "asked", "label": {"type": "plain_text", "text": "?"}, "element": element}
    return MODAL | {"blocks": [block | more]}


async def shown(here: Scene, view: Json) -> str:
    """Put a modal in front of Lena and return its id."""
    trigger = here.desk.space.views.new_trigger("U_LENA")
    return str((await here.web.views_open(trigger_id=trigger, view=view))["view"]["id"])


def takes(app: AsyncApp, seen: list[Json]) -> None:
    """Let an app note what was submitted."""

    async def taken(ack: AsyncAck, view: Json) -> None:
        seen.append(view["state"]["values"]["asked"]["field"])
        await ack()

    app.view("answer")(taken)


async def answered(here: Scene, view_id: str, said: Any) -> Json:
    """Submit what Lena said to the one question."""
    return await here.act("U_LENA", "submit", view_id=view_id, values={"asked": {"field": said}})


FILES = {"type": "file_input", "action_id": "field", "filetypes": ["pdf"], "max_files": 2}


def test_a_file_put_into_a_form_reaches_the_bot_and_can_be_fetched() -> None:
    """As a file object whose address takes the bot's token."""

    async def script(here: Scene) -> None:
        seen: list[Json] = []
        takes(await here.bot(), seen)
        view_id = await shown(here, asking(FILES))
        outcome = await answered(here, view_id, [RECEIPT])
        file = seen[0]["files"][0]
        bearer = {"Authorization": f"Bearer {CAST.slack_bot_token}"}
        fetched = await here.page.get(file["url_private_download"], headers=bearer)

        assert outcome["closed"]
        assert (file["name"], file["mimetype"], file["user"]) == ("receipt.pdf", "application/pdf", "U_LENA")
        assert fetched.content == b"%PDF-1.7"

    play(script)


WRONG_FILES = {
    "of another kind": ([RECEIPT | {"name": "receipt.exe"}], "Files here must be one of: pdf."),
    "too many": ([RECEIPT] * 3, "At most 2 files can be uploaded here."),
    "none": ([], "Please complete this required field."),
}


@pytest.mark.parametrize(("files", "words"), WRONG_FILES.values(), ids=WRONG_FILES.keys())
def test_files_a_form_does_not_want_never_reach_the_bot(files: list[Json], words: str) -> None:
    """The client says why."""

    async def script(here: Scene) -> None:
        view_id = await shown(here, asking(FILES))

        assert (await answered(here, view_id, files))["errors"] == {"asked": words}

    play(script)


WRONG_WORDS = [
    ("email_text_input", "nobody", "Please enter a valid email address."),
    ("url_text_input", "nowhere", "Please enter a valid URL."),
]


@pytest.mark.parametrize(("kind", "said", "words"), WRONG_WORDS)
def test_an_address_that_is_none_is_asked_for_again(kind: str, said: str, words: str) -> None:
    """By the client, before the bot hears of it; a good one passes."""

    async def script(here: Scene) -> None:
        seen: list[Json] = []
        takes(await here.bot(), seen)
        view_id = await shown(here, asking({"type": kind, "action_id": "field"}))
        good = {"email_text_input": "a@example.org", "url_text_input": "https://example.org"}[kind]
        wrong = await answered(here, view_id, said)
        await answered(here, view_id, good)

        assert wrong["errors"] == {"asked": words}
        assert seen[0]["value"] == good

    play(script)


def test_a_menu_of_the_bots_own_suggests_while_one_types_and_keeps_the_choice() -> None:
    """The bot is asked with what was typed, and gets the option back whole."""

    async def script(here: Scene) -> None:
        option = {"text": {"type": "plain_text", "text": "Nordwind"}, "value": "C-7"}
        seen: list[Json] = []
        typed: list[str] = []

        async def suggests(ack: AsyncAck, payload: Json) -> None:
            typed.append(payload["value"])
            await ack(options=[option])

        app = await here.bot()
        app.options("field")(suggests)
        takes(app, seen)
        view_id = await shown(here, asking({"type": "external_select", "action_id": "field", "min_query_length": 1}))
        offered = await here.act("U_LENA", "suggest", view_id=view_id, action_id="field", typed="Nor")
        await answered(here, view_id, offered["options"][0])

        assert typed == ["Nor"]
        assert seen[0]["selected_option"] == option

    play(script)


def test_an_input_that_dispatches_tells_the_bot_before_the_form_is_sent() -> None:
    """As a press with the words typed so far, which stay in the form."""

    async def script(here: Scene) -> None:
        seen: list[str] = []

        async def typed(ack: AsyncAck, action: Json) -> None:
            seen.append(action["value"])
            await ack()

        (await here.bot()).action("field")(typed)
        element = {"type": "plain_text_input", "action_id": "field"}
        view_id = await shown(here, asking(element, dispatch_action=True))
        await here.act("U_LENA", "press", view_id=view_id, action_id="field", value="so far")
        state = (await here.page.get("/sandbox/slack/state?user=U_LENA")).json()["views"][0]["state"]["values"]

        assert seen == ["so far"]
        assert state["asked"]["field"]["value"] == "so far"

    play(script)


def test_a_shortcut_opens_a_form_from_anywhere_and_one_on_a_message_brings_the_message() -> None:
    """Both with a trigger."""

    async def script(here: Scene) -> None:
        seen: list[tuple[str, str]] = []

        async def used(ack: AsyncAck, shortcut: Json) -> None:
            seen.append((shortcut["type"], shortcut.get("message", {}).get("text", "")))
            await here.web.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)
            await ack()

        app = await here.bot()
        app.shortcut("new_statement")(used)
        app.shortcut("attach_to_case")(used)
        ts = await here.post("see here")
        await here.act("U_LENA", "shortcut", callback_id="new_statement")
        await here.act("U_LENA", "shortcut", callback_id="attach_to_case", channel=DESK, ts=ts)

        assert seen == [("shortcut", ""), ("message_action", "see here")]
        assert len(here.desk.space.views.stacks["U_LENA"]) == 1

    play(script)


def test_the_messages_tab_of_the_app_is_opened_without_a_view() -> None:
    """The event says which tab it is."""

    async def script(here: Scene) -> None:
        seen: list[Json] = []

        async def opened(event: Json) -> None:
            seen.append(event)

        (await here.bot()).event("app_home_opened")(opened)
        await here.act("U_LENA", "home", tab="messages")
        await here.desk.deliveries.settled()

        assert [(event["tab"], "view" in event) for event in seen] == [("messages", False)]

    play(script)
