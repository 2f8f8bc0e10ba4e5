"""Raise a dispute: billed twice; which invoice is the other one, how alike they are, and whether it was one delivery.

Two deliveries that were alike are explained, and registered only for who wants that. Promise: every function is total
and changes nothing; `twin` is the other document's id, 0 when the statement does not list it.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import answered, room
from flows.dialogues.raise_dispute_line import currency, one_line, the_line, the_statement, the_twin
from flows.dialogues.raise_dispute_view import line_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
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
from flows.facts.money import Money
from flows.facts.statement import Line

OFFERED = 6  # other invoices


def twin_buttons(scene: Scene) -> list[Button]:
    """One button for each other invoice that may be meant, the likest first."""
    line, statement, code = the_line(scene), the_statement(scene), currency(scene)
    others = [
        other for other in (statement.lines if statement else ()) if line and other != line and not other.kind.credit
    ]
    likest = sorted(others, key=lambda other: _unlike(line, other)) if line else []
    return [
        Button("pick_line", other.document_id, {"number": other.number, "amount": Money(other.open, code)})
        for other in likest[:OFFERED]
    ]


def _unlike(line: Line, other: Line) -> tuple[bool, bool, int]:
    return line.total != other.total, not _same_order(line, other), abs((line.on - other.on).days)


def _same_order(line: Line, other: Line) -> bool:
    return bool(line.order) and line.order == other.order


def named_twin(scene: Scene) -> int | None:
    """The other invoice that was written, by number or by amount."""
    named = one_line(scene)
    return named if named != number(scene.notes.get("document_id")) else None


def itself(scene: Scene) -> bool:
    """Whether the invoice in question itself was written."""
    return one_line(scene) == number(scene.notes.get("document_id"))


def has_a_figure(scene: Scene) -> bool:
    """Whether the words may hold the number of a document."""
    return any(map(str.isdigit, written(scene)))


def billed_again(scene: Scene) -> int:
    """What was billed a second time, in minor units: no more than the other invoice's total or what is left."""
    twin = the_twin(scene)
    return min(twin.total, room(scene)) if twin else room(scene)


def both(scene: Scene) -> dict[str, object]:
    """Both invoices side by side."""
    line, twin, code = the_line(scene), the_twin(scene), currency(scene)
    alike = line_values(scene) | {"twin": "", "same_order": "", "apart": Money(0, code), "same_goods": False}
    if line is None or twin is None:
        return alike | {"twin_on": scene.books.today, "twin_total": Money(0, code)}
    goods = [[(item.description, item.quantity) for item in each_.items] for each_ in (line, twin)]
    return alike | {
        "twin": twin.number,
        "twin_on": twin.on,
        "twin_total": Money(twin.total, code),
        "apart": Money(abs(line.total - twin.total), code),
        "same_order": line.order if _same_order(line, twin) else "",
        "same_goods": bool(goods[0]) and goods[0] == goods[1],
    }


TWICE = (
    stage(
        "twin",
        ask(
            "which_other_invoice",
            each(twin_buttons),
            ("not_listed", "paid_twice"),
            ("back", "human"),
            shows=line_values,
        ),
        when(arrived(), answered("deliveries")).then(go_to("details")),
        when(chose("pick_line")).then(
            note("twin", carried), forget("twin_number"), note("amount", billed_again), go_to("deliveries")
        ),
        when(chose("paid_twice")).then(
            note("twin", 0), forget("twin_number"), note("deliveries", "paid_twice"), go_to("details")
        ),
        when(wrote(), itself).then(say("that_is_itself", shows=line_values)),
        when(wrote(), named_twin).then(
            note("twin"), forget("twin_number"), note("amount", billed_again), go_to("deliveries")
        ),
        when(chose("not_listed")).then(
            note("twin", 0), forget("twin_number"), note("amount", billed_again), go_to("words")
        ),
        when(wrote(), has_a_figure).then(
            note("twin", 0), note("twin_number", written), note("amount", billed_again), go_to("evidence")
        ),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "deliveries",
        ask("one_delivery_or_two", "one_delivery", "two_deliveries", "payment_unsure", "back", "human", shows=both),
        when(arrived(), answered("deliveries")).then(go_to("evidence")),
        when(chose("one_delivery")).then(note("deliveries", "one"), go_to("evidence")),
        when(chose("payment_unsure")).then(note("deliveries", "unsure"), go_to("evidence")),
        when(chose("two_deliveries")).then(go_to("two_invoices")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "two_invoices",
        ask("an_invoice_each", "timing_fine", "register_it", "back", "human", shows=both),
        when(chose("timing_fine")).then(seal(), say("nothing_opened"), close()),
        when(chose("register_it")).then(note("deliveries", "two"), go_to("evidence")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)
