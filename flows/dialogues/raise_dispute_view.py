"""Raise a dispute: what its cards show, what is registered, and what is said once it is.

Promise: every function is total and changes nothing; the paraphrase holds exactly what was said.
"""

from datetime import date
from decimal import Decimal

from flows.dialogues.asking import number, pressed, role_allows, told, within_limit
from flows.dialogues.case_view import values_of_case
from flows.dialogues.raise_dispute_figures import as_money, asked_back, claim, item, room
from flows.dialogues.raise_dispute_line import currency, older, registered_id, the_line, the_statement, the_twin
from flows.dialogues.raise_dispute_payment import paid_chosen, paid_on
from flows.dialogues.receiving import files, receipt, slot
from flows.engine.effects import Button
from flows.engine.events import Wrote
from flows.engine.grammar import Scene
from flows.facts.commands import RegisterDispute
from flows.facts.dispute import in_question
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.payments import masked
from flows.facts.statement import OPEN_STATES
from flows.tables.papers import named
from flows.tables.reasons import reason
from flows.tables.remedies import BY_WISH, remedy


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
    """The same with the reason's key: most reasons have a question of their own."""
    return line_values(scene) | {"reason": str(scene.notes.get("reason", "other"))}


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
    """What the customer may wish for, by the reason."""
    return [Button(remedy(key).wish) for key in reason(str(scene.notes.get("reason"))).wishes]


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
    return [*(Button(choice) for choice, key in FIXES if key in known), Button("fix_nothing")]


def register(scene: Scene) -> RegisterDispute:
    """The case, exactly as it was said back."""
    statement, line, notes = the_statement(scene), the_line(scene), scene.notes
    told_ = {key: value for key, value in notes.items() if key not in _NOT_ANSWERS}
    return RegisterDispute(
        statement_id=statement.id if statement else 0,
        document_id=line.document_id if line else 0,
        document=line.number if line else str(notes.get("document", "")),
        reason=str(notes.get("reason", "other")),
        currency=currency(scene),
        claimed=claim(scene) or 0,
        remedy=str(notes.get("remedy", "unsure")),
        words=str(notes.get("words", "")),
        answers=told_,
    )


_NOT_ANSWERS = frozenset({
    "statement_id", "document_id", "document", "statement", "reason", "remedy", "words", "amount", "page",
    "found_lines", "readings", "days", "album", "in_album", "kept_at", "choosing", "older", "timing_told", "rest",
    "asked", "understood", "reasons_page",
})  # fmt: skip


# -- afterwards --------------------------------------------------------------------------------------------------------
def registered(scene: Scene) -> dict[str, object]:
    """The case's number, who has it, until when they answer, and the sum that nobody reminds of until then."""
    return {
        "number": str(told(scene, "number") or ""),
        "team": reason(str(scene.notes.get("reason"))).department,
        "by": number(told(scene, "next")),
        "claimed": Money(claim(scene) or 0, currency(scene)),
        "rest": undisputed(scene),
        "more": wants_more(scene),
        "may_confirm": bool(confirm_rest(scene)) and not speaks_below(scene),
    }


def undisputed(scene: Scene) -> Money:
    """What remains of the statement beside all open cases, the new one included."""
    statement = the_statement(scene)
    if statement is None:
        return Money(0, currency(scene))
    others = [case for case in scene.books.cases if case.id != registered_id(scene)]
    listed = (claim(scene) or 0) if the_line(scene) else 0
    return statement.closing - in_question(statement, others) - Money(listed, statement.currency)


def confirm_rest(scene: Scene) -> list[Button]:
    """The way to confirm the rest now or later, for those who may."""
    statement, contact, rest = the_statement(scene), scene.books.contact, undisputed(scene)
    able = statement and contact and role_allows(scene, Role.CONFIRMER) and within_limit(contact, rest)
    if not able or not statement or statement.state not in OPEN_STATES or rest.minor <= 0:
        return []
    return [
        Button("confirm_rest", values={"amount": rest}, opens="confirm_balance", notes={"statement_id": statement.id}),
        Button("later", command="later"),
    ]


def wants_more(scene: Scene) -> bool:
    """Whether something else on the statement is wrong too."""
    return scene.notes.get("rest") == "more"


def speaks_below(scene: Scene) -> bool:
    """Whether what this interrupted asks again by itself, so that nothing is asked here."""
    frames = scene.conversation.frames
    return len(frames) > 1 and frames[-2].flow in {"confirm_balance", "view_statement"}


def by_words(scene: Scene) -> bool:
    """Whether words led here, be it a change of earlier ones, and not the press that registers."""
    return isinstance(scene.event, Wrote)
