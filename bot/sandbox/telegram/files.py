"""Every file that went over the pretend Telegram, by its id, and what messages say about it.

A photo is kept once and shown in several sizes, all with the same bytes: there is no image library here.
"""

import struct
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.call import Upload

LIMIT_DOWNLOAD = 20 * 1024 * 1024
LIMIT_UPLOAD = 50 * 1024 * 1024
LIMIT_PHOTO = 10 * 1024 * 1024
_SIDES = (90, 320, 800, 1280)
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3})


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; `content` is None when only its size was declared."""

    id: str
    kind: str
    name: str
    mime: str
    size: int
    content: bytes | None
    path: str

    @property
    def bytes(self) -> bytes:
        """The content, zeros where only a size was declared."""
        return bytes(self.size) if self.content is None else self.content

    def wire(self) -> dict[str, Any]:
        """Return the fields that every file object of the Bot API has."""
        return {"file_id": self.id, "file_unique_id": f"unique-{self.id}", "file_size": self.size}


class Cabinet:
    """All files; ids count up, so that a second run names them the same."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._count = 0

    def keep(self, kind: str, upload: Upload, size: int | None = None) -> StoredFile:
        """Store a file; with `size` its content is taken to be only declared."""
        self._count += 1
        ending = f".{upload.name.rsplit('.', 1)[1]}" if "." in upload.name else ""
        file = StoredFile(
            id=f"sandbox-{kind}-{self._count:06d}",
            kind=kind,
            name=upload.name,
            mime=upload.mime,
            size=len(upload.content) if size is None else size,
            content=upload.content if size is None else None,
            path=f"{kind}s/file_{self._count}{ending}",
        )
        self._by_id[file.id] = file
        return file

    def find(self, file_id: str) -> StoredFile | None:
        """Return the file with this id, or None."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file with this path, or None."""
        return next((file for file in self._by_id.values() if file.path == path), None)

    def photo(self, upload: Upload, size: int | None = None) -> list[dict[str, Any]]:
        """Store a photo and return its sizes, the smallest first, as a message shows them."""
        width, height = dimensions(upload.content) or (1280, 960)
        longest = max(width, height)
        sides = [side for side in _SIDES if side < longest] + [min(longest, _SIDES[-1])]
        return [
            {
                **self.keep("photo", upload, size).wire(),
                "width": max(1, width * side // longest),
                "height": max(1, height * side // longest),
            }
            for side in dict.fromkeys(sides)
        ]


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG, None for anything else."""
    if content.startswith(_PNG) and len(content) >= 24:  # where a PNG's header ends
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    return _jpeg_dimensions(content) if content.startswith(_JPEG) else None


def _jpeg_dimensions(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # each JPEG segment begins so
        if content[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None
