"""Raise a dispute: a reason said in free words, asked back with the reasons it may be.

Promise: every function is total and changes nothing; nothing is taken for the reason before it was pressed.
"""

from collections.abc import Mapping

from flows.dialogues.asking import tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_line import line_in_words, more_words, payment_told, picked_reason
from flows.dialogues.raise_dispute_view import line_values
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    each,
    go_to,
    hand_on,
    note,
    otherwise,
    say,
    stage,
    when,
    wrote,
)
from flows.facts.meant import meant_reasons
from flows.tables.reasons import LABELS, REASONS, reason

OFFERED = 3  # readings


def meant_now(scene: Scene) -> list[Value] | None:
    """The reasons that may be meant by what was just written."""
    return _known(meant_reasons(written(scene)))


def meant_before(scene: Scene) -> list[Value] | None:
    """The same of what was written before, where no reason was given yet and it was not asked about."""
    if "reason" in scene.notes or "meant" in scene.notes or scene.notes.get("understood"):
        return None
    return _known(meant_reasons(str(scene.notes.get("words", ""))))


def _known(keys: tuple[str, ...]) -> list[Value] | None:
    found: list[Value] = [key for key in keys if key in REASONS and key != "other"]
    return found[:OFFERED] or None


def meant_buttons(scene: Scene) -> list[Button]:
    """One button for each reading."""
    kept = scene.notes.get("meant")
    return [Button(reason(str(key)).label) for key in kept] if isinstance(kept, list) else []


def meant_values(scene: Scene) -> dict[str, object]:
    """The line, and whether there is one reading or several."""
    return line_values(scene) | {"count": len(meant_buttons(scene)), "words": str(scene.notes.get("words", ""))}


def edited_now(scene: Scene) -> bool:
    """Whether these words stand in place of earlier ones that led to a reason, and mean another one."""
    given = scene.notes.get("reason")
    return bool(scene.conversation.top.correcting and given) and given not in (meant_now(scene) or [given])


def told_anew(scene: Scene) -> Mapping[str, Value]:
    """For this dialogue, begun again with the same line and the words as they read now."""
    kept = {key: scene.notes[key] for key in ("statement_id", "document_id", "together") if key in scene.notes}
    return kept | {"words": written(scene)}


# In the stage "opening": what the words tell with which it was begun.
BEGUN_IN_WORDS = (
    *when(arrived(), line_in_words).then(note("document_id"), go_to("reason")),
    *when(arrived(), payment_told).then(note("document_id", 0), go_to("payment")),
)

# In the stage "reason": what was written there, and what it reads after an edit.
MEANT_IN_WORDS = (
    *when(wrote(), edited_now).then(hand_on("raise_dispute", notes=told_anew)),
    *when(wrote(), meant_now).then(note("meant"), note("words", more_words), go_to("meant")),
)
MEANT = stage(
    "meant",
    ask("is_that_the_reason", each(meant_buttons, across=2), "another_reason", "back", "human", shows=meant_values),
    when(chose(*LABELS)).then(note("reason", picked_reason), note("understood", value=True), go_to("reason")),
    when(chose("another_reason")).then(note("understood", value=True), go_to("reason")),
    when(wrote(), meant_now).then(note("meant"), note("words", more_words), again()),
    when(wrote()).then(note("words", more_words), note("understood", value=True), go_to("reason")),
    PAPERS_BY_THE_WAY,
    otherwise(say("use_the_buttons", shows=tries)),
)
