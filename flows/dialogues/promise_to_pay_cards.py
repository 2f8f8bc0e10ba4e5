"""Promise to pay: its cards and their buttons.

Promise: pure views of what can be promised and of the notes.
"""

from flows.dialogues.promise_to_pay_items import (
    Owed,
    currencies,
    currency,
    listed,
    most,
    offered,
    overdue,
    parts,
    picked,
    total,
)
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.dispute import claimed_before
from flows.facts.money import Money
from flows.facts.parties import Role, allows

PAGE = 8
LISTED = 4  # lines that the first question offers one by one


def due_now(scene: Scene) -> dict[str, object]:
    """What is due and free of objections."""
    late = overdue(scene)
    return {
        "lines": [(one.line.number, one.line.due, one.amount, one in late) for one in offered(scene)[:PAGE]],
        "more": max(0, len(offered(scene)) - PAGE),
        "overdue": Money(sum(one.free for one in late), currency(scene)),
    }


def due_buttons(scene: Scene) -> list[Button]:
    """All that is overdue, or one of the first lines."""
    late, free = overdue(scene), offered(scene)
    every = Money(sum(one.free for one in late), currency(scene))
    whole = [Button("all_overdue", None, {"amount": every})] if len(late) > 1 else []
    return whole + [_line_button("pick_due", one) for one in free[:LISTED]]


def several_button(scene: Scene) -> list[Button]:
    """To pick some of several lines."""
    return [Button("several_lines")] if len(offered(scene)) > 1 else []


def toggle_buttons(scene: Scene) -> list[Button]:
    """A switch for each line."""
    chosen = picked(scene)
    return [_line_button("due_drop" if one in chosen else "due_add", one) for one in offered(scene)[:PAGE]]


def currency_buttons(scene: Scene) -> list[Button]:
    """One button for each currency, with all that may be promised in it."""
    return [
        Button("in_currency", code, {"amount": Money(sum(o.free for o in listed(scene) if o.currency == code), code)})
        for code in currencies(scene)
    ]


def sum_buttons(scene: Scene) -> list[Button]:
    """All of it, or the readings of what was written."""
    kept = scene.notes.get("readings")
    if isinstance(kept, list) and kept:
        return [Button("this_sum", minor, {"amount": Money(number(minor), currency(scene))}) for minor in kept]
    return [Button("this_sum", most(scene).minor, {"amount": most(scene)})]


def promise_of(scene: Scene) -> dict[str, object]:
    """What is promised so far."""
    return {
        "total": total(scene),
        "room": most(scene),
        "items": [(item.number, Money(item.minor, currency(scene))) for item in parts(scene)],
        "picked": len(picked(scene)),
    }


def who_may(scene: Scene) -> dict[str, object]:
    """Who at the customer may promise."""
    return {"people": [other.name for other in scene.books.others if allows(other.role, Role.DISPUTANT)]}


def left(scene: Scene) -> dict[str, object]:
    """Why there is nothing to promise: what stands promised, and what is in question."""
    standing = [promise for promise in scene.books.promises if promise.standing]
    return {
        "promised": [(p.number, p.total, p.day) for p in standing],
        "disputed": any(claimed_before(scene.books.cases, one.line.document_id) for one in listed(scene)),
        "owed": bool(listed(scene)),
    }


def standing_buttons(scene: Scene) -> list[Button]:
    """The dialogue about each standing promise."""
    return [
        Button("see_promise", None, {"number": p.number}, "change_promise", {"promise_id": p.id})
        for p in scene.books.promises
        if p.standing
    ][:LISTED]


def named_document(scene: Scene) -> dict[str, object]:
    """The document that was named and cannot be promised."""
    document = number(scene.notes.get("document_id"))
    return {"number": next((o.line.number for o in listed(scene) if o.line.document_id == document), "")}


def _line_button(choice: str, one: Owed) -> Button:
    return Button(choice, one.line.document_id, {"number": one.line.number, "amount": one.amount})
