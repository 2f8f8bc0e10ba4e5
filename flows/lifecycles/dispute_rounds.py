"""The life of a case: parts accepted, more time asked for, appeals, withdrawals, and the question that ends it.

Promises: total, pure; what was granted once is never decided again; an appeal is possible once per decision.
"""

from collections.abc import Callable

from flows.engine.events import Happened
from flows.engine.grammar import Maker, Scene
from flows.facts.case_commands import ProlongOffer
from flows.facts.commands import DecideOffer
from flows.facts.contact_policy import next_opening
from flows.facts.dispute import OfferState
from flows.facts.dispute_lines import granted_by, refused_again, with_parts
from flows.facts.times import DAY
from flows.facts.to_move import reminder_at
from flows.lifecycles.dispute_guards import chosen_option, the_case, the_offer, told, whole, zone

ASKED_AGAIN_AFTER = 3 * DAY
NOT_DECIDED = frozenset({OfferState.AWAITING_APPROVAL, OfferState.SENT, OfferState.EXPIRED})


# -- offers ------------------------------------------------------------------------------------------------------------
def in_part(scene: Scene) -> bool:
    """Whether something is left for another round: not all was accepted, or not all was offered."""
    offer, chosen = the_offer(scene), chosen_option(scene)
    return offer is not None and chosen is not None and (offer.part or chosen.open > 0)


def part_booked(scene: Scene) -> dict[str, object]:
    """What is on the account now stays there; the rest is open, in another round."""
    case, offer = the_case(scene), the_offer(scene)
    if case is None or offer is None or not offer.options:
        return {}
    return {"items": with_parts(case, granted_by(case, offer), lasting=True), "round": case.round + 1}


def is_final(scene: Scene) -> bool:
    """Whether the decision in question is the one that followed an appeal."""
    case = the_case(scene)
    return case is not None and case.under_appeal


def first_time(scene: Scene) -> bool:
    """Whether the customer had no more time for this offer yet."""
    offer = the_offer(scene)
    return offer is not None and not offer.prolonged


def ends_then(scene: Scene) -> int:
    """Until when the offer stands with the time asked for (µs UTC): never shorter than it did."""
    offer = the_offer(scene)
    return max(whole(told(scene, "until")), offer.valid_until if offer else 0)


def more_time(scene: Scene) -> ProlongOffer:
    """The offer stands as long as the customer asked for."""
    return ProlongOffer(ends_then(scene))


def prolonged_until(scene: Scene) -> dict[str, object]:
    """The date of the next word is the offer's new end."""
    return {"next_contact_at": ends_then(scene)}


def on_that_day(scene: Scene) -> int:
    """The opening of the day on which the customer wants to answer (µs UTC)."""
    return next_opening(whole(told(scene, "on")), zone(scene), calendar=scene.books.calendar)


def in_house(kind: str) -> Callable[[Scene], int | None]:
    """The first reminder of `kind`, on the house's own days (µs UTC)."""

    def at(scene: Scene) -> int | None:
        return reminder_at(kind, 0, scene.now, scene.books.company.zone, calendar=scene.books.house_calendar)

    at.__name__ = f"in_house_{kind}"
    return at


def again_in_house(scene: Scene) -> int | None:
    """The reminder after the one that is due, on the house's own days (µs UTC); None after the last."""
    kind = scene.event.what.removeprefix("due:") if isinstance(scene.event, Happened) else ""
    return reminder_at(
        kind, whole(told(scene, "count")) + 1, scene.now, scene.books.company.zone, calendar=scene.books.house_calendar
    )


def too_late(scene: Scene) -> bool:
    """Whether the time of the newest offer is over, be the bell rung or not."""
    offer = the_offer(scene)
    return offer is not None and (scene.now >= offer.valid_until or offer.state is OfferState.EXPIRED)


def accepted_late(scene: Scene) -> bool:
    """Whether the customer has accepted already, after the offer's time."""
    offer = the_offer(scene)
    return offer is not None and offer.chosen >= 0


def still_open_offer_becomes(state: str) -> Maker:
    """The newest offer comes into `state` if nothing has been decided on it; what was decided stays."""

    def decision(scene: Scene) -> DecideOffer | None:
        offer = the_offer(scene)
        return DecideOffer(state) if offer and offer.state in NOT_DECIDED else None

    decision.__name__ = f"still_open_offer_{state}"
    return decision


# -- the end, and after it ---------------------------------------------------------------------------------------------
def withdrawn(scene: Scene) -> dict[str, object]:  # noqa: ARG001 - every maker is given the scene
    """Closed because the customer took it back."""
    return {"outcome": "withdrawn", "appealed_at": 0}


def not_agreed(scene: Scene) -> dict[str, object]:  # noqa: ARG001 - every maker is given the scene
    """Closed in the house without agreement, after an appeal."""
    return {"outcome": "not_agreed"}


def may_appeal(scene: Scene) -> bool:
    """Whether there is a decision that nobody has appealed against yet."""
    case = the_case(scene)
    return case is not None and not case.under_appeal and the_offer(scene) is not None


def appeal_begins(scene: Scene) -> dict[str, object]:
    """Somebody else looks at all of it anew; what was credited stays credited."""
    case = the_case(scene)
    if case is None:
        return {}
    anew = {"appealed_at": scene.now, "former_owner": case.owner, "owner": 0, "round": case.round + 1}
    return anew | {"items": refused_again(case), "outcome": ""}


def asked_again_on(scene: Scene) -> int:
    """When somebody who cannot tell yet is asked again whether it is settled (µs UTC)."""
    return next_opening(scene.now + ASKED_AGAIN_AFTER, zone(scene), calendar=scene.books.calendar)


def last_chance(scene: Scene) -> int:
    """When the case closes if nothing is heard after that question either (µs UTC)."""
    return next_opening(scene.now + 4 * DAY, zone(scene), calendar=scene.books.calendar)
