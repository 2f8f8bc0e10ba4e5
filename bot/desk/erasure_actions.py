"""Wishes to be erased: a lead takes the person out, or says why not yet.

The person asked and a lead decides, so two people have looked before anything is gone.
"""

from collections.abc import Callable

from bot.desk import forms
from bot.desk.deed import Deed
from bot.erasures import tell
from bot.keeping.own_data import DUE, take_out
from flows.engine.effects import Say
from storage import conversations, follow_ups, legal_holds, own_data, people


def approve(deed: Deed) -> None:
    """The person is told, then taken out; what is open goes on without their chat."""
    if not _waiting(deed):
        return
    work, contact_id = deed.work, deed.number
    contact, _ = people.contact(work.conn, contact_id)
    held = legal_holds.held(work.conn, contact_id)
    if held:
        deed.refuse("hold_keeps", person=contact.name, cases=list(held))
        return
    found = people.chat_of(work.conn, contact_id)
    own_data.decide_erasure(work.conn, contact_id, "erased", deed.by.id, work.now)
    follow_ups.cancel(work.conn, f"erasure:{contact_id}", (DUE,), "moot", work.now)
    if found:
        conversations.forget(work.conn, found[0])
    take_out(work, contact, contact.customer_id, deed.actor)


def decline(deed: Deed) -> None:
    """Not yet; the person reads why."""
    if not _waiting(deed):
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    said = deed.said("reason")
    if not said:
        deed.complain({"reason": deed.label("say_what")})
        return
    work, contact_id = deed.work, deed.number
    contact, customer = people.contact(work.conn, contact_id)
    own_data.decide_erasure(work.conn, contact_id, "declined", deed.by.id, work.now, said)
    follow_ups.cancel(work.conn, f"erasure:{contact_id}", (DUE,), "moot", work.now)
    tell(work, contact_id, Say("privacy/not_erased", {"company": work.house.company.name, "reason": said}))
    work.record(customer.id, deed.actor, "erasure_declined", f"contact:{contact_id}", reason=said)
    deed.tell("erasure_declined", contact=contact.name, reason=said)
    work.reply("form_done")


def _waiting(deed: Deed) -> bool:
    """Whether that wish still waits for a decision."""
    deed.work.cards.add(("erasure", deed.number))
    if own_data.erasure_due(deed.work.conn, deed.number):
        return True
    deed.whisper("erasure_decided")
    return False


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("erasure", "approve_erasure"): approve,
    ("erasure", "decline_erasure"): decline,
}
