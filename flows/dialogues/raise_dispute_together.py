"""Raise a dispute: several lines for one reason, an invoice that is paid, and what a colleague with more rights takes.

Several lines are one case. What lies in the paid part of a line is in that case too where both are to be put right in
the same way; otherwise it is a case of its own beside it.

Promise: every function is total and changes nothing; `together` holds the ids of the further lines.
"""

from dataclasses import replace
from types import MappingProxyType

from flows.dialogues.asking import pressed
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import claim, room
from flows.dialogues.raise_dispute_line import currency, lines, lines_kept, picked_reason, the_line
from flows.dialogues.raise_dispute_register import register
from flows.dialogues.raise_dispute_view import line_values, over_values, paraphrase
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.engine.words import arrived, chose, go_to, note, when
from flows.facts.commands import RegisterDispute
from flows.facts.dispute import Item, Split, open_case_on, room_on
from flows.facts.money import Money
from flows.facts.objection_commands import LeaveToColleague, RegisterTogether
from flows.facts.statement import Line
from flows.tables.reasons import LABELS, reason

MOST = 6  # lines at once
PAID_WISHES = MappingProxyType({"paid_too": "refund", "paid_as_credit": "credit_note"})
APART = frozenset({"wrong_customer", "payment_missing", "already_disputed"})  # reasons that are asked line by line


# -- several lines -----------------------------------------------------------------------------------------------------
def all_buttons(scene: Scene) -> list[Button]:
    """To take all the lines that were found, for one reason."""
    found = scene.notes.get("found_lines")
    several = isinstance(found, list) and 1 < len(lines(scene)) <= MOST
    return [Button("all_together")] if several else []


def first_of_them(scene: Scene) -> int:
    """The first line found."""
    found = lines(scene)
    return found[0].document_id if found else 0


def rest_of_them(scene: Scene) -> list[Value]:
    """The further ones."""
    return [line.document_id for line in lines(scene)[1:MOST]]


def other_lines(scene: Scene) -> list[tuple[Line, int]]:
    """The further lines that can still be objected to for this reason, each with what is free on it (minor units)."""
    cases = scene.books.cases
    return [
        (line, room_on(line, cases))
        for line in lines_kept(scene, "together")
        if room_on(line, cases) and not open_case_on(cases, line.document_id, picked_reason(scene))
    ]


def taken_together(scene: Scene) -> bool:
    """Whether several lines are meant and the reason can be told for all of them at once."""
    return bool(scene.notes.get("together")) and picked_reason(scene) not in {"", *APART}


def said_together(scene: Scene) -> dict[str, object]:
    """The paraphrase with the further lines and the sum of all."""
    further, code = other_lines(scene), currency(scene)
    total = (claim(scene) or 0) + sum(free for _, free in further)
    rows = [{"number": line.number, "part": Money(free, code)} for line, free in further]
    paid = number(scene.notes.get("paid_part"))
    shown = {"further": rows, "total": Money(total + paid, code), "paid_part": Money(paid, code)}
    return paraphrase(scene) | shown | {"paid_wish": paid_wish(scene)}


def register_all(scene: Scene) -> RegisterDispute | RegisterTogether:
    """One case, whatever the number of its lines; a second one for what is paid and wants another remedy."""
    first, paid = register(scene), number(scene.notes.get("paid_part"))
    wish = paid_wish(scene)
    lines = [(first.document_id, first.document, first.claimed)]
    lines += [(line.document_id, line.number, free) for line, free in other_lines(scene)]
    if paid and first.remedy == wish:
        lines.append((0, first.document, paid))
    whole = first
    if len(lines) > 1:
        items = tuple(Item(id_, name, Split(claimed)) for id_, name, claimed in lines)
        whole = replace(first, items=items, claimed=sum(claimed for _, _, claimed in lines))
    if not paid or first.remedy == wish:
        return whole
    back = {**first.answers, "paid_part": True}
    return RegisterTogether((whole, replace(first, document_id=0, claimed=paid, remedy=wish, answers=back)))


def told_in_words(scene: Scene) -> bool:
    """Whether the picked reason has no questions that fit several lines, so that it is told in own words."""
    return reason(picked_reason(scene)).starts_at != "details"


def reason_values(scene: Scene) -> dict[str, object]:
    """The line, and the further ones that are meant with it."""
    return line_values(scene) | {"together": [line.number for line in lines_kept(scene, "together")]}


_ALL = (note("reason", picked_reason), note("amount", room))
TOGETHER = (
    *when(chose(*LABELS), arrived(), taken_together, told_in_words).then(*_ALL, go_to("words")),
    *when(chose(*LABELS), arrived(), taken_together).then(*_ALL, go_to("details")),
)


# -- a part that is paid -----------------------------------------------------------------------------------------------
def paid_part(scene: Scene) -> int:
    """What of a claim over the open amount lies in the paid part of the line, in minor units; 0 when it is more."""
    line = the_line(scene)
    over = (claim(scene) or 0) - room(scene)
    return over if line and 0 < over <= line.total - line.open else 0


def paid_buttons(scene: Scene) -> list[Button]:
    """To have that part back, or as a credit."""
    part = paid_part(scene)
    shown = {"amount": Money(part, currency(scene))}
    return [Button(choice, values=shown) for choice in PAID_WISHES] if part else []


def paid_wish_pressed(scene: Scene) -> str:
    """What was wished for the paid part."""
    return PAID_WISHES.get(pressed(scene), "refund")


def paid_wish(scene: Scene) -> str:
    """The same, as it was noted: the key of a remedy."""
    return str(scene.notes.get("paid_wish") or "refund")


def over_and_paid(scene: Scene) -> dict[str, object]:
    """What was claimed, what is left of the line, and what of it is paid."""
    return over_values(scene) | {"paid_part": Money(paid_part(scene), currency(scene))}


# -- promised ----------------------------------------------------------------------------------------------------------
def promised(scene: Scene) -> int:
    """Minor units of the line that are promised for a day to come."""
    line = the_line(scene)
    return scene.books.promised(line.document_id) if line else 0


def promised_too(scene: Scene) -> bool:
    """Whether what is objected to is promised as well, and this was not talked about."""
    line = the_line(scene)
    over = line is not None and promised(scene) > 0 and (claim(scene) or 0) + promised(scene) > line.open
    return over and "promise_told" not in scene.notes


def promise_values(scene: Scene) -> dict[str, object]:
    """The line, what is in question and what is promised of it."""
    code = currency(scene)
    return line_values(scene) | {
        "claimed": Money(claim(scene) or 0, code),
        "promised": Money(promised(scene), code),
    }


def unpromised_buttons(scene: Scene) -> list[Button]:
    """To object only to what is not promised, where something is left."""
    free = unpromised(scene)
    return [Button("only_the_rest", values={"amount": Money(free, currency(scene))})] if free else []


def unpromised(scene: Scene) -> int:
    """What of the line is neither promised nor under another case, in minor units."""
    line = the_line(scene)
    return max(0, min(room(scene), line.open - promised(scene))) if line else 0


# -- left to a colleague -----------------------------------------------------------------------------------------------
def leave_to_colleague(scene: Scene) -> LeaveToColleague:
    """The words of a contact who may only look."""
    return LeaveToColleague(written(scene))


def left_to(scene: Scene) -> dict[str, object]:
    """Who was told."""
    return {"people": str(told(scene, "people") or "")}
