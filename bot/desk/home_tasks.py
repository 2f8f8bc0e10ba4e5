"""The part of a home page that is for its owner alone: what they were asked, what they do or verify, what leaves later.

Promise: shown to every role, since whoever is asked must find the question; it names a case and never a sum. A further
kind of task is a function of storage/desk_tasks.py and a line in `_KINDS`.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from flows.facts.times import in_zone, micros
from flows.tables.departments import DEPARTMENTS
from storage import desk_tasks
from storage.desk_tasks import Task

SHOWN = 5
WORDS = 200  # characters of what was asked
# Where what waits is found, and the button that leads to it: an action about it, or about the case that it names.
_KINDS: Mapping[str, tuple[Callable[..., list[Task]], str, str]] = MappingProxyType(
    {
        "consult": (desk_tasks.questions, "open_task", "consult"),
        "corrective": (desk_tasks.corrections, "open_task", "corrective"),
        "reply": (desk_tasks.replies, "open_card", "reply"),
        "cause": (desk_tasks.causes, "set_cause", "case"),
    }
)


def tasks(deed: Deed) -> tuple[list[Block], bool]:
    """The rows, and whether there are more than are shown."""
    found = [one for look, _, _ in _KINDS.values() for one in look(deed.work.conn, deed.by.id, SHOWN + 1)]
    return [_row(deed, one) for one in found[:SHOWN]], len(found) > SHOWN


def _row(deed: Deed, one: Task) -> Block:
    _, action, about = _KINDS[one.kind]
    said = {"kind": one.kind, "number": one.number, "customer": one.customer, "at": one.at}
    said |= {"verify": one.what == "done", "words": blocks.cut(one.words, WORDS) if one.words else ""}
    department = one.what if one.what in DEPARTMENTS else "account"
    said |= {"department": f"desk_asked_{department}"}
    button = blocks.button(action, deed.label(action), f"{about}:{one.id}")
    return blocks.with_button(deed.plainly("home_task", **said), button)


def quiet(deed: Deed) -> list[Block]:
    """How much was told in threads alone since yesterday."""
    here = in_zone(deed.work.now, deed.work.house.company.zone) - timedelta(days=1)
    since = micros(here.replace(hour=0, minute=0, second=0, microsecond=0))
    number = desk_tasks.quiet(deed.work.conn, since)
    return [blocks.small(deed.plainly("home_quiet", number=number))] if number else []
