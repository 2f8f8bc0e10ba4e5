"""Which element somebody means who presses by name, by label or by value.

Edit here when elements can be pointed at in a further way.
"""

from typing import Any

from bot.sandbox.slack.messages import Message
from bot.sandbox.slack.views import View, elements_of, every_block
from bot.sandbox.slack.wire import Json


def find_element(shown: Message | View, said: Json) -> tuple[Json, Json]:
    """Return the block and element that are meant; raises LookupError when they are not there."""
    for block in every_block(shown.body["blocks"] if isinstance(shown, View) else shown.blocks):
        for element in elements_of(block):
            if _meant(block, element, said):
                return block, element
    if said.get("force"):
        forged = {"type": "button", "action_id": said.get("action_id", ""), "value": said.get("value", "")}
        return {"block_id": said.get("block_id", "b0")}, forged
    name = said.get("label") or said.get("action_id")
    raise LookupError(f"Nothing called {name!r} can be pressed there.")


def _meant(block: Json, element: Json, said: Json) -> bool:
    looks: list[tuple[str, Any]] = [
        ("action_id", element.get("action_id")),
        ("block_id", block["block_id"]),
        ("label", (element.get("text") or element.get("placeholder") or {}).get("text")),
    ]
    if element["type"] == "button":
        looks.append(("value", element.get("value", "")))
    return all(said.get(name) in (None, have) for name, have in looks) and bool(
        said.get("action_id") or said.get("label")
    )
