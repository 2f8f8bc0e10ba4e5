"""What a person's client does with the inputs of a view before the bot hears of it: fills them in and looks them over.

A new input element is a line in `_SLOTS`; what it requires is a line in `_COMPLAINTS`.
"""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.slack.elements import EXTERNAL, all_options
from bot.sandbox.slack.views import View, elements_of, every_block
from bot.sandbox.slack.wire import Json

_FILE_BYTES_MOST = 10 * 1024 * 1024
REQUIRED = "Please complete this required field."
_SLOTS = {
    "static_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "external_select": "selected_option",
    "multi_external_select": "selected_options",
    "channels_select": "selected_channel",
    "file_input": "files",
    "rich_text_input": "rich_text_value",
}
_WHOLE = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")


def slot_of(element: Json) -> str:
    """Return the name under which an element's choice stands in a payload."""
    return _SLOTS.get(element["type"], "value")


def chosen(element: Json, said: Any) -> Json:
    """Return an element's state once a person chose or typed `said`.

    Options are named by their values, but those that the bot suggested are said whole.
    """
    slot = slot_of(element)
    if element["type"] in EXTERNAL:
        said = said or (None if slot == "selected_option" else [])
    elif slot == "selected_option":
        said = next((option for option in all_options(element) if option["value"] == _value(said)), None)
    elif slot == "selected_options":
        wanted = {_value(one) for one in said or []}
        said = [option for option in all_options(element) if option["value"] in wanted]
    elif slot == "value" and said is not None:
        said = str(said)
    return {"type": element["type"], slot: said}


def untouched(element: Json) -> Json:
    """Return an element's state before anybody touched it."""
    slot = slot_of(element)
    initial = element.get("initial_value" if slot == "value" else slot.replace("selected", "initial"))
    empty: list[Json] | None = [] if slot.endswith("s") else None
    return {"type": element["type"], slot: empty if initial is None else initial}


def fill(view: View, said: Json, attach: Callable[[Any], Json]) -> None:
    """Put a person's words into a view's inputs: `{block_id: {action_id: value}}`; what is not named stays.

    `attach` returns the file object for a thing that is put into an input for files.
    """
    values: Json = {}
    for block in every_block(view.body["blocks"]):
        for element in elements_of(block):
            if block["type"] == "input" or slot_of(element) != "value":
                name, action = block["block_id"], element["action_id"]
                before = view.values.get(name, {}).get(action) or untouched(element)
                given = said.get(name, {})
                after = _filled(element, given[action], attach) if action in given else before
                values.setdefault(name, {})[action] = after
    view.values = values


def _filled(element: Json, said: Any, attach: Callable[[Any], Json]) -> Json:
    return chosen(element, [attach(one) for one in said or []] if element["type"] == "file_input" else said)


def complaints(view: View) -> dict[str, str]:
    """Return what the client itself finds wrong with the inputs, by block id."""
    found = {}
    for block in every_block(view.body["blocks"]):
        if block["type"] == "input":
            element = block["element"]
            state = view.values[block["block_id"]][element["action_id"]]
            complaint = _complaint(element, state[slot_of(element)], optional=bool(block.get("optional")))
            if complaint:
                found[block["block_id"]] = complaint
    return found


def _complaint(element: Json, value: Any, *, optional: bool) -> str:
    if not value:
        return "" if optional else REQUIRED
    look = _COMPLAINTS.get(element["type"])
    return look(element, value) if look else ""


def _text_complaint(element: Json, value: str) -> str:
    if len(value) > element.get("max_length", 3000):
        return f"Must be less than {element.get('max_length', 3000) + 1} characters."
    if len(value) < element.get("min_length", 0):
        return f"Must be at least {element['min_length']} characters."
    return ""


def _files_complaint(element: Json, files: list[Json]) -> str:
    allowed = [str(one).lower().lstrip(".") for one in element.get("filetypes", [])]
    if len(files) > element.get("max_files", 10):
        return f"At most {element.get('max_files', 10)} files can be uploaded here."
    if allowed and any(file["filetype"].lower() not in allowed for file in files):
        return f"Files here must be one of: {', '.join(allowed)}."
    if any(file["size"] > _FILE_BYTES_MOST for file in files):
        return "Files here can have at most 10 MB."
    return ""


def _form_complaint(form: re.Pattern[str], words: str) -> Callable[[Json, Any], str]:
    return lambda _element, value: "" if form.fullmatch(value) else words


def _number_complaint(element: Json, value: str) -> str:
    form = _DECIMAL if element["is_decimal_allowed"] else _WHOLE
    if not form.fullmatch(value):
        return "Please enter a number." if element["is_decimal_allowed"] else "Please enter a whole number."
    if float(value) < float(element.get("min_value", "-inf")):
        return f"Must be at least {element['min_value']}."
    if float(value) > float(element.get("max_value", "inf")):
        return f"Must be at most {element['max_value']}."
    return ""


def _value(said: Any) -> str:
    return str(said.get("value")) if isinstance(said, dict) else str(said)


_COMPLAINTS: dict[str, Callable[[Json, Any], str]] = {
    "plain_text_input": _text_complaint,
    "number_input": _number_complaint,
    "email_text_input": _form_complaint(re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "Please enter a valid email address."),
    "url_text_input": _form_complaint(re.compile(r"https?://\S+"), "Please enter a valid URL."),
    "file_input": _files_complaint,
}
