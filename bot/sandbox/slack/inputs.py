"""What a person's client does with the inputs of a view before the bot hears of it: fills them in and looks them over.

A new input element is a line in `_SLOTS`; its requirements stand in `_complaint`.
"""

import re
from typing import Any

from bot.sandbox.slack.elements import all_options
from bot.sandbox.slack.views import View, elements_of
from bot.sandbox.slack.wire import Json

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
    """Return an element's state once a person chose or typed `said`; options are named by their values."""
    slot = slot_of(element)
    if slot == "selected_option":
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


def fill(view: View, said: Json) -> None:
    """Put a person's words into a view's inputs: `{block_id: {action_id: value}}`; what is not named stays."""
    values: Json = {}
    for block in view.body["blocks"]:
        for element in elements_of(block):
            if block["type"] == "input" or slot_of(element) != "value":
                name, action = block["block_id"], element["action_id"]
                before = view.values.get(name, {}).get(action) or untouched(element)
                given = said.get(name, {})
                values.setdefault(name, {})[action] = chosen(element, given[action]) if action in given else before
    view.values = values


def complaints(view: View) -> dict[str, str]:
    """Return what the client itself finds wrong with the inputs, by block id."""
    found = {}
    for block in view.body["blocks"]:
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
    if element["type"] == "number_input":
        return _number_complaint(element, value)
    if element["type"] == "plain_text_input" and len(value) > element.get("max_length", 3000):
        return f"Must be less than {element.get('max_length', 3000) + 1} characters."
    if element["type"] == "plain_text_input" and len(value) < element.get("min_length", 0):
        return f"Must be at least {element['min_length']} characters."
    return ""


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
