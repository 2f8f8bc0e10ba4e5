"""The methods with which a bot changes what it said, answers a press, or shows that it is there."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.chats import MICROSECONDS, Message, Switchboard
from bot.sandbox.telegram.keyboards import Markup, inline_only, read_markup
from bot.sandbox.telegram.refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from bot.sandbox.telegram.sending import caption_content, text_content

LIMIT_TOAST = 200
QUERY_SECONDS = 15
DELETABLE_SECONDS = 48 * 3600
_MEDIA = frozenset({"photo", "document", "video", "audio", "voice", "animation"})
_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip


def edit_text(board: Switchboard, call: Call) -> dict[str, Any]:
    """Replace a message's text; buttons that are not sent along go away."""
    message = _editable(board, call)
    if "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")
    return _change(board, call, message, ("text", "entities"), text_content(call))


def edit_caption(board: Switchboard, call: Call) -> dict[str, Any]:
    """Replace what stands under a picture or a document."""
    message = _editable(board, call)
    if not _MEDIA & message.wire.keys():
        raise bad_request("there is no caption in the message to edit")
    return _change(board, call, message, ("caption", "caption_entities"), caption_content(call))


def edit_reply_markup(board: Switchboard, call: Call) -> dict[str, Any]:
    """Replace only the buttons."""
    message = _editable(board, call)
    return _change(board, call, message, (), ({}, message.html))


def delete_message(board: Switchboard, call: Call) -> bool:
    """Take a message away, the customer's own too."""
    chat = board.chat_for_bot(call.text("chat_id"))
    message = chat.message(call.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if board.seconds - message.wire["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    board.tell(chat, "deleted", message_id=message.id)
    return True


def answer_callback_query(board: Switchboard, call: Call) -> bool:
    """End the waiting after a press, with a few words or without; once, and soon."""
    query = board.queries.get(call.text("callback_query_id"))
    if query is None or query.answered or board.clock() - query.at > QUERY_SECONDS * MICROSECONDS:
        raise bad_request(QUERY_TOO_OLD)
    if len(call.text("text")) > LIMIT_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered = True
    query.chat.toast = {
        "text": call.text("text"),
        "show_alert": call.truth("show_alert"),
        "callback_query_id": call.text("callback_query_id"),
        "at": board.clock(),
    }
    board.tell(query.chat, "toast", toast=query.chat.toast)
    return True


def send_chat_action(board: Switchboard, call: Call) -> bool:
    """Show for five seconds what the bot is busy with."""
    chat = board.chat_for_bot(call.text("chat_id"))
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing = (call.text("action"), board.clock())
    board.tell(chat, "typing", action=call.text("action"))
    return True


def set_message_reaction(board: Switchboard, call: Call) -> bool:
    """Put the bot's reaction on a message, or take it away."""
    chat = board.chat_for_bot(call.text("chat_id"))
    message = chat.message(call.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.structure("reaction", list) or []
    if not all(isinstance(reaction, dict) and reaction.get("emoji") for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    message.reactions = [reaction["emoji"] for reaction in reactions]
    board.tell(chat, "reaction", message_id=message.id)
    return True


def _editable(board: Switchboard, call: Call) -> Message:
    message = board.chat_for_bot(call.text("chat_id")).message(call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot or message.keyboard is not None:
        raise bad_request("message can't be edited")
    return message


def _change(
    board: Switchboard, call: Call, message: Message, replaced: tuple[str, ...], new: tuple[dict[str, Any], str]
) -> dict[str, Any]:
    markup: Markup = inline_only(read_markup(call))
    fixed = {name: value for name, value in message.wire.items() if name not in (*replaced, "reply_markup")}
    changed = {**fixed, **new[0], **markup.wire}
    if changed == message.wire:
        raise bad_request(NOT_MODIFIED)
    worded = ("text", "caption")
    message.reworded = message.reworded or any(changed.get(part) != message.wire.get(part) for part in worded)
    message.wire = {**changed, "edit_date": board.seconds}
    message.html = new[1]
    message.pressed = None  # an edit brings fresh buttons
    chat = board.chats[message.wire["chat"]["id"]]
    board.tell(chat, "edited", message_id=message.id)
    return message.wire


METHODS: dict[str, Callable[[Switchboard, Call], Any]] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
}
