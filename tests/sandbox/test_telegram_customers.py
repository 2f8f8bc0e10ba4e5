"""What customers do with their phones, over HTTP as the page does it, and what the bot hears."""

import base64
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, Update
from telegram.error import Forbidden

from bot.sandbox.telegram.attachments import Attachment
from tests.sandbox.telegram_scene import MINA, OMAR, Scene, on_stage, png

CHOICE = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Agree", callback_data="a1"), InlineKeyboardButton("Look", url="https://example.org")]]
)


async def doing(scene: Scene, action: str, who: int = MINA, /, **body: Any) -> dict[str, Any]:
    """Let a customer do something and return the answer with its status."""
    response = await scene.http.post(f"/sandbox/telegram/{who}/{action}", json=body)
    return {"status": response.status_code, **response.json()}


async def last(scene: Scene) -> Update:
    """Return the newest update."""
    return (await scene.news())[-1]


@on_stage
async def test_a_start_with_a_payload_is_a_command(scene: Scene) -> None:
    """Bots find commands by their entity."""
    await doing(scene, "say", OMAR, text="/start invite_1")
    update = await last(scene)

    assert update.message is not None
    assert update.effective_user is not None
    assert update.message.entities[0].type == "bot_command"
    assert (update.effective_user.first_name, update.effective_user.language_code) == ("عمر حداد", "ar")


@on_stage
async def test_a_press_by_label_or_data_brings_the_query(scene: Scene) -> None:
    """With the message it stood under and a chat instance."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    await doing(scene, "press", message_id=sent.message_id, label="Agree")
    update = await last(scene)

    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.data == "a1"
    assert update.callback_query.message.message_id == sent.message_id
    assert update.callback_query.chat_instance


@on_stage
async def test_a_button_that_is_not_there_cannot_be_pressed(scene: Scene) -> None:
    """Unless somebody tampers."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    honest = await doing(scene, "press", message_id=sent.message_id, data="a2")
    forced = await doing(scene, "press", message_id=sent.message_id, data="a2", force=True)
    update = await last(scene)

    assert (honest["status"], forced["status"]) == (404, 200)
    assert "no button" in honest["error"]
    assert update.callback_query is not None
    assert update.callback_query.data == "a2"


@on_stage
async def test_a_press_under_a_deleted_message_shows_it_as_inaccessible(scene: Scene) -> None:
    """Its date is zero then."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)
    await scene.bot.delete_message(MINA, sent.message_id)
    scene.phones.press(MINA, sent.message_id, "a1", force=True)
    update = await last(scene)

    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible


@on_stage
async def test_a_link_button_opens_and_tells_the_bot_nothing(scene: Scene) -> None:
    """The address comes back instead."""
    sent = await scene.bot.send_message(MINA, "?", reply_markup=CHOICE)

    assert scene.phones.press(MINA, sent.message_id, label="Look") == {"url": "https://example.org"}
    assert len(await scene.news()) == 1


@on_stage
async def test_the_contact_key_shares_ones_own_number(scene: Scene) -> None:
    """Pressed like any other key."""
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("My number", request_contact=True), KeyboardButton("No")]])
    sent = await scene.bot.send_message(MINA, "Who?", reply_markup=keyboard)
    scene.phones.press(MINA, sent.message_id, label="My number")
    scene.phones.press(MINA, sent.message_id, label="No")
    _, shared, said = await scene.news()

    assert shared.message is not None
    assert shared.message.contact is not None
    assert (shared.message.contact.user_id, shared.message.contact.phone_number) == (MINA, "+82100000001")
    assert said.message is not None
    assert said.message.text == "No"


@on_stage
async def test_a_foreign_card_can_be_shared(scene: Scene) -> None:
    """Somebody else's number, and somebody who is not on Telegram."""
    await doing(scene, "share_contact", user_id=OMAR)
    await doing(scene, "share_contact", phone="+49301", user_id=None)
    _, other, nobody = await scene.news()

    assert other.message is not None
    assert other.message.contact is not None
    assert other.message.contact.user_id == OMAR
    assert nobody.message is not None
    assert nobody.message.contact is not None
    assert (nobody.message.contact.user_id, nobody.message.contact.phone_number) == (None, "+49301")


@on_stage
async def test_a_document_is_sent_by_json_and_by_form(scene: Scene) -> None:
    """Both arrive with name, type and bytes."""
    content = base64.b64encode(b"a;b").decode()
    await doing(
        scene, "send_file", kind="document", name="a.csv", mime="text/csv", content_base64=content, caption="My"
    )
    await scene.http.post(
        f"/sandbox/telegram/{MINA}/send_file", data={"kind": "document"}, files={"file": ("b.csv", b"c;d", "text/csv")}
    )
    documents = [update.message.document for update in (await scene.news())[1:] if update.message]
    contents = [bytes(await (await document.get_file()).download_as_bytearray()) for document in documents if document]

    assert [(document.file_name, document.mime_type) for document in documents if document] == [
        ("a.csv", "text/csv"),
        ("b.csv", "text/csv"),
    ]
    assert contents == [b"a;b", b"c;d"]


@on_stage
async def test_a_file_too_large_for_bots_is_refused_on_get_file(scene: Scene) -> None:
    """Its size may be declared without its bytes; 20 MB is still fetched."""
    await doing(scene, "send_file", kind="document", name="scan.pdf", size=34 * 1024 * 1024)
    await doing(scene, "send_file", kind="document", name="scan.pdf", size=20 * 1024 * 1024)
    large, fitting = [update.message.document for update in (await scene.news())[1:] if update.message]
    assert large is not None
    assert fitting is not None

    assert await scene.refused(large.get_file()) == "File is too big"
    assert (await fitting.get_file()).file_size == 20 * 1024 * 1024


@on_stage
async def test_every_other_kind_of_message_arrives_as_itself(scene: Scene) -> None:
    """For a bot that has to decline them kindly."""
    kinds = ("photo", "voice", "video", "sticker", "audio", "animation", "location", "contact")
    for kind in kinds:
        scene.phones.send_file(MINA, Attachment(kind, name="x", content=png(10, 10), phone="+1"))
    messages = [update.message for update in (await scene.news())[1:] if update.message]

    assert all(getattr(message, kind) for message, kind in zip(messages, kinds, strict=True))


@on_stage
async def test_pictures_of_one_album_share_their_group(scene: Scene) -> None:
    """Another album has another."""
    for album in ("one", "one", "two"):
        scene.phones.send_file(MINA, Attachment("photo", content=png(10, 10), album=album))
    first, second, third = [update.message for update in (await scene.news())[1:] if update.message]

    assert first.media_group_id == second.media_group_id != third.media_group_id


@on_stage
async def test_an_unknown_kind_is_named(scene: Scene) -> None:
    """With what there is instead."""
    answer = await doing(scene, "send_file", kind="hologram")

    assert answer["status"] == 400
    assert "photo, document" in answer["error"]


@on_stage
async def test_an_edit_is_told_and_a_deletion_is_not(scene: Scene) -> None:
    """As on Telegram."""
    number = scene.phones.say(MINA, "one")["message_id"]
    await doing(scene, "edit", message_id=number, text="two")
    await doing(scene, "delete", message_id=number)
    update = await last(scene)

    assert update.edited_message is not None
    assert update.edited_message.text == "two"
    assert len(await scene.news()) == 3
    assert len(scene.seen()) == 1


@on_stage
async def test_the_bots_own_words_cannot_be_edited_by_a_customer(scene: Scene) -> None:
    """Nor can a number nobody has."""
    sent = await scene.bot.send_message(MINA, "mine")

    assert (await doing(scene, "edit", message_id=sent.message_id, text="x"))["status"] == 409
    assert (await doing(scene, "edit", message_id=99, text="x"))["status"] == 404


@on_stage
async def test_a_reply_quotes_the_bots_message(scene: Scene) -> None:
    """So a bot can tell what it is about."""
    sent = await scene.bot.send_message(MINA, "Which one?")
    await doing(scene, "say", text="this", reply_to=sent.message_id)
    update = await last(scene)

    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "Which one?"


@on_stage
async def test_a_forwarded_message_says_so(scene: Scene) -> None:
    """From outside, or from this very chat."""
    sent = await scene.bot.send_message(MINA, "Agree?", reply_markup=CHOICE)
    await doing(scene, "forward", text="from my boss", **{"from": "The boss"})
    await doing(scene, "forward", message_id=sent.message_id)
    _, outside, inside = await scene.news()

    assert outside.message is not None
    assert outside.message.forward_origin is not None
    assert outside.message.forward_origin.type == "hidden_user"
    assert inside.message is not None
    assert inside.message.forward_origin is not None
    assert inside.message.forward_origin.type == "user"
    assert scene.seen()[-1]["forwarded"] is True


@on_stage
async def test_whoever_blocks_the_bot_is_told_nothing_more(scene: Scene) -> None:
    """Until the block is lifted; the bot hears of both."""
    await doing(scene, "block")
    reason = await scene.refused(scene.bot.send_message(MINA, "hello?"))
    mute = await doing(scene, "say", text="x")
    await doing(scene, "unblock")
    await scene.bot.send_message(MINA, "welcome back")
    changes = [update.my_chat_member for update in (await scene.news())[1:] if update.my_chat_member]

    assert reason == "Forbidden: bot was blocked by the user"
    assert mute["status"] == 409
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


@on_stage
async def test_a_group_is_joined_heard_and_left(scene: Scene) -> None:
    """After leaving, the bot is outside."""
    await doing(scene, "group", text="hi all")
    joined, said = (await scene.news())[1:]
    assert joined.my_chat_member is not None
    assert said.message is not None
    await scene.bot.send_message(said.message.chat.id, "Only in private, please")
    await scene.bot.leave_chat(said.message.chat.id)
    try:
        await scene.bot.send_message(said.message.chat.id, "x")
    except Forbidden as problem:
        reason = problem.message
    else:
        reason = ""

    assert joined.my_chat_member.new_chat_member.status == "member"
    assert said.message.chat.type == "group"
    assert reason == "Forbidden: bot is not a member of the group chat"
    assert scene.phones.chat(MINA, group=True)["messages"][-1]["text"] == "Only in private, please"


@on_stage
async def test_a_private_chat_cannot_be_left(scene: Scene) -> None:
    """Only groups can."""
    assert "private chats" in await scene.refused(scene.bot.leave_chat(MINA))


@on_stage
async def test_an_unknown_customer_or_action_is_named(scene: Scene) -> None:
    """One sentence each."""
    nobody = await doing(scene, "say", 7, text="x")
    nothing = await doing(scene, "dance")
    missing = await doing(scene, "say")

    assert nobody == {"status": 404, "error": "There is no customer 7 in this sandbox."}
    assert nothing["status"] == 404
    assert missing == {"status": 400, "error": "The field text is missing."}


@on_stage
async def test_the_phone_shows_all_there_is(scene: Scene) -> None:
    """Text with entities, its source, buttons, files by an address without a token, times in microseconds."""
    await scene.bot.send_photo(MINA, png(40, 20), caption="<b>Card</b>", parse_mode="HTML", reply_markup=CHOICE)
    shown = (await scene.http.get(f"/sandbox/telegram/{MINA}/chat")).json()["messages"][-1]
    picture = await scene.http.get(shown["files"][0]["url"])

    assert (shown["from"], shown["text"], shown["html"]) == ("bot", "Card", "<b>Card</b>")
    assert shown["buttons"] == [
        [{"text": "Agree", "data": "a1"}, {"text": "Look", "data": None, "url": "https://example.org"}]
    ]
    assert shown["at"] == scene.clock()
    assert picture.content == png(40, 20)


@on_stage
async def test_an_uploaded_page_never_opens_beside_the_sandbox(scene: Scene) -> None:
    """It is only offered for saving."""
    scene.phones.send_file(MINA, Attachment("document", name="a.html", mime="text/html", content=b"<script>"))
    answer = await scene.http.get(scene.seen()[-1]["files"][0]["url"])

    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-type"] == "application/octet-stream"


@on_stage
async def test_the_same_doings_give_the_same_transcript(scene: Scene) -> None:
    """Numbers count up, nothing is random."""
    scene.phones.say(MINA, "one")
    first = [update.to_dict() for update in await scene.news()]

    assert [update["update_id"] for update in first] == [700_000_001, 700_000_002]
    assert [update["message"]["message_id"] for update in first] == [1, 2]
