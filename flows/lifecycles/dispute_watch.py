"""The life of a case: what was put right is watched for on the next three statements, for ninety days at most.

Promise: where it comes back we write first, with regret and a button that takes it up again; where it stays away, the
case says so. What the customer has raised already is told to colleagues alone. Who edits: finance, with a developer
beside them; how a repetition is recognised stands in flows/facts/coming_again.py.
"""

from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import call_off, do, each, happened, remind, say, tell_staff, when
from flows.facts.case_commands import EndWatch
from flows.facts.coming_again import ENOUGH, Again, found_again, raised_again, since_closed
from flows.facts.contact_policy import next_opening
from flows.facts.dispute import CaseState
from flows.facts.money import Money
from flows.facts.statement import Statement
from flows.facts.times import DAY
from flows.facts.to_move import next_contact, reminder_at
from flows.lifecycles.dispute_asides_view import goes_on_elsewhere, instead
from flows.lifecycles.dispute_guards import chosen_option, the_case, told, whole, zone
from flows.lifecycles.dispute_view import case, case_id
from flows.tables.followups import FOLLOWUPS
from flows.tables.remedies import Needs, remedy

WATCH, QUESTION = "recurrence_watch", "came_again"


# -- when --------------------------------------------------------------------------------------------------------------
def watched(scene: Scene) -> int | None:
    """Until when we look whether what was granted has come back; None where nothing was."""
    one = the_case(scene)
    if one is None or not one.split.upheld:
        return None
    last = scene.now + FOLLOWUPS[WATCH].days[-1] * DAY
    return next_opening(last, zone(scene), calendar=scene.books.calendar)


def at_once(scene: Scene) -> int:
    """As soon as somebody may be written to (µs UTC)."""
    return next_opening(scene.now, zone(scene), calendar=scene.books.calendar)


def no_answer_then(scene: Scene) -> int | None:
    """When a colleague looks at it without an answer (µs UTC)."""
    return reminder_at(QUESTION, 1, scene.now, zone(scene), calendar=scene.books.calendar)


# -- whether -----------------------------------------------------------------------------------------------------------
def comes_again(scene: Scene) -> bool:
    """Whether the newest statement since the case closed carries it again."""
    return _again(scene) is not None


def asked_first(scene: Scene) -> bool:
    """Whether the customer has not been written to about it yet, and it is still so."""
    return whole(told(scene, "count")) == 0 and comes_again(scene)


def nobody_followed(scene: Scene) -> bool:
    """Whether it was asked, or could not be, and no other case goes on with it."""
    one = the_case(scene)
    follows = any(other.linked_to == one.id and not other.closed for other in scene.books.cases) if one else True
    return whole(told(scene, "count")) > 0 and comes_again(scene) and not follows


def three_without(scene: Scene) -> bool:
    """Whether enough statements have come since without it."""
    return len(_later(scene)) >= ENOUGH


def raised_there(scene: Scene) -> bool:
    """Whether the case that the happening names is about the same, on something new."""
    one, other = the_case(scene), scene.books.case(whole(told(scene, "other")))
    return one is not None and other is not None and raised_again(one, scene.books.statement(one.statement_id), other)


# -- what is shown -----------------------------------------------------------------------------------------------------
def again(scene: Scene) -> dict[str, object]:
    """The case, where it stands again, and by when a customer who takes it up again hears of it."""
    found, one = _again(scene), the_case(scene)
    currency = one.currency if one else scene.books.company.currency
    return case(scene) | {
        "line": found.line.number if found else "",
        "open": Money(found.line.open, currency) if found else Money(0, currency),
        "upheld": Money(one.split.upheld, currency) if one else Money(0, currency),
        "statement": found.statement.number if found else "",
        "cut_off": found.statement.cut_off if found else scene.books.today,
        "goods": found.goods if found else "",
        "by": next_contact(CaseState.INVESTIGATING, scene.now, zone(scene), calendar=scene.books.calendar),
    }


def clean(scene: Scene) -> dict[str, object]:
    """How many statements it has stayed away from."""
    return case(scene) | {"statements": whole(told(scene, "statements"))}


def the_other(scene: Scene) -> dict[str, object]:
    """The new case in which the same reason, or the same cause, has turned up."""
    other = scene.books.case(whole(told(scene, "other")))
    one = the_case(scene)
    same_reason = one is not None and other is not None and other.reason == one.reason
    cause = "" if same_reason or other is None else f"desk_cause_{other.root_cause}"
    return case(scene) | {"other": other.number if other else "", "cause": cause}


def again_buttons(scene: Scene) -> list[Button]:
    """It goes on under its number, or, on another document, as a new case linked with it; or it may stay as it is."""
    found, one = _again(scene), the_case(scene)
    if found is None or one is None:
        return []
    leave = Button("again_leave", opens="settle", notes=case_id(scene) | {"answer": "leave"})
    if found.same_line:
        return [Button("again_take_up", opens="settle", notes=case_id(scene) | {"answer": "came_again"}), leave]
    notes: dict[str, Value] = {"statement_id": found.statement.id, "document_id": found.line.document_id}
    notes |= {"reason": one.reason, "linked_to": one.id}
    return [Button("again_register", opens="raise_dispute", notes=notes), leave]


def away(scene: Scene) -> EndWatch:
    """It has stayed away."""
    return EndWatch("stayed_away", {"statements": len(_later(scene))})


def back(scene: Scene) -> EndWatch:
    """It has come back."""
    found = _again(scene)
    where: dict[str, Value] = {"statement": found.statement.id, "document": found.line.number} if found else {}
    return EndWatch("came_again", where)


def _later(scene: Scene) -> tuple[Statement, ...]:
    one = the_case(scene)
    then = scene.books.statement(one.statement_id) if one else None
    return since_closed(one, then, scene.books.statements) if one and then else ()


def _again(scene: Scene) -> Again | None:
    one, later, chosen, books = the_case(scene), _later(scene), chosen_option(scene), scene.books
    then = books.statement(one.statement_id) if one else None
    if one is None or then is None or not later or chosen is None:
        return None
    if remedy(chosen.remedy).needs is not Needs.DOCUMENT:
        return None
    return found_again(one, then, later[0], books.cases, books.prices)


# -- the rules ---------------------------------------------------------------------------------------------------------
WATCHED = (
    *when(happened("statement_came"), comes_again).then(call_off(WATCH), do(back)),
    *when(happened("statement_came"), three_without).then(call_off(WATCH), do(away)),
    *when(happened(f"due:{WATCH}"), comes_again).then(do(back)),
    *when(happened(f"due:{WATCH}")).then(do(away)),
    *when(happened("stayed_away")).then(tell_staff("staff/case_stayed_away", shows=clean)),
    *when(happened("came_again"), goes_on_elsewhere).then(tell_staff("staff/case_goes_on_elsewhere", shows=instead)),
    *when(happened("came_again")).then(remind(QUESTION, at_once), tell_staff("staff/case_came_again", shows=again)),
    *when(happened(f"due:{QUESTION}"), asked_first).then(
        remind(QUESTION, no_answer_then, count=True), say("came_again", each(again_buttons), "human", shows=again)
    ),
    *when(happened(f"due:{QUESTION}"), nobody_followed).then(tell_staff("staff/case_again_unanswered", shows=again)),
    *when(happened("left_as_is")).then(call_off(QUESTION), tell_staff("staff/case_left_as_is", shows=case)),
    # The customer has raised it already: who had the old case should know, and nobody writes about it.
    *when(happened("seen_elsewhere"), raised_there).then(
        call_off(WATCH), tell_staff("staff/case_seen_elsewhere", shows=the_other)
    ),
)
