"""Contract of the emulated Slack: the newer blocks, what they may hold, and how what stands in them is pressed."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError

from tests.sandbox.slack_scene import BUTTON, DESK, MODAL, Scene, play, refusal

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def cell(text: str) -> Json:
    """A cell with words in it."""
    return {"type": "raw_text", "text": text}


def table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    """A table full of the same word."""
    return {"type": "table", "rows": [[cell("x")] * columns] * rows} | more


def data_table(rows: int = 2, columns: int = 2, **more: Any) -> Json:
    """A data table full of the same word."""
    return table(rows, columns) | {"type": "data_table", "caption": "Open items"} | more


def chart(**more: Any) -> Json:
    """A pie with two slices."""
    slices = [{"label": "Paid", "value": 7}, {"label": "Open", "value": 3.5}]
    return {"type": "data_visualization", "title": "Ageing", "chart": {"type": "pie", "segments": slices}} | more


def container(*children: Json, **more: Any) -> Json:
    """A container."""
    return {"type": "container", "title": plain("Case"), "child_blocks": list(children)} | more


BARS = {
    "type": "bar",
    "series": [{"name": "2026", "data": [{"label": "Jan", "value": 1}]}],
    "axis_config": {"categories": ["Jan"]},
}
RICH = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}]}
LINK = "https://example.org/x"
VIDEO = {"type": "video", "title": plain("How"), "alt_text": "how", "thumbnail_url": LINK, "video_url": LINK}
CARD = {"type": "card", "title": plain("Nordwind"), "body": plain("Open"), "actions": [BUTTON]}
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "useful",
    "positive_button": {"text": plain("Good"), "value": "good"},
    "negative_button": {"text": plain("Bad"), "value": "bad"},
}
ICON = {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Delete"), "value": "7"}
TASK = {"type": "task_card", "task_id": "1", "title": "Match", "status": "complete", "output": RICH}

TAKEN: dict[str, Json] = {
    "table": table(100, 20, column_settings=[{"align": "right"}, {"is_wrapped": True}]),
    "table with numbers": table() | {"rows": [[{"type": "raw_number", "value": 7}, RICH]]},
    "data table": data_table(101, 20, page_size=100, row_header_column_index=1),
    "pie": chart(),
    "bars": chart(chart=BARS),
    "rich text": RICH,
    "video": VIDEO,
    "remote file": {"type": "file", "external_id": "X", "source": "remote"},
    "alert": {"type": "alert", "text": plain("Late"), "level": "warning"},
    "card": CARD,
    "carousel": {"type": "carousel", "elements": [CARD, CARD]},
    "container": container(table(), RICH, is_collapsible=True, width="wide"),
    "context actions": {"type": "context_actions", "elements": [FEEDBACK, ICON]},
    "task": TASK,
    "plan": {"type": "plan", "title": "Matching", "tasks": [TASK]},
    "markdown": {"type": "markdown", "text": "x" * 12_000},
    "a hundred grouped options": {
        "type": "actions",
        "elements": [
            {
                "type": "static_select",
                "option_groups": [
                    {"label": plain(name), "options": [{"text": plain(f"{name}{n}"), "value": f"{name}{n}"}]}
                    for n, name in enumerate("ab")
                ],
            }
        ],
    },
}


@pytest.mark.parametrize("block", TAKEN.values(), ids=TAKEN.keys())
def test_a_newer_block_is_taken_as_it_is(block: Json) -> None:
    """At the edge of its limits; the message carries it with an id."""

    async def script(here: Scene) -> None:
        ts = await here.post(blocks=[block])
        kept = (here.desk.space.channels[DESK].messages[ts].blocks or [{}])[0]

        assert {name: kept[name] for name in block if name not in ("elements", "child_blocks", "actions")} == {
            name: value for name, value in block.items() if name not in ("elements", "child_blocks", "actions")
        }
        assert kept["block_id"]

    play(script)


REFUSED: dict[str, tuple[list[Json], str]] = {
    "101 rows": ([table(101)], "/blocks/0/rows"),
    "no rows": ([table(0)], "/blocks/0/rows"),
    "21 columns": ([table(1, 21)], "/blocks/0/rows/0"),
    "a cell of another kind": ([table() | {"rows": [[BUTTON]]}], "/blocks/0/rows"),
    "more words than a table holds": ([table() | {"rows": [[cell("x" * 5001)] * 2]}], "/blocks/0/rows"),
    "an alignment there is not": (
        [table(column_settings=[{"align": "middle"}])],
        "/blocks/0/column_settings/0/align",
    ),
    "two tables": ([table(), table()], "/blocks"),
    "a data table with its heading only": ([data_table(1)], "/blocks/0/rows"),
    "a data table without a caption": ([data_table(caption="")], "/blocks/0/caption"),
    "rows of different lengths": ([data_table() | {"rows": [[cell("x")], [cell("x")] * 2]}], "/blocks/0/rows"),
    "rich text in a heading": ([data_table() | {"rows": [[RICH], [RICH]]}], "/blocks/0/rows/0"),
    "a page of 101 rows": ([data_table(page_size=101)], "/blocks/0/page_size"),
    "three charts": ([chart()] * 3, "/blocks"),
    "a chart without bars": ([chart(chart=BARS | {"series": []})], "/blocks/0/chart/series"),
    "bars without an axis": ([chart(chart=BARS | {"axis_config": None})], "/blocks/0/chart/axis_config"),
    "a long title": ([chart(title="x" * 51)], "/blocks/0/title"),
    "a chart there is not": ([chart(chart={"type": "radar"})], "/blocks/0/chart/type"),
    "a paragraph there is not": ([{"type": "rich_text", "elements": [{"type": "text"}]}], "/blocks/0/elements/0/type"),
    "a video without a picture": ([VIDEO | {"thumbnail_url": ""}], "/blocks/0/thumbnail_url"),
    "a file of one's own": ([{"type": "file", "external_id": "X", "source": "local"}], "/blocks/0/source"),
    "an alert of no known level": ([{"type": "alert", "text": plain("x"), "level": "loud"}], "/blocks/0/level"),
    "an empty card": ([{"type": "card", "subtitle": plain("x")}], "/blocks/0"),
    "a card with four buttons": ([CARD | {"actions": [BUTTON] * 4}], "/blocks/0/actions"),
    "an empty carousel": ([{"type": "carousel", "elements": []}], "/blocks/0/elements"),
    "a container in a container": ([container(container(RICH))], "/blocks/0/child_blocks/0/type"),
    "a container of eleven": ([container(*[RICH] * 11)], "/blocks/0/child_blocks"),
    "a button among context actions": (
        [{"type": "context_actions", "elements": [BUTTON]}],
        "/blocks/0/elements/0/type",
    ),
    "a task in no known state": ([TASK | {"status": "late"}], "/blocks/0/status"),
    "more markdown than fits together": ([{"type": "markdown", "text": "x" * 6001}] * 2, "/blocks"),
    "a group without a label": (
        [{"type": "actions", "elements": [{"type": "static_select", "option_groups": [{"options": []}]}]}],
        "/blocks/0/elements/0/option_groups/0/label/text",
    ),
}


@pytest.mark.parametrize(("blocks", "place"), REFUSED.values(), ids=REFUSED.keys())
def test_a_newer_block_beyond_its_limits_is_refused_with_the_place(blocks: list[Json], place: str) -> None:
    """As invalid blocks, each fault named."""

    async def script(here: Scene) -> None:
        with pytest.raises(SlackApiError) as caught:
            await here.post(blocks=blocks)

        assert caught.value.response["error"] == "invalid_blocks"
        places = str(caught.value.response["response_metadata"]["messages"])
        assert f"[json-pointer:{place}]" in places or f"[json-pointer:{place.removesuffix('/text')}]" in places

    play(script)


def test_blocks_can_be_looked_over_without_being_posted() -> None:
    """Blocks, a message or a view, exactly one of them."""

    async def script(here: Scene) -> None:
        good = await refusal(here.web.blocks_validate(blocks=[table()]))
        bad = await refusal(here.web.blocks_validate(message={"blocks": [table(101)]}))
        view = await refusal(here.web.blocks_validate(view=MODAL | {"title": plain("x" * 25)}))
        both = await refusal(here.web.blocks_validate(blocks=[table()], view=MODAL))

        assert (good, bad, view, both) == ("", "invalid_blocks", "invalid_arguments", "invalid_arguments")
        assert here.desk.space.channels[DESK].messages == {}

    play(script)


NESTED = [
    pytest.param(container({"type": "actions", "elements": [BUTTON]}), "Take", "case-1", id="in a container"),
    pytest.param({"type": "carousel", "elements": [CARD]}, "Take", "case-1", id="on a card"),
    pytest.param({"type": "context_actions", "elements": [ICON]}, "Delete", "7", id="a small one"),
]


@pytest.mark.parametrize(("block", "label", "value"), NESTED)
def test_a_button_is_pressed_wherever_it_stands(block: Json, label: str, value: str) -> None:
    """The bot hears of it with the id of the innermost block."""

    async def script(here: Scene) -> None:
        seen: list[Json] = []

        async def pressed(ack: AsyncAck, action: Json) -> None:
            seen.append(action)
            await ack()

        app = await here.bot()
        app.action("take")(pressed)
        app.action("bin")(pressed)
        ts = await here.post(blocks=[block])
        outcome = await here.act("U_LENA", "press", channel=DESK, ts=ts, label=label)

        assert outcome["acknowledged"]
        assert [(action["value"], bool(action["block_id"])) for action in seen] == [(value, True)]

    play(script)


def test_feedback_reaches_the_bot_with_the_value_of_the_side_that_was_chosen() -> None:
    """Good or bad."""

    async def script(here: Scene) -> None:
        seen: list[str] = []

        async def judged(ack: AsyncAck, action: Json) -> None:
            seen.append(action["value"])
            await ack()

        (await here.bot()).action("useful")(judged)
        ts = await here.post(blocks=[{"type": "context_actions", "elements": [FEEDBACK]}])
        await here.act("U_LENA", "press", channel=DESK, ts=ts, action_id="useful", selected="bad")

        assert seen == ["bad"]

    play(script)
