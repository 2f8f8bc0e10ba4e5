"""Raise a dispute: what its cards show, and what is registered.

Promise: every function is total and changes nothing; the paraphrase holds exactly what was said.
"""

from datetime import date
from decimal import Decimal

from flows.dialogues.asking import pressed
from flows.dialogues.case_view import values_of_case
from flows.dialogues.raise_dispute_figures import as_money, asked_back, claim, item, room
from flows.dialogues.raise_dispute_line import currency, older, the_line, the_twin
from flows.dialogues.raise_dispute_payment import paid_chosen, paid_on
from flows.dialogues.raise_dispute_register import allocation, from_the_books
from flows.dialogues.receiving import files, receipt, slot
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.answers import flagged
from flows.facts.answers import told as told_answers
from flows.facts.money import Money
from flows.facts.payments import masked
from flows.tables.papers import named
from flows.tables.question_rows import Kind
from flows.tables.questions import EVERY, asked_of
from flows.tables.questions_goods import WISHES_BY_USE
from flows.tables.reasons import reason
from flows.tables.remedies import BY_WISH, MONEY_BACK, remedy


# -- the line and its figures ------------------------------------------------------------------------------------------
def line_values(scene: Scene) -> dict[str, object]:
    """The line in question as a message tells it; an empty number when nothing listed is meant."""
    line, code = the_line(scene), currency(scene)
    return {
        "number": line.number if line else "",
        "on": line.on if line else scene.books.today,
        "total": Money(line.total if line else 0, code),
        "open": Money(line.open if line else 0, code),
        "room": Money(room(scene), code),
        "readings": asked_back(scene),
        "currency": code,
    }


def asked_values(scene: Scene) -> dict[str, object]:
    """The same with the reason's key and what decides how its sum is asked for, and the day just answered."""
    notes = scene.notes
    return line_values(scene) | {
        "reason": str(notes.get("reason", "other")),
        "about": str(notes.get("tax_kind") or notes.get("currency_kind") or ""),
        "echo": last_day(scene),
    }


def last_day(scene: Scene) -> date | None:
    """The day that was answered last of all, so that it is seen how it was read."""
    last = EVERY.get(str(scene.notes.get("last", "")))
    noted = str(scene.notes.get(last.key, "")) if last and last.kind is Kind.DAY else ""
    return date.fromisoformat(noted) if noted and not scene.conversation.top.correcting else None


def item_values(scene: Scene) -> dict[str, object]:
    """The same with the item: billed price (Money, or exact as `fine` where it is finer), quantity and unit."""
    row, code = item(scene), currency(scene)
    price = row.unit_price if row else Decimal(0)
    agreed = Decimal(str(scene.notes["price"])) if "price" in scene.notes else None
    return line_values(scene) | {
        "agreed": as_money(agreed, code) if agreed else None,
        "agreed_fine": agreed,
        "item": row.description if row else "",
        "quantity": row.quantity if row else Decimal(0),
        "unit": row.unit if row else "",
        "billed": as_money(price, code),
        "billed_fine": price,
        "amount": Money(row.amount if row else 0, code),
    }


def short_values(scene: Scene) -> dict[str, object]:
    """The same with how many arrived, how many are missing, what those were billed at, and when they are expected."""
    row, notes = item(scene), scene.notes
    short = "received" in notes and "amount" not in notes and row is not None
    received = Decimal(str(notes["received"])) if "received" in notes else Decimal(0)
    expected = str(notes.get("expected_on", ""))
    return item_values(scene) | {
        "short": short,
        "received": received,
        "missing": row.quantity - received if row else Decimal(0),
        "claimed": Money(claim(scene) or 0, currency(scene)),
        "expected": date.fromisoformat(expected) if expected else None,
    }


def whole_quantity(scene: Scene) -> list[Button]:
    """Everything that was billed, as one press."""
    row = item(scene)
    return [Button("whole_quantity", str(row.quantity), {"quantity": row.quantity})] if row else []


def whole_line(scene: Scene) -> list[Button]:
    """All that is left of the line, as one press; without a line, the way not to name a sum."""
    if the_line(scene) is None:
        return [Button("no_amount", 0)]
    return [Button("whole_line", room(scene), {"amount": Money(room(scene), currency(scene))})] if room(scene) else []


def whole_payment(scene: Scene) -> list[Button]:
    """Having paid the whole line, as one press."""
    line = the_line(scene)
    return [Button("whole_line", line.open, {"amount": Money(line.open, currency(scene))})] if line else []


def over_values(scene: Scene) -> dict[str, object]:
    """What was claimed and what is left of the line."""
    return line_values(scene) | {"claimed": Money(claim(scene) or 0, currency(scene))}


def older_values(scene: Scene) -> dict[str, object]:
    """The case that is there already."""
    return values_of_case(older(scene))


# -- papers and wishes -------------------------------------------------------------------------------------------------
def proof_values(scene: Scene) -> dict[str, object]:
    """What is asked for, or the receipt of what came."""
    return receipt(scene) | {"slot": slot(scene), "papers": named(reason(str(scene.notes.get("reason"))).slots)}


def proof_buttons(scene: Scene) -> list[Button]:
    """Done once something came; before that, two ways on without."""
    return [Button("papers_done")] if files(scene) else [Button("skip"), Button("no_paper")]


def proof_said(scene: Scene) -> str:
    """How the question for papers was answered."""
    return {"papers_done": "sent", "no_paper": "none"}.get(pressed(scene), "later")


def wish_buttons(scene: Scene) -> list[Button]:
    """What the customer may wish for, by the reason, and for poor goods by how far they have gone."""
    row = reason(str(scene.notes.get("reason")))
    by_use = WISHES_BY_USE.get(str(scene.notes.get("used"))) if row.key == "quality" else None
    if scene.notes.get("deliveries") == "paid_twice" or scene.notes.get("paid_item"):
        by_use = MONEY_BACK
    return [Button(remedy(key).wish) for key in by_use or row.wishes]


def wished(scene: Scene) -> str:
    """The remedy of the pressed button."""
    return BY_WISH.get(pressed(scene), "unsure")


def apply_it(scene: Scene) -> str:
    """A payment that was recognised wants to be applied."""
    return str(scene.notes.get("remedy", "apply_payment"))


# -- saying it back ----------------------------------------------------------------------------------------------------
FIXES = (
    ("fix_line", "document_id"),
    ("fix_reason", "reason"),
    ("fix_item", "item"),
    ("fix_price", "price"),
    ("fix_quantity", "quantity"),
    ("fix_received", "received"),
    ("fix_twin", "twin"),
    ("fix_paid", "paid"),
    ("fix_day", "paid_on"),
    ("fix_reference", "reference"),
    ("fix_amount", "amount"),
    ("fix_words", "words"),
    ("fix_papers", "proof"),
    ("fix_remedy", "remedy"),
)


def paraphrase(scene: Scene) -> dict[str, object]:
    """Everything that was said, the sum in question, the rest and the wish."""
    notes, code, twin = scene.notes, currency(scene), the_twin(scene)
    return (
        short_values(scene)
        | _agreed(scene)
        | {
            "reason_key": str(notes.get("reason", "other")),
            "reason": reason(str(notes.get("reason"))).name,
            "claimed": Money(claim(scene) or 0, code),
            "rest": Money(room(scene) - (claim(scene) or 0), code),
            "words": str(notes.get("words", "")),
            "also": str(notes.get("also", "")),
            "paid": Money(number(notes.get("paid")), code) if "paid" in notes else None,
            "paid_on": paid_on(scene),
            "reference": str(notes.get("reference", "")),
            "payment": _payment(scene),
            "twin": twin.number if twin else "",
            "twin_told": "" if twin else str(notes.get("twin_number", "")),
            "files": len(files(scene)),
            "where": str(notes.get("where", "")),
            "remedy": remedy(str(notes.get("remedy", "unsure"))).name,
            "wish": str(notes.get("wish", "")),
            "choosing": notes.get("choosing") is True,
            "details": told_answers(str(notes.get("reason", "")), notes, code),
            "flags": flagged(from_the_books(scene)),
            "covers": allocation(scene),
        }
    )


def _agreed(scene: Scene) -> dict[str, object]:
    """The agreed price and how many it concerns; None where the claim was named as a sum."""
    notes = scene.notes
    priced = "price" in notes and "quantity" in notes and "amount" not in notes and item(scene) is not None
    price = Decimal(str(notes["price"])) if priced else Decimal(0)
    return {
        "priced": priced,
        "agreed": as_money(price, currency(scene)),
        "agreed_fine": price,
        "affected": Decimal(str(notes["quantity"])) if priced else Decimal(0),
    }


def _payment(scene: Scene) -> str:
    line = paid_chosen(scene)
    return masked(line.number) if line else ""


def paraphrase_buttons(scene: Scene) -> list[Button]:
    """Yes, correct something, start again; while choosing what to correct, one button for each answer."""
    if scene.notes.get("choosing") is not True:
        return [Button("that_is_it"), Button("correct_something"), Button("start_again")]
    known = {key for _, key in FIXES if key in scene.notes}
    asked = asked_of(str(scene.notes.get("reason", "")), scene.notes)
    own = [Button(f"detail_{row.key}") for row in asked if row.key in scene.notes]
    return [*(Button(choice) for choice, key in FIXES if key in known), *own, Button("fix_nothing")]
