"""Cancel: leave what one is in the middle of. What was entered is not thrown away without asking.

Begun by the global command on top of the dialogue to be left. Who edits: developers.
"""

from flows.dialogues.asking import tries
from flows.engine.grammar import Scene
from flows.engine.words import again, arrived, ask, chose, close, flow, leave, otherwise, say, stage, when

# What a dialogue may be begun with, and what it keeps for its own cards: neither was entered by anybody.
NOT_ENTERED = frozenset({
    "statement_id", "document_id", "case_id", "offer_id", "choice", "asked", "page", "filter", "search", "over", "term",
    "shown_at", "shown_sum", "readings", "album", "in_album", "kept_at",
})  # fmt: skip


def nothing_below(scene: Scene) -> bool:
    """Whether nobody is in the middle of anything."""
    frames = scene.conversation.frames
    return len(frames) < 2 or frames[-2].flow == "home"  # noqa: PLR2004 - this dialogue and the one to leave


def nothing_entered(scene: Scene) -> bool:
    """Whether the dialogue below has been told nothing yet."""
    return not set(scene.conversation.frames[-2].notes) - NOT_ENTERED


cancel = flow(
    "cancel",
    stage(
        "asking",
        ask("always/cancel_ask", ("keep", "discard"), "go_on"),
        when(arrived(), nothing_below).then(say("always/nothing_to_cancel"), close()),
        when(arrived(), nothing_entered).then(say("always/cancelled"), leave(keep=False)),
        when(chose("keep")).then(say("always/kept_draft"), leave(keep=True)),
        when(chose("discard")).then(say("always/cancelled"), leave(keep=False)),
        when(chose("go_on")).then(close()),
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
)
