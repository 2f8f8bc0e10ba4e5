"""The filters of templates: the only way a value gets into a message.

Promise: each is formatted by its kind, kept in its own writing direction and free of invisible controls. Customers'
messages are escaped by the environment; for the desk the filters escape. Whoever needs a new kind of value adds its
filter here and to formats.py.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from flows.facts.money import Money
from flows.facts.statement import Statement, canonical, fingerprint, short_code
from locales.bidi import clean, in_order, left_to_right, own_direction
from locales.culture import Reader
from locales.formats import REMEMBERED, Formats

Filter = Callable[..., str]

NAMES: Final = (
    "amount",
    "article",
    "check_code",
    "clock",
    "day",
    "docno",
    "label",
    "ledger_text",
    "moment",
    "month",
    "percent",
    "person",
    "price",
    "quantity",
    "salutation",
    "size",
    "tongue",
    "upper_amount",
)

SHORTENED: Final = 300  # characters; the most that a message repeats of what somebody wrote


def chat_filters(
    formats: Formats, named: Callable[[str], str], articles: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, Filter]:
    """The filters of one language by name, giving plain text: an environment that escapes must use them.

    `named` gives the words of a choice; by the filter `label` they stand inside a sentence as they do on a button.
    `articles` are the answers to general questions, by their keys.
    """
    made = _of_numbers(formats) | _of_words(formats) | _of_days(formats)
    return made | {"label": named, "article": articles.__getitem__}


def desk_filters(chat: Mapping[str, Filter]) -> Mapping[str, Filter]:
    """The same for Slack: its three reserved characters escaped, which also disarms mentions and links."""
    return {name: _for_desk(plainly) for name, plainly in chat.items()}


def plain(formats: Formats, name: str, value: object, *, zone: str) -> str:
    """`value` for a button, by its type; an int is a moment when `name` ends in `_at`. Raises TypeError."""
    rtl = formats.rtl
    match value:
        case str():
            return own_direction(in_order(clean(value)), in_rtl=rtl)
        case Money():
            return left_to_right(formats.amount(value), in_rtl=rtl)
        case date():
            return own_direction(formats.day(value), in_rtl=rtl)
        case int() if name.endswith("_at"):
            return own_direction(formats.moment(value, zone), in_rtl=rtl)
        case int() | Decimal():
            number = formats.price(value) if name == "price" else formats.quantity(value)
            return left_to_right(number, in_rtl=rtl)
    raise TypeError(f"{name} is {value!r}; a button shows text, amounts, days, moments and quantities.")


def _of_numbers(formats: Formats) -> dict[str, Filter]:
    made: dict[str, Filter] = {
        "amount": formats.amount,
        "percent": formats.percent,
        "price": formats.price,
        "quantity": formats.quantity,
        "size": formats.size,
    }
    if not formats.rtl:  # digits and codes are Latin: nothing to isolate, and these are what statements are full of
        return made
    return {name: _isolated(number) for name, number in made.items()}


def _isolated(number: Filter) -> Filter:
    return lambda value: left_to_right(number(value), in_rtl=True)


def _of_words(formats: Formats) -> dict[str, Filter]:
    rtl = formats.rtl

    def docno(text: str) -> str:
        return left_to_right(clean(_text(text)), in_rtl=rtl)

    def person(text: str) -> str:
        return own_direction(in_order(clean(_text(text))), in_rtl=rtl)

    def ledger_text(text: str, limit: int = SHORTENED) -> str:
        line = clean(_text(text))
        said = line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
        return own_direction(in_order(said), in_rtl=rtl)

    def check_code(statement: Statement) -> str:
        """Of exactly these figures, for people to compare; made only where it is shown."""
        return left_to_right(short_code(fingerprint(canonical(statement))), in_rtl=rtl)

    def salutation(reader: Reader) -> str:
        """The whole opening of a letter; the name keeps its own direction in it."""
        named = (person(name) if name else "" for name in (reader.name, reader.called, reader.company))
        return formats.salutation(Reader(*named))

    def tongue(code: str) -> str:
        """A language's name as readers of this one call it."""
        return own_direction(formats.tongue(code), in_rtl=rtl)

    made: dict[str, Filter] = {"check_code": check_code, "docno": docno, "person": person, "ledger_text": ledger_text}
    return made | {"upper_amount": formats.upper_amount, "salutation": salutation, "tongue": tongue}


def _of_days(formats: Formats) -> dict[str, Filter]:
    rtl = formats.rtl

    @lru_cache(REMEMBERED)
    def day(on: date, form: str = "") -> str:
        """In the form "iso" as `2026-10-31`, for whatever is agreed or filed."""
        said = formats.day(on)  # refuses what is no day, whatever the form
        return left_to_right(on.isoformat(), in_rtl=rtl) if form == "iso" else own_direction(said, in_rtl=rtl)

    @lru_cache(REMEMBERED)
    def month(on: date) -> str:
        return own_direction(formats.month(on), in_rtl=rtl)

    @pass_context
    def moment(context: Context, at: int) -> str:
        return own_direction(formats.moment(at, context["zone"]), in_rtl=rtl)

    @pass_context
    def clock(context: Context, at: int) -> str:
        return left_to_right(formats.clock(at, context["zone"]), in_rtl=rtl)

    return {"day": day, "month": month, "moment": moment, "clock": clock}


def _for_desk(plainly: Filter) -> Filter:
    @wraps(plainly)  # keeps the mark that asks for the context
    def escaped(*values: Any) -> Markup:
        text = plainly(*values).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return Markup(text)  # noqa: S704 - escaped right here

    return escaped


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"Text is a string, not {value}.")
    return value
