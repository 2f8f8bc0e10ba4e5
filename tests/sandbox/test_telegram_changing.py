"""What a bot may change afterwards, and how it answers a press."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from tests.sandbox.telegram_scene import MINA, Scene, on_stage, png

AGREE = InlineKeyboardMarkup([[InlineKeyboardButton("Agree", callback_data="agree")]])


@on_stage
async def test_an_edit_replaces_text_and_drops_buttons_not_sent_along(scene: Scene) -> None:
    """As Telegram does, which surprises many a bot."""
    sent = await scene.bot.send_message(MINA, "one", reply_markup=AGREE)
    await scene.bot.edit_message_text("<i>two</i>", MINA, sent.message_id, parse_mode="HTML")
    shown = scene.seen()[-1]

    assert (shown["text"], shown["edited"], shown["buttons"]) == ("two", True, [])


@on_stage
async def test_an_edit_that_changes_nothing_is_refused(scene: Scene) -> None:
    """Text, entities and buttons all the same."""
    sent = await scene.bot.send_message(MINA, "one", reply_markup=AGREE)
    reason = await scene.refused(scene.bot.edit_message_text("one", MINA, sent.message_id, reply_markup=AGREE))

    assert reason.startswith("Message is not modified")


@on_stage
async def test_the_same_edit_twice_is_refused_the_second_time(scene: Scene) -> None:
    """The first one counts."""
    sent = await scene.bot.send_message(MINA, "one")
    await scene.bot.edit_message_text("two", MINA, sent.message_id)
    reason = await scene.refused(scene.bot.edit_message_text("two", MINA, sent.message_id))

    assert reason.startswith("Message is not modified")


@on_stage
async def test_only_what_is_there_and_its_own_can_be_edited(scene: Scene) -> None:
    """Neither a number nobody has nor the customer's words."""
    nothing = await scene.refused(scene.bot.edit_message_text("x", MINA, 99))
    foreign = await scene.refused(scene.bot.edit_message_text("x", MINA, 1))

    assert nothing == "Message to edit not found"
    assert foreign == "Message can't be edited"


@on_stage
async def test_a_text_has_no_caption_and_a_picture_no_text(scene: Scene) -> None:
    """Each is edited by its own method."""
    text = await scene.bot.send_message(MINA, "one")
    photo = await scene.bot.send_photo(MINA, png(10, 10))
    no_caption = await scene.refused(scene.bot.edit_message_caption(MINA, text.message_id, caption="x"))
    no_text = await scene.refused(scene.bot.edit_message_text("x", MINA, photo.message_id))

    assert no_caption == "There is no caption in the message to edit"
    assert no_text == "There is no text in the message to edit"


@on_stage
async def test_a_caption_can_be_edited(scene: Scene) -> None:
    """Under a picture."""
    photo = await scene.bot.send_photo(MINA, png(10, 10), caption="old")
    await scene.bot.edit_message_caption(MINA, photo.message_id, caption="new")

    assert scene.seen()[-1]["text"] == "new"


@on_stage
async def test_buttons_alone_can_be_changed_and_taken_away(scene: Scene) -> None:
    """The text stays; taking away nothing is no change."""
    sent = await scene.bot.send_message(MINA, "one", reply_markup=AGREE)
    await scene.bot.edit_message_reply_markup(MINA, sent.message_id)
    again = await scene.refused(scene.bot.edit_message_reply_markup(MINA, sent.message_id))

    assert (scene.seen()[-1]["text"], scene.seen()[-1]["buttons"]) == ("one", [])
    assert again.startswith("Message is not modified")


@on_stage
async def test_a_reply_keyboard_cannot_be_edited_in(scene: Scene) -> None:
    """Only inline buttons can."""
    sent = await scene.bot.send_message(MINA, "one")
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("x")]])
    answer = await scene.raw(
        "editMessageText", chat_id=MINA, message_id=sent.message_id, text="two", reply_markup=keyboard.to_dict()
    )

    assert answer["description"] == "Bad Request: inline keyboard expected"


@on_stage
async def test_a_deleted_message_is_gone_for_good(scene: Scene) -> None:
    """It can be neither edited nor deleted again."""
    sent = await scene.bot.send_message(MINA, "one")
    await scene.bot.delete_message(MINA, sent.message_id)
    twice = await scene.refused(scene.bot.delete_message(MINA, sent.message_id))
    edited = await scene.refused(scene.bot.edit_message_text("x", MINA, sent.message_id))

    assert len(scene.seen()) == 1
    assert (twice, edited) == ("Message to delete not found", "Message to edit not found")


@on_stage
async def test_after_two_days_nothing_is_deleted(scene: Scene) -> None:
    """By the sandbox's clock."""
    sent = await scene.bot.send_message(MINA, "one")
    scene.clock.forward(48 * 3600 + 1)

    assert "can't be deleted" in await scene.refused(scene.bot.delete_message(MINA, sent.message_id))


@on_stage
async def test_a_press_is_answered_once(scene: Scene) -> None:
    """The second answer comes too late."""
    sent = await scene.bot.send_message(MINA, "one", reply_markup=AGREE)
    query = scene.phones.press(MINA, sent.message_id, "agree")["callback_query_id"]
    await scene.bot.answer_callback_query(query, text="Noted", show_alert=True)
    again = await scene.refused(scene.bot.answer_callback_query(query))
    toast = scene.phones.chat(MINA)["toast"]

    assert (toast["text"], toast["show_alert"]) == ("Noted", True)
    assert again.startswith("Query is too old")


@on_stage
async def test_a_press_waits_only_seconds_for_its_answer(scene: Scene) -> None:
    """Then Telegram has given up, as it has for a press nobody made."""
    sent = await scene.bot.send_message(MINA, "one", reply_markup=AGREE)
    query = scene.phones.press(MINA, sent.message_id, "agree")["callback_query_id"]
    scene.clock.forward(60)
    late = await scene.refused(scene.bot.answer_callback_query(query))
    invented = await scene.refused(scene.bot.answer_callback_query("1"))

    assert late.startswith("Query is too old")
    assert invented.startswith("Query is too old")


@on_stage
async def test_typing_shows_for_five_seconds_or_until_the_message(scene: Scene) -> None:
    """Whichever comes first."""
    await scene.bot.send_chat_action(MINA, "typing")
    shown = scene.phones.chat(MINA)["typing"]
    await scene.bot.send_message(MINA, "there")
    after_message = scene.phones.chat(MINA)["typing"]
    await scene.bot.send_chat_action(MINA, "upload_document")
    scene.clock.forward(5)

    assert (shown, after_message, scene.phones.chat(MINA)["typing"]) == ("typing", None, None)


@on_stage
async def test_an_unknown_action_is_refused(scene: Scene) -> None:
    """Telegram knows a dozen."""
    assert await scene.refused(scene.bot.send_chat_action(MINA, "thinking")) == "Wrong parameter action in request"


@on_stage
async def test_a_reaction_is_seen_on_the_message(scene: Scene) -> None:
    """And needs a message."""
    await scene.bot.set_message_reaction(MINA, 1, "👍")
    reason = await scene.refused(scene.bot.set_message_reaction(MINA, 99, "👍"))

    assert scene.seen()[0]["reactions"] == ["👍"]
    assert reason == "Message to react not found"
