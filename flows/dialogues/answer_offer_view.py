"""Answer an offer: whether it still stands, who may answer it, what its options mean.

Promise: every function is total and changes nothing.
"""

from flows.dialogues.asking import carried, confirmers, within_limit
from flows.dialogues.case_view import case_values, may_not_dispute, the_case, the_line, who_may, zone
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.dispute import CaseState, Offer, OfferState, Option
from flows.facts.money import Money
from flows.facts.parties import Role, allows
from flows.facts.to_move import next_contact
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
        return case_values(scene) | {"options": [], "until": 0, "expired": False, "granted": None}
    options = [option_values(one, case.currency, index) | effect(scene, one) for index, one in enumerate(offer.options)]
    shown = {"options": options, "until": offer.valid_until, "expired": expired(scene), "claimed": case.to_settle}
    return case_values(scene) | shown | {"granted": Money(case.granted, case.currency) if case.granted else None}


def answer_by(scene: Scene) -> int:
    """When we answer a counter-proposal, a refusal or a late yes (µs UTC)."""
    return next_contact(CaseState.INVESTIGATING, scene.now, zone(scene))


def option_shown(scene: Scene) -> dict[str, object]:
    """The option in question, and whether accepting it now needs a second look by us."""
    case, one = the_case(scene), option(scene)
    shown = option_values(one, case.currency, picked(scene)) if case and one else {}
    by = answer_by(scene) if expired(scene) else next_contact(CaseState.EXECUTING, scene.now, zone(scene))
    left = {"claimed": case.to_settle} if case else {}
    return case_values(scene) | shown | left | {"expired": expired(scene), "by": by}


def effect(scene: Scene, one: Option) -> dict[str, object]:
    """What is payable on the document with this option, where it changes the account; None where it does not."""
    case, line = the_case(scene), the_line(scene)
    changes = one.upheld > 0 and remedy(one.remedy).needs is Needs.DOCUMENT
    if case is None or line is None or line.kind.credit or not changes:
        return {"payable": None}
    return {"payable": Money(max(0, line.open - case.granted - one.upheld), case.currency)}


def part_buttons(scene: Scene) -> list[Button]:
    """The way to take what is granted and go on talking about the rest, where there is a rest."""
    case, one = the_case(scene), option(scene)
    splits = one is not None and one.upheld > 0 and one.not_upheld > 0
    return [Button("accept_part")] * (splits and case is not None and not case.under_appeal)


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
