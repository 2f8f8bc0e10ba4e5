"""Promise to pay: in instalments. Equal parts at even distances, or days and sums as the customer writes them.

Promises: the parts add up to the sum, to the minor unit; a table is taken only when every line of it has one reading.
Notes hold the rows as [ISO day, minor units].
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from flows.dialogues.asking import carried, pressed
from flows.dialogues.case_view import written, zone
from flows.dialogues.promise_to_pay_days import latest, the_day
from flows.dialogues.promise_to_pay_items import currency, parts, picked, total
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.told import told as happened_value
from flows.facts.amounts import Understood, read_amount, read_quantity
from flows.facts.contact_policy import end_of_working_day
from flows.facts.money import Money
from flows.facts.promise_commands import AskForPlan
from flows.facts.promised_days import Promised, read_promise
from flows.facts.promises import equal_parts
from flows.tables.promise_limits import FARTHEST, MOST_PARTS, PARTS
from flows.tables.tongues import learnt

STEPS = {"weekly": 7, "fortnightly": 14, "monthly": 0}
_REST = frozenset(
    {"rest", "the rest", "remainder", "the remainder", "balance", "the balance", "其余", "剩余", "余款", "余额"}
)
_ROWS = re.compile(r"[\n;；]+")
_GAPS = re.compile(r"[\s:：=,，、]+")
_GLUED = re.compile(r"([日号號])[付款支汇转]*")  # "11月13日付12000"
_TWO = 2


# -- equal parts -------------------------------------------------------------------------------------------------------
def count_buttons(scene: Scene) -> list[Button]:
    """How many parts are on offer, each with what it comes to."""
    return [
        Button(
            "so_many_parts", parts_, {"count": parts_, "amount": Money(total(scene).minor // parts_, currency(scene))}
        )
        for parts_ in PARTS
    ]


def count_given(scene: Scene) -> int:
    """How many parts, pressed or written."""
    value = carried(scene)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    read = read_quantity(written(scene))
    whole = int(read.value) if isinstance(read, Understood) and read.value == int(read.value) else 0
    return whole if _TWO <= whole <= MOST_PARTS else 0


def even_rows(scene: Scene) -> list[Value]:
    """The table of equal parts at the distance that was pressed."""
    count, step = number(scene.notes.get("count")), STEPS.get(pressed(scene), 0)
    first = date.fromisoformat(str(scene.notes.get("first")))
    sums = equal_parts(total(scene).minor, max(1, count))
    return [[_nth(first, step, at).isoformat(), minor] for at, minor in enumerate(sums)]


def _nth(first: date, step: int, at: int) -> date:
    if step:
        return first + timedelta(days=step * at)
    months = first.month - 1 + at
    year, month = first.year + months // 12, months % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))


# -- own table ---------------------------------------------------------------------------------------------------------
def rows_written(scene: Scene) -> list[Value]:
    """The days and sums that were written, when every line is clear and they come to the sum."""
    rows = _rows(scene)
    days = [day for day, _ in rows]
    fits = sum(minor for _, minor in rows) == total(scene).minor and all(minor > 0 for _, minor in rows)
    ahead = all(scene.books.today <= day <= scene.books.today + timedelta(days=FARTHEST) for day in days)
    if not rows or not fits or not ahead or days != sorted(set(days)) or len(rows) > MOST_PARTS:
        return []
    return [[day.isoformat(), minor] for day, minor in rows]


def why_not_read(scene: Scene) -> dict[str, object]:
    """What does not fit: the sum the lines come to, or that some line was not clear."""
    rows = _rows(scene)
    come_to = Money(sum(minor for _, minor in rows), currency(scene))
    return {"total": total(scene), "come_to": come_to if rows else None, "count": MOST_PARTS}


def _rows(scene: Scene) -> list[tuple[date, int]]:
    """Every line as day and minor units; empty when one of them is not clear."""
    made: list[tuple[date, int]] = []
    for line in filter(None, map(str.strip, _ROWS.split(written(scene)))):
        sum_so_far = sum(minor for _, minor in made)
        row = _row(line, scene, total(scene).minor - sum_so_far)
        if row is None:
            return []
        made.append(row)
    return made


def _row(line: str, scene: Scene, rest: int) -> tuple[date, int] | None:
    """The one way to cut the line into a day and a sum, whichever stands first."""
    words = list(filter(None, _GAPS.split(_GLUED.sub(r"\1 ", line))))
    if any("," in word for word in line.split()):  # the comma of a figure is no gap
        words = _GLUED.sub(r"\1 ", line).replace(":", " ").replace("：", " ").replace("=", " ").split()
    found = set()
    for at in range(1, len(words)):
        for day_words, sum_words in ((words[:at], words[at:]), (words[at:], words[:at])):
            day = read_promise(" ".join(day_words), scene.books.today, scene.books.calendar)
            minor = _sum(" ".join(sum_words), scene, rest)
            if isinstance(day, Promised) and minor:
                found.add((day.day, minor))
    near = [(day, minor) for day, minor in found if day <= scene.books.today + timedelta(days=FARTHEST)]
    return near[0] if len(near) == 1 else None


def _sum(text: str, scene: Scene, rest: int) -> int:
    if says_rest(text):
        return rest
    read = read_amount(text, currency(scene))
    return read.value.minor if isinstance(read, Understood) else 0


def says_rest(text: str) -> bool:
    """Whether all that is left is meant, in any language."""
    return text.casefold() in _rest()


@cache
def _rest() -> frozenset[str]:
    return _REST.union(*(tongue.figures.words.get("rest", ()) for tongue in learnt()))


# -- the request -------------------------------------------------------------------------------------------------------
def rows(scene: Scene) -> list[tuple[date, int]]:
    """The rows that were noted."""
    kept = scene.notes.get("rows")
    return (
        [(date.fromisoformat(str(row[0])), number(row[1])) for row in kept if isinstance(row, list)]
        if isinstance(kept, list)
        else []
    )


def rows_noted(scene: Scene) -> bool:
    """Whether a plan is being made, and not one promise."""
    return bool(rows(scene))


def rows_outdated(scene: Scene) -> bool:
    """Whether the rows no longer come to the sum that can be promised."""
    return not picked(scene) or sum(minor for _, minor in rows(scene)) != total(scene).minor


def one_row(scene: Scene) -> list[Value]:
    """All of it on the day that is too far ahead to be noted at once."""
    return [[the_day(scene).isoformat(), total(scene).minor]]


def ask_plan(scene: Scene) -> AskForPlan:
    """Put it before a colleague who may approve it."""
    return AskForPlan(
        currency(scene),
        tuple((day.isoformat(), minor) for day, minor in rows(scene)),
        str(scene.notes.get("way", "other")),
        parts(scene),
    )


def plan_of(scene: Scene) -> dict[str, object]:
    """The plan as it would be asked for."""
    return {
        "total": total(scene),
        "documents": [item.number for item in parts(scene)],
        "rows": [(day, Money(minor, currency(scene))) for day, minor in rows(scene)],
        "latest": latest(scene),
        "company": scene.books.company.name,
        "count": MOST_PARTS,
        "number": str(happened_value(scene, "number") or ""),
        "by": end_of_working_day(scene.now, 1, zone(scene), calendar=scene.books.calendar),
    }
