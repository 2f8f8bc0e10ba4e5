"""Whether Slack would take these blocks or this view, and what it would say if not.

A new block is a function and a line in `_BLOCKS`. The limits are those Slack documents. What is checked here is the
oldest blocks and those that hold others; `framed.py` and `tabular.py` have the rest.
"""

import json
from collections.abc import Callable
from typing import Any

from bot.sandbox.slack.elements import (
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    Complain,
    check_element,
    check_image,
    check_length,
    check_text,
)
from bot.sandbox.slack.framed import (
    check_alert,
    check_card,
    check_context_actions,
    check_file,
    check_plan,
    check_rich_text,
    check_task,
    check_video,
)
from bot.sandbox.slack.tabular import check_chart, check_data_table, check_table
from bot.sandbox.slack.wire import Json, Refused

_MESSAGE_BLOCKS_MOST = 50
_VIEW_BLOCKS_MOST = 100
_VIEW_BYTES_MOST = 250_000
_VIEW_LENGTHS = {"private_metadata": 3000, "callback_id": 255, "external_id": 255}
_VIEW_TEXT_MOST = 24
_ONLY_IN_MESSAGES = frozenset(
    {"file", "markdown", "table", "data_table", "data_visualization", "context_actions", "plan", "task_card"}
)
_FEW = {"table": 1, "data_visualization": 2}
_MARKDOWN_MOST = 12_000
_INSIDE_CONTAINER = frozenset(
    {"rich_text", "actions", "context", "divider", "file", "header", "image", "input", "section", "table", "video"}
)
_WIDTHS = frozenset({"narrow", "standard", "wide", "full"})


def refuse_bad_blocks(blocks: Any) -> None:
    """Raise Refused(invalid_blocks) naming every fault of a message's blocks."""
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    found = _faults(blocks, "/blocks", _MESSAGE_BLOCKS_MOST, frozenset(_BLOCKS))
    _check_together(blocks, "/blocks", _complaints_into(found))
    if found:
        raise Refused("invalid_blocks", *found)


def refuse_bad_view(view: Any, *kinds: str) -> None:
    """Raise Refused naming every fault of a modal or home view; `kinds` are the view types allowed here."""
    if not isinstance(view, dict) or view.get("type") not in kinds:
        raise Refused("invalid_arguments", "failed to match all allowed schemas [json-pointer:/view]")
    if len(json.dumps(view)) > _VIEW_BYTES_MOST:
        raise Refused("view_too_large")
    found = _view_faults(view)
    if found:
        raise Refused("invalid_arguments", *found)


def _check_together(blocks: list[Any], at: str, complain: Complain) -> None:
    """Complain about what a message may have only a few of, or only so much of."""
    for kind, most in _FEW.items():
        if sum(_kind(block) == kind for block in blocks) > most:
            complain(at, f"no more than {most} blocks of type {kind} allowed")
    written = sum(len(str(block.get("text", ""))) for block in blocks if _kind(block) == "markdown")
    if written > _MARKDOWN_MOST:
        complain(at, f"no more than {_MARKDOWN_MOST} characters allowed in all markdown blocks together")


def _view_faults(view: Json) -> list[str]:
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return ["missing required field: blocks [json-pointer:/view/blocks]"]
    found = _faults(blocks, "/view/blocks", _VIEW_BLOCKS_MOST, frozenset(_BLOCKS) - _ONLY_IN_MESSAGES)
    complain = _complaints_into(found)
    for name, most in _VIEW_LENGTHS.items():
        if view.get(name):
            check_length(view[name], f"/view/{name}", most, complain)
    if view["type"] == "modal":
        _check_frame(view, complain)
    return found


def _check_frame(view: Json, complain: Complain) -> None:
    check_text(view.get("title"), "/view/title", _VIEW_TEXT_MOST, complain, plain=True)
    for name in ("submit", "close"):
        if view.get(name) is not None:
            check_text(view[name], f"/view/{name}", _VIEW_TEXT_MOST, complain, plain=True)
    if not view.get("submit") and any(_kind(block) == "input" for block in view["blocks"]):
        complain("/view/submit", "submit is required when an input block is present")


def _faults(blocks: list[Any], at: str, most: int, allowed: frozenset[str]) -> list[str]:
    found: list[str] = []
    complain = _complaints_into(found)
    if len(blocks) > most:
        complain(at, f"no more than {most} items allowed")
    _check_each(blocks, at, allowed, complain)
    return found


def _check_each(blocks: list[Any], at: str, allowed: frozenset[str], complain: Complain) -> None:
    names: set[str] = set()
    for number, block in enumerate(blocks):
        place, kind = f"{at}/{number}", _kind(block)
        if kind not in allowed:
            complain(f"{place}/type", f"unsupported type: {kind}")
            continue
        _check_block_id(block, place, names, complain)
        _BLOCKS[kind](block, place, complain)


def _kind(block: Any) -> str:
    return str(block.get("type")) if isinstance(block, dict) else "none"


def _complaints_into(found: list[str]) -> Complain:
    return lambda at, what: found.append(f"{what} [json-pointer:{at}]")


def _check_block_id(block: Json, at: str, names: set[str], complain: Complain) -> None:
    name = block.get("block_id")
    if name is None:
        return
    check_length(name, f"{at}/block_id", 255, complain)
    if name in names:
        complain(f"{at}/block_id", "block_id already exists")
    names.add(name)


def _section(block: Json, at: str, complain: Complain) -> None:
    if not block.get("text") and not block.get("fields"):
        complain(at, "missing required field: text or fields")
    if block.get("text"):
        check_text(block["text"], f"{at}/text", 3000, complain)
    fields = block.get("fields") or []
    if len(fields) > 10:
        complain(f"{at}/fields", "no more than 10 items allowed")
    for number, text in enumerate(fields):
        check_text(text, f"{at}/fields/{number}", 2000, complain)
    if "accessory" in block:
        check_element(block["accessory"], f"{at}/accessory", IN_SECTION, complain)


def _header(block: Json, at: str, complain: Complain) -> None:
    check_text(block.get("text"), f"{at}/text", 150, complain, plain=True)


def _context(block: Json, at: str, complain: Complain) -> None:
    elements = block.get("elements") or []
    if not 1 <= len(elements) <= 10:
        complain(f"{at}/elements", "must have between 1 and 10 items")
    for number, element in enumerate(elements):
        place = f"{at}/elements/{number}"
        if _kind(element) == "image":
            check_image(element, place, complain)
        else:
            check_text(element, place, 3000, complain)


def _actions(block: Json, at: str, complain: Complain) -> None:
    elements = block.get("elements") or []
    if not 1 <= len(elements) <= 25:
        complain(f"{at}/elements", "must have between 1 and 25 items")
    for number, element in enumerate(elements):
        check_element(element, f"{at}/elements/{number}", IN_ACTIONS, complain)
    names = [element["action_id"] for element in elements if isinstance(element, dict) and "action_id" in element]
    if len(set(names)) < len(names):
        complain(f"{at}/elements", "action_id already exists in this block")


def _input(block: Json, at: str, complain: Complain) -> None:
    check_text(block.get("label"), f"{at}/label", 2000, complain, plain=True)
    if "hint" in block:
        check_text(block["hint"], f"{at}/hint", 2000, complain, plain=True)
    check_element(block.get("element"), f"{at}/element", IN_INPUT, complain)


def _image(block: Json, at: str, complain: Complain) -> None:
    check_image(block, at, complain)
    if "title" in block:
        check_text(block["title"], f"{at}/title", 2000, complain, plain=True)


def _markdown(block: Json, at: str, complain: Complain) -> None:
    check_length(block.get("text"), f"{at}/text", _MARKDOWN_MOST, complain)


def _container(block: Json, at: str, complain: Complain) -> None:
    if "rich_text_title" in block:
        check_rich_text(block["rich_text_title"], f"{at}/rich_text_title", complain)
    else:
        check_text(block.get("title"), f"{at}/title", 150, complain)
    if "subtitle" in block:
        check_text(block["subtitle"], f"{at}/subtitle", 150, complain)
    if block.get("width", "standard") not in _WIDTHS:
        complain(f"{at}/width", "must be a valid enum value")
    if block.get("is_collapsible") and block.get("has_header_divider"):
        complain(f"{at}/has_header_divider", "cannot be set when is_collapsible is true")
    _check_children(block.get("child_blocks"), f"{at}/child_blocks", _INSIDE_CONTAINER, complain)


def _carousel(block: Json, at: str, complain: Complain) -> None:
    _check_children(block.get("elements"), f"{at}/elements", frozenset({"card"}), complain)


def _check_children(children: Any, at: str, allowed: frozenset[str], complain: Complain) -> None:
    if not isinstance(children, list) or not 1 <= len(children) <= 10:
        complain(at, "must have between 1 and 10 items")
        return
    _check_each(children, at, allowed, complain)


def _as_it_is(_block: Json, _at: str, _complain: Complain) -> None:
    """Take a block that has nothing to check."""


_BLOCKS: dict[str, Callable[[Json, str, Complain], None]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "markdown": _markdown,
    "container": _container,
    "carousel": _carousel,
    "divider": _as_it_is,
    "rich_text": check_rich_text,
    "video": check_video,
    "file": check_file,
    "alert": check_alert,
    "card": check_card,
    "context_actions": check_context_actions,
    "task_card": check_task,
    "plan": check_plan,
    "table": check_table,
    "data_table": check_data_table,
    "data_visualization": check_chart,
}
