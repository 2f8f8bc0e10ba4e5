"""Telegram's two Markdowns: from source to plain text and entities, refused where Telegram refuses them.

The newer one nests and escapes every mark; the older one knows four marks and no nesting. Offsets count UTF-16 units.
Edit it when Telegram learns a mark. Custom emoji become the plain ones they stand on, as for any bot without a licence.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.telegram.refusals import RefusedError, bad_request

Entity = dict[str, Any]

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_LINK = re.compile(r"(?:https?|tg|mailto|tel):")
_OLD_ESCAPED = frozenset("_*`[")
_OLD_MARKS = {"_": "italic", "*": "bold"}
_FENCE = re.compile(r"```(?:([^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?")
# The first that fits begins: what is written, its entity, and Telegram's own name for it when its end is missing.
_MARKS = (
    ("__", "underline", "Underline"),
    ("_", "italic", "Italic"),
    ("*", "bold", "Bold"),
    ("~", "strikethrough", "Strikethrough"),
    ("||", "spoiler", "Spoiler"),
    ("![", "custom_emoji", "CustomEmoji"),
    ("[", "text_link", "TextUrl"),
    ("```", "pre", "Pre"),
    ("`", "code", "Code"),
)
_ENDS = {kind: mark for mark, kind, _ in _MARKS} | {"custom_emoji": "]", "text_link": "]"}


def read_markdown_v2(source: str) -> tuple[str, list[Entity]]:
    """Return plain text and entities of MarkdownV2. Raises RefusedError."""
    reader = _Reader(source)
    reader.read()
    return "".join(reader.parts), reader.entities


def read_old_markdown(source: str) -> tuple[str, list[Entity]]:
    """Return plain text and entities of the Markdown that Telegram keeps for old bots. Raises RefusedError."""
    parts: list[str] = []
    entities: list[Entity] = []
    at = 0
    while at < len(source):
        char = source[at]
        if char == "\\" and source[at + 1 : at + 2] in _OLD_ESCAPED:
            parts.append(source[at + 1])
            at += 2
        elif char not in _OLD_ESCAPED:
            parts.append(char)
            at += 1
        else:
            at = _old_entity(source, at, parts, entities)
    return "".join(parts), entities


def _old_entity(source: str, at: int, parts: list[str], entities: list[Entity]) -> int:
    """Read what begins here and return the place behind it."""
    char = source[at]
    fence = _FENCE.match(source, at) if char == "`" else None
    begins, mark = (fence.end(), "```") if fence else (at + 1, "]" if char == "[" else char)
    ends = source.find(mark, begins)
    if ends < 0:
        raise _unreadable(f"Can't find end of the entity starting at byte offset {_bytes(source[:at])}")
    text, behind = source[begins:ends], ends + len(mark)
    entity: Entity = {"type": _OLD_MARKS.get(char, "pre" if fence else "code")}
    if fence and fence.group(1):
        entity["language"] = fence.group(1)
    if char == "[":
        target = re.compile(r"\(([^)]*)\)?").match(source, behind)
        entity = {"type": "text_link", "url": target.group(1) if target else text}
        behind = target.end() if target else behind
    if text and _LINK.match(entity.get("url", "http:")):
        entities.append(entity | {"offset": _units("".join(parts)), "length": _units(text)})
    parts.append(text)
    return behind


@dataclass(slots=True)
class _Open:
    kind: str
    name: str
    offset: int
    byte: int
    part: int
    language: str = ""


@dataclass(slots=True)
class _Reader:
    source: str
    parts: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    _length: int = 0
    _line: int = 0
    _at: int = 0
    _open: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        while self._at < len(self.source):
            char, following = self.source[self._at], self.source[self._at + 1 : self._at + 2]
            if char == "\\" and "\x00" < following < "\x7f":
                self._put(following, 2)
            elif char not in self._reserved():
                self._put(char)
            elif self._quote_ends(char):
                self._end_quote(char)
            elif self._open and self._is(_ENDS.get(self._open[-1].kind, " ")):
                self._end()
            else:
                self._begin(char)
        if self._open and self._open[-1].kind == "blockquote":
            self._close(self._open.pop())
        self._refuse_open()

    def _reserved(self) -> frozenset[str]:
        inside_code = self._open and self._open[-1].kind in ("code", "pre")
        return frozenset("`") if inside_code else _RESERVED

    def _put(self, text: str, taken: int = 1) -> None:
        self.parts.append(text)
        self._length += _units(text)
        self._at += taken

    def _is(self, mark: str) -> bool:
        # A single line under a word does not end at a double one.
        return self.source.startswith(mark, self._at) and not (mark == "_" and self.source.startswith("__", self._at))

    def _begin(self, char: str) -> None:
        if char == "\n":
            self._new_line()
            return
        if char == ">" and self._length == self._line and not self._quoting():
            self._push("blockquote", "BlockQuote", 1)
            return
        for mark, kind, name in _MARKS:
            if self.source.startswith(mark, self._at):
                self._push_fence() if kind == "pre" else self._push(kind, name, len(mark))
                return
        raise _unreadable(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def _new_line(self) -> None:
        self._put("\n")
        self._line = self._length
        if self._quoting() and self.source.startswith(">", self._at):
            self._at += 1

    def _push(self, kind: str, name: str, taken: int, language: str = "") -> None:
        byte = _bytes(self.source[: self._at])
        self._open.append(_Open(kind, name, self._length, byte, len(self.parts), language))
        self._at += taken

    def _push_fence(self) -> None:
        fence = _FENCE.match(self.source, self._at)
        language = fence.group(1) or "" if fence else ""
        self._push("pre", "PreCode" if language else "Pre", len(fence.group()) if fence else 3, language)

    def _end(self) -> None:
        opened = self._open.pop()
        self._at += len(_ENDS[opened.kind])
        if opened.kind in ("text_link", "custom_emoji"):
            self._close(opened, self._target("".join(self.parts[opened.part :])))
        else:
            self._close(opened)

    def _target(self, default: str) -> str:
        if not self.source.startswith("(", self._at):
            return default
        began = self._at + 1
        target = re.compile(r"((?:\\[\x01-\x7e]|[^)])*)\)").match(self.source, began)
        if target is None:
            raise _unreadable(f"Can't find end of a URL at byte offset {_bytes(self.source[:began])}")
        self._at = target.end()
        return re.sub(r"\\([\x01-\x7e])", r"\1", target.group(1))

    def _quoting(self) -> bool:
        return any(opened.kind == "blockquote" for opened in self._open)

    def _quote_ends(self, char: str) -> bool:
        if not self._quoting():
            return False
        if char == "\n":
            return not self.source.startswith("\n>", self._at)
        return self._folds() and self._open[-1].kind == "blockquote"

    def _folds(self) -> bool:
        """Whether two bars end the quotation here, by which it is one that unfolds."""
        rest = self.source[self._at : self._at + 4]
        return rest == "||" or (rest.startswith("||\n") and rest != "||\n>")

    def _end_quote(self, char: str) -> None:
        opened = self._open.pop()
        if opened.kind != "blockquote":
            self._open.append(opened)
            self._refuse_open()
        if char == "|":
            opened.kind = "expandable_blockquote"
            self._at += 2
        self._close(opened)
        if char == "\n":
            self._new_line()

    def _close(self, opened: _Open, url: str = "") -> None:
        entity: Entity = {"type": opened.kind, "offset": opened.offset, "length": self._length - opened.offset}
        if opened.language:
            entity["language"] = opened.language
        if opened.kind == "text_link":
            entity["url"] = url
        shown = opened.kind != "custom_emoji" and (opened.kind != "text_link" or _LINK.match(url))
        if entity["length"] and shown:
            self.entities.append(entity)

    def _refuse_open(self) -> None:
        if self._open:
            opened = self._open[-1]
            raise _unreadable(f"Can't find end of {opened.name} entity at byte offset {opened.byte}")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _unreadable(reason: str) -> RefusedError:
    return bad_request(f"can't parse entities: {reason}")
