"""Whether what a visitor did by hand is what a tour waits for.

Promises: pure. A step that is a number asks for that number, commas or not; other words, and any file, may be the
visitor's own. Whoever teaches scripts a new kind of deed gives it a line in `_SAME`.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from bot.sandbox.acting_aim import Target

Deed = Mapping[str, Any]


def same_deed(target: Target, deed: Deed) -> bool:
    """Whether that deed (as the sandbox announces it) is the one that is pointed at."""
    whose = (deed.get("customer"), deed.get("user"), deed["do"])
    return whose == (target.customer, target.user, target.do) and _SAME[target.do](target, deed)


def _same_button(target: Target, deed: Deed) -> bool:
    places = (("message_id", target.message_id), ("ts", target.ts), ("label", target.label))
    return all(deed.get(name) == value for name, value in places if value is not None)


def _same_number(target: Target, deed: Deed) -> bool:
    asked = _number(target.text)
    return asked is None or _number(str(deed.get("text"))) == asked


def _number(text: str) -> Decimal | None:
    """The number that a text is, its thousands marked or not."""
    try:
        return Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None


_SAME: Final[Mapping[str, Callable[[Target, Deed], bool]]] = {
    "press": _same_button,
    "say": _same_number,
    "file": lambda _, __: True,
    "edit": lambda _, __: True,
    "write": lambda _, __: True,
    "pass": lambda _, __: False,  # counts once it is known until when
    "fill": lambda _, deed: not deed.get("errors"),
}
