"""Answer an offer: whether it still stands, who may answer it, what its options mean.

Promise: every function is total and changes nothing.
"""

from flows.dialogues.asking import carried, confirmers, number, within_limit
from flows.dialogues.case_view import case_values, may_not_dispute, the_case, who_may, written, zone
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.facts.amounts import Understood, read_amount
from flows.facts.commands import MoveCase
from flows.facts.dispute import CaseState, Offer, OfferState, Option
from flows.facts.money import Money
from flows.facts.to_move import next_contact
from flows.tables.remedies import remedy


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


def one_option(scene: Scene) -> bool:
    """Whether accepting needs no choice."""
    offer = the_offer(scene)
    return offer is not None and len(offer.options) == 1


def wants_to_accept(scene: Scene) -> bool:
    """Whether the pressed button accepted, and it is clear what."""
    return scene.notes.get("choice") == "accept" and (one_option(scene) or "option" in scene.notes)


def wants_to_counter(scene: Scene) -> bool:
    """Whether the pressed button proposed something else."""
    return scene.notes.get("choice") == "counter"


def wants_to_decline(scene: Scene) -> bool:
    """Whether the pressed button declined."""
    return scene.notes.get("choice") == "decline"


def option_values(one: Option, currency: str, index: int = 0) -> dict[str, object]:
    """An option as a message tells it."""
    return {
        "n": index + 1,
        "upheld": Money(one.upheld, currency),
        "not_upheld": Money(one.not_upheld, currency),
        "remedy": remedy(one.remedy).name,
        "text": one.text,
    }


def offer_values(scene: Scene) -> dict[str, object]:
    """The offer with its options."""
    case, offer = the_case(scene), the_offer(scene)
    if case is None or offer is None:
        return case_values(scene) | {"options": [], "until": 0, "expired": False}
    options = [option_values(one, case.currency, index) for index, one in enumerate(offer.options)]
    return case_values(scene) | {"options": options, "until": offer.valid_until, "expired": expired(scene)}


def option_shown(scene: Scene) -> dict[str, object]:
    """The option in question, and whether accepting it now needs a second look by us."""
    case, one = the_case(scene), option(scene)
    shown = option_values(one, case.currency, picked(scene)) if case and one else {}
    by = answer_by(scene) if expired(scene) else next_contact(CaseState.EXECUTING, scene.now, zone(scene))
    return case_values(scene) | shown | {"expired": expired(scene), "by": by}


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


# -- answers -----------------------------------------------------------------------------------------------------------
def answer_by(scene: Scene) -> int:
    """When we answer a counter-proposal, a refusal or a late yes (µs UTC)."""
    return next_contact(CaseState.INVESTIGATING, scene.now, zone(scene))


def counter_amount(scene: Scene) -> Money | None:
    """The sum that was proposed instead, when the words are exactly one."""
    case = the_case(scene)
    match read_amount(str(scene.notes.get("counter", "")), case.currency if case else "EUR"):
        case Understood(value=sum_) if case and 0 < sum_.minor <= case.split.claimed:
            return sum_
    return None


def counter_values(scene: Scene) -> dict[str, object]:
    """The counter-proposal as we understood it."""
    return case_values(scene) | {
        "sum": counter_amount(scene),
        "text": str(scene.notes.get("counter", "")),
        "by": answer_by(scene),
    }


def soon_answered(scene: Scene) -> dict[str, object]:
    """The case, and when we come back to it."""
    return case_values(scene) | {"by": answer_by(scene)}


def accept(scene: Scene) -> MoveCase:
    """The customer accepts this option of this offer."""
    values = {"offer_id": newest(scene), "option": picked(scene), "late": expired(scene)}
    return MoveCase(number(scene.notes.get("case_id")), "accepted", values)


def counter(scene: Scene) -> MoveCase:
    """The customer proposes something else; a sum in minor units where one was named."""
    sum_ = counter_amount(scene)
    values = {"offer_id": newest(scene), "text": str(scene.notes.get("counter", "")), "sum": sum_.minor if sum_ else 0}
    return MoveCase(number(scene.notes.get("case_id")), "countered", values)


def decline(scene: Scene) -> MoveCase:
    """The customer declines, saying what is missing."""
    why = str(scene.notes.get("why", "")) or written(scene)
    return MoveCase(number(scene.notes.get("case_id")), "declined", {"offer_id": newest(scene), "why": why})
