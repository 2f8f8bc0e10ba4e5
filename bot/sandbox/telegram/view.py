"""What a customer sees on the phone, as plain data for a page or a test. Times are int microseconds UTC."""

from typing import Any

from bot.sandbox.people import Customer
from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.chats import MICROSECONDS, Chat, Message, Switchboard
from bot.sandbox.telegram.profile import commands_for, get_menu_button
from bot.sandbox.telegram.updates import PRESS_KEPT_MICROSECONDS

TYPING_MICROSECONDS = 5 * MICROSECONDS
_FILE_KINDS = ("photo", "animation", "document", "voice", "video", "audio", "sticker")


def chat_view(board: Switchboard, customer: Customer, chat: Chat | None, since: int = 0) -> dict[str, Any]:
    """Return one chat; an empty one for a customer who never wrote.

    With `since`, a `version` that was told before, only messages that changed after it come, and `removed` has the ids
    of those that went; `whole` says that everything is there, as when that version was never told.
    """
    if chat is None:
        chat = Chat({"id": customer.id, "type": "private"}, customer, "member")
    if since > chat.version:
        since = 0
    news = [message for message in chat.messages.values() if message.changed > since or not since]
    return {
        "version": chat.version,
        "whole": not since,
        "messages": [message_view(chat, board, message) for message in news if not message.deleted],
        "removed": [message.id for message in news if message.deleted] if since else [],
        "name": board.profile.texts.get(("name", "")),
        "toast": chat.toast,
        "typing": _typing(board, chat),
        "commands": commands_for(board, chat),
        "menu_button": get_menu_button(board, Call("getChatMenuButton", {"chat_id": chat.id})),
        "keyboard": _current_keyboard(chat),
        "keyboard_message": chat.keyboard,
        "blocked": chat.status == "kicked",
        "status": chat.status,
    }


def message_view(chat: Chat, board: Switchboard, message: Message) -> dict[str, Any]:
    """Return one message as it is shown; `text` is plain, `entities` say what of it is marked."""
    wire = message.wire
    return {
        "id": message.id,
        "from": "bot" if message.by_bot else "customer",
        "text": wire.get("text", wire.get("caption", "")),
        "entities": wire.get("entities", wire.get("caption_entities", [])),
        "html": message.html,
        "buttons": _buttons(chat, message),
        "pressed": _pressed(board, message),
        "pressing": message.pressed_at is not None,
        "files": _files(board, wire),
        "contact": wire.get("contact"),
        "location": wire.get("location"),
        "album": wire.get("media_group_id"),
        "forwarded": "forward_origin" in wire,
        "edited": message.reworded,
        "reactions": message.reactions,
        "reply_to": wire.get("reply_to_message", {}).get("message_id"),
        "at": wire["date"] * MICROSECONDS,
        "taken": message.taken,
        "changed": message.changed,
    }


def _typing(board: Switchboard, chat: Chat) -> str | None:
    if chat.typing is None or board.clock() - chat.typing[1] >= TYPING_MICROSECONDS:
        return None
    return chat.typing[0]


def _current_keyboard(chat: Chat) -> list[list[dict[str, Any]]] | None:
    message = chat.message(chat.keyboard) if chat.keyboard is not None else None
    return message.keyboard if message else None


def _buttons(chat: Chat, message: Message) -> list[list[dict[str, Any]]]:
    rows = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    if message.id == chat.keyboard:
        rows = message.keyboard or []
    return [[_button(button) for button in row] for row in rows]


def _button(button: dict[str, Any]) -> dict[str, Any]:
    shown = {"text": button["text"], "data": button.get("callback_data")}
    return shown | {name: button[name] for name in ("url", "request_contact", "style") if name in button}


def _pressed(board: Switchboard, message: Message) -> str | None:
    """What was pressed, as long as it stands there; a press that the bot never took has come to nothing."""
    if message.pressed_at is not None and board.clock() - message.pressed_at >= PRESS_KEPT_MICROSECONDS:
        return None
    rows = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    there = any(button.get("callback_data") == message.pressed for row in rows for button in row)
    return message.pressed if there else None


def _files(board: Switchboard, wire: dict[str, Any]) -> list[dict[str, Any]]:
    kind = next((kind for kind in _FILE_KINDS if kind in wire), None)
    if kind is None:
        return []
    media = wire[kind][-1] if kind == "photo" else wire[kind]
    file = board.files.find(media["file_id"])
    if file is None:
        return []
    shown = {"file_id": file.id, "kind": kind, "name": file.name, "mime": file.mime, "size": file.size}
    shown["declared"] = file.content is None
    sides = {name: media[name] for name in ("width", "height") if name in media}
    return [{**shown, **sides, "url": f"/sandbox/telegram/files/{file.path}"}]
