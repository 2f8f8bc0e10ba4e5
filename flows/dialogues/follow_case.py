"""Where things stand: the open cases, each with what is done, what comes next, who does it and by when.

Who edits: finance, with the templates of the same name.
"""

from flows.dialogues.asking import carried, number, tries
from flows.dialogues.case_view import the_case, values_of_case, zone
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.everywhere import company
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    each,
    enter,
    flow,
    go_to,
    note,
    otherwise,
    say,
    stage,
    when,
    wrote,
)
from flows.facts.dispute import Case, CaseState, OfferState
from flows.facts.money import Money

PAGE = 8


def open_cases(scene: Scene) -> tuple[Case, ...]:
    """What is not closed, newest first."""
    return tuple(case for case in scene.books.cases if not case.closed)


def none_open(scene: Scene) -> bool:
    """Whether there is nothing to follow."""
    return not open_cases(scene) and the_case(scene) is None


def case_named(scene: Scene) -> int:
    """The case that was asked for with the command, or whose number or document was written."""
    text = scene.event.text if isinstance(scene.event, Wrote) else str(scene.notes.get("asked", ""))
    words = text.upper().split()
    found = [case for case in scene.books.cases if {case.number.upper(), case.document.upper()} & set(words)]
    return found[0].id if found else 0


def case_known(scene: Scene) -> bool:
    """Whether a case of this customer was given."""
    return the_case(scene) is not None


def only_one(scene: Scene) -> int:
    """The only open case."""
    cases = open_cases(scene)
    return cases[0].id if len(cases) == 1 else 0


def case_pressed(scene: Scene) -> int:
    """The case whose button was pressed."""
    case = scene.books.case(number(carried(scene)))
    return case.id if case else 0


def listed(scene: Scene) -> dict[str, object]:
    """A page of the open cases."""
    cases, start = open_cases(scene), _start(scene)
    return {
        "cases": [values_of_case(case) for case in cases[start : start + PAGE]],
        "count": len(cases),
        "zone": zone(scene),
    }


def case_buttons(scene: Scene) -> list[Button]:
    """A button for each case of the page, and the way to the next page."""
    cases, start = open_cases(scene), _start(scene)
    shown = [Button("see_case", case.id, {"number": case.number}) for case in cases[start : start + PAGE]]
    return shown + ([Button("more_cases", start // PAGE + 1)] if len(cases) > PAGE else [])


def one(scene: Scene) -> dict[str, object]:
    """Everything about one case that concerns the customer."""
    case = the_case(scene)
    papers = scene.books.evidence(case.id) if case else ()
    return values_of_case(case) | {
        "words": case.words if case else "",
        "registered_at": case.registered_at if case else 0,
        "papers": len(papers),
        "upheld": Money(case.split.upheld, case.currency) if case else None,
        "zone": zone(scene),
    }


def next_step_button(scene: Scene) -> list[Button]:
    """What the customer is asked to do, where it is their turn."""
    return [Button("see_offer")] * offer_open(scene) + [Button("settle_it")] * settled(scene)


def offer_open(scene: Scene) -> bool:
    """Whether there is an offer to answer."""
    case = the_case(scene)
    offer = scene.books.offer(case.id) if case else None
    return offer is not None and offer.state is OfferState.SENT


def settled(scene: Scene) -> bool:
    """Whether we ask if the matter is settled."""
    case = the_case(scene)
    return case is not None and case.state is CaseState.RESOLVED


def about_offer(scene: Scene) -> dict[str, Value]:
    """What the offer's dialogue is begun with."""
    case = the_case(scene)
    offer = scene.books.offer(case.id) if case else None
    return {"case_id": case.id if case else 0, "offer_id": offer.id if offer else 0}


def _start(scene: Scene) -> int:
    pages = max(1, -(-len(open_cases(scene)) // PAGE))
    return (number(scene.notes.get("page")) % pages) * PAGE


NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())

follow_case = flow(
    "follow_case",
    stage(
        "opening",
        when(arrived(), none_open).then(say("nothing_open", "menu", "human", shows=company), close()),
        when(arrived(), case_known).then(go_to("one")),
        when(arrived(), case_named).then(note("case_id"), go_to("one")),
        when(arrived(), only_one).then(note("case_id"), go_to("one")),
        when(arrived()).then(go_to("list")),
        otherwise(go_to("list")),
    ),
    stage(
        "list",
        ask("list", each(case_buttons, 2), ("human", "back"), shows=listed),
        when(chose("see_case"), case_pressed).then(note("case_id"), go_to("one")),
        when(chose("more_cases")).then(note("page", carried), again()),
        when(wrote(), case_named).then(note("case_id"), go_to("one")),
        NOT_CAUGHT,
    ),
    stage(
        "one",
        ask("one", each(next_step_button), ("add_evidence", "human"), "back", shows=one),
        when(chose("add_evidence")).then(enter("send_evidence", "case_id")),
        when(chose("see_offer"), offer_open).then(enter("answer_offer", notes=about_offer)),
        when(chose("settle_it"), settled).then(enter("settle", "case_id")),
        when(wrote(), case_named).then(note("case_id"), again()),
        NOT_CAUGHT,
    ),
)
