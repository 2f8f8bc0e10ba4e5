"""What can still be done with a message to a customer: called off while it waits, corrected or withdrawn afterwards.

Promises: as long as the platform lets us the message itself is changed, later a message follows that says so; what was
said before and after stands in the records and in the thread. A message whose arrival nobody knows is left alone.
"""

from collections.abc import Callable
from typing import Any

from bot import replies as leaving
from bot import things
from bot.desk import reply_forms, reply_times
from bot.desk.deed import Deed
from bot.desk.replying import framed, framed_or_complain, show
from bot.desk.snippets import case_of
from bot.replies import Files
from flows.facts.parties import Contact
from storage import people, replies
from storage.replies import StaffReply

EDITABLE = leaving.EDITABLE
NEVER_LEFT = frozenset({"queued", "dead"})
NONE = Files()


def cancel_reply(deed: Deed) -> None:
    """It does not go."""
    reply = _standing(deed, "scheduled")
    if reply and leaving.call_off(deed.work, reply):
        deed.work.record(reply.customer_id, deed.actor, "reply_cancelled", deed.acted.subject, text=reply.text)


def correct_reply(deed: Deed) -> None:
    """Other words in its place: written, shown, then changed."""
    reply = _standing(deed, "sent")
    if reply is None or not _settled(deed, reply):
        return
    contact, customer = people.contact(deed.work.conn, reply.contact_id)
    to = f"{contact.name}, {customer.name}"
    if not deed.acted.form:
        deed.open(reply_forms.correction(deed, to, reply.text))
        return
    text = deed.said("text")
    if not text or text == reply.text:
        deed.complain({"text": deed.label("say_what")})
        return
    asked = reply_forms.Asked(contact, to, reply_times.times(deed, reply.chat, contact))
    shown = show(deed, text, framed_or_complain(deed, text, contact, **_hears_next(deed, reply)), asked)
    if shown is None:
        return
    if deed.said("seen") != shown.seen:
        deed.open(reply_forms.correction(deed, to, text, shown))
        return
    if _change(deed, reply, contact, text):
        _written_down(deed, reply, "reply_corrected", now=text)
        deed.work.reply("form_done")


def withdraw_reply(deed: Deed) -> None:
    """It no longer stands: the customer sees that it was withdrawn, by whom, and what became of its files."""
    reply = _standing(deed, "sent")
    if reply is None or not _settled(deed, reply):
        return
    contact, _ = people.contact(deed.work.conn, reply.contact_id)
    files = leaving.files_of(deed.work, reply)
    if _change(deed, reply, contact, "", files):
        leaving.take_away(deed.work, reply, files)
        _written_down(deed, reply, "reply_withdrawn", files)


def _standing(deed: Deed, state: str) -> StaffReply | None:
    """The message, when it is in that state; otherwise the colleague is told and the card redrawn."""
    reply = replies.one(deed.work.conn, deed.number)
    if reply is None:
        deed.refuse("unknown_button")
    elif reply.state != state:
        deed.work.cards.add((leaving.CARD, reply.id))
        deed.whisper("reply_moved_on")
        return None
    return reply


def _settled(deed: Deed, reply: StaffReply) -> bool:
    """Whether it is known what became of it; a message on its way can be changed a moment later."""
    known = replies.letter(deed.work.conn, reply.letter_key)[0] in {"sent", "queued", "dead"}
    if not known:
        deed.whisper("reply_in_doubt")
    return known


def _change(deed: Deed, reply: StaffReply, reader: Contact, text: str, files: Files = NONE) -> bool:
    """Bring the customer's chat to say `text`, or that the message is withdrawn. False when it cannot be done now."""
    work, key = deed.work, reply.letter_key
    state, number, sent_at = replies.letter(work.conn, key)
    fields: dict[str, Any] = {"version": reply.version + 1}
    if state in NEVER_LEFT:
        replies.stop(work.conn, key, "corrected before it left")
        message = "colleague/reply" if text else ""
    elif work.now - sent_at < EDITABLE:
        message = "colleague/corrected" if text else "colleague/withdrawn"
    elif _asleep(deed, reply, reader):
        return False
    else:
        message = "colleague/correction" if text else "colleague/withdrawal"
    if message:
        told = {"sent_at": sent_at, "taken": len(files.there), "kept": files.kept, **_hears_next(deed, reply)}
        body = {"text": framed(deed, text, reader, message, **told), "parse_mode": "HTML"}
        edits = state == "sent" and work.now - sent_at < EDITABLE
        method = "editMessageText" if edits else "sendMessage"
        letter = leaving.post(work, reply, method, body | ({"message_id": int(number)} if edits else {}))
        fields |= {} if edits else {"letter_key": letter.key}
    changed = {"text": text, "words": framed(deed, text, reader, **_hears_next(deed, reply))}
    fields |= changed if text else {"state": "withdrawn"}
    replies.change(work.conn, reply.id, "sent", **fields)
    work.cards.add((leaving.CARD, reply.id))
    return True


def _hears_next(deed: Deed, reply: StaffReply) -> dict[str, object]:
    """What the message said at its end about the next one stays said."""
    case = case_of(deed.work, reply.subject) if reply.next_at else None
    return {"number": case.number, "by": reply.next_at} if case else {}


def _asleep(deed: Deed, reply: StaffReply, reader: Contact) -> bool:
    """Whether a new message would come outside the reader's hours; said to the colleague."""
    when = reply_times.times(deed, reply.chat, reader)
    asleep = when.needs_reason and not when.urgent
    if asleep:
        deed.whisper("reply_too_late_now", opening=when.opening, zone=reader.zone)
    return asleep


def _written_down(deed: Deed, reply: StaffReply, what: str, files: Files = NONE, **more: str) -> None:
    """Both versions, in the records and in the thread."""
    fate = {"taken": len(files.there), "kept": files.kept}
    known = {"was": reply.text, "reply": reply.id, **more, **(fate if any(fate.values()) else {})}
    deed.work.record(reply.customer_id, deed.actor, what, reply.subject, **known)
    contact, _ = people.contact(deed.work.conn, reply.contact_id)
    now = more.get("now", "").splitlines()
    told = {"person": deed.by.name, "to": contact.name, "was": reply.text.splitlines(), "now": now, **fate}
    things.tell_desk(deed.work, reply.subject, "staff/reply_changed", told)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    (leaving.CARD, "cancel_reply"): cancel_reply,
    (leaving.CARD, "correct_reply"): correct_reply,
    (leaving.CARD, "withdraw_reply"): withdraw_reply,
}
