"""Complaints and feedback: assessed, answered, approved, thanked for. Written to the customer only after a preview.

Promise: whoever is complained about, and at the second look whoever answered first, is refused and the attempt written
down; the answer that is approved is, to the byte, the one that was shown.
"""

from collections.abc import Callable

from bot import things
from bot.desk import blocks, forms, writing
from bot.desk.blocks import Block
from bot.desk.deed import Deed, label, plainly
from bot.desk.matter_cards import answer_sha, buttons_of
from flows.engine.effects import Say
from flows.facts.complaints import DAYS_BY_WEIGHT, Complaint, barred, may_approve
from flows.facts.statement import fingerprint
from locales.speak import CannotSay
from storage import complaints, people

ANSWER, RESULT = 900, 300  # characters


def assess(deed: Deed) -> None:
    """Taken, and weighed: by when there is an answer follows from it."""
    one = _impartial(deed)
    if one is None:
        return
    if not deed.acted.form:
        weights = {weight: deed.label(f"weight_{weight}") for weight in DAYS_BY_WEIGHT}
        deed.open(forms.form(deed, [blocks.chosen("weight", deed.label("weight"), weights, first="serious")]))
        return
    _move(deed, one, "assessed", weight=deed.said("weight") or "serious", name=deed.by.name)
    deed.work.reply("form_done")


def answer_complaint(deed: Deed) -> None:
    """What we found, what came of it, and what prevents it from happening again."""
    one = _impartial(deed)
    if one is not None:
        _answer(deed, one, "complaint/final_answer" if one.round > 1 else "complaint/answer")


def answer_feedback(deed: Deed) -> None:
    """What came of it."""
    one = _fitting(deed)
    if one is not None:
        _answer(deed, one, "feedback/what_came_of_it")


def approve_answer(deed: Deed) -> None:
    """A second person has read the answer: it goes to the customer, word for word."""
    one = _fitting(deed)
    if one is None:
        return
    if not may_approve(one, deed.by, people.staff(deed.work.conn)):
        deed.refuse("answer_not_yours_to_approve")
    elif deed.said("bound") != answer_sha(one):
        deed.work.cards.add(("complaint", one.id))
        deed.refuse("answer_changed")
    else:
        _move(deed, one, "approved", proposer=one.author, sha=answer_sha(one))


def return_answer(deed: Deed) -> None:
    """Back to whoever wrote it, with the reason."""
    one = _fitting(deed)
    if one is None:
        return
    if not may_approve(one, deed.by, people.staff(deed.work.conn)):
        deed.refuse("answer_not_yours_to_approve")
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "comment"))
        return
    if not deed.said("comment"):
        deed.complain({"comment": deed.label("say_what")})
        return
    _move(deed, one, "returned", comment=deed.said("comment"))
    deed.work.reply("form_done")


def thank(deed: Deed) -> None:
    """One press: the customer hears that a person has read it."""
    one = _fitting(deed)
    if one is not None:
        _move(deed, one, "thanked", name=deed.by.name)
        deed.tell("feedback_thanked", number=one.number)


def _answer(deed: Deed, one: Complaint, message: str) -> None:
    """Written, shown as the customer will read it, then sent or put before a second person."""
    if not deed.acted.form:
        deed.open(_form(deed, one))
        return
    said = {name: " ".join(deed.said(name).split()) for name in ("text", "result", "prevention")}
    if not said["text"]:
        deed.complain({"text": deed.label("say_why")})
        return
    contact, _ = people.contact(deed.work.conn, one.contact_id)
    shown_values = {**said, "number": one.number, "closes": deed.work.now, "words": one.words, "kind": one.kind}
    try:
        shown = writing.preview(deed, Say(message, shown_values), contact)
    except CannotSay:
        deed.complain({"text": deed.label("too_long")})
        return
    if deed.said("seen") != fingerprint(shown.encode()):
        deed.open(_form(deed, one, said, shown))
        return
    _move(deed, one, "answered", name=deed.by.name, **said)
    if not one.is_complaint:
        deed.tell("replied", to=contact.name, lines=[said["text"]])
    deed.work.reply("form_done")


def _form(deed: Deed, one: Complaint, said: dict[str, str] | None = None, shown: str = "") -> Block:
    work, first = deed.work, said or {"text": one.text, "result": one.result, "prevention": one.prevention}
    contact, customer = people.contact(work.conn, one.contact_id)
    body = [blocks.small(plainly(work, "reply_to", customer=f"{contact.name}, {customer.name}"))]
    if shown:
        body += [blocks.small(label(work, "preview")), blocks.words(shown)]
    body.append(blocks.typed("text", label(work, "found"), lines=True, first=first["text"], most=ANSWER))
    if one.is_complaint:
        body += [
            blocks.typed(name, label(work, name), lines=True, first=first[name], most=RESULT, optional=True)
            for name in ("result", "prevention")
        ]
    return forms.form(deed, body, "send" if shown else "show", seen=fingerprint(shown.encode()) if shown else "")


def _fitting(deed: Deed) -> Complaint | None:
    """The complaint, when the action fits it as it stands now; otherwise the colleague is told and the card redrawn."""
    one = complaints.one(deed.work.conn, deed.number)
    if one is None:
        deed.refuse("unknown_button")
        return None
    if deed.acted.action not in buttons_of(one):
        deed.work.cards.add(("complaint", one.id))
        found = people.staff(deed.work.conn, id=one.owner) if one.owner else []
        who = found[0].name if found else ""
        deed.whisper("moved_on", number=one.number, state=f"desk_complaint_{one.state}", person=who)
        return None
    return one


def _impartial(deed: Deed) -> Complaint | None:
    """The same, for somebody who need not keep out of it."""
    one = _fitting(deed)
    if one is not None and barred(one, deed.by):
        deed.refuse("complaint_about_you", second=one.round > 1 and one.earlier == deed.by.id, all=one.everybody)
        return None
    return one


def _move(deed: Deed, one: Complaint, what: str, **values: object) -> None:
    kind = "complaint" if one.is_complaint else "feedback"
    things.move(deed.work, kind, one.id, what, deed.actor, {"by": deed.by.id, **values})


_BOTH: tuple[tuple[str, Callable[[Deed], None]], ...] = (("thank", thank), ("answer_feedback", answer_feedback))
ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("complaint", "assess"): assess,
    ("complaint", "answer_complaint"): answer_complaint,
    ("complaint", "approve_answer"): approve_answer,
    ("complaint", "return_answer"): return_answer,
    **{("feedback", action): deed for action, deed in _BOTH},
}
