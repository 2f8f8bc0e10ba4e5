"""Raise a dispute: what is said once a case is registered.

Promise: every function is total and changes nothing.
"""

from flows.dialogues.asking import role_allows, within_limit
from flows.dialogues.raise_dispute_figures import claim
from flows.dialogues.raise_dispute_line import currency, registered_id, the_line, the_statement
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.engine.words import close, each, hand_on, happened, say, when
from flows.facts.dispute import Case, in_question
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.statement import OPEN_STATES
from flows.tables.questions import team_for
from flows.tables.reasons import reason


def registered(scene: Scene) -> dict[str, object]:
    """The case's number, who has it, until when they answer, and the sum that nobody reminds of until then."""
    return {
        "number": str(told(scene, "number") or ""),
        "several": "," in str(told(scene, "number") or ""),
        "team": team_for(str(scene.notes.get("reason")), scene.notes),
        "by": number(told(scene, "next")),
        "claimed": Money(_claimed(scene), currency(scene)),
        "rest": undisputed(scene),
        "more": wants_more(scene),
        "together": [] if wants_more(scene) else all_of_them(scene),
        "may_confirm": bool(confirm_rest(scene)) and not speaks_below(scene),
    }


def undisputed(scene: Scene) -> Money:
    """What remains of the statement beside all open cases, the new one included."""
    statement = the_statement(scene)
    if statement is None:
        return Money(0, currency(scene))
    others = [case for case in scene.books.cases if case.id != registered_id(scene)]
    new = scene.books.case(registered_id(scene))
    listed = in_question(statement, (new,)).minor if new else (claim(scene) or 0) if the_line(scene) else 0
    return statement.closing - in_question(statement, others) - Money(listed, statement.currency)


def confirm_rest(scene: Scene) -> list[Button]:
    """The way to confirm the rest now or later, for those who may."""
    statement, contact, rest = the_statement(scene), scene.books.contact, undisputed(scene)
    able = statement and contact and role_allows(scene, Role.CONFIRMER) and within_limit(contact, rest)
    if not able or not statement or statement.state not in OPEN_STATES or rest.minor <= 0:
        return []
    return [
        Button("confirm_rest", values={"amount": rest}, opens="confirm_balance", notes={"statement_id": statement.id}),
        Button("later", command="later"),
    ]


def wants_more(scene: Scene) -> bool:
    """Whether something else on the statement is wrong too."""
    return scene.notes.get("rest") == "more"


def speaks_below(scene: Scene) -> bool:
    """Whether what this interrupted asks again by itself, so that nothing is asked here."""
    frames = scene.conversation.frames
    return len(frames) > 1 and frames[-2].flow in {"confirm_balance", "view_statement"}


def by_words(scene: Scene) -> bool:
    """Whether words led here, be it a change of earlier ones, and not the press that registers."""
    return isinstance(scene.event, Wrote)


def _claimed(scene: Scene) -> int:
    """What is in question on all lines that were just registered; minor units."""
    return number(told(scene, "claimed")) or claim(scene) or 0


# -- several matters of one statement ----------------------------------------------------------------------------------
def in_this_talk(scene: Scene) -> list[Case]:
    """The cases that were registered one after the other in this conversation, in that order."""
    kept = scene.notes.get("registered_before")
    ids = [number(one) for one in kept] if isinstance(kept, list) else []
    named = [*ids, registered_id(scene)]
    return [case for case in reversed(scene.books.cases) if case.id in named or _beside(scene, case)]


def _beside(scene: Scene, case: Case) -> bool:
    """Whether it was registered beside the one of this turn, since it wants another remedy."""
    return bool(case.linked_to) and case.linked_to == registered_id(scene) and case.registered_at == scene.now


def next_matter(scene: Scene) -> dict[str, Value]:
    """What the next objection is begun with: the same statement, and what has been registered in this conversation."""
    statement = the_statement(scene)
    known: dict[str, Value] = {"statement_id": statement.id} if statement else {}
    return known | {"registered_before": [case.id for case in in_this_talk(scene)]}


def all_of_them(scene: Scene) -> list[dict[str, object]]:
    """The cases of this conversation where there are several, each with its lines, sum and next date."""
    cases = in_this_talk(scene)
    return [
        {
            "number": case.number,
            "document": case.documents,
            "reason": reason(case.reason).name,
            "claimed": case.claimed,
            "by": case.next_contact_at,
        }
        for case in cases
        if len(cases) > 1
    ]


REGISTERED = (
    *when(happened("registered"), wants_more).then(
        say("registered", shows=registered), hand_on("raise_dispute", notes=next_matter)
    ),
    *when(happened("registered"), speaks_below).then(say("registered", shows=registered), close()),
    *when(happened("registered")).then(say("registered", each(confirm_rest, across=2), shows=registered), close()),
)
