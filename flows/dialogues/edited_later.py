"""A message is changed after what it said was registered: the new words go where the first ones went.

Promise: pure; what was said last counts as what was changed, for a while; the first words stay in the record.
"""

from flows.engine.events import Edited
from flows.engine.grammar import Rule, Scene
from flows.engine.words import do, edited, say, when
from flows.facts.anomalies import Anomaly
from flows.facts.complaints import Complaint
from flows.facts.matter_commands import MoveMatter
from flows.facts.times import HOUR

EDITED_WITHIN = 2 * HOUR  # afterwards an edit may mean anything


def matter_reworded(scene: Scene) -> Complaint | Anomaly | None:
    """The complaint, feedback or wish for an explanation that was told last, where no case was registered since."""
    since = scene.now - EDITED_WITHIN
    told: list[tuple[int, Complaint | Anomaly]] = [
        *((one.registered_at, one) for one in scene.books.complaints),
        *((one.asked_at, one) for one in scene.books.anomalies if one.asked),
    ]
    at, newest = max(told, key=lambda pair: pair[0], default=(0, None))
    later = any(case.registered_at > at for case in scene.books.cases)
    return newest if at > since and not later else None


def reword(scene: Scene) -> MoveMatter | None:
    """The new words, with the first ones beside them."""
    one = matter_reworded(scene)
    if one is None or not isinstance(scene.event, Edited):
        return None
    if isinstance(one, Anomaly):
        return MoveMatter("anomaly", one.id, "reworded", {"text": scene.event.text, "first": one.asked})
    name = "complaint" if one.is_complaint else "feedback"
    return MoveMatter(name, one.id, "reworded", {"text": scene.event.text, "first": one.words})


def reworded(scene: Scene) -> dict[str, object]:
    """The number of what the new words went to."""
    one = matter_reworded(scene)
    return {"number": one.number if one else ""}


REWORDED: tuple[Rule, ...] = when(edited(), matter_reworded).then(
    do(reword), say("always/edited_passed_on", shows=reworded)
)
