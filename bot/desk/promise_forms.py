"""The form in which a colleague names a time to a customer; see forms.py."""

from collections.abc import Sequence

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.forms import SLICE, form
from bot.desk.reply_forms import Shown
from bot.desk.reply_times import reads
from flows.facts.parties import Contact

WORDS, SHORT = 1000, 80  # characters


def promise_time(
    deed: Deed, reader: Contact, about: str, offered: Sequence[int], shown: Shown | None = None, at: int = 0
) -> Block:
    """What may be chosen, or written in words; below the preview once there is one. `about`: what it is about."""
    there = {str(one): reads(deed, reader, one) for one in dict.fromkeys([*([at] if at else []), *offered])}
    body = [blocks.small(about), *(_preview(deed, shown, reads(deed, reader, at)) if shown else [])]
    if there:
        first = str(at or offered[0])
        body.append(blocks.chosen("moment", deed.label("promise_when"), there, first=first))
    body.append(blocks.typed("words", deed.label("promise_words"), most=SHORT, optional=bool(there)))
    note = deed.said("note")
    body.append(blocks.typed("note", deed.label("promise_note"), lines=True, most=WORDS, optional=True, first=note))
    return form(deed, body, "send" if shown else "show", seen=shown.seen if shown else "")


def _preview(deed: Deed, shown: Shown, there: str) -> list[Block]:
    body = [blocks.small(f"{deed.label('preview')} · {there}")]
    body += [blocks.words(shown.words[at : at + SLICE]) for at in range(0, len(shown.words), SLICE)]
    return [*body, *(blocks.words(f"⚠ {remark}") for remark in shown.remarks)]
