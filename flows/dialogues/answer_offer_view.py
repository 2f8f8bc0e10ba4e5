"""Answer an offer: whether it still stands, who may answer it, what its options mean.

Promise: every function is total and changes nothing.
"""

from dataclasses import replace

from flows.dialogues.asking import carried, confirmers, within_limit
from flows.dialogues.case_view import case_values, may_not_dispute, the_case, who_may, zone
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.dispute import Case, CaseState, Offer, OfferState, Option, Part
from flows.facts.dispute_lines import carried_out_of, left_by, payable, split_values, told_parts
from flows.facts.money import Money
from flows.facts.parties import Role, allows
from flows.facts.to_move import next_contact
from flows.facts.withheld import is_withheld
from flows.tables.remedies import Needs, remedy


def the_offer(scene: Scene) -> Offer | None:
    """The newest offer of the case."""
    case = the_case(scene)
    return scene.books.offer(case.id) if case else None


def no_offer(scene: Scene) -> bool:
    """Whether there is nothing to answer."""
    return the_offer(scene) is None


def newer_offer(scene: Scene) -> bool:
    """Whether the pressed offer was replaced by one that is open."""
    offer, noted = the_offer(scene), number(scene.notes.get("offer_id"))
    return offer is not None and noted not in {0, offer.id} and offer.state is OfferState.SENT


def newest(scene: Scene) -> int:
    """The id of the newest offer."""
    offer = the_offer(scene)
    return offer.id if offer else 0


def expired(scene: Scene) -> bool:
    """Whether it was not answered in time and may still be accepted, subject to a second look."""
    offer, case = the_offer(scene), the_case(scene)
    if offer is None or case is None:
        return False
    over = offer.state is OfferState.SENT and scene.now >= offer.valid_until
    waits = case.state in {CaseState.OFFERED, CaseState.AWAITING_CUSTOMER}
    return waits and (over or offer.state is OfferState.EXPIRED)


def answered_already(scene: Scene) -> bool:
    """Whether it is no longer open: answered by this or another contact, or taken back."""
    offer, case = the_offer(scene), the_case(scene)
    still = (
        offer is not None and case is not None and offer.state is OfferState.SENT and case.state is CaseState.OFFERED
    )
    return not still and not expired(scene)


def picked(scene: Scene) -> int:
    """The index of the option in question, within the offer."""
    offer, index = the_offer(scene), number(scene.notes.get("option"))
    return index if offer and index < len(offer.options) else 0


def option(scene: Scene) -> Option | None:
    """The option in question."""
    offer = the_offer(scene)
    return offer.options[picked(scene)] if offer and offer.options else None


def over_limit(scene: Scene) -> bool:
    """Whether the contact may not agree to that sum alone."""
    case, contact = the_case(scene), scene.books.contact
    return case is not None and contact is not None and not within_limit(contact, case.claimed)


def may_not_accept(scene: Scene) -> bool:
    """Whether somebody else must accept it."""
    return may_not_dispute(scene) or over_limit(scene)


def who_may_accept(scene: Scene) -> dict[str, object]:
    """Who may."""
    case = the_case(scene)
    names = confirmers(scene, case.claimed if case else None) if over_limit(scene) else who_may(scene)["people"]
    return case_values(scene) | {"people": names}


def who_can(scene: Scene) -> tuple[int, ...]:
    """The ids of the other contacts who may accept it."""
    case, over = the_case(scene), over_limit(scene)
    if case is None:
        return ()
    return tuple(
        other.id
        for other in scene.books.others
        if (other.trusted and allows(other.role, Role.CONFIRMER) if over else allows(other.role, Role.DISPUTANT))
        and within_limit(other, case.claimed)
    )


def one_option(scene: Scene) -> bool:
    """Whether accepting needs no choice."""
    offer = the_offer(scene)
    return offer is not None and len(offer.options) == 1


def wants_to_accept(scene: Scene) -> bool:
    """Whether the pressed button accepted, and it is clear what."""
    return scene.notes.get("choice") == "accept" and (one_option(scene) or "option" in scene.notes)


def wants_to_explain(scene: Scene) -> bool:
    """Whether the pressed button asked what it means."""
    return scene.notes.get("choice") == "explain"


def wants_time(scene: Scene) -> bool:
    """Whether the pressed button asked for time to talk it over."""
    return scene.notes.get("choice") == "time"


def wants_to_counter(scene: Scene) -> bool:
    """Whether the pressed button proposed something else."""
    return scene.notes.get("choice") == "counter"


def wants_to_decline(scene: Scene) -> bool:
    """Whether the pressed button declined."""
    return scene.notes.get("choice") == "decline"


def option_values(case: Case, one: Option, index: int = 0) -> dict[str, object]:
    """An option as a message tells it."""
    return {"n": index + 1, "remedy": remedy(one.remedy).name, "text": one.text} | split_values(case, one)


def offer_values(scene: Scene) -> dict[str, object]:
    """The offer with its options."""
    case, offer = the_case(scene), the_offer(scene)
    if case is None or offer is None:
        return case_values(scene) | {"options": [], "until": 0, "expired": False, "granted": None}
    options = [option_values(case, one, index) | effect(scene, one) for index, one in enumerate(offer.options)]
    shown = {"options": options, "until": offer.valid_until, "expired": expired(scene), "claimed": case.to_settle}
    return case_values(scene) | shown | {"granted": Money(case.granted, case.currency) if case.granted else None}


def answer_by(scene: Scene) -> int:
    """When we answer a counter-proposal, a refusal or a question (µs UTC)."""
    return next_contact(CaseState.INVESTIGATING, scene.now, zone(scene), calendar=scene.books.calendar)


def option_shown(scene: Scene) -> dict[str, object]:
    """The option in question, and whether accepting it now needs a second look by us."""
    case, one = the_case(scene), option(scene)
    shown = option_values(case, one, picked(scene)) if case and one else {}
    comes_to = CaseState.PENDING_APPROVAL if expired(scene) else CaseState.EXECUTING
    by = next_contact(comes_to, scene.now, zone(scene), calendar=scene.books.calendar)
    left = {"claimed": case.to_settle} if case else {}
    return case_values(scene) | shown | left | {"expired": expired(scene), "by": by}


def part_shown(scene: Scene) -> dict[str, object]:
    """The part of it that is accepted now, and what is left to talk about."""
    case, offer = the_case(scene), the_offer(scene)
    if case is None or offer is None or not offer.options:
        return option_shown(scene)
    answer = replace(offer, chosen=picked(scene), part=True, lines=lines_kept(scene))
    part = option_values(case, carried_out_of(case, answer), picked(scene))
    return option_shown(scene) | part | {"left": left_by(case, answer)}


def effect(scene: Scene, one: Option) -> dict[str, object]:
    """What is payable on the document with this option, where it changes the account; None where it does not."""
    case = the_case(scene)
    changes = one.upheld + one.written_off > 0 and remedy(one.remedy).needs is Needs.DOCUMENT
    if case is None or not changes or is_withheld(case):
        return {"payable": None}
    return {"payable": payable(case, one, scene.books.statement(case.statement_id))}


# -- a part of it ------------------------------------------------------------------------------------------------------
def part_buttons(scene: Scene) -> list[Button]:
    """The ways to take a part and go on talking about the rest: what is granted, or single lines as they are."""
    case, one = the_case(scene), option(scene)
    if case is None or one is None or case.under_appeal:
        return []
    splits = one.upheld > 0 and one.not_upheld > 0
    return [Button("accept_part")] * splits + [Button("accept_lines")] * (len(decided_lines(scene)) > 1)


def decided_lines(scene: Scene) -> list[Part]:
    """What the option decides on each line, where it decides something."""
    one = option(scene)
    return [part for part in one.parts if part.upheld + part.not_upheld + part.written_off] if one else []


def lines_kept(scene: Scene) -> tuple[int, ...]:
    """The documents of the lines that are accepted so far."""
    kept = scene.notes.get("lines")
    return tuple(number(one) for one in kept) if isinstance(kept, list) else ()


def line_toggled(scene: Scene) -> list[Value]:
    """The same once the pressed line is accepted, or no longer is."""
    pressed, kept = number(carried(scene)), lines_kept(scene)
    wanted = {*kept} ^ {pressed}
    return [part.document_id for part in decided_lines(scene) if part.document_id in wanted]


def line_buttons(scene: Scene) -> list[Button]:
    """Each line to be accepted or left; the way on where some, but not all, are accepted."""
    kept, lines = lines_kept(scene), decided_lines(scene)
    each_ = [
        Button("leave_line" if part.document_id in kept else "accept_line", part.document_id, {"number": part.document})
        for part in lines
    ]
    return [*each_, *[Button("these_lines")] * (0 < len(kept) < len(lines))]


def lines_shown(scene: Scene) -> dict[str, object]:
    """The lines of the option, each with what it brings and whether it is accepted so far."""
    case, kept = the_case(scene), lines_kept(scene)
    parts = told_parts(case, decided_lines(scene)) if case else []
    marks = [part.document_id in kept for part in decided_lines(scene)]
    rows = [part | {"accepted": mark} for part, mark in zip(parts, marks, strict=False)]
    return option_shown(scene) | {"lines": rows, "some": any(marks), "all": all(marks)}


def some_lines(scene: Scene) -> bool:
    """Whether single lines, but not all, are accepted."""
    return 0 < len(lines_kept(scene)) < len(decided_lines(scene))


def more_buttons(scene: Scene) -> list[Button]:
    """Time, once; an explanation, always."""
    return [Button("offer_time")] * may_have_time(scene) + [Button("offer_explain")]


def may_have_time(scene: Scene) -> bool:
    """Whether the offer is open and has not been prolonged."""
    offer, case = the_offer(scene), the_case(scene)
    is_open = offer is not None and offer.state is OfferState.SENT and case is not None
    return is_open and offer is not None and not offer.prolonged and not expired(scene)


def option_buttons(scene: Scene) -> list[Button]:
    """One button to accept each option."""
    offer = the_offer(scene)
    options = offer.options if offer else ()
    if len(options) == 1:
        return [Button("offer_accept", 0)]
    return [Button("offer_option", index, {"n": index + 1}) for index in range(len(options))]


def option_index(scene: Scene) -> Value:
    """The option that was pressed."""
    return number(carried(scene))
