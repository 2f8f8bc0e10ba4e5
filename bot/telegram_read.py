"""What a Telegram update means to us: one pure function, tested with recorded updates. Nothing here calls anybody."""

import re
from typing import Any

from telegram import Message, Update

from bot.doors import Inbound, InGroup, Pressed, Reached, Unknown
from flows.engine.events import Asked, Edited, SentFile, SentUnusable, SharedContact, Wrote
from flows.facts.times import micros
from storage.inbox import Key

TOKEN = 22  # characters of a handle's token; the rest is the button's place on its card
_PLACE = re.compile(r"0|[1-9a-f][0-9a-f]?")  # as we write it and in no other form: it comes from the client's device


def read(update: Update) -> Inbound:
    """What an update means to us. Never raises; what we do not know becomes `Unknown`."""
    if update.callback_query:
        return _press(update)
    if update.my_chat_member:
        return _membership(update)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return _inbound(update, 0, "telegram:", "", Unknown("no message"))
    chat = f"telegram:{message.chat.id}"
    person = str(message.from_user.id)
    at = micros(message.edit_date or message.date)
    if message.chat.type != "private" or str(message.chat.id) != person:
        return _inbound(update, at, chat, person, InGroup(joined=False))
    did = Edited(message.text or message.caption or "", message.message_id) if update.edited_message else _said(message)
    return _inbound(update, at, chat, person, did)


def _inbound(update: Update, at: int, chat: str, person: str, did: Any, **more: Any) -> Inbound:
    user = update.effective_user
    return Inbound(
        Key("telegram", str(update.update_id), at),
        chat,
        person,
        did,
        name=user.full_name if user else "",
        language=(user.language_code or "") if user else "",
        **more,
    )


def _press(update: Update) -> Inbound:
    query = update.callback_query
    assert query is not None  # noqa: S101 - read() has looked
    data, person = query.data or "", str(query.from_user.id)
    message = query.message
    chat = f"telegram:{message.chat.id if message else query.from_user.id}"
    place = data[TOKEN:]
    known = _PLACE.fullmatch(place)
    pressed: Any = Pressed(data[:TOKEN], int(place, 16)) if known else Pressed("", 0)
    if message and message.chat.type != "private":
        pressed = InGroup(joined=False)
    # A press carries no time of its own; that of its message is the same when it is delivered again.
    return _inbound(
        update,
        micros(message.date) if message else 0,
        chat,
        person,
        pressed,
        answer=query.id,
        message=message.message_id if message else 0,
    )


def _membership(update: Update) -> Inbound:
    change = update.my_chat_member
    assert change is not None  # noqa: S101 - read() has looked
    status = change.new_chat_member.status
    chat, person, at = f"telegram:{change.chat.id}", str(change.from_user.id), micros(change.date)
    if change.chat.type != "private":
        return _inbound(update, at, chat, person, InGroup(joined=status in {"member", "administrator"}))
    return _inbound(update, at, chat, person, Reached(reachable=status == "member"))


def _said(message: Message) -> Any:
    reply = str(message.reply_to_message.message_id) if message.reply_to_message else ""
    if message.text is not None:
        return _words(message, message.text, reply)
    if message.photo or message.document:
        return _file(message, reply)
    if message.voice or message.video or message.audio or message.video_note:
        return _recording(message, reply)
    if message.contact:
        return _contact(message)
    kinds = ("sticker", "animation", "location", "venue", "poll", "dice")
    return SentUnusable(next((kind for kind in kinds if getattr(message, kind, None)), "other"))


def _contact(message: Message) -> Any:
    """A phone number counts only as the sender's own, shared by themselves and not passed on."""
    card, sender = message.contact, message.from_user
    if card and sender and card.user_id == sender.id and message.forward_origin is None:
        return SharedContact(card.phone_number, own=True)
    return SentUnusable("contact")


def _words(message: Message, text: str, reply: str) -> Any:
    if text.startswith("/"):
        command, _, argument = text[1:].partition(" ")
        return Asked(command.partition("@")[0].casefold(), argument.strip())
    return Wrote(text, message.message_id, reply, message.forward_origin is not None)


def _recording(message: Message, reply: str) -> SentFile:
    """A voice message or a video: kept like a paper, though nobody here can read it."""
    kept, kind = next(
        (found, name)
        for name in ("voice", "video", "audio", "video_note")
        if (found := getattr(message, name, None)) is not None
    )
    mime = getattr(kept, "mime_type", None) or ("audio/ogg" if kind == "voice" else "video/mp4")
    name = getattr(kept, "file_name", None) or f"{kind}.{mime.partition('/')[2]}"
    forwarded = message.forward_origin is not None
    return SentFile(
        name, mime, kept.file_size or 0, kept.file_id, kept.file_unique_id, message.caption or "",
        message.media_group_id or "", forwarded, reply_to=reply,
    )  # fmt: skip


def _file(message: Message, reply: str) -> SentFile:
    album, forwarded = message.media_group_id or "", message.forward_origin is not None
    caption = message.caption or ""
    if message.document:
        paper = message.document
        mime, size = paper.mime_type or "application/octet-stream", paper.file_size or 0
        unique, name = paper.file_unique_id, paper.file_name or "document"
        return SentFile(name, mime, size, paper.file_id, unique, caption, album, forwarded, reply_to=reply)
    photo = message.photo[-1]
    size, unique = photo.file_size or 0, photo.file_unique_id
    pixels = max(photo.width, photo.height)
    return SentFile(
        "photo.jpg", "image/jpeg", size, photo.file_id, unique, caption, album, forwarded, True, reply, pixels
    )
