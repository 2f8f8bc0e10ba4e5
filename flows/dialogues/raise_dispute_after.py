"""Raise a dispute: what is said once a case is registered.

Promise: every function is total and changes nothing.
"""

from flows.dialogues.asking import role_allows, within_limit
from flows.dialogues.raise_dispute_figures import claim
from flows.dialogues.raise_dispute_line import currency, registered_id, the_line, the_statement
from flows.engine.effects import Button
from flows.engine.events import Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.dispute import in_question
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.statement import OPEN_STATES
from flows.tables.questions import team_for


def registered(scene: Scene) -> dict[str, object]:
    """The case's number, who has it, until when they answer, and the sum that nobody reminds of until then."""
    return {
        "number": str(told(scene, "number") or ""),
        "several": "," in str(told(scene, "number") or ""),
        "team": team_for(str(scene.notes.get("reason")), scene.notes),
        "by": number(told(scene, "next")),
        "claimed": Money((claim(scene) or 0) + _of_the_others(scene), currency(scene)),
        "rest": undisputed(scene),
        "more": wants_more(scene),
        "may_confirm": bool(confirm_rest(scene)) and not speaks_below(scene),
    }


def undisputed(scene: Scene) -> Money:
    """What remains of the statement beside all open cases, the new one included."""
    statement = the_statement(scene)
    if statement is None:
        return Money(0, currency(scene))
    others = [case for case in scene.books.cases if case.id != registered_id(scene)]
    listed = (claim(scene) or 0) if the_line(scene) else 0
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


def _of_the_others(scene: Scene) -> int:
    """What is in question on the further lines that were registered together with the first; minor units."""
    kept = scene.notes.get("together")
    others = kept if isinstance(kept, list) else []
    new = [c for c in scene.books.cases if c.document_id in others and c.registered_at == scene.now]
    return sum(case.split.claimed for case in new)
