"""What a page is told of a chat: what is new since it looked last, what was pressed, and what the bot has taken."""

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.telegram.attachments import Attachment
from tests.sandbox.telegram_scene import MINA, OMAR, Scene, on_stage, png

CHOICE = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Agree", callback_data="a1"), InlineKeyboardButton("Differs", callback_data="a2")]]
)


async def look(scene: Scene, since: object = "", who: int = MINA) -> dict[str, Any]:
    """Return a chat as the page asks for it."""
    return dict((await scene.http.get(f"/sandbox/telegram/{who}/chat", params={"since": str(since)})).json())


def ids(view: dict[str, Any]) -> list[int]:
    """Return the numbers of the messages in a view."""
    return [message["id"] for message in view["messages"]]


@on_stage
async def test_the_first_look_brings_the_whole_chat(scene: Scene) -> None:
    """With the version to ask after."""
    await scene.bot.send_message(MINA, "hello")
    first = await look(scene)

    assert (ids(first), first["whole"], first["removed"]) == ([1, 2], True, [])
    assert first["version"] > 0


@on_stage
async def test_a_later_look_brings_only_what_changed(scene: Scene) -> None:
    """An edited message comes again, one that nobody touched does not."""
    sent = await scene.bot.send_message(MINA, "hello")
    await scene.bot.send_message(MINA, "untouched")
    before = await look(scene)
    await scene.bot.edit_message_text("hello again", MINA, sent.message_id)
    after = await look(scene, before["version"])

    assert (ids(after), after["whole"]) == ([sent.message_id], False)
    assert after["messages"][0]["text"] == "hello again"


@on_stage
async def test_nothing_new_is_an_empty_answer_of_the_same_version(scene: Scene) -> None:
    """The small rest is told every time."""
    before = await look(scene)
    after = await look(scene, before["version"])

    assert (ids(after), after["removed"], after["version"]) == ([], [], before["version"])
    assert after["status"] == "member"


@on_stage
async def test_what_was_deleted_is_named_once(scene: Scene) -> None:
    """So that a page takes it away."""
    sent = await scene.bot.send_message(MINA, "hello")
    before = await look(scene)
    await scene.bot.delete_message(MINA, sent.message_id)
    after = await look(scene, before["version"])

    assert (ids(after), after["removed"]) == ([], [sent.message_id])
    assert ids(await look(scene)) == [1]


@on_stage
async def test_a_version_of_another_world_brings_the_whole_chat(scene: Scene) -> None:
    """As after the sandbox began anew."""
    later = await look(scene, 1_000)

    assert (ids(later), later["whole"]) == ([1], True)


@on_stage
async def test_a_version_that_is_no_number_counts_as_none(scene: Scene) -> None:
    """And a customer who never wrote has an empty chat."""
    assert (await look(scene, "yesterday"))["whole"]
    assert ids(await look(scene, 7, OMAR)) == []


@on_stage
async def test_a_message_is_taken_once_the_bot_has_confirmed_it(scene: Scene) -> None:
    """Seeing an update is not yet confirming it."""
    updates = await scene.news()
    seen = scene.seen()[0]["taken"]
    before = await look(scene)
    await scene.news(offset=updates[-1].update_id + 1)
    after = await look(scene, before["version"])

    assert seen is False
    assert [(message["id"], message["taken"]) for message in after["messages"]] == [(1, True)]


@on_stage
async def test_a_pressed_button_is_remembered(scene: Scene) -> None:
    """For every tab, and after a reload."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    before = await look(scene)
    scene.phones.press(MINA, sent.message_id, label="Differs")
    after = await look(scene, before["version"])

    assert [(message["id"], message["pressed"]) for message in after["messages"]] == [(sent.message_id, "a2")]


@on_stage
async def test_a_press_is_under_way_until_the_bot_has_taken_it(scene: Scene) -> None:
    """As the waiting button of a real phone shows."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    scene.phones.press(MINA, sent.message_id, label="Agree")
    before = scene.seen()[-1]
    await scene.news(offset=(await scene.news())[-1].update_id + 1)
    after = scene.seen()[-1]

    assert (before["pressed"], before["pressing"]) == ("a1", True)
    assert (after["pressed"], after["pressing"]) == ("a1", False)


@on_stage
async def test_a_press_that_the_bot_never_took_leaves_the_buttons_as_they_were(scene: Scene) -> None:
    """The platform has thrown it away by then."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    scene.phones.press(MINA, sent.message_id, label="Agree")
    scene.clock.forward(151)

    assert scene.seen()[-1]["pressed"] is None


@on_stage
async def test_buttons_that_an_edit_brought_have_not_been_pressed(scene: Scene) -> None:
    """Even when they carry the same data."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    scene.phones.press(MINA, sent.message_id, label="Agree")
    await scene.bot.edit_message_text("Really?", MINA, sent.message_id, reply_markup=CHOICE)

    assert scene.seen()[-1]["pressed"] is None


@on_stage
async def test_a_press_that_no_button_stands_for_is_not_shown(scene: Scene) -> None:
    """Tampering leaves no mark."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    scene.phones.press(MINA, sent.message_id, "forged", force=True)

    assert scene.seen()[-1]["pressed"] is None


@on_stage
async def test_a_file_of_declared_size_says_that_it_has_no_content(scene: Scene) -> None:
    """A page does not offer to open it."""
    scene.phones.send_file(MINA, Attachment("document", "big.pdf", size=30_000_000))
    scene.phones.send_file(MINA, Attachment("photo", "small.png", "image/png", png(4, 3)))
    declared = [message["files"][0]["declared"] for message in scene.seen()[-2:]]

    assert declared == [True, False]


@on_stage
async def test_a_file_travels_as_a_form_too(scene: Scene) -> None:
    """Which is how a page sends large ones."""
    answer = await scene.http.post(
        f"/sandbox/telegram/{MINA}/send_file",
        data={"kind": "document", "caption": "as agreed"},
        files={"file": ("order.pdf", b"%PDF-1.7" + bytes(3_000_000), "application/pdf")},
    )
    shown = scene.seen()[-1]

    assert answer.status_code == 200
    assert shown["text"] == "as agreed"
    assert (shown["files"][0]["name"], shown["files"][0]["size"]) == ("order.pdf", 3_000_008)
