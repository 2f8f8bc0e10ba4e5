"""A player: does what the lines of a script say on the pretend phones and desk.

Promise: what is done goes the way a hand would go; nothing is put anywhere behind the bot's back. A further kind of
file is a line in `MIMES`.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from bot.sandbox.acting_aim import Eyes, Platforms, Target, inputs_of
from bot.sandbox.telegram.attachments import Attachment

RECORDED: Final = {"voice": ("audio/ogg", b"OggS" + b"\x00" * 60), "video": ("video/mp4", b"\x00\x00\x00\x18ftypmp42")}
MIMES: Final = {
    "photo": "image/jpeg",
    "small": "image/jpeg",
    "pdf": "application/pdf",
    "list": "text/csv",
    "large": "application/pdf",
    "locked": "application/pdf",
    "empty": "application/pdf",
    "macros": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "program": "application/x-msdownload",
}
PDF: Final = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
JPEG: Final = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64) + b"\xff\xd9"
SMALL: Final = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(9) + b"\xff\xc0\x00\x11\x08\x00\x96\x00\xc8" + bytes(10)
LOCKED: Final = PDF + b"/Encrypt 2 0 R\n"
LARGE: Final = 34_000_000  # bytes


def _spreadsheet_with_macros() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name in ("xl/workbook.xml", "xl/vbaProject.bin"):
            book.writestr(zipfile.ZipInfo(name), b"")
    return packed.getvalue()


CONTENTS: Final[Mapping[str, bytes]] = {
    "photo": JPEG,
    "small": SMALL,
    "locked": LOCKED,
    "list": b"Document,Text,Amount\n",
    "empty": b"",
    "macros": _spreadsheet_with_macros(),
    "program": b"MZ\x90\x00",
}


class Player(Eyes):
    """Everybody's hands in one sandbox; see Eyes. Files that lie in `papers` are sent as they are, others made up."""

    def __init__(
        self, sandbox: Platforms, lead: str, links: Mapping[int, str] | None = None, papers: Path | None = None
    ) -> None:
        super().__init__(sandbox, lead, links)
        self._papers = papers
        self.looked_home: list[str] = []  # who has opened their home, each time

    async def do(self, target: Target) -> dict[str, str]:
        """Do it; returns what a form complained of, by field."""
        if target.user is not None:
            hands = {
                "press": self._press_at_desk, "write": self._write, "fill": self._fill, "share": self._share,
                "command": self._command, "shortcut": self._shortcut, "home": self._home,
            }  # fmt: skip
            return await hands[target.do](target.user, target)
        assert target.customer is not None  # noqa: S101 - a target is a customer's or a colleague's
        {"press": self._press, "say": self._say, "edit": self._edit, "file": self._file}[target.do](
            target.customer, target
        )
        return {}

    def _press(self, who: int, target: Target) -> None:
        self.phone.press(who, target.message_id or 0, label=target.label)

    def _say(self, who: int, target: Target) -> None:
        self.phone.say(who, target.text, target.message_id)

    def _edit(self, who: int, target: Target) -> None:
        self.phone.edit(who, target.message_id or 0, target.text)

    def _file(self, who: int, target: Target) -> None:
        for attachment in _attachments(target.kind, target.text):
            self.phone.send_file(who, self._as_it_lies(attachment), target.message_id)

    def _as_it_lies(self, attachment: Attachment) -> Attachment:
        paper = self._papers / attachment.name if self._papers and attachment.name else None
        return replace(attachment, content=paper.read_bytes()) if paper and paper.is_file() else attachment

    async def _press_at_desk(self, user: str, target: Target) -> dict[str, str]:
        self.thread = target.ts or ""
        said = {"channel": target.channel, "ts": target.ts, "label": target.label, "selected": target.chosen or None}
        return _complaints(await self.slack.people.press(user, said))

    async def _write(self, user: str, target: Target) -> dict[str, str]:
        self.slack.people.say(user, self.channel, target.text, target.ts)
        return {}

    async def _share(self, user: str, target: Target) -> dict[str, str]:
        for file in map(self._as_it_lies, _attachments(target.kind, target.text)):
            said = {"mime": file.mime, "thread_ts": target.ts}
            self.slack.people.upload(user, self.channel, file.name, file.content, said)
        return {}

    async def _command(self, user: str, target: Target) -> dict[str, str]:
        name, _, words = target.text.partition(" ")
        await self.slack.people.command(user, name, words, self.channel)
        return {}

    async def _shortcut(self, user: str, target: Target) -> dict[str, str]:
        where = {"channel": self.channel, "ts": target.ts} if target.ts else {}
        await self.slack.people.shortcut(user, target.text.replace(" ", "_"), where)
        return {}

    async def _home(self, user: str, _target: Target) -> dict[str, str]:
        self.slack.people.home(user)
        self.looked_home.append(user)
        return {}

    async def _fill(self, user: str, target: Target) -> dict[str, str]:
        known = inputs_of(next(one for one in self.state(user)["views"] if one["id"] == target.view))
        said: dict[str, dict[str, Any]] = {}
        for block, value in target.fields.items():
            several = known[block]["type"] in {"checkboxes", "multi_static_select"}
            meant = await self._meant(user, target.view, known[block], value)
            said[block] = {known[block]["action_id"]: [meant] if several else meant}
        return _complaints(await self.slack.people.submit(user, target.view, said))

    async def _meant(self, user: str, view: str, element: dict[str, Any], words: str) -> Any:
        """What is chosen of a list by some of its words; of one that the bot fills, what it offers first for them."""
        if element["type"] == "external_select":
            typed = {"view_id": view, "action_id": element["action_id"], "typed": words}
            return next(iter((await self.slack.people.suggest(user, typed)).get("options") or []), None)
        options = {one["value"]: one["text"]["text"] for one in element.get("options") or ()}
        return next((value for value, said in options.items() if words in said and words not in options), words)


def _complaints(answer: dict[str, Any]) -> dict[str, str]:
    return dict(answer.get("errors") or {})


def _attachments(kind: str, named: str) -> list[Attachment]:
    """What is sent: an album's photos, a file with perhaps a caption, or a thing without any name."""
    if kind == "album":
        return [_file("photo", name, album=named) for name in named.split(", ")]
    if kind in MIMES:
        name, _, caption = named.partition(" · ")
        return [_file(kind, name, caption)]
    mime, content = RECORDED.get(kind, ("application/octet-stream", b""))
    return [Attachment(kind=kind, name=f"{kind}.{mime.partition('/')[2]}", mime=mime, content=content)]


def _file(kind: str, name: str, caption: str = "", album: str = "") -> Attachment:
    """A file of that kind, its bytes told apart by its name; a large one is only declared."""
    return Attachment(
        kind="photo" if kind in {"photo", "small"} else "document",
        name=name,
        mime=MIMES[kind],
        content=_told_apart(kind, name),
        size=LARGE if kind == "large" else None,
        caption=caption,
        album=album,
    )


def _told_apart(kind: str, name: str) -> bytes:
    """Its bytes; where its kind lets it have a name in them, they differ by it."""
    made = CONTENTS.get(kind, PDF)
    return made if kind in {"empty", "macros"} else made + name.encode()
