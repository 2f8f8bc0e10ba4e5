"""Whether Slack would take the blocks that frame something: rich text, videos, alerts, cards, feedback, tasks.

Edit here when Slack changes such a block; what holds other blocks stands in `blocks.py`.
"""

from typing import Any

from bot.sandbox.slack.elements import (
    IN_CONTEXT_ACTIONS,
    Complain,
    check_element,
    check_image,
    check_length,
    check_text,
)
from bot.sandbox.slack.wire import Json

_RICH = frozenset({"rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"})
_LEVELS = frozenset({"default", "info", "warning", "error", "success"})
_TASK_STATES = frozenset({"pending", "in_progress", "complete", "error"})
_CARD_TEXTS = {"title": 150, "subtitle": 150, "body": 200}
_CARD_BUTTONS_MOST = 3


def check_rich_text(block: Json, at: str, complain: Complain) -> None:
    """Complain about rich text whose parts are not sections, lists, preformatted texts or quotes."""
    elements = block.get("elements")
    if not isinstance(elements, list):
        complain(f"{at}/elements", "missing required field: elements")
        return
    for number, element in enumerate(elements):
        if _kind(element) not in _RICH:
            complain(f"{at}/elements/{number}/type", f"unsupported type: {_kind(element)}")


def check_video(block: Json, at: str, complain: Complain) -> None:
    """Complain about a video."""
    check_text(block.get("title"), f"{at}/title", 199, complain, plain=True)
    for name, most in {"alt_text": 2000, "thumbnail_url": 3000, "video_url": 3000}.items():
        check_length(block.get(name), f"{at}/{name}", most, complain)
    if "description" in block:
        check_text(block["description"], f"{at}/description", 200, complain, plain=True)
    if "author_name" in block:
        check_length(block["author_name"], f"{at}/author_name", 49, complain)


def check_file(block: Json, at: str, complain: Complain) -> None:
    """Complain about a remote file."""
    check_length(block.get("external_id"), f"{at}/external_id", 255, complain)
    if block.get("source") != "remote":
        complain(f"{at}/source", "must be remote")


def check_alert(block: Json, at: str, complain: Complain) -> None:
    """Complain about an alert."""
    check_text(block.get("text"), f"{at}/text", 3000, complain)
    if block.get("level", "default") not in _LEVELS:
        complain(f"{at}/level", "must be a valid enum value")


def check_card(block: Json, at: str, complain: Complain) -> None:
    """Complain about a card."""
    if not any(block.get(name) for name in ("hero_image", "title", "actions", "body")):
        complain(at, "at least one of hero_image, title, actions, or body is required")
    for name, most in _CARD_TEXTS.items():
        if name in block:
            check_text(block[name], f"{at}/{name}", most, complain)
    for name in ("hero_image", "icon"):
        if name in block:
            check_image(block[name], f"{at}/{name}", complain)
    buttons = block.get("actions") or []
    if len(buttons) > _CARD_BUTTONS_MOST:
        complain(f"{at}/actions", f"no more than {_CARD_BUTTONS_MOST} items allowed")
    for number, button in enumerate(buttons):
        check_element(button, f"{at}/actions/{number}", frozenset({"button"}), complain)


def check_context_actions(block: Json, at: str, complain: Complain) -> None:
    """Complain about the small buttons under a message."""
    elements = block.get("elements") or []
    if not 1 <= len(elements) <= 5:
        complain(f"{at}/elements", "must have between 1 and 5 items")
    for number, element in enumerate(elements):
        check_element(element, f"{at}/elements/{number}", IN_CONTEXT_ACTIONS, complain)


def check_task(block: Json, at: str, complain: Complain) -> None:
    """Complain about one task of a plan."""
    for name in ("task_id", "title"):
        check_length(block.get(name), f"{at}/{name}", 255, complain)
    if block.get("status", "pending") not in _TASK_STATES:
        complain(f"{at}/status", "must be a valid enum value")
    for name in ("details", "output"):
        if name in block:
            check_rich_text(block[name], f"{at}/{name}", complain)


def check_plan(block: Json, at: str, complain: Complain) -> None:
    """Complain about a plan."""
    check_length(block.get("title"), f"{at}/title", 255, complain)
    for number, task in enumerate(block.get("tasks") or []):
        check_task(task, f"{at}/tasks/{number}", complain)


def _kind(part: Any) -> str:
    return str(part.get("type")) if isinstance(part, dict) else "none"
