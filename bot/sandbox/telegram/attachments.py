"""Everything a customer can send besides text, as a phone hands it over and as the Bot API shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.call import Upload
from bot.sandbox.telegram.files import Cabinet
from bot.sandbox.telegram.refusals import NotPossibleError


@dataclass(frozen=True, slots=True)
class Attachment:
    """One thing to send; with `size` (bytes) its content is only declared, which is how large files are tried.

    `phone` and `user_id` belong to a contact, `latitude` and `longitude` (degrees) to a location.
    """

    kind: str
    name: str = "file"
    mime: str = "application/octet-stream"
    content: bytes = b""
    size: int | None = None
    caption: str = ""
    album: str = ""
    phone: str = ""
    user_id: int | None = None
    latitude: float = 0.0
    longitude: float = 0.0


def content_of(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    """Store what is attached and return the message's fields for it. Raises NotPossibleError for an unknown kind."""
    if attachment.kind not in _CONTENTS:
        raise NotPossibleError(f"A phone cannot send {attachment.kind!r}; use one of {', '.join(_CONTENTS)}.", 400)
    return _CONTENTS[attachment.kind](files, attachment)


def contact_card(phone: str, name: str, user_id: int | None) -> dict[str, Any]:
    """Return a contact card; without `user_id` it is of somebody who is not on Telegram."""
    return {"phone_number": phone, "first_name": name} | ({} if user_id is None else {"user_id": user_id})


def _kept(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    upload = Upload(attachment.name, attachment.mime, attachment.content)
    return files.keep(attachment.kind, upload, attachment.size).wire()


def _named(attachment: Attachment) -> dict[str, Any]:
    return {"file_name": attachment.name, "mime_type": attachment.mime}


def _photo(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    upload = Upload(attachment.name, attachment.mime, attachment.content)
    return {"photo": files.photo(upload, attachment.size)}


def _document(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"document": _named(attachment) | _kept(files, attachment)}


def _voice(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"voice": {"duration": 3, "mime_type": attachment.mime} | _kept(files, attachment)}


def _audio(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"audio": {"duration": 3} | _named(attachment) | _kept(files, attachment)}


def _moving(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"width": 640, "height": 360, "duration": 3} | _named(attachment) | _kept(files, attachment)


def _video(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"video": _moving(files, attachment)}


def _animation(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    moving = _moving(files, attachment)
    # Telegram repeats an animation as a document, for bots from before animations existed.
    document = {name: value for name, value in moving.items() if name not in ("width", "height", "duration")}
    return {"animation": moving, "document": document}


def _sticker(files: Cabinet, attachment: Attachment) -> dict[str, Any]:
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": shape | _kept(files, attachment)}


def _location(_: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"location": {"latitude": attachment.latitude, "longitude": attachment.longitude}}


def _contact(_: Cabinet, attachment: Attachment) -> dict[str, Any]:
    return {"contact": contact_card(attachment.phone, attachment.name, attachment.user_id)}


_CONTENTS: dict[str, Callable[[Cabinet, Attachment], dict[str, Any]]] = {
    "photo": _photo,
    "document": _document,
    "voice": _voice,
    "video": _video,
    "sticker": _sticker,
    "audio": _audio,
    "animation": _animation,
    "location": _location,
    "contact": _contact,
}
