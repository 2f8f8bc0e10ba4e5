"""Raise a dispute: what a missing payment may turn out to be.

It stands on the invoice already; a bank kept its fee; it covered several invoices; it went to an account that is not
ours (which is for a person, see raise_dispute_stops.py). Promise: every function is total and changes nothing.
"""

from datetime import date

from flows.dialogues.asking import tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import room
from flows.dialogues.raise_dispute_line import currency, the_line, the_statement
from flows.dialogues.raise_dispute_payment import paid_chosen
from flows.dialogues.raise_dispute_register import allocation
from flows.dialogues.raise_dispute_view import line_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    arrived,
    ask,
    chose,
    close,
    each,
    forget,
    go_to,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.document_numbers import named_in
from flows.facts.money import Money
from flows.facts.payments import NEARLY, masked


def about_payment(scene: Scene) -> bool:
    """Whether a payment is what is missed, and how much it was has been said."""
    return scene.notes.get("reason") == "payment_missing" and "paid" in scene.notes


# -- it is there already -----------------------------------------------------------------------------------------------
def _standing(scene: Scene) -> tuple[str, date, int] | None:
    """The payment of that sum, or a fee less, which stands on the line already."""
    line, paid = the_line(scene), number(scene.notes.get("paid"))
    near = [one for one in (line.applied if line else ()) if 0 <= (paid - one[2]) * 100 <= NEARLY * paid]
    return near[-1] if near else None


def stands_already(scene: Scene) -> bool:
    """Whether our books have that payment on the invoice, and this was not said yet."""
    return about_payment(scene) and "explained" not in scene.notes and _standing(scene) is not None


def standing_values(scene: Scene) -> dict[str, object]:
    """The payment as it stands on the invoice; `gap` is what is missing of it and of the invoice, else nothing."""
    name, on, minor = _standing(scene) or ("", scene.books.today, 0)
    gap = number(scene.notes.get("paid")) - minor
    line, code = the_line(scene), currency(scene)
    is_fee = line is not None and 0 < gap == line.open
    return line_values(scene) | {
        "mark": masked(name),
        "paid_on": on,
        "part": Money(minor, code),
        "gap": Money(gap if is_fee else 0, code),
    }


def standing_buttons(scene: Scene) -> list[Button]:
    """That explains it, or the bank kept the difference; or it is another payment."""
    fee = standing_values(scene)["gap"]
    return [Button("fee_yes" if fee else "timing_fine"), Button("payment_no")]


# -- it came with less -------------------------------------------------------------------------------------------------
def gap(scene: Scene) -> int:
    """How much less than was paid arrived, in minor units, with the payment that was recognised."""
    found = paid_chosen(scene)
    return number(scene.notes.get("paid")) - found.total if found and about_payment(scene) else 0


def came_with_less(scene: Scene) -> bool:
    """Whether it did, and nobody was asked about it yet."""
    return gap(scene) > 0 and "fee_gap" not in scene.notes


def gap_values(scene: Scene) -> dict[str, object]:
    """What was paid, what arrived and what lies between."""
    found, code = paid_chosen(scene), currency(scene)
    return {
        "paid": Money(number(scene.notes.get("paid")), code),
        "came": Money(found.total if found else 0, code),
        "gap": Money(gap(scene), code),
    }


# -- it was for several ------------------------------------------------------------------------------------------------
def covers_several(scene: Scene) -> bool:
    """Whether it must have been for more than the invoice in question, and which is not known."""
    if not about_payment(scene) or "covers" in scene.notes:
        return False
    line, found = the_line(scene), number(scene.notes.get("payment_id"))
    return number(scene.notes.get("paid")) > room(scene) if line else not found


def covered(scene: Scene) -> list[Value] | None:
    """The invoices that were named, the one in question first."""
    statement, line = the_statement(scene), the_line(scene)
    owed = [one for one in statement.lines if not one.kind.credit] if statement else []
    named = named_in(written(scene), owed)
    ids = [*([line.document_id] if line and named else []), *(one.document_id for one in named)]
    return list(dict.fromkeys(ids)) or None


def cover_values(scene: Scene) -> dict[str, object]:
    """The payment, and what of it goes to which invoice."""
    return line_values(scene) | {
        "paid": Money(number(scene.notes.get("paid")), currency(scene)),
        "rows": allocation(scene),
    }


def paid_elsewhere(scene: Scene) -> bool:
    """Whether the money went to an account that the customer was told is new."""
    return scene.notes.get("reason") == "payment_missing" and scene.notes.get("paid_to") == "to_new"


BANK_FIRST = (
    *when(arrived(), paid_elsewhere).then(go_to("fraud")),
    *when(arrived(), came_with_less).then(go_to("fee_gap")),
    *when(arrived(), covers_several).then(go_to("covers")),
)

BANK = (
    stage(
        "payment_there",
        ask("it_stands_there", each(standing_buttons, across=2), "back", "human", shows=standing_values),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("fee_yes")).then(
            note("amount", room), note("reason", "bank_fee"), forget("paid"), note("explained", value=True),
            go_to("details"),
        ),
        when(chose("payment_no")).then(note("explained", value=True), go_to("payment_found")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "fee_gap",
        ask("it_came_with_less", ("fee_yes", "fee_no"), "payment_unsure", "back", "human", shows=gap_values),
        when(chose("fee_yes")).then(note("fee_gap", "fee_yes"), go_to("details")),
        when(chose("fee_no")).then(note("fee_gap", "fee_no"), go_to("details")),
        when(chose("payment_unsure")).then(note("fee_gap", "payment_unsure"), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "covers",
        ask("which_invoices", "skip", "back", "human", shows=cover_values),
        when(wrote(), covered).then(note("covers"), go_to("covered")),
        when(chose("skip")).then(note("covers", ""), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("no_such_invoices", shows=tries)),
    ),
    stage(
        "covered",
        ask("set_against", ("that_is_it", "write_again"), "back", "human", shows=cover_values),
        when(chose("that_is_it")).then(go_to("details")),
        when(chose("write_again")).then(forget("covers"), go_to("covers")),
        when(wrote(), covered).then(note("covers"), go_to("covered")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)  # fmt: skip
