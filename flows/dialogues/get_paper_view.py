"""The papers about a balance that a customer may ask for: the form to sign, the confirmation, both books side by side.

Promise: pure; a paper is about the statement that is spoken of, else about the newest that it can be about.
"""

from flows.dialogues.view_statement_view import current_id, statement_of
from flows.engine.asides import text_of
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import chose, do, toast, when
from flows.facts.dispute import in_question
from flows.facts.paper_commands import SendPaper
from flows.facts.paper_wishes import paper_wished
from flows.facts.reconciliation_commands import SendReconciliation
from flows.facts.standing import CONFIRMED
from flows.facts.statement import Statement


# -- which paper, about which statement --------------------------------------------------------------------------------
def wished(scene: Scene) -> str:
    """The paper that is asked for in words, if nothing else is."""
    return paper_wished(text_of(scene))


def begun_with(scene: Scene) -> dict[str, Value]:
    """What the dialogue is begun with."""
    said: dict[str, Value] = {"paper": wished(scene)}
    spoken_of = number(scene.notes.get("statement_id"))
    return said | ({"statement_id": spoken_of} if spoken_of else {})


def confirmed_one(scene: Scene) -> Statement | None:
    """The confirmed statement that is meant: the one spoken of, else the newest."""
    spoken_of = number(scene.notes.get("statement_id"))
    done = [one for one in scene.books.statements if one.state in CONFIRMED]
    return next((one for one in done if one.id == spoken_of), None if spoken_of else next(iter(done), None))


def wants_confirmation(scene: Scene) -> bool:
    """Whether the record of what was agreed is meant."""
    return scene.notes.get("paper") == "confirmation"


def wants_form(scene: Scene) -> bool:
    """Whether the form to sign is meant."""
    return scene.notes.get("paper") == "confirmation_form"


def wants_record(scene: Scene) -> bool:
    """Whether the signed record is meant, which others can check."""
    return scene.notes.get("paper") == "record"


def not_confirmed(scene: Scene) -> bool:
    """Whether there is nothing agreed to be printed."""
    return (wants_confirmation(scene) or wants_record(scene)) and confirmed_one(scene) is None


# -- sent --------------------------------------------------------------------------------------------------------------
def send_confirmation(scene: Scene) -> SendPaper | None:
    """The record of what was agreed."""
    one = confirmed_one(scene)
    return SendPaper("confirmation", one.id, f"statement:{one.id}") if one else None


def send_record(scene: Scene) -> SendPaper | None:
    """The signed record of it, with what checks it."""
    one = confirmed_one(scene)
    return SendPaper("record", one.id, f"statement:{one.id}") if one else None


def send_confirmed(scene: Scene) -> SendPaper:
    """The record of what was agreed to just now: the books of this turn do not show it yet."""
    id_ = statement_of(scene).id
    return SendPaper("confirmation", id_, f"statement:{id_}")


def send_form(scene: Scene) -> SendPaper:
    """The form to sign, of the version that holds."""
    id_ = current_id(scene) or statement_of(scene).id
    return SendPaper("confirmation_form", id_, f"statement:{id_}")


def send_reconciliation(scene: Scene) -> SendReconciliation:
    """Both books side by side, with the figure that was named in this conversation if one was."""
    named = scene.notes.get("ours")
    owed = number(named[1]) if isinstance(named, list) else None
    return SendReconciliation(current_id(scene) or statement_of(scene).id, owed)


# -- on cards ----------------------------------------------------------------------------------------------------------
def confirmation_button(scene: Scene) -> list[Button]:
    """The record, once it was agreed to."""
    return [Button("get_confirmation")] if statement_of(scene).state in CONFIRMED else []


def reconciliation_button(scene: Scene) -> list[Button]:
    """Both books side by side, where there is something between them."""
    statement = statement_of(scene)
    stated = any(one.statement_id == statement.id for one in scene.books.stated)
    return [Button("get_reconciliation")] if stated or in_question(statement, scene.books.cases) else []


def paper_buttons(scene: Scene) -> list[Button]:
    """Both, as far as there is any."""
    return [*confirmation_button(scene), *reconciliation_button(scene)]


GET_CONFIRMATION = when(chose("get_confirmation")).then(do(send_confirmation), toast("get_paper/confirmation_coming"))
GET_RECONCILIATION = when(chose("get_reconciliation")).then(
    do(send_reconciliation), toast("get_paper/reconciliation_coming")
)
GET_FORM = when(chose("get_form")).then(do(send_form), toast("get_paper/form_coming"))
GET_RECORD = when(chose("get_record")).then(do(send_record), toast("get_paper/record_coming"))
