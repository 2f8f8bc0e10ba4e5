"""The life of a case: what its messages show, to the customer and to the desk.

Promise: total, pure; a date that is told is the date that the same turn sets.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene, View
from flows.facts.answers import flagged
from flows.facts.answers import told as told_answers
from flows.facts.contact_policy import next_opening
from flows.facts.dispute import Case, CaseState, Offer, Option
from flows.facts.dispute_lines import carried_out_of, items_told, left_by, payable, split_values
from flows.facts.money import Money
from flows.lifecycles.dispute_guards import (
    chosen_option,
    every,
    next_date,
    proposed_options,
    the_case,
    the_offer,
    told,
    whole,
    zone,
)
from flows.lifecycles.dispute_rounds import ends_then, last_chance, too_late
from flows.tables.questions import team_for
from flows.tables.reasons import reason
from flows.tables.remedies import Needs, remedy


def case_in(state: CaseState) -> View:
    """The case as it comes into `state`, with the date of the next word."""

    def values(scene: Scene) -> dict[str, object]:
        return case(scene) | {"by": next_date(scene, state)}

    values.__name__ = f"case_in_{state.value}"
    return values


def case(scene: Scene) -> dict[str, object]:
    """The case at hand; empty values when there is none."""
    one, customer = the_case(scene), scene.books.customer
    row = reason(one.reason if one else "")
    return {
        "number": one.number if one else "",
        "document": one.documents if one else "",
        "items": items_told(one) if one else [],
        "reason": row.name,
        "claimed": one.claimed if one else Money(0, scene.books.company.currency),
        "team": team_for(one.reason if one else "", one.answers if one else {}),
        "customer": customer.name if customer else "",
        "zone": zone(scene),
        "by": one.next_contact_at if one else 0,
        "round": one.round if one else 1,
        "words": one.words if one else "",
        "remedy": remedy(one.remedy if one else "unsure").name,
        "proofs": len(scene.books.evidence(one.id)) if one else 0,
        "to_settle": one.to_settle if one else Money(0, scene.books.company.currency),
        "granted": Money(one.granted, one.currency) if one and one.granted else None,
        "final": one.under_appeal if one else False,
        "linked": linked_number(scene, one),
        "details": told_answers(one.reason, one.answers, one.currency) if one else [],
        "flags": flagged(one.answers) if one else [],
        **_told_about_goods(scene, one),
    }


def _told_about_goods(scene: Scene, one: Case | None) -> dict[str, object]:
    """How many arrived and when the rest is expected, or which invoice billed it already; empty where neither."""
    answers = one.answers if one else {}
    statement = scene.books.statement(one.statement_id) if one else None
    twin = statement.line(whole(answers.get("twin"))) if statement else None
    expected = str(answers.get("expected_on") or "")
    return {
        "arrived": Decimal(str(answers["received"])) if "received" in answers else None,
        "expected": date.fromisoformat(expected) if expected else None,
        "twin": twin.number if twin else str(answers.get("twin_number") or ""),
        "deliveries": str(answers.get("deliveries") or ""),
    }


def wanted(scene: Scene) -> dict[str, object]:
    """What we ask the customer for, point by point."""
    asked = told(scene, "list")
    points = (
        [str(point) for point in asked]
        if isinstance(asked, list)
        else [line for line in str(asked or "").split("\n") if line]
    )
    return case(scene) | {"points": points, "by": next_date(scene, CaseState.AWAITING_CUSTOMER)}


def offer(scene: Scene) -> dict[str, object]:
    """The offer: what we found, what we accept, what not and why, until when it stands."""
    one, made = the_case(scene), the_offer(scene)
    currency = one.currency if one else "EUR"
    options = made.options if made else proposed_options(scene)
    return case(scene) | {
        "options": [
            _option(one, option, index) | effect(scene, one, option) for index, option in enumerate(options) if one
        ],
        "claimed": one.to_settle if one else Money(0, currency),
        "until": next_date(scene, CaseState.OFFERED),
    }


def outcome(scene: Scene) -> dict[str, object]:
    """What was carried out, and the number it has in the ledger."""
    one, chosen = the_case(scene), chosen_option(scene)
    made = the_offer(scene)
    shown = _carried_out(one, made, 0) if one and made and chosen else {}
    return case(scene) | shown | {"posted": str(told(scene, "document") or "")}


def until_it_closes(scene: Scene) -> dict[str, object]:
    """The case as it waits for the customer's word, and when it closes without one."""
    closes = every("solved_question")(scene) or next_date(scene, CaseState.RESOLVED)
    return dict(case_in(CaseState.RESOLVED)(scene)) | {
        "closes": next_opening(closes, zone(scene), calendar=scene.books.calendar)
    }


def until_last_chance(scene: Scene) -> dict[str, object]:
    """The same for somebody who wanted to be asked again."""
    return dict(case_in(CaseState.RESOLVED)(scene)) | {"closes": last_chance(scene)}


def said(scene: Scene) -> dict[str, object]:
    """What the customer or a colleague said with it."""
    words = told(scene, "text") or told(scene, "why") or told(scene, "comment") or told(scene, "reason") or ""
    one = the_case(scene)
    sum_ = whole(told(scene, "sum"))
    return case(scene) | {"said": str(words), "sum": Money(sum_, one.currency) if one and sum_ else None}


def answered(scene: Scene) -> dict[str, object]:
    """The case that the customer sent something for, or said that there is nothing (`has_none`)."""
    return case(scene) | {"has_none": told(scene, "has_none") is True}


def accepted(scene: Scene) -> dict[str, object]:
    """The option that the customer accepts with this very press."""
    one, made, index = the_case(scene), the_offer(scene), whole(told(scene, "option"))
    options = made.options if made else ()
    shown, part = {}, {"part": told(scene, "part") is True}
    if one and made and index < len(options):
        lines = told(scene, "lines")
        named = tuple(map(whole, lines)) if isinstance(lines, list) else ()
        shown = _carried_out(one, replace(made, chosen=index, part=part["part"], lines=named), index)
    return case(scene) | shown | part | {"by": next_date(scene, CaseState.EXECUTING)}


def _carried_out(one: Case, made: Offer, index: int) -> dict[str, object]:
    return _option(one, carried_out_of(one, made), index) | {"left": left_by(one, made)}


def _option(one: Case, option: Option, index: int) -> dict[str, object]:
    shown = {"n": index + 1, "remedy": remedy(option.remedy).name, "text": option.text}
    return shown | split_values(one, option)


def claim(scene: Scene) -> dict[str, object]:
    """The claim as it is now, as it was before and as it was first made, with the customer's words.

    `line` is the document where the case is about several: then these are the sums of that line.
    """
    one, line = the_case(scene), str(told(scene, "document") or "")
    currency = one.currency if one else "EUR"
    item = next((item for item in one.items if not line or item.document == line), None) if one else None
    first = item.first_claimed or item.split.claimed if item else 0
    now = whole(told(scene, "claimed")) or (item.split.claimed if item else 0)
    sums = {"was": whole(told(scene, "before")), "claimed": now, "first": first}
    return said(scene) | {name: Money(minor, currency) for name, minor in sums.items()} | {"line": line}


def time_asked(scene: Scene) -> dict[str, object]:
    """Until when the offer stands now, and when the customer wants to answer."""
    return case(scene) | {"until": ends_then(scene), "on": whole(told(scene, "on"))}


def settled_again(scene: Scene) -> dict[str, object]:
    """What is still wrong, and how often the case has been taken up again, this time included."""
    one = the_case(scene)
    return said(scene) | {"times": one.reopened + 1 if one else 1}


def linked_number(scene: Scene, one: Case | None) -> str:
    """The number of the case that this one follows on; empty for none."""
    older = scene.books.case(one.linked_to) if one and one.linked_to else None
    return older.number if older else ""


def effect(scene: Scene, one: Case | None, option: Option) -> dict[str, object]:
    """What is payable on the document with this option, where it changes the account; None where it does not."""
    changes = option.upheld + option.written_off > 0 and remedy(option.remedy).needs is Needs.DOCUMENT
    if one is None or not changes:
        return {"payable": None}
    return {"payable": payable(one, option, scene.books.statement(one.statement_id))}


# -- buttons -----------------------------------------------------------------------------------------------------------
def case_id(scene: Scene) -> dict[str, Value]:
    """The case, for a dialogue that begins."""
    return {"case_id": whole(scene.notes.get("case_id"))}


def offer_buttons(scene: Scene) -> list[Button]:
    """Accept (each option), propose something else, say what is missing."""
    made = the_offer(scene)
    count = len(made.options) if made else 0
    accepting = (
        [_answer(scene, "offer_accept", "accept", 0)]
        if count == 1
        else [_answer(scene, "offer_option", "accept", index) for index in range(count)]
    )
    more = [_answer(scene, "offer_time", "time")] * (made is not None and not made.prolonged and not too_late(scene))
    return [
        *accepting,
        _answer(scene, "offer_counter", "counter"),
        _answer(scene, "offer_decline", "decline"),
        *more,
        _answer(scene, "offer_explain", "explain"),
    ]


def settled_buttons(scene: Scene) -> list[Button]:
    """Yes, or no and why."""
    return [
        _settled(scene, "settled_yes", "yes"),
        _settled(scene, "settled_no", "no"),
        _settled(scene, "settled_later", "later"),
    ]


def reopen_buttons(scene: Scene) -> list[Button]:
    """The way back for a case that closed by itself."""
    return [_settled(scene, "settled_no", "no")]


def _answer(scene: Scene, choice: str, answer: str, option: int | None = None) -> Button:
    made = the_offer(scene)
    notes: dict[str, Value] = case_id(scene) | {"offer_id": made.id if made else 0, "choice": answer}
    if option is not None:
        notes["option"] = option
    values = {"n": option + 1} if option is not None and choice == "offer_option" else {}
    return Button(choice, values=values, opens="answer_offer", notes=notes)


def _settled(scene: Scene, choice: str, answer: str) -> Button:
    return Button(choice, opens="settle", notes=case_id(scene) | {"answer": answer})
