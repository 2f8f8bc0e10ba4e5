"""Slack's blocks as plain dictionaries, inside the limits that Slack documents.

Promise: words that are not ours reach a block either as plain text or escaped; an escaped block is marked `verbatim`,
so that no address in it becomes a link. A new kind of block is a function here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Block = dict[str, Any]

HEADER, SECTION, FIELD, FIELDS, BUTTON, OPTION, TITLE = 150, 3000, 2000, 10, 75, 75, 24
NOTHING = "–"
MORE = "more"  # what a list of actions is called; a choice from it is read as the action's own button


def cut(text: str, most: int) -> str:
    """`text` within `most` characters, never empty."""
    text = text.strip() or NOTHING
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def plain(text: str, most: int = SECTION) -> Block:
    """Words shown exactly as they are: neither mentions, links nor emoji are made of them."""
    return {"type": "plain_text", "text": cut(text, most), "emoji": False}


def header(text: str) -> Block:
    """A card's title."""
    return {"type": "header", "text": plain(text, HEADER)}


def words(text: str) -> Block:
    """A paragraph of plain words."""
    return {"type": "section", "text": plain(text)}


def small(text: str) -> Block:
    """A line in small print."""
    return {"type": "context", "elements": [plain(text)]}


def marked(text: str) -> Block:
    """A paragraph of ours that may mention a colleague; escaped already, and no address in it becomes a link."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": cut(text, SECTION), "verbatim": True}}


def with_button(text: str, button: Block) -> Block:
    """A paragraph of plain words with a button beside it."""
    return words(text) | {"accessory": button}


def pairs(shown: Sequence[tuple[str, str]]) -> list[Block]:
    """Names and values side by side; both escaped already."""
    fields = [
        {"type": "mrkdwn", "text": cut(f"*{name}*\n{value or NOTHING}", FIELD), "verbatim": True}
        for name, value in shown
    ]
    return [{"type": "section", "fields": fields[at : at + FIELDS]} for at in range(0, len(fields), FIELDS)]


def beside(shown: Sequence[tuple[str, str]]) -> Block:
    """Names and values one after the other in small print; both escaped already."""
    said = " · ".join(f"*{name}* {value or NOTHING}" for name, value in shown)
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(said, SECTION), "verbatim": True}]}


def button(action: str, label: str, value: str, *, style: str = "", confirm: Block | None = None) -> Block:
    """One button. `value` is the subject it is about; `style` is primary or danger."""
    made = {"type": "button", "action_id": action, "text": plain(label, BUTTON), "value": value}
    return made | ({"style": style} if style else {}) | ({"confirm": confirm} if confirm else {})


def more(placeholder: str, options: Mapping[str, str]) -> Block:
    """A list of further actions under one name: `options` from value ("case:7#reassign") to words."""
    offered = [{"text": plain(said, OPTION), "value": value} for value, said in options.items()]
    return {"type": "static_select", "action_id": MORE, "placeholder": plain(placeholder, 150), "options": offered}


def sure(title: str, text: str, yes: str, no: str) -> Block:
    """What is asked once more before a press counts."""
    return {"title": plain(title, 100), "text": plain(text, 300), "confirm": plain(yes, 30), "deny": plain(no, 30)}


def buttons(row: Iterable[Block]) -> list[Block]:
    """The row of buttons; nothing when there is none."""
    elements = list(row)
    return [{"type": "actions", "block_id": "deeds", "elements": elements}] if elements else []


# -- forms -------------------------------------------------------------------------------------------------------------
def typed(
    name: str, label: str, *, lines: bool = False, first: str = "", most: int = 3000, optional: bool = False
) -> Block:
    """A field to write in; `lines` for more than one line."""
    element = {"type": "plain_text_input", "action_id": name, "multiline": lines, "max_length": most}
    return _input(name, label, element | ({"initial_value": first} if first else {}), optional=optional)


def chosen(name: str, label: str, options: Mapping[str, str], *, first: str = "", optional: bool = False) -> Block:
    """A list to choose one from: `options` from value to words."""
    offered = {value: {"text": plain(said, OPTION), "value": value} for value, said in options.items()}
    element = {"type": "static_select", "action_id": name, "options": list(offered.values())}
    return _input(name, label, element | ({"initial_option": offered[first]} if first else {}), optional=optional)


def several(name: str, label: str, options: Mapping[str, str]) -> Block:
    """A list to choose some of: `options` from value to words; the values come back with commas between them."""
    offered = [{"text": plain(said, OPTION), "value": value} for value, said in options.items()]
    return _input(name, label, {"type": "multi_static_select", "action_id": name, "options": offered}, optional=False)


def looked_up(name: str, label: str, hint: str) -> Block:
    """A list too long to show: what is typed comes to us, and we offer what fits."""
    element = {"type": "external_select", "action_id": name, "min_query_length": 1, "placeholder": plain(hint, 150)}
    return _input(name, label, element, optional=False)


def person(name: str, label: str, *, first: str = "") -> Block:
    """Somebody of the workspace; their user id comes back."""
    element = {"type": "users_select", "action_id": name} | ({"initial_user": first} if first else {})
    return _input(name, label, element, optional=False)


def day(name: str, label: str, *, optional: bool = False) -> Block:
    """A day of the calendar; it comes back as an ISO date."""
    return _input(name, label, {"type": "datepicker", "action_id": name}, optional=optional)


def ticked(name: str, label: str, said: str) -> Block:
    """One box to tick; its value is "yes"."""
    options = [{"text": plain(said, OPTION), "value": "yes"}]
    return _input(name, label, {"type": "checkboxes", "action_id": name, "options": options}, optional=True)


def boxes(name: str, label: str, options: Mapping[str, str]) -> Block:
    """Boxes to tick one by one, none of them ticked yet; `options` from value to words, at most ten."""
    offered = [{"text": plain(said, OPTION), "value": value} for value, said in options.items()]
    return _input(name, label, {"type": "checkboxes", "action_id": name, "options": offered}, optional=True)


def modal(action: str, subject: str, blocks: list[Block], more: Mapping[str, str], **said: str) -> Block:
    """A form that comes back as `action` about `subject`, with `more`. `said`: title, submit, close."""
    return {
        "type": "modal",
        "callback_id": action,
        "blocks": blocks,
        "title": plain(said["title"], TITLE),
        "submit": plain(said["submit"], TITLE),
        "close": plain(said["close"], TITLE),
        "private_metadata": json.dumps({"subject": subject, **more}, ensure_ascii=False),
    }


def notice(text: str, title: str, close: str) -> Block:
    """A window that only says something."""
    return {"type": "modal", "title": plain(title, TITLE), "close": plain(close, TITLE), "blocks": [words(text)]}


def _input(name: str, label: str, element: Block, *, optional: bool) -> Block:
    return {"type": "input", "block_id": name, "label": plain(label, FIELD), "element": element, "optional": optional}
