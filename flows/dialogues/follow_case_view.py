"""Where things stand: the open cases and one of them, as messages and buttons tell it.

Promise: every function is total and changes nothing.
"""

from flows.dialogues.asking import carried
from flows.dialogues.case_view import may_appeal, may_dispute, the_case, the_lines, values_of_case, zone
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import SendCopies
from flows.facts.dispute import Case, CaseState, OfferState
from flows.facts.money import Money
from flows.facts.paper_commands import SendPaper
from flows.facts.paper_decision import has_letter
from flows.facts.paper_meant import wants_paper
from flows.facts.withheld import is_withheld

PAGE = 8
CHANGEABLE = frozenset(
    {
        CaseState.REGISTERED,
        CaseState.TRIAGE,
        CaseState.INVESTIGATING,
        CaseState.AWAITING_CUSTOMER,
        CaseState.PENDING_APPROVAL,
        CaseState.OFFERED,
        CaseState.APPEALED,
    }
)  # what has been agreed and what is over is changed by talking, not by a button


def open_cases(scene: Scene) -> tuple[Case, ...]:
    """What is not closed, newest first; those about the same statement stand together."""
    still = [case for case in scene.books.cases if not case.closed]
    order = list(dict.fromkeys(case.statement_id for case in still))
    return tuple(sorted(still, key=lambda case: order.index(case.statement_id)))


def none_open(scene: Scene) -> bool:
    """Whether there is nothing to follow."""
    return not open_cases(scene) and the_case(scene) is None


def case_named(scene: Scene) -> int:
    """The case that was asked for with the command, or whose number or document was written."""
    text = scene.event.text if isinstance(scene.event, Wrote) else str(scene.notes.get("asked", ""))
    words = text.upper().split()
    found = [c for c in scene.books.cases if {c.number.upper(), *(i.document.upper() for i in c.items)} & set(words)]
    return found[0].id if found else 0


def case_known(scene: Scene) -> bool:
    """Whether a case of this customer was given."""
    return the_case(scene) is not None


def words_given(scene: Scene) -> bool:
    """Whether words about it brought us here."""
    return scene.notes.get("words") is True and isinstance(scene.event, Wrote) and case_known(scene)


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
        "cases": _under_statements(scene, cases[start : start + PAGE]),
        "count": len(cases),
        "zone": zone(scene),
    }


def _under_statements(scene: Scene, cases: tuple[Case, ...]) -> list[dict[str, object]]:
    """The cases as messages tell them; of several the first about each statement has its number as `heading`."""
    rows, before = [], 0
    for case in cases:
        begins = len(cases) > 1 and case.statement_id != before
        statement = scene.books.statement(case.statement_id) if begins else None
        rows.append(values_of_case(case) | {"heading": statement.number if statement else ""})
        before = case.statement_id
    return rows


def case_buttons(scene: Scene) -> list[Button]:
    """A button for each case of the page, and the way to the next page."""
    cases, start = open_cases(scene), _start(scene)
    shown = [Button("see_case", case.id, {"number": case.number}) for case in cases[start : start + PAGE]]
    return shown + ([Button("more_cases", start // PAGE + 1)] if len(cases) > PAGE else [])


def one(scene: Scene) -> dict[str, object]:
    """Everything about one case that concerns the customer."""
    case = the_case(scene)
    papers = scene.books.evidence(case.id) if case else ()
    older = scene.books.case(case.linked_to) if case and case.linked_to else None
    return values_of_case(case) | {
        "words": case.words if case else "",
        "registered_at": case.registered_at if case else 0,
        "papers": len(papers),
        "first": Money(case.first_claimed, case.currency) if case and case.first_claimed else None,
        "linked": older.number if older else "",
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


# -- what else can be done with it -------------------------------------------------------------------------------------
def changeable(scene: Scene) -> bool:
    """Whether the claim may still be changed or withdrawn."""
    case = the_case(scene)
    return case is not None and case.state in CHANGEABLE and may_dispute(scene) and not is_withheld(case)


def has_papers(scene: Scene) -> bool:
    """Whether the customer has sent any."""
    case = the_case(scene)
    return case is not None and bool(scene.books.evidence(case.id))


def still_wrong_fits(scene: Scene) -> bool:
    """Whether it is closed and the customer may say that something is wrong still."""
    case = the_case(scene)
    return case is not None and case.closed and not case.joined and may_dispute(scene)


def more_buttons(scene: Scene) -> list[Button]:
    """What fits the case as it stands."""
    fitting = (
        ("claim_change", changeable(scene)),
        ("case_withdraw", changeable(scene)),
        ("my_papers", has_papers(scene)),
        ("your_papers", bool(the_lines(scene))),
        ("decision_letter", decided(scene)),
        ("appeal_it", may_appeal(scene) and may_dispute(scene)),
        ("something_new", may_dispute(scene)),
    )
    return [Button(choice) for choice, fits in fitting if fits]


def one_buttons(scene: Scene) -> list[Button]:
    """Of an open case: when, and a paper. Of a closed one: still wrong."""
    case = the_case(scene)
    if case is None or not case.closed:
        return [Button("ask_when"), Button("add_evidence")]
    return [Button("still_wrong")] * still_wrong_fits(scene)


def not_settled(scene: Scene) -> dict[str, Value]:
    """What the dialogue about a matter that is not settled is begun with."""
    return {"case_id": number(scene.notes.get("case_id")), "answer": "no"}


def wrong_in_words(scene: Scene) -> dict[str, Value]:
    """The same, when it was said in own words."""
    why = scene.event.text.strip() if isinstance(scene.event, Wrote) else ""
    return {"case_id": number(scene.notes.get("case_id")), "answer": "words", "why": why}


def can_go_on(scene: Scene) -> bool:
    """Whether it is closed, be it under its number or a new one, and the contact may say that it goes on."""
    case = the_case(scene)
    return case is not None and case.closed and not case.joined and may_dispute(scene)


def linked(scene: Scene) -> dict[str, Value]:
    """What a new case that follows on this one is begun with."""
    case = the_case(scene)
    return {"linked_to": case.id if case else 0}


def decided(scene: Scene) -> bool:
    """Whether there is something to put into a letter."""
    case = the_case(scene)
    return case is not None and has_letter(case, scene.books.offer(case.id))


def letter_meant(scene: Scene) -> bool:
    """Whether what was written asks for it in writing."""
    return isinstance(scene.event, Wrote) and wants_paper(scene.event.text)


def send_letter(scene: Scene) -> SendPaper | None:
    """The letter about what became of it."""
    case = the_case(scene)
    return SendPaper("decision", case.id, f"case:{case.id}") if case else None


def our_copies(scene: Scene) -> bool:
    """Whether we have copies of the document on file."""
    return any(line.files for line in the_lines(scene))


def send_copies(scene: Scene) -> SendCopies | None:
    """Those copies."""
    case = the_case(scene)
    if case is None:
        return None
    return SendCopies(case.statement_id, tuple(line.document_id for line in the_lines(scene)), case.number)


def _start(scene: Scene) -> int:
    pages = max(1, -(-len(open_cases(scene)) // PAGE))
    return (number(scene.notes.get("page")) % pages) * PAGE
