"""What a bot may say, and what Telegram refuses to carry."""

import json

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.sandbox.telegram import files
from tests.sandbox.telegram_scene import MINA, OMAR, TOKEN, Scene, on_stage, png


def buttons(*data: str) -> InlineKeyboardMarkup:
    """Return one row of buttons."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(each.title(), callback_data=each) for each in data]])


@on_stage
async def test_a_text_arrives_with_the_sandbox_date(scene: Scene) -> None:
    """Dates are whole seconds of the sandbox's own clock."""
    message = await scene.bot.send_message(MINA, "Good morning")

    assert message.date.timestamp() == 1_767_225_600
    assert message.from_user is not None
    assert message.from_user.is_bot
    assert scene.seen()[-1]["text"] == "Good morning"


@on_stage
async def test_html_becomes_text_and_entities(scene: Scene) -> None:
    """Offsets count UTF-16 units, so a picture sign takes two."""
    message = await scene.bot.send_message(
        MINA, '😀 <b>Due</b> &lt;now&gt; <a href="https://example.org/a">here</a>', parse_mode="HTML"
    )

    assert message.text == "😀 Due <now> here"
    assert [(entity.type, entity.offset, entity.length) for entity in message.entities] == [
        ("bold", 3, 3),
        ("text_link", 13, 4),
    ]


@on_stage
async def test_an_expandable_quote_stays_expandable(scene: Scene) -> None:
    """The attribute without a value is the one that makes it so."""
    message = await scene.bot.send_message(MINA, "<blockquote expandable>one\ntwo</blockquote>", parse_mode="HTML")

    assert message.entities[0].type == "expandable_blockquote"


@on_stage
async def test_broken_html_sends_nothing(scene: Scene) -> None:
    """The refusal reaches the client library in Telegram's words."""
    reason = await scene.refused(scene.bot.send_message(MINA, "<b>x", parse_mode="HTML"))

    assert reason.startswith("Can't parse entities")
    assert len(scene.seen()) == 1


@on_stage
async def test_markdown_becomes_text_and_entities_too(scene: Scene) -> None:
    """A caption and a message alike."""
    message = await scene.bot.send_message(MINA, "*Due* _now_", parse_mode="MarkdownV2")
    document = await scene.bot.send_document(MINA, b"x", caption="*Due*", filename="a.txt", parse_mode="Markdown")
    reason = await scene.refused(scene.bot.send_message(MINA, "Due.", parse_mode="MarkdownV2"))

    assert (message.text, [entity.type for entity in message.entities]) == ("Due now", ["bold", "italic"])
    assert (document.caption, document.caption_entities[0].type) == ("Due", "bold")
    assert reason.endswith("character '.' is reserved and must be escaped with the preceding '\\'")


@on_stage
async def test_other_markup_is_refused(scene: Scene) -> None:
    """Telegram knows HTML and two Markdowns."""
    assert await scene.refused(scene.bot.send_message(MINA, "x", parse_mode="Klingon")) == "Unsupported parse_mode"


@on_stage
async def test_an_empty_text_is_refused(scene: Scene) -> None:
    """Markup alone is empty too."""
    reason = await scene.refused(scene.bot.send_message(MINA, "<b> </b>", parse_mode="HTML"))

    assert reason == "Message text is empty"


@on_stage
async def test_the_longest_text_counts_utf16_units_after_parsing(scene: Scene) -> None:
    """4,096 units pass however long their markup, one more does not."""
    sent = await scene.bot.send_message(MINA, "<b>" + "😀" * 2048 + "</b>", parse_mode="HTML")
    reason = await scene.refused(scene.bot.send_message(MINA, "😀" * 2048 + "x"))

    assert sent.text == "😀" * 2048
    assert reason == "Message is too long"


@on_stage
async def test_a_caption_is_shorter(scene: Scene) -> None:
    """1,024 units."""
    await scene.bot.send_document(MINA, b"x", caption="c" * 1024, filename="a.txt")
    reason = await scene.refused(scene.bot.send_document(MINA, b"x", caption="c" * 1025, filename="a.txt"))

    assert reason == "Message caption is too long"


@on_stage
async def test_button_data_ends_at_64_bytes(scene: Scene) -> None:
    """Bytes, not characters."""
    await scene.bot.send_message(MINA, "x", reply_markup=buttons("d" * 64))
    reason = await scene.refused(scene.bot.send_message(MINA, "x", reply_markup=buttons("é" * 33)))

    assert reason == "Button_data_invalid"


@on_stage
async def test_an_inline_button_must_do_something(scene: Scene) -> None:
    """Neither data nor address: refused."""
    answer = await scene.raw("sendMessage", chat_id=MINA, text="x", reply_markup={"inline_keyboard": [[{"text": "?"}]]})

    assert "Text buttons are unallowed" in answer["description"]


@on_stage
async def test_a_button_address_must_be_one(scene: Scene) -> None:
    """A word is no address."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Open", url="nonsense")]])
    reason = await scene.refused(scene.bot.send_message(MINA, "x", reply_markup=markup))

    assert "is invalid" in reason


@on_stage
async def test_a_chat_that_never_began_is_not_found(scene: Scene) -> None:
    """A bot cannot write first."""
    assert await scene.refused(scene.bot.send_message(OMAR, "hello")) == "Chat not found"


@on_stage
async def test_a_missing_chat_is_named(scene: Scene) -> None:
    """No chat_id at all."""
    answer = await scene.raw("sendMessage", text="x")

    assert answer == {"ok": False, "error_code": 400, "description": "Bad Request: chat_id is empty"}


@on_stage
async def test_parameters_come_by_query_form_multipart_and_json_alike(scene: Scene) -> None:
    """Numbers and structures too."""
    path = f"/bot{TOKEN}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    plain = {"chat_id": str(MINA), "text": "x", "reply_markup": json.dumps(markup)}
    answers = [
        await scene.http.get(path, params=plain),
        await scene.http.post(path, params=plain),
        await scene.http.post(path, data=plain),
        await scene.http.post(path, data=plain, files={"spare": b"x"}),
        await scene.http.post(path, json={"chat_id": MINA, "text": "x", "reply_markup": markup}),
    ]

    assert [answer.json()["result"]["reply_markup"] for answer in answers] == [markup] * 5


@on_stage
async def test_an_answer_quotes_what_it_answers(scene: Scene) -> None:
    """Only one level deep."""
    first = await scene.bot.send_message(MINA, "one", reply_parameters=ReplyParameters(1))
    second = await scene.bot.send_message(MINA, "two", reply_parameters=ReplyParameters(first.message_id))

    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "one"
    assert second.reply_to_message.reply_to_message is None


@on_stage
async def test_an_answer_to_nothing_is_refused_unless_allowed(scene: Scene) -> None:
    """The switch lets it go without the quote."""
    lost = ReplyParameters(99)
    reason = await scene.refused(scene.bot.send_message(MINA, "x", reply_parameters=lost))
    sent = await scene.bot.send_message(
        MINA, "x", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True)
    )

    assert reason == "Message to be replied not found"
    assert sent.reply_to_message is None


@on_stage
async def test_a_reply_keyboard_stays_until_it_is_removed(scene: Scene) -> None:
    """It belongs to the chat, not to the message."""
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("My number", request_contact=True)]])
    await scene.bot.send_message(MINA, "Who are you?", reply_markup=keyboard)
    shown = scene.phones.chat(MINA)["keyboard"]
    await scene.bot.send_message(MINA, "Thank you", reply_markup=ReplyKeyboardRemove())

    assert shown[0][0]["request_contact"] is True
    assert scene.phones.chat(MINA)["keyboard"] is None
    assert scene.seen()[1]["buttons"] == []


@on_stage
async def test_a_photo_comes_in_several_sizes(scene: Scene) -> None:
    """From the small preview up to its own size."""
    message = await scene.bot.send_photo(MINA, png(1000, 500), caption="<b>Card</b>", parse_mode="HTML")

    assert [(size.width, size.height) for size in message.photo] == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert message.caption == "Card"
    assert message.caption_entities[0].type == "bold"


@on_stage
async def test_a_photo_must_be_a_picture(scene: Scene) -> None:
    """Telegram opens it."""
    assert await scene.refused(scene.bot.send_photo(MINA, b"%PDF-1.7")) == "Image_process_failed"


@on_stage
async def test_an_empty_file_is_refused(scene: Scene) -> None:
    """Nothing to send."""
    reason = await scene.refused(scene.bot.send_document(MINA, b"", filename="a.txt"))

    assert reason == "File must be non-empty"


@on_stage
async def test_a_document_keeps_name_type_and_bytes(scene: Scene) -> None:
    """And comes back by its id."""
    message = await scene.bot.send_document(MINA, b"a;b", filename="Auszug März.csv")
    assert message.document is not None
    file = await message.document.get_file()

    assert (message.document.file_name, message.document.mime_type) == ("Auszug März.csv", "text/csv")
    assert bytes(await file.download_as_bytearray()) == b"a;b"


@on_stage
async def test_a_file_is_sent_again_by_its_id(scene: Scene) -> None:
    """But only as what it was."""
    first = await scene.bot.send_document(MINA, b"x", filename="a.txt")
    assert first.document is not None
    again = await scene.bot.send_document(MINA, first.document.file_id)
    reason = await scene.refused(scene.bot.send_photo(MINA, first.document.file_id))
    unknown = await scene.refused(scene.bot.send_document(MINA, "no-such-file"))

    assert again.document == first.document
    assert reason == "Can't use file of type document as photo"
    assert unknown == "Wrong file identifier/http url specified"


@on_stage
async def test_an_album_shares_one_group(scene: Scene) -> None:
    """Its messages are separate and in order."""
    media = [InputMediaPhoto(png(10, 10), caption="first"), InputMediaPhoto(png(20, 20))]
    first, second = await scene.bot.send_media_group(MINA, media)

    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, second.photo[-1].width) == ("first", 20)


@on_stage
async def test_an_album_of_documents_takes_no_picture(scene: Scene) -> None:
    """And from 1 to 10 things; one alone is no album."""
    photo = InputMediaPhoto(png(10, 10))
    mixed: list[InputMediaPhoto | InputMediaDocument] = [photo, InputMediaDocument(b"x", filename="a.txt")]
    reason = await scene.refused(scene.bot.send_media_group(MINA, mixed))
    many = await scene.refused(scene.bot.send_media_group(MINA, [photo] * 11))
    none = await scene.raw("sendMediaGroup", chat_id=MINA, media=[])
    (lonely,) = await scene.bot.send_media_group(MINA, [photo])

    assert reason == "Document can't be mixed with other media types"
    assert many == "Too many messages to send as an album"
    assert none["description"] == "Bad Request: there are no messages to send"
    assert lonely.media_group_id is None


@on_stage
async def test_a_copy_says_nothing_of_its_source(scene: Scene) -> None:
    """Its own number comes back, the caption may change."""
    source = await scene.bot.send_document(MINA, b"x", filename="a.txt", caption="old")
    copied = await scene.bot.copy_message(MINA, MINA, source.message_id, caption="new")
    lost = await scene.refused(scene.bot.copy_message(MINA, MINA, 99))

    assert scene.seen()[-1]["id"] == copied.message_id
    assert (scene.seen()[-1]["text"], scene.seen()[-1]["files"][0]["name"]) == ("new", "a.txt")
    assert lost == "Message to copy not found"


UNREADABLE = {
    "broken": ("{", "can't parse reply keyboard markup JSON object"),
    "a list": ("[]", "object expected as reply markup"),
    "no rows": (
        {"inline_keyboard": [{}]},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    "no keys": ({"keyboard": "x"}, 'field "keyboard" must be an Array of Arrays'),
    "a word for a button": (
        {"inline_keyboard": [["x"]]},
        "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    ),
    "a number for a key": (
        {"keyboard": [[7]]},
        "can't parse keyboard button: KeyboardButton must be a String or an Object",
    ),
    "no text": ({"inline_keyboard": [[{}]]}, "can't parse inline keyboard button: Can't find field \"text\""),
    "an empty text": ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
    "too many": ({"keyboard": [["x"] * 101]}, "reply markup is too long"),
}


@pytest.mark.parametrize(("markup", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_keyboard_telegram_cannot_read_is_refused_in_its_words(markup: object, reason: str) -> None:
    """And nothing is sent."""

    @on_stage
    async def play(scene: Scene) -> None:
        answer = await scene.raw("sendMessage", chat_id=MINA, text="x", reply_markup=markup)

        assert answer["description"] == f"Bad Request: {reason}"
        assert len(scene.seen()) == 1

    play()


@on_stage
async def test_a_file_beyond_the_limit_is_not_taken(scene: Scene) -> None:
    """Fifty megabytes on Telegram, fewer here."""
    with pytest.MonkeyPatch.context() as lower:
        lower.setattr(files, "LIMIT_UPLOAD", 10)
        reason = await scene.refused(scene.bot.send_document(MINA, b"x" * 11, filename="a.bin"))
        await scene.bot.send_document(MINA, b"x" * 10, filename="a.bin")

    assert reason == "Request Entity Too Large"
    assert len(scene.seen()) == 2


@on_stage
async def test_broken_markup_is_noticed_before_a_chat_that_is_not_there(scene: Scene) -> None:
    """In Telegram's order."""
    answer = await scene.raw("sendMessage", chat_id=999, text="<b>x", parse_mode="HTML")

    assert answer["description"].startswith("Bad Request: can't parse entities")
