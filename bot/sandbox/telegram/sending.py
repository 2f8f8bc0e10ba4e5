"""The methods with which a bot says something: text, pictures, documents, albums, copies."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.telegram import files
from bot.sandbox.telegram.call import Call, Upload
from bot.sandbox.telegram.chats import Chat, Message, Switchboard, quoted
from bot.sandbox.telegram.keyboards import Markup, read_markup
from bot.sandbox.telegram.markup import as_html, read_text, utf16
from bot.sandbox.telegram.refusals import RefusedError, bad_request

LIMIT_TEXT = 4096
LIMIT_CAPTION = 1024
_ALBUM_MOST = 10
_ALONE = frozenset({"document", "audio"})
_PICTURE_HEADS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF")
COPIED = ("text", "entities", "photo", "document", "caption", "caption_entities", "contact", "location", "voice",
          "video", "audio", "animation", "sticker")  # fmt: skip


def send_message(board: Switchboard, call: Call) -> dict[str, Any]:
    """Send text."""
    content = text_content(call)  # Telegram reads the words before it looks for the chat
    return _deliver(board, board.chat_for_bot(call.text("chat_id")), call, content)


def send_photo(board: Switchboard, call: Call) -> dict[str, Any]:
    """Send a picture, with a caption or without."""
    return _send_file(board, call, "photo")


def send_document(board: Switchboard, call: Call) -> dict[str, Any]:
    """Send any file."""
    return _send_file(board, call, "document")


def send_media_group(board: Switchboard, call: Call) -> list[dict[str, Any]]:
    """Send an album: all its messages share a `media_group_id`; one alone is an ordinary message."""
    chat = board.chat_for_bot(call.text("chat_id"))
    items = [Call(call.method, {**item, "reply_markup": None}, call.files) for item in _album(call)]
    contents = [(_media(board, item, str(item.values["type"])), *caption_content(item)) for item in items]
    group: dict[str, Any] = {}
    if len(contents) > 1:
        board.albums += 1
        group = {"media_group_id": str(13_000_000_000 + board.albums)}
    return [
        _deliver(board, chat, call, ({**group, **media_content, **caption}, html), markup=Markup())
        for media_content, caption, html in contents
    ]


def _album(call: Call) -> list[dict[str, Any]]:
    media: list[dict[str, Any]] = call.structure("media", list) or []
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > _ALBUM_MOST:
        raise bad_request("too many messages to send as an album")
    kinds = {item.get("type") for item in media}
    if len(kinds) > 1 and kinds & _ALONE:
        raise bad_request(f"{'document' if 'document' in kinds else 'audio'} can't be mixed with other media types")
    if not all(item.get("media") for item in media):
        raise bad_request("can't parse InputMedia: media not found")
    return media


def copy_message(board: Switchboard, call: Call) -> dict[str, Any]:
    """Send again what a message holds, without saying where it came from; the answer is only its number."""
    chat = board.chat_for_bot(call.text("chat_id"))
    source = board.chat_for_bot(call.text("from_chat_id")).message(call.number("message_id"))
    if source is None:
        raise bad_request("message to copy not found")
    content, html = {name: source.wire[name] for name in COPIED if name in source.wire}, source.html
    if "caption" in call.values and "text" not in content:
        caption, html = caption_content(call)
        content = {name: value for name, value in content.items() if not name.startswith("caption")} | caption
    return {"message_id": _deliver(board, chat, call, (content, html))["message_id"]}


def text_content(call: Call) -> tuple[dict[str, Any], str]:
    """Return `text` and `entities` of a call, and the HTML. Raises RefusedError when empty, too long or broken."""
    text, entities = read_text(call.text("text"), call.text("parse_mode"), call.structure("entities", list))
    if not text:
        raise bad_request("message text is empty")
    if utf16(text) > LIMIT_TEXT:
        raise bad_request("message is too long")
    content: dict[str, Any] = {"text": text}
    return (content | {"entities": entities} if entities else content), _source(call, "text", text)


def caption_content(call: Call) -> tuple[dict[str, Any], str]:
    """Return `caption` and its entities, nothing without a caption. Raises RefusedError when too long or broken."""
    caption, entities = read_text(
        call.text("caption"), call.text("parse_mode"), call.structure("caption_entities", list)
    )
    if utf16(caption) > LIMIT_CAPTION:
        raise bad_request("message caption is too long")
    content: dict[str, Any] = {"caption": caption} if caption else {}
    return (content | {"caption_entities": entities} if entities else content), _source(call, "caption", caption)


def _source(call: Call, name: str, plain: str) -> str:
    return call.text(name) if call.text("parse_mode").lower() == "html" else as_html(plain)


def _send_file(board: Switchboard, call: Call, kind: str) -> dict[str, Any]:
    caption, html = caption_content(call)
    chat = board.chat_for_bot(call.text("chat_id"))
    read_markup(call)  # a keyboard that is refused must not leave a stored file behind
    return _deliver(board, chat, call, ({**_media(board, call, kind), **caption}, html))


def _deliver(
    board: Switchboard, chat: Chat, call: Call, content: tuple[dict[str, Any], str], *, markup: Markup | None = None
) -> dict[str, Any]:
    markup = read_markup(call) if markup is None else markup
    extra: dict[str, Any] = {**_answered(chat, call), **markup.wire}
    if call.truth("protect_content"):
        extra["has_protected_content"] = True
    message = board.add(chat, board.bot(), {**content[0], **extra}, content[1])
    _put_up(chat, message, markup)
    chat.typing = None
    board.tell(chat, "message", message_id=message.id)
    return message.wire


def _put_up(chat: Chat, message: Message, markup: Markup) -> None:
    if markup.reply is not None:
        message.keyboard, chat.keyboard = markup.reply, message.id
    elif markup.remove:
        chat.keyboard = None


def _answered(chat: Chat, call: Call) -> dict[str, Any]:
    wanted = call.structure("reply_parameters", dict) or {}
    message_id = wanted.get("message_id") or call.number("reply_to_message_id")
    if not message_id:
        return {}
    message = chat.message(int(message_id))
    if message is not None:
        return {"reply_to_message": quoted(message)}
    if wanted.get("allow_sending_without_reply") or call.truth("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _media(board: Switchboard, call: Call, kind: str) -> dict[str, Any]:
    field = kind if kind in call.values or kind in call.files else "media"
    source = call.text(field)
    upload = call.files.get(source.removeprefix("attach://")) or call.files.get(field)
    if upload is None:
        return _sent_before(board, source, kind)
    _check_upload(upload, kind)
    return {kind: board.files.photo(upload) if kind == "photo" else _document(board, upload, kind)}


def _check_upload(upload: Upload, kind: str) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > (files.LIMIT_PHOTO if kind == "photo" else files.LIMIT_UPLOAD):
        raise RefusedError("Request Entity Too Large", 413)
    if kind == "photo" and not upload.content.startswith(_PICTURE_HEADS):
        raise bad_request("IMAGE_PROCESS_FAILED")


def _sent_before(board: Switchboard, file_id: str, kind: str) -> dict[str, Any]:
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    file = board.files.find(file_id)
    if file is not None and file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    every_message = (message for chat in board.chats.values() for message in chat.messages.values())
    message = next((message for message in every_message if _holds(message.wire.get(kind), file_id)), None)
    if message is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return {kind: message.wire[kind]}


def _holds(media: Any, file_id: str) -> bool:
    sizes = media if isinstance(media, list) else [media or {}]
    return any(size.get("file_id") == file_id for size in sizes)


def _document(board: Switchboard, upload: Upload, kind: str) -> dict[str, Any]:
    return {"file_name": upload.name, "mime_type": upload.mime, **board.files.keep(kind, upload).wire()}


METHODS: dict[str, Callable[[Switchboard, Call], Any]] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "copyMessage": copy_message,
}
