"""A message to a customer, as it stands in its thread: the words, when it goes or went, and what can still be done.

Promise: rewritten in its place when it is corrected, withdrawn or called off, so that the thread shows what the
customer has. Edit here and in its template.
"""

from bot import replies as leaving
from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import label, line, plainly
from bot.work import Work
from storage import people, replies

BUTTONS = {"scheduled": ("cancel_reply",), "sent": ("correct_reply", "withdraw_reply")}


def reply_card(work: Work, reply_id: int) -> None:
    """The card of that message, beneath the card it was written from."""
    reply = replies.one(work.conn, reply_id)
    if reply is None:
        return
    contact, _ = people.contact(work.conn, reply.contact_id)
    found = people.staff(work.conn, id=reply.staff_id)
    values = {
        "person": found[0].name if found else "",
        "to": contact.name,
        "lines": reply.text.splitlines(),
        "files": [name for _, _, name in reply.files],
        "state": reply.state,
        "corrected": reply.version > 1,
        "send_at": reply.send_at,
        "zone": contact.zone,
    }
    subject = f"{leaving.CARD}:{reply.id}"
    text = line(work, "reply_card", **values)
    shown = plainly(work, "reply_card", **values)
    body = [blocks.words(shown[at : at + blocks.SECTION]) for at in range(0, len(shown), blocks.SECTION)]
    row = [_button(work, action, subject) for action in BUTTONS.get(reply.state, ())]
    said = {"text": text, "blocks": [*body, *blocks.buttons(row)], "under": reply.subject}
    work.post(f"slack:{work.house.desk}", "chat.update", said, "head", subject=subject, on_uncertain="look_up")


def _button(work: Work, action: str, subject: str) -> Block:
    sure = None
    if action != "correct_reply":
        said = label(work, action)
        sure = blocks.sure(said, plainly(work, f"confirm_{action}"), said, label(work, "cancel"))
    return blocks.button(action, label(work, action), subject, confirm=sure)
