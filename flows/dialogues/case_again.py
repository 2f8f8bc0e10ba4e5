"""The same line and reason once more, shortly after a case about it was closed: taking that one up again is offered.

One line of raise_dispute leads here; whoever wants a new case all the same gets one that is linked with the old.
"""

from flows.dialogues.case_view import REOPENS_FOR
from flows.dialogues.raise_dispute_line import picked_reason, the_line
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import arrived, chose, hand_on, when
from flows.facts.dispute import Case
from flows.tables.reasons import LABELS


def closed_lately(scene: Scene) -> bool:
    """Whether a case about this very line and reason was closed within the time in which it may go on."""
    return _closed(scene) is not None and not scene.notes.get("linked_to")


def about_closed(scene: Scene) -> dict[str, Value]:
    """What the question is begun with."""
    found = _closed(scene)
    return {"case_id": found.id if found else 0, "answer": "again"}


def _closed(scene: Scene) -> Case | None:
    line, key = the_line(scene), picked_reason(scene)
    same = [one for one in scene.books.cases if line and one.item(line.document_id) and one.reason == key]
    lately = (one for one in same if scene.now - max(one.next_contact_at, one.registered_at) <= REOPENS_FOR)
    return next((one for one in lately if one.closed and not one.joined), None)


CLOSED_LATELY = when(chose(*LABELS), arrived(), closed_lately).then(hand_on("settle", notes=about_closed))
