"""What is shown of a statement's lines: pages of them, filters, one line with its documents, copies on file.

Promise: pure views; a page or a line that is no longer there is answered with the nearest one that is. Whoever adds a
filter adds a row to FILTERS and its label.
"""

from collections.abc import Callable, Iterable, Mapping

from flows.dialogues.asking import carried, pressed
from flows.dialogues.view_statement_view import head, line_of, statement_of
from flows.engine.asides import readings as readings_of
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.amounts import Ambiguous, Understood, read_amount
from flows.facts.commands import SendCopies
from flows.facts.document_numbers import containing, named_in, worth
from flows.facts.explain import explain_line
from flows.facts.lines_meant import lines_meant_in
from flows.facts.money import Money, money
from flows.facts.standing import overdue_lines
from flows.facts.statement import Item, Kind, Line, Statement
from flows.facts.withheld import withheld

PAGE = 8
ITEMS = 12  # more rows of one invoice than that are counted instead of listed: a message has an end


# -- lines -------------------------------------------------------------------------------------------------------------
def _all(_: Scene, statement: Statement) -> tuple[Line, ...]:
    return statement.lines


def _invoices(_: Scene, statement: Statement) -> tuple[Line, ...]:
    return tuple(line for line in statement.lines if line.kind is Kind.INVOICE)


def _overdue(_: Scene, statement: Statement) -> tuple[Line, ...]:
    return overdue_lines(statement)


def _over(scene: Scene, statement: Statement) -> tuple[Line, ...]:
    return tuple(line for line in statement.lines if line.open >= number(scene.notes.get("over")))


def _search(scene: Scene, statement: Statement) -> tuple[Line, ...]:
    return containing(str(scene.notes.get("search", "")), statement.lines)


FILTERS: Mapping[str, Callable[[Scene, Statement], tuple[Line, ...]]] = {
    "all_lines": _all,
    "open_invoices": _invoices,
    "overdue_lines": _overdue,
    "over_amount": _over,
    "find_number": _search,
}
SIMPLE = ("all_lines", "open_invoices", "overdue_lines")


def filtered(scene: Scene) -> tuple[Line, ...]:
    """The lines that the chosen filter leaves."""
    kept_back = withheld(scene.books.cases)
    found = FILTERS.get(str(scene.notes.get("filter")), _all)(scene, statement_of(scene))
    return tuple(line for line in found if line.document_id not in kept_back)


def lines_page(scene: Scene) -> dict[str, object]:
    """One page of lines and where it stands in the whole."""
    found, statement = filtered(scene), statement_of(scene)
    start = _start(scene, len(found))
    shown = [(line, Money(line.signed, statement.currency)) for line in found[start : start + PAGE]]
    return head(scene) | {
        "filter": scene.notes.get("filter", "all_lines"),
        "over": Money(number(scene.notes.get("over")), statement.currency),
        "search": scene.notes.get("search", ""),
        "lines": shown,
        "count": len(found),
        "first": start + 1,
        "last": start + len(shown),
        "disputed": {id_ for case in scene.books.cases if not case.closed for id_ in case.listed},
    }


def line_buttons(scene: Scene) -> list[Button]:
    """A button for each line of the page."""
    found = filtered(scene)
    start = _start(scene, len(found))
    return [Button("see_line", line.document_id, {"number": line.number}) for line in found[start : start + PAGE]]


def page_buttons(scene: Scene) -> list[Button]:
    """To the page before and after, where there is one."""
    count = len(filtered(scene))
    start = _start(scene, count)
    before = [Button("lines_before", start // PAGE - 1)] if start else []
    return before + ([Button("lines_after", start // PAGE + 1)] if start + PAGE < count else [])


def filter_buttons(scene: Scene) -> list[Button]:
    """The filters, but for the one in use; none on a statement that fits one page."""
    if len(statement_of(scene).lines) <= PAGE:
        return []
    used = scene.notes.get("filter", "all_lines")
    return [Button(name) for name in FILTERS if name != used or name not in SIMPLE]


def _start(scene: Scene, count: int) -> int:
    last_page = max(0, count - 1) // PAGE
    return min(max(0, number(scene.notes.get("page"))), last_page) * PAGE


# -- one line ----------------------------------------------------------------------------------------------------------
def picked_line(scene: Scene) -> int:
    """The line whose button was pressed, if it is on the statement."""
    line = statement_of(scene).line(number(carried(scene)))
    return line.document_id if line and line.document_id not in withheld(scene.books.cases) else 0


def line_card(scene: Scene) -> dict[str, object]:
    """Everything about one line: amounts, days, items, what was set against it, and our open cases on it."""
    line, statement = line_of(scene), statement_of(scene)
    return head(scene) | {
        "line": line,
        "total": Money(line.total, statement.currency),
        "open": Money(line.open, statement.currency),
        "days_late": 0 if line.kind.credit else line.days_late(statement.cut_off),
        "items": [item_row(item, statement.currency) for item in line.items[:ITEMS]],
        "more_items": max(0, len(line.items) - ITEMS),
        "applied": [(no, on, Money(minor, statement.currency)) for no, on, minor in line.applied[:ITEMS]],
        "cases": [c.number for c in scene.books.cases if c.concerns(line.document_id) and not c.closed],
    }


def item_row(item: Item, currency: str) -> dict[str, object]:
    """One row of an invoice; the price as an amount where whole minor units write it exactly."""
    price = money(item.unit_price, currency)
    return {
        "description": item.description,
        "quantity": item.quantity,
        "unit": item.unit,
        "price": price if price.amount == item.unit_price else None,
        "exact_price": item.unit_price,
        "amount": Money(item.amount, currency),
    }


def dispute_button(scene: Scene) -> list[Button]:
    """Only what is owed can be in question; what is wrong with a credit is said freely or to a person."""
    return [] if line_of(scene).kind.credit else [Button("dispute_line")]


def line_steps(scene: Scene) -> dict[str, object]:
    """How the open amount of the line arises."""
    line, statement = line_of(scene), statement_of(scene)
    steps = explain_line(line, statement.currency)
    rows = [(step, item_row(step.item, statement.currency) if step.item else None) for step in steps]
    return head(scene) | {"line": line, "steps": rows}


# -- copies -----------------------------------------------------------------------------------------------------------
def copies_button(scene: Scene) -> list[Button]:
    """The download, where there are copies on file."""
    return [Button("get_copies")] if _with_copies(scene) else []


def send_copies(scene: Scene) -> SendCopies:
    """The copies of this line, or of all lines that the filter leaves."""
    return SendCopies(statement_of(scene).id, tuple(line.document_id for line in _with_copies(scene)))


def has_copies(scene: Scene) -> bool:
    """Whether there is anything to download."""
    return bool(_with_copies(scene))


def _with_copies(scene: Scene) -> tuple[Line, ...]:
    lines = (line_of(scene),) if scene.conversation.top.stage in {"line", "explain_line"} else filtered(scene)
    return tuple(line for line in lines if line.files)


# -- what was typed ----------------------------------------------------------------------------------------------------
def text_of(scene: Scene) -> str:
    """What was written."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""


def one_line_meant(scene: Scene) -> int:
    """The only line whose number, amount or day was written; within a sentence only when it asks for nothing else."""
    statement, text = statement_of(scene), text_of(scene)
    found: Iterable[Line] = named_in(text, statement.lines) or worth(text, statement)
    if not found and not readings_of(scene):
        found = [line for _, line in lines_meant_in(text, (statement,), scene.books.today)]
    named = [line.document_id for line in found if line.document_id not in withheld(scene.books.cases)]
    return named[0] if len(named) == 1 else 0


def some_lines_meant(scene: Scene) -> str:
    """The text of a search that finds anything."""
    text = text_of(scene)
    return text if containing(text, statement_of(scene).lines) else ""


def amount_read(scene: Scene) -> int:
    """The amount that was written or chosen, in minor units."""
    if pressed(scene) == "this_amount":
        return number(carried(scene))
    read = read_amount(text_of(scene), statement_of(scene).currency)
    return read.value.minor if isinstance(read, Understood) else 0


def two_readings(scene: Scene) -> list[Value]:
    """The amounts that the text may mean, when it is more than one."""
    read = read_amount(text_of(scene), statement_of(scene).currency)
    return [reading.minor for reading in read.readings] if isinstance(read, Ambiguous) else []


def readings(scene: Scene) -> dict[str, object]:
    """The amounts to choose from, if what was written has two readings."""
    return head(scene) | {"readings": _readings(scene)}


def reading_buttons(scene: Scene) -> list[Button]:
    """A button for each reading."""
    return [Button("this_amount", amount.minor, {"amount": amount}) for amount in _readings(scene)]


def _readings(scene: Scene) -> list[Money]:
    kept = scene.notes.get("readings")
    return [Money(number(minor), statement_of(scene).currency) for minor in kept] if isinstance(kept, list) else []
