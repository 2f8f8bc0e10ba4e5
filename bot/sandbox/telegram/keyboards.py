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
    source = call.structure("reply_markup")
    if source is None:
        return Markup()
    if not isinstance(source, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in source:
        return Markup(inline=_inline(source["inline_keyboard"]))
    if "keyboard" in source:
        return Markup(reply=[[_reply_button(button) for button in row] for row in _rows(source["keyboard"])])
    return Markup(remove=bool(source.get("remove_keyboard")))


def inline_only(markup: Markup) -> Markup:
    """Return the markup of an edit. Raises RefusedError for a reply keyboard, which cannot be edited in."""
    if markup.reply is not None or markup.remove:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(source: Any) -> list[list[Any]]:
    if not isinstance(source, list) or not all(isinstance(row, list) for row in source):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if sum(map(len, source)) > LIMIT_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in source if row]


def _inline(source: Any) -> Rows:
    return [[_inline_button(button) for button in row] for row in _rows(source)]


def _inline_button(button: Any) -> dict[str, Any]:
    _require_text(button, "inline keyboard button")
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
    _require_text(button, "keyboard button")
    return dict(button)


def _require_text(button: Any, what: str) -> None:
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad_request(f'can\'t parse {what}: Field "text" must be a non-empty String')
