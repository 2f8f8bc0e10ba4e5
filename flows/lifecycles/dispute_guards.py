"""The life of a case: what must hold before it moves, and what each move sets.

Promises: total, pure; a proposal whose sums do not add up, an approval by the proposer and a remedy without its papers
are recognised here. Fields are set through `ChangeCase`, so that every open case always has a date in the future.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flows.engine.events import Happened
from flows.engine.grammar import Maker, Scene
from flows.facts import to_move as moves
from flows.facts.commands import ChangeCase, DecideOffer
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import LAST_ROUND, Case, CaseState, Offer, Option, sum_of
from flows.facts.dispute_lines import parts_of, refused_again, settles, with_parts
from flows.facts.to_move import Party, first_answer, next_contact, reminder_at, to_move
from flows.tables.remedies import carried_out

# A date we gave stands while we work on it in one of these.
OUR_DATE_STANDS = frozenset(
    {CaseState.TRIAGE, CaseState.INVESTIGATING, CaseState.AWAITING_INTERNAL, CaseState.PENDING_APPROVAL}
)


def told(scene: Scene, key: str) -> Any:
    """A value that the happening carried."""
    return scene.event.values.get(key) if isinstance(scene.event, Happened) else None


def whole(value: object) -> int:
    """A number that a happening carried; 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def the_case(scene: Scene) -> Case | None:
    """The case whose life this is."""
    return scene.books.case(whole(scene.notes.get("case_id")))


def the_offer(scene: Scene) -> Offer | None:
    """Its newest offer."""
    return scene.books.offer(whole(scene.notes.get("case_id")))


def zone(scene: Scene) -> str:
    """Where the customer's person lives: the contact, else the customer."""
    books = scene.books
    return books.contact.zone if books.contact else books.customer.zone if books.customer else "UTC"


# -- guards ------------------------------------------------------------------------------------------------------------
def proposed_options(scene: Scene) -> tuple[Option, ...]:
    """The options proposed: those the happening carries, else those of the newest offer."""
    carried, offer = told(scene, "options"), the_offer(scene)
    if isinstance(carried, list):
        return tuple(
            Option(
                whole(one.get("upheld")),
                whole(one.get("not_upheld")),
                str(one.get("remedy", "")),
                str(one.get("text", "")),
            )
            for one in carried
            if isinstance(one, Mapping)
        )
    return offer.options if offer else ()


def sums_add_up(scene: Scene) -> bool:
    """Whether every option decides the whole claim, no less and no more."""
    case, options = the_case(scene), proposed_options(scene)
    return case is not None and bool(options) and all(settles(case, one) for one in options)


def by_somebody_else(scene: Scene) -> bool:
    """Whether the approver is not the proposer (invariant *four eyes*)."""
    offer, by = (
        the_offer(scene),
        str(told(scene, "by") or (scene.event.by if isinstance(scene.event, Happened) else "")),
    )
    proposers = {str(told(scene, "proposer") or ""), str(offer.proposer) if offer else ""} - {""}
    return bool(by) and bool(proposers) and by not in proposers


def as_proposed(scene: Scene) -> bool:
    """Whether what was approved is, to the byte, what was proposed."""
    offer, sha = the_offer(scene), told(scene, "sha")
    return offer is not None and sha in {None, "", offer.sha}


def this_offer(scene: Scene) -> bool:
    """Whether the customer answered the newest offer and not one before it."""
    offer = the_offer(scene)
    return offer is not None and told(scene, "offer_id") in {None, 0, offer.id}


def lapsed(scene: Scene) -> bool:
    """Whether the newest offer found no answer in time: it may still be accepted, and we come back to it."""
    return moves.lapsed(the_case(scene), the_offer(scene))


def everything_done(scene: Scene) -> bool:
    """Whether the remedy was carried out with its papers and nothing of the claim is left open (invariant *split*)."""
    case, chosen = the_case(scene), chosen_option(scene)
    if case is None or chosen is None or not settles(case, chosen):
        return False
    document, papers = str(told(scene, "document") or ""), told(scene, "papers")
    known = [str(paper) for paper in papers] if isinstance(papers, list | tuple) else []
    return carried_out(chosen.remedy, document, nothing_to_post=bool(told(scene, "nothing_to_post")), papers=known)


def last_round(scene: Scene) -> bool:
    """Whether the next round is one in which a lead joins."""
    case = the_case(scene)
    return case is not None and case.round + 1 >= LAST_ROUND


def something_asked(scene: Scene) -> bool:
    """Whether the question to the customer names at least one thing."""
    wanted = told(scene, "list")
    return bool(wanted) and isinstance(wanted, list | str)


def reminded(kind: str) -> Callable[[Scene], bool]:
    """Whether another reminder of `kind` follows the one that is due."""

    def more_to_come(scene: Scene) -> bool:
        return (
            reminder_at(kind, whole(told(scene, "count")) + 1, scene.now, zone(scene), calendar=scene.books.calendar)
            is not None
        )

    more_to_come.__name__ = f"more_{kind}"
    return more_to_come


def chosen_option(scene: Scene) -> Option | None:
    """The option the customer accepted."""
    offer = the_offer(scene)
    if offer is None or not offer.options:
        return None
    return offer.options[offer.chosen] if 0 <= offer.chosen < len(offer.options) else offer.options[0]


# -- what each move sets -----------------------------------------------------------------------------------------------
def enters(state: CaseState, more: Callable[[Scene], Mapping[str, object]] | None = None) -> Maker:
    """The fields of a case that comes into `state`: its next date, and what `more` adds (a split by its parts)."""

    def fields(scene: Scene) -> ChangeCase:
        set_ = {"next_contact_at": next_date(scene, state), "asked_when": 0}
        return ChangeCase(set_ | dict(more(scene) if more else {}))

    fields.__name__ = f"enters_{state.value}"
    return fields


def next_date(scene: Scene, state: CaseState) -> int:
    """When the customer hears of the case next if it comes into `state` now (µs UTC)."""
    case, offer = the_case(scene), the_offer(scene)
    asked = whole(told(scene, "due"))
    if state is CaseState.AWAITING_CUSTOMER and asked > scene.now:
        return asked
    if state is CaseState.OFFERED and offer and offer.valid_until > scene.now:
        return offer.valid_until
    if _word_is_due(scene) and state is not CaseState.EXTERNAL:
        return next_evening(scene)
    promised = _promised(scene, case, state)
    if state is CaseState.TRIAGE and case and promised <= scene.now:
        return first_answer(case.reason, scene.now, zone(scene), calendar=scene.books.calendar)
    return next_contact(state, scene.now, zone(scene), promised, calendar=scene.books.calendar)


def next_evening(scene: Scene) -> int:
    """17:00 of the next working day where the customer is (µs UTC)."""
    return end_of_working_day(scene.now, 1, zone(scene), calendar=scene.books.calendar)


def _word_is_due(scene: Scene) -> bool:
    """Whether a promised time comes without a result: then the next is no further off than a working day."""
    return isinstance(scene.event, Happened) and scene.event.what == "due:answer_due"


def _promised(scene: Scene, case: Case | None, state: CaseState) -> int:
    """A date we gave stands while we work on it; an answer that is due right now gets a new one.

    While the customer was to move, the date was the end of their time, and nothing that we had told: but when an offer
    found no answer, we said when we come back to it.
    """
    due_now = isinstance(scene.event, Happened) and scene.event.what.startswith("due:")
    if case is None or due_now or state not in OUR_DATE_STANDS:
        return 0
    comes_back = state is CaseState.INVESTIGATING and lapsed(scene)
    return case.next_contact_at if comes_back or to_move(case.state) is Party.SUPPLIER else 0


def new_owner(scene: Scene) -> dict[str, object]:
    """Whoever took it."""
    by = whole(told(scene, "by"))
    return {"owner": by} if by else {}


def next_round(scene: Scene) -> dict[str, object]:
    """One round more."""
    case = the_case(scene)
    return {"round": case.round + 1 if case else 1}


def booked(scene: Scene) -> dict[str, object]:
    """The claim as the accepted option decides it, and what came of it."""
    case, chosen = the_case(scene), chosen_option(scene)
    if case is None or chosen is None:
        return {}
    items = with_parts(case, parts_of(case, chosen), lasting=False)
    split = sum_of(item.split for item in items)
    refused = split.not_upheld + split.written_off
    outcome = "upheld" if not refused else "partly_upheld" if split.upheld else "not_upheld"
    return {"items": items, "outcome": outcome}


def reopened(scene: Scene) -> dict[str, object]:
    """Taken up again: what was credited stays credited, what was refused is open once more."""
    case = the_case(scene)
    if case is None:
        return {}
    again = {"reopened": case.reopened + 1, "round": case.round + 1, "appealed_at": 0}
    return again | {"items": refused_again(case), "outcome": ""}


def by_timeout(scene: Scene) -> dict[str, object]:
    """Closed because nobody answered: flagged, so that it is not counted as agreement."""
    case = the_case(scene)
    return {"outcome": f"{case.outcome or 'settled'}:no_answer" if case else "no_answer"}


def offer_becomes(state: str) -> Maker:
    """The newest offer comes into `state`."""

    def decision(scene: Scene) -> DecideOffer:  # noqa: ARG001 - every maker is given the scene
        return DecideOffer(state)

    decision.__name__ = f"offer_{state}"
    return decision


def late_yes_counts(scene: Scene) -> DecideOffer:
    """The newest offer is accepted with the option that was chosen before."""
    offer = the_offer(scene)
    return DecideOffer("accepted", offer.chosen if offer else 0)


def offer_chosen(state: str) -> Maker:
    """The newest offer comes into `state` with the option that the customer chose."""

    def decision(scene: Scene) -> DecideOffer:
        offer = the_offer(scene)
        last = len(offer.options) - 1 if offer else 0
        part, lines = told(scene, "part") is True, told(scene, "lines")
        named = tuple(map(whole, lines)) if isinstance(lines, list) else ()
        return DecideOffer(state, min(max(0, whole(told(scene, "option"))), last), part=part, lines=named)

    decision.__name__ = f"offer_chosen_{state}"
    return decision


# -- when --------------------------------------------------------------------------------------------------------------
def due(state: CaseState) -> Callable[[Scene], int]:
    """The moment promised for `state`."""

    def at(scene: Scene) -> int:
        return next_date(scene, state)

    at.__name__ = f"due_{state.value}"
    return at


def every(kind: str) -> Callable[[Scene], int | None]:
    """The next reminder of `kind`: counted from the one that is due, else the first."""

    def at(scene: Scene) -> int | None:
        is_this = isinstance(scene.event, Happened) and scene.event.what == f"due:{kind}"
        count = whole(told(scene, "count")) + 1 if is_this else 0
        return reminder_at(kind, count, scene.now, zone(scene), calendar=scene.books.calendar)

    at.__name__ = f"every_{kind}"
    return at


def offer_ends(scene: Scene) -> int:
    """When the offer's time is over."""
    return next_date(scene, CaseState.OFFERED)
