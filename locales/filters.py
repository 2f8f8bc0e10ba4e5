"""The filters of templates: the only way a value gets into a message.

Promise: each is formatted by its kind, kept in its own writing direction, free of invisible controls and escaped for
where it is read. Whoever needs a new kind of value adds its filter here and to formats.py.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from flows.facts.money import Money
from locales.bidi import clean, left_to_right, own_direction
from locales.formats import Formats

Escape = Callable[[str], Markup]

NAMES: Final = (
    "amount", "clock", "day", "docno", "ledger_text", "moment", "month", "percent", "person", "quantity", "size", "upper_amount",
)

SHORTENED: Final = 300  # characters; the most that a message repeats of what somebody wrote


def for_chat(text: str) -> Markup:
    """`text` as Telegram's HTML shows it."""
    return escape(text)


def for_desk(text: str) -> Markup:
    """`text` as Slack shows it: its three reserved characters escaped, which also disarms mentions and links."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))  # noqa: S704 - escaped right here


def filters(formats: Formats, escaped: Escape, *, rtl: bool) -> Mapping[str, Callable[..., Markup]]:
    """The filters of one language for one kind of reader, by name."""

    def number(text: str) -> Markup:
        return escaped(left_to_right(text, in_rtl=rtl))

    def words(text: str) -> Markup:
        return escaped(own_direction(text, in_rtl=rtl))

    def ledger_text(text: str, limit: int = SHORTENED) -> Markup:
        line = clean(_text(text))
        return words(line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…")

    @pass_context
    def moment(context: Context, at: int) -> Markup:
        return words(formats.moment(_micros(at), context["zone"]))

    @pass_context
    def clock(context: Context, at: int) -> Markup:
        return number(formats.clock(_micros(at), context["zone"]))

    def day(on: date, form: str = "") -> Markup:
        return words(formats.day(on, form))

    made: dict[str, Callable[..., Any]] = {
        "amount": lambda money: number(formats.amount(money)),
        "clock": clock,
        "day": day,
        "docno": lambda text: number(clean(_text(text))),
        "ledger_text": ledger_text,
        "moment": moment,
        "month": lambda on: words(formats.month(on)),
        "percent": lambda share: number(formats.percent(share)),
        "person": lambda text: words(clean(_text(text))),
        "quantity": lambda count: number(formats.quantity(count)),
        "size": lambda octets: number(formats.size(octets)),
        "upper_amount": lambda money: words(formats.upper_amount(money)),
    }
    return made


def plain(formats: Formats, name: str, value: object, *, zone: str, rtl: bool) -> str:
    """`value` for a button, by its type; an int is a moment when `name` ends in `_at`. Raises TypeError for other types."""
    match value:
        case str():
            return own_direction(clean(value), in_rtl=rtl)
        case Money():
            return left_to_right(formats.amount(value), in_rtl=rtl)
        case date():
            return own_direction(formats.day(value), in_rtl=rtl)
        case int() if name.endswith("_at"):
            return own_direction(formats.moment(_micros(value), zone), in_rtl=rtl)
        case int() | Decimal():
            return left_to_right(formats.quantity(value), in_rtl=rtl)
    raise TypeError(f"{name} is {value!r}; a button shows text, amounts, days, moments and quantities.")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"Text is a string, not {value}.")
    return value


def _micros(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"A moment is whole microseconds, not {value}.")
    return value
