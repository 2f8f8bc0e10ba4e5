"""What is due now, looked at whenever it suits: the same list as the reminder's, and the ways to answer it.

Whoever may only look is told who may answer by the dialogues that begin here. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import again, arrived, ask, chose, close, flow, hand_on, otherwise, say, stage, when
from flows.facts.due_items import payable
from flows.facts.due_told import due_values, leads_to


def nothing_due(scene: Scene) -> bool:
    """Whether nothing is due that nobody has said anything about."""
    return not payable(scene.books)


def list_of_due(scene: Scene) -> dict[str, object]:
    """The list."""
    return due_values(scene.books, payable(scene.books))


def about_lines(scene: Scene) -> dict[str, Value]:
    """The statement they stand on, and the document where it is only one."""
    return {**leads_to(scene.books, payable(scene.books))}


def about_payment(scene: Scene) -> dict[str, Value]:
    """The same for the dialogue that looks for a payment."""
    return about_lines(scene) | {"reason": "payment_missing"}


def about_promise(scene: Scene) -> dict[str, Value]:
    """The document to promise, where it is only one."""
    return {key: value for key, value in about_lines(scene).items() if key == "document_id"}


due_now = flow(
    "due_now",
    stage(
        "what_is_due",
        ask("what_is_due", "due_will_pay", "due_paid", "due_differs", "due_look", ("human", "back"), shows=list_of_due),
        when(arrived(), nothing_due).then(say("nothing_due"), close()),
        when(chose("due_will_pay")).then(hand_on("promise_to_pay", notes=about_promise)),
        when(chose("due_paid")).then(hand_on("raise_dispute", notes=about_payment)),
        when(chose("due_differs")).then(hand_on("raise_dispute", notes=about_lines)),
        when(chose("due_look")).then(hand_on("view_statement", notes=about_lines)),
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
)
