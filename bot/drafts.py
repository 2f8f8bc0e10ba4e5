"""A draft is watched: whoever enters something and goes quiet is reminded softly twice, then it is dropped.

Promises: one follow-up a contact, moved along with every turn and cancelled with the last word of the matter. A note
keeps to the contact's hours and wishes; outside them it is left out, never sent in a burst. Theory: the customer began
it, so these notes are no reminders of ours and stand outside their caps; there are two of them at most.
"""

from bot.scene import Chat
from bot.work import Work
from flows.dialogues.drafts import unfinished
from flows.engine.conversation import Conversation
from flows.facts.times import DAY, MINUTE
from storage import follow_ups

KIND = "draft_left"
AFTER = (30 * MINUTE, DAY, 3 * DAY)  # of quiet: a note, another one, dropped


def subject(contact_id: int) -> str:
    """What the follow-up is about."""
    return f"draft:{contact_id}"


def watch(work: Work, chat: Chat, before: Conversation) -> None:
    """After a turn of the customer: begin to wait again, or stop waiting."""
    if chat.who is None:
        return
    contact, customer = chat.who
    if unfinished(chat.standing.conversation):
        due = work.now + AFTER[0]
        if not follow_ups.begin_again(work.conn, KIND, subject(contact.id), due):
            follow_ups.replace(work.conn, KIND, subject(contact.id), customer.id, 0, due, work.now)
        work.rings = True
    elif unfinished(before):
        follow_ups.cancel(work.conn, subject(contact.id), (KIND,), "finished", work.now)
