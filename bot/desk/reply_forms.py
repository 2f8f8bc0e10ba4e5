"""The form of a reply: what is written, which snippet and files go with it, how it will read and when it goes.

Promise: what stands under the preview is all that leaves; a file or a snippet is chosen one by one. Edit here when a
reply has something more to choose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.desk import blocks, manner_actions, next_words
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.forms import SLICE, form
from bot.desk.next_words import NextWord
from bot.desk.reply_files import MOST, Offered
from bot.desk.reply_times import NOW, Times
from flows.facts.parties import Contact

WHY = 300  # characters of a reason


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks about: the reader, what there is to choose from, when it may go, when they hear next."""

    reader: Contact
    to: str
    when: Times
    snippets: dict[str, str] = field(default_factory=dict)
    files: Sequence[Offered] = ()
    next_word: NextWord | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is put before the colleague: the very words, remarks on them, the files, and what all this is bound to."""

    words: str
    seen: str
    remarks: Sequence[str] = ()
    files: Sequence[Offered] = ()


def reply(deed: Deed, asked: Asked, text: str = "", shown: Shown | None = None) -> Block:
    """The form, empty or with its preview above the fields."""
    body = [blocks.small(deed.plainly("reply_to", customer=asked.to)), blocks.small(_their_time(deed, asked))]
    body += [blocks.small(manner_actions.said(deed, asked.reader))] if asked.reader.register else []
    body += _preview(deed, shown) if shown else []
    body.append(_text(deed, text, optional=bool(asked.snippets), again=shown is not None))
    body += [blocks.chosen("snippet", deed.label("snippet"), asked.snippets, optional=True)] if asked.snippets else []
    body += _files(deed, asked.files)
    body += next_words.field(deed, asked.next_word, asked.reader)
    body += _when(deed, asked.when) if shown else []
    return form(deed, body, _send(asked, shown) if shown else "show", seen=shown.seen if shown else "")


def correction(deed: Deed, to: str, text: str, shown: Shown | None = None) -> Block:
    """What was sent, to be changed: the words alone."""
    body = [blocks.small(deed.plainly("reply_to", customer=to)), *(_preview(deed, shown) if shown else [])]
    body.append(_text(deed, text, optional=False, again=shown is not None))
    return form(deed, body, "send" if shown else "show", seen=shown.seen if shown else "")


def _text(deed: Deed, text: str, *, optional: bool, again: bool) -> Block:
    said = deed.label("text_change" if again else "text")
    return blocks.typed("text", said, lines=True, first=text, optional=optional)


def _their_time(deed: Deed, asked: Asked) -> str:
    when = asked.when
    shown = {"at": deed.work.now, "zone": asked.reader.zone, "opening": when.opening, "outside": when.outside}
    return deed.plainly("reply_their_time", **shown, choice=len(when.choices) > 1)


def _preview(deed: Deed, shown: Shown) -> list[Block]:
    body = [blocks.small(deed.label("preview"))]
    body += [blocks.words(shown.words[at : at + SLICE]) for at in range(0, len(shown.words), SLICE)]
    body += [blocks.words(f"⚠ {remark}") for remark in shown.remarks]
    names = [file.name for file in shown.files]
    return [*body, blocks.words(deed.plainly("reply_with_files", names=names))] if names else body


def _files(deed: Deed, files: Sequence[Offered]) -> list[Block]:
    """Boxes for what may be sent; what may not is named with its reason."""
    may = [file for file in files if not file.why][-MOST:]
    said = {file.key: deed.label(f"from_{file.kind}", name=file.name[:40]) for file in may}
    body = [blocks.boxes("files", deed.label("files"), said)] if said else []
    barred = [(file.name, file.why) for file in files if file.why]
    return [*body, blocks.small(deed.plainly("reply_files_barred", files=barred[-MOST:]))] if barred else body


def _when(deed: Deed, when: Times) -> list[Block]:
    if len(when.choices) <= 1:
        return []
    said = {one: deed.label(f"when_{one}") for one in when.choices}
    body = [blocks.chosen("when", deed.label("when"), said, first=when.usual)]
    if when.needs_reason:
        body.append(blocks.typed("why_now", deed.label("why_now"), most=WHY, optional=True))
    return body


def _send(asked: Asked, shown: Shown) -> str:
    if shown.remarks:
        return "send_anyway"
    return "send" if asked.when.usual == NOW or len(asked.when.choices) > 1 else "send_later"
