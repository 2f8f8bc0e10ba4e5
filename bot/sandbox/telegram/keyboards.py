"""What may stand under a message, read and checked: inline buttons, a reply keyboard, or taking that away."""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.refusals import bad_request

LIMIT_DATA_BYTES = 64
LIMIT_BUTTONS = 100
_ADDRESS = re.compile(r"(?:https?://[^\s/]+\S*|tg://\S+)")
_OTHER_ACTIONS = frozenset(
    {"web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "pay"}
)
Rows = list[list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Markup:
    """At most one of: inline rows, reply rows, the wish to remove the reply keyboard."""

    inline: Rows | None = None
    reply: Rows | None = None
    remove: bool = False

    @property
    def wire(self) -> dict[str, Any]:
        """Return what the message itself says of it: only inline buttons belong to a message."""
        return {"reply_markup": {"inline_keyboard": self.inline}} if self.inline else {}


def read_markup(call: Call) -> Markup:
    """Read `reply_markup`. Raises RefusedError for what Telegram would not show."""
    source = call.structure("reply_markup", dict)
    if source is None:
        return Markup()
    if "inline_keyboard" in source:
        return Markup(inline=[[_inline_button(button) for button in row] for row in _rows(source, "inline_keyboard")])
    if "keyboard" in source:
        return Markup(reply=[[_reply_button(button) for button in row] for row in _rows(source, "keyboard")])
    return Markup(remove=bool(source.get("remove_keyboard")))


def inline_only(markup: Markup) -> Markup:
    """Return the markup of an edit. Raises RefusedError for a reply keyboard, which cannot be edited in."""
    if markup.reply is not None or markup.remove:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(markup: dict[str, Any], name: str) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        whose = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
        raise bad_request(f'field "{name}"{whose} must be an Array of Arrays')
    if sum(map(len, rows)) > LIMIT_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def _inline_button(button: Any) -> dict[str, Any]:
    _require_text(button, "inline keyboard button", "InlineKeyboardButton must be an Object")
    if "callback_data" in button:
        if not 1 <= len(str(button["callback_data"]).encode()) <= LIMIT_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        if not _ADDRESS.fullmatch(str(button["url"])):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    elif not _OTHER_ACTIONS & button.keys():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return dict(button)


def _reply_button(button: Any) -> dict[str, Any]:
    button = {"text": button} if isinstance(button, str) else button
    _require_text(button, "keyboard button", "KeyboardButton must be a String or an Object")
    return dict(button)


def _require_text(button: Any, what: str, expected: str) -> None:
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {what}: {expected}")
    if "text" not in button:
        raise bad_request(f"can't parse {what}: Can't find field \"text\"")
    if not str(button["text"]).strip():
        raise bad_request(f"{what} text must be non-empty")
