"""What Slack allows inside a block: texts, options and interactive elements, with their limits.

A new element is a line in the tables; `blocks.py` says where elements may stand.
"""

from collections.abc import Callable, Sequence
from typing import Any

from bot.sandbox.slack.wire import Json

Complain = Callable[[str, str], None]
"""Called with a JSON pointer and what is wrong there."""

CHOOSERS = frozenset({"static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"})
PICKERS = frozenset({
    "datepicker", "timepicker", "datetimepicker", "users_select", "conversations_select", "channels_select",
})  # fmt: skip
EXTERNAL = frozenset({"external_select", "multi_external_select"})
MULTIPLE = frozenset({
    "multi_static_select", "multi_users_select", "multi_conversations_select", "multi_channels_select",
    "multi_external_select",
})  # fmt: skip
TYPED = frozenset({
    "plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input", "file_input",
})  # fmt: skip
IN_ACTIONS = (CHOOSERS | PICKERS | EXTERNAL | {"button", "workflow_button"}) - MULTIPLE
IN_INPUT = (CHOOSERS | PICKERS | EXTERNAL | MULTIPLE | TYPED) - {"overflow"}
IN_SECTION = CHOOSERS | PICKERS | EXTERNAL | MULTIPLE | {"button", "image", "workflow_button"}
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})
BUTTONS = frozenset({"button", "workflow_button", "icon_button"})

_OPTIONS_MOST = {"overflow": 5, "radio_buttons": 10, "checkboxes": 10}
_LENGTHS = {
    "button": {"action_id": 255, "value": 2000, "url": 3000, "accessibility_label": 75},
    "image": {"alt_text": 2000, "image_url": 3000},
}
_CONFIRM = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
_TEXT_INPUT_MOST = 3000
_FILES_MOST = 10


def check_text(text: Any, at: str, most: int, complain: Complain, *, plain: bool = False) -> None:
    """Complain about a text object that is missing, empty, too long, or of a kind not allowed here."""
    if not isinstance(text, dict) or not isinstance(text.get("text"), str):
        complain(at, "missing required field: text")
        return
    if text.get("type") not in ({"plain_text"} if plain else {"plain_text", "mrkdwn"}):
        complain(f"{at}/type", "unsupported type of text")
    check_length(text["text"], f"{at}/text", most, complain)


def check_length(text: Any, at: str, most: int, complain: Complain) -> None:
    """Complain about a string that is no string, empty or longer than `most` characters."""
    if not isinstance(text, str) or not text:
        complain(at, "must be more than 0 characters")
    elif len(text) > most:
        complain(at, f"must be less than {most + 1} characters")


def check_element(element: Any, at: str, allowed: frozenset[str], complain: Complain) -> None:
    """Complain about one interactive element that Slack would refuse at this place."""
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in allowed:
        complain(f"{at}/type", f"unsupported type: {kind}")
        return
    for name, most in _LENGTHS.get(kind, {"action_id": 255}).items():
        if name in element:
            check_length(element[name], f"{at}/{name}", most, complain)
    if "confirm" in element:
        _check_confirm(element["confirm"], f"{at}/confirm", complain)
    if "placeholder" in element:
        check_text(element["placeholder"], f"{at}/placeholder", 150, complain, plain=True)
    if kind in CHOOSERS:
        _check_choices(element, at, complain)
    _PARTICULAR.get(kind, _nothing_more)(element, at, complain)


def all_options(element: Json) -> list[Json]:
    """Return an element's options, those inside groups included."""
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    return [option for group in groups for option in group.get("options", [])]


def _check_confirm(confirm: Any, at: str, complain: Complain) -> None:
    for name, most in _CONFIRM.items():
        check_text(confirm.get(name) if isinstance(confirm, dict) else None, f"{at}/{name}", most, complain)


def _check_choices(element: Json, at: str, complain: Complain) -> None:
    _check_groups(element.get("option_groups"), at, complain)
    options = all_options(element)
    most = _OPTIONS_MOST.get(element["type"], 100)
    if not options or (len(options) > most and not element.get("option_groups")):
        complain(f"{at}/options", f"must have between 1 and {most} items")
    for number, option in enumerate(options):
        _check_option(option, f"{at}/options/{number}", complain)
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        complain(f"{at}/options", "option values must be unique")
    for first in _first_chosen(element):
        if first.get("value") not in values:
            complain(f"{at}/initial_option", "must be one of the options")


def _check_groups(groups: Any, at: str, complain: Complain) -> None:
    if groups is not None and not 1 <= len(groups) <= 100:
        complain(f"{at}/option_groups", "must have between 1 and 100 items")
    for number, group in enumerate(groups or []):
        place = f"{at}/option_groups/{number}"
        check_text(group.get("label"), f"{place}/label", 75, complain, plain=True)
        if not 1 <= len(group.get("options") or []) <= 100:
            complain(f"{place}/options", "must have between 1 and 100 items")


def _first_chosen(element: Json) -> Sequence[Json]:
    if "initial_options" in element:
        chosen: Sequence[Json] = element["initial_options"]
        return chosen
    return [element["initial_option"]] if "initial_option" in element else []


def _check_option(option: Json, at: str, complain: Complain) -> None:
    check_text(option.get("text"), f"{at}/text", 75, complain)
    check_length(option.get("value"), f"{at}/value", 150, complain)
    if "description" in option:
        check_text(option["description"], f"{at}/description", 75, complain)


def _check_button(element: Json, at: str, complain: Complain) -> None:
    check_text(element.get("text"), f"{at}/text", 75, complain, plain=True)
    if element.get("style", "primary") not in {"primary", "danger"}:
        complain(f"{at}/style", "must be a valid enum value")


def _check_image(element: Json, at: str, complain: Complain) -> None:
    if not (element.get("image_url") or element.get("slack_file")):
        complain(f"{at}/image_url", "missing required field: image_url")
    check_length(element.get("alt_text"), f"{at}/alt_text", 2000, complain)


def _check_text_input(element: Json, at: str, complain: Complain) -> None:
    if not 1 <= int(element.get("max_length", 1)) <= _TEXT_INPUT_MOST:
        complain(f"{at}/max_length", f"must be between 1 and {_TEXT_INPUT_MOST}")


def _check_number(element: Json, at: str, complain: Complain) -> None:
    if not isinstance(element.get("is_decimal_allowed"), bool):
        complain(f"{at}/is_decimal_allowed", "missing required field: is_decimal_allowed")


def _check_file_input(element: Json, at: str, complain: Complain) -> None:
    if not 1 <= element.get("max_files", _FILES_MOST) <= _FILES_MOST:
        complain(f"{at}/max_files", f"must be between 1 and {_FILES_MOST}")
    if element.get("filetypes") == []:
        complain(f"{at}/filetypes", "must have at least 1 item")


def _check_feedback(element: Json, at: str, complain: Complain) -> None:
    for name in ("positive_button", "negative_button"):
        button = element.get(name) or {}
        check_text(button.get("text"), f"{at}/{name}/text", 75, complain, plain=True)
        check_length(button.get("value"), f"{at}/{name}/value", 2000, complain)


def _check_icon_button(element: Json, at: str, complain: Complain) -> None:
    check_text(element.get("text"), f"{at}/text", 75, complain, plain=True)
    check_length(element.get("icon"), f"{at}/icon", 75, complain)


def _nothing_more(_element: Json, _at: str, _complain: Complain) -> None:
    """Ask nothing further of an element."""


check_image = _check_image

_PARTICULAR: dict[str, Callable[[Json, str, Complain], None]] = {
    "button": _check_button,
    "image": _check_image,
    "plain_text_input": _check_text_input,
    "number_input": _check_number,
    "file_input": _check_file_input,
    "feedback_buttons": _check_feedback,
    "icon_button": _check_icon_button,
}
