"""Telegram's HTML: from marked-up source to plain text and entities, refused where Telegram refuses it.

Offsets and lengths count UTF-16 units, as the Bot API does. Edit it when Telegram learns a tag.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from bot.sandbox.telegram.markdown import read_markdown_v2, read_old_markdown
from bot.sandbox.telegram.refusals import RefusedError, bad_request

Entity = dict[str, Any]

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_ATTRIBUTE = re.compile(r"""([a-zA-Z_-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_START = re.compile(r"""<([a-zA-Z][^\s>/]*)((?:\s+[a-zA-Z_-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*>""")
_END = re.compile(r"</([^\s>]*)\s*>")
# Telegram knows four named references and the numeric ones; all others stay as they were written.
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_LANGUAGE = "language-"
_FOUND_BY_ITSELF = (
    ("url", re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)]")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w+)?")),
    ("mention", re.compile(r"(?<![\w@.])@[a-zA-Z]\w{3,31}")),
)


def utf16(text: str) -> int:
    """Return how long Telegram takes the text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def as_html(text: str) -> str:
    """Return unmarked text as HTML source that shows it."""
    return escape(text, quote=False)


def read_text(source: str, parse_mode: str | None, entities: list[Entity] | None = None) -> tuple[str, list[Entity]]:
    """Return plain text and entities of what a bot sends. Raises RefusedError for markup Telegram would not take."""
    if not parse_mode:
        return _finished(source, list(entities or ()))
    if parse_mode.lower() not in _MODES:
        raise bad_request("unsupported parse_mode")
    return _finished(*_MODES[parse_mode.lower()](source))


def _read_html(source: str) -> tuple[str, list[Entity]]:
    reader = _Reader(source)
    reader.read()
    return "".join(reader.parts), reader.entities


_MODES: dict[str, Callable[[str], tuple[str, list[Entity]]]] = {
    "html": _read_html,
    "markdown": read_old_markdown,
    "markdownv2": read_markdown_v2,
}


def _finished(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Strip the text as Telegram does, move the entities along, and add those that are recognised without markup."""
    shift = len(text) - len(text.lstrip(" \n\r\t"))
    text = text.strip(" \n\r\t")
    end = utf16(text)
    kept = []
    for entity in entities:
        first = max(0, entity["offset"] - shift)
        last = min(end, entity["offset"] + entity["length"] - shift)
        if first < last:
            kept.append({**entity, "offset": first, "length": last - first})
    kept += _recognised(text, kept)
    return text, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _recognised(text: str, taken: list[Entity]) -> list[Entity]:
    closed = [entity for entity in taken if entity["type"] in ("code", "pre", "text_link")]
    found: list[Entity] = []
    for kind, pattern in _FOUND_BY_ITSELF:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match.group())}
            if not any(_overlap(entity, other) for other in closed + found):
                found.append(entity)
    return found


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    part: int


@dataclass(slots=True)
class _Reader:
    source: str
    parts: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    _length: int = 0
    _at: int = 0
    _open: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        while self._at < len(self.source):
            if self.source.startswith("</", self._at):
                self._end_tag()
            elif self.source[self._at] == "<":
                self._start_tag()
            else:
                self._text()
        if self._open:
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')

    def _text(self) -> None:
        end = self.source.find("<", self._at)
        end = len(self.source) if end < 0 else end
        text = _REFERENCE.sub(lambda match: unescape(match.group()), self.source[self._at : end])
        self.parts.append(text)
        self._length += utf16(text)
        self._at = end

    def _start_tag(self) -> None:
        match = _START.match(self.source, self._at)
        tag = match.group(1).lower() if match else ""
        if match is None and ">" not in self.source[self._at :]:
            raise _unreadable(f"Unclosed start tag at byte offset {self._byte()}")
        if match is None or tag not in _TAGS:
            name = re.match(r"<([^\s>]*)", self.source[self._at :])
            raise _unreadable(
                f'Unsupported start tag "{name.group(1).lower() if name else ""}" at byte offset {self._byte()}'
            )
        attributes = _attributes(match.group(2))
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte()}')
        self._open.append(_Open(tag, attributes, self._length, len(self.parts)))
        self._at = match.end()

    def _end_tag(self) -> None:
        match = _END.match(self.source, self._at)
        if match is None:
            raise _unreadable(f"Unclosed end tag at byte offset {self._byte()}")
        if not self._open:
            raise _unreadable(f"Unexpected end tag at byte offset {self._byte()}")
        opened, found = self._open[-1], match.group(1).lower()
        if found not in ("", opened.tag):
            raise _unreadable(
                f'Unmatched end tag at byte offset {self._byte()}, expected "</{opened.tag}>", found "</{found}>"'
            )
        self._open.pop()
        self._at = match.end()
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self._length - opened.offset
        entity = {"type": _TAGS[opened.tag], "offset": opened.offset, "length": length}
        if length and self._complete(entity, opened):
            self.entities.append(entity)

    def _complete(self, entity: Entity, opened: _Open) -> bool:
        """Add what the attributes say; False when Telegram would show the text without an entity."""
        if opened.tag == "a":
            entity["url"] = opened.attributes.get("href") or "".join(self.parts[opened.part :])
            return bool(re.match(r"(?:https?|tg|mailto|tel):", entity["url"]))
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "code":
            return not self._language_of_block(opened)
        if opened.tag == "pre" and "language" in opened.attributes:
            entity["language"] = opened.attributes["language"]
        return True

    def _language_of_block(self, opened: _Open) -> bool:
        """Code right inside a block only names the language of that block."""
        name = opened.attributes.get("class", "")
        block = self._open[-1] if self._open else None
        if not name.startswith(_LANGUAGE) or block is None or (block.tag, block.offset) != ("pre", opened.offset):
            return False
        block.attributes["language"] = name.removeprefix(_LANGUAGE)
        return True

    def _byte(self) -> int:
        return len(self.source[: self._at].encode("utf-8", "surrogatepass"))


def _attributes(source: str) -> dict[str, str]:
    return {
        match.group(1).lower(): unescape(next((value for value in match.groups()[1:] if value is not None), ""))
        for match in _ATTRIBUTE.finditer(source)
    }


def _unreadable(reason: str) -> RefusedError:
    return bad_request(f"can't parse entities: {reason}")
