"""What somebody has begun and not finished: whether anything was entered, so that it is worth coming back to.

Promise: pure. Dialogues that only show something, and what a dialogue keeps for its own cards, are no drafts.
"""

from flows.dialogues.cancel import NOT_ENTERED
from flows.engine.conversation import Conversation, Frame

# Dialogues in which something is entered that would be missed.
ENTERING = frozenset({
    "raise_dispute", "promise_to_pay", "complain", "give_feedback", "call_back", "change_claim", "appeal",
    "figures_back", "match_ledger",
})  # fmt: skip


def entered(frame: Frame) -> bool:
    """Whether the customer has told this dialogue something."""
    return frame.flow in ENTERING and not set(frame.notes) <= NOT_ENTERED


def unfinished(conversation: Conversation) -> bool:
    """Whether something entered is still open or was put aside."""
    return any(map(entered, (*conversation.frames[1:], *conversation.drafts)))


def open_now(conversation: Conversation) -> bool:
    """Whether something entered is still being asked about, and was not put aside on purpose."""
    return any(map(entered, conversation.frames[1:]))
