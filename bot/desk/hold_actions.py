"""Lawyers and courts: a lead proposes that a case goes outside, a controller and legal agree, and what comes of it.

Promise: three people look before anything changes; while a hold stands nothing is offered and nothing is erased.
"""

from collections.abc import Callable

from bot.desk import blocks, chart_forms, forms
from bot.desk.cards import put_up
from bot.desk.case_actions import fitting_case, move
from bot.desk.deed import Deed, label, line, plainly
from bot.work import Work
from flows.facts.amounts import Understood, read_amount
from flows.facts.dispute import Case, OfferState, Option, Part
from flows.facts.legal_holds import LegalHold
from flows.facts.parties import StaffRole
from storage import cases, legal_holds, people

PLACES = {StaffRole.CONTROLLER: "controller", StaffRole.LEGAL: "legal"}


def propose(deed: Deed) -> None:
    """Asked of a controller and of legal; nothing changes before."""
    case = fitting_case(deed)
    if case is None:
        return
    if legal_holds.standing(deed.work.conn, case.id):
        deed.whisper("hold_standing", number=case.number)
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    why = deed.said("reason")
    if not why:
        deed.complain({"reason": deed.label("say_what")})
        return
    fields = {"case_id": case.id, "why": why, "proposed_by": deed.by.id, "proposed_at": deed.work.now}
    legal_holds.propose(deed.work.conn, **fields)
    deed.work.cards.add(("hold", case.id))
    deed.tell("hold_proposed", number=case.number, said=why)
    deed.work.record(case.customer_id, deed.actor, "hold_proposed", f"case:{case.id}", why=why)
    deed.work.reply("form_done")


def agree(deed: Deed) -> None:
    """A controller and somebody of legal, neither of whom proposed it; with the second the case goes outside."""
    found = _proposed(deed)
    if found is None:
        return
    case, hold = found
    place = PLACES.get(deed.by.role, "")
    if not still_theirs(deed, case.id):
        deed.refuse("hold_own")
        return
    legal_holds.change(deed.work.conn, hold.id, **{place: deed.by.id})
    now = legal_holds.standing(deed.work.conn, case.id)
    missing = "" if now and now.agreed else "legal" if place == "controller" else "controller"
    _tell(deed, case, "hold_agreed", missing=f"desk_role_{missing}" if missing else "")
    told = {"place": place, "proposer": hold.proposed_by}
    deed.work.record(case.customer_id, deed.actor, "hold_agreed", f"case:{case.id}", **told)
    if not missing:
        legal_holds.change(deed.work.conn, hold.id, set_at=deed.work.now)
        move(deed, case, "went_outside", reason=hold.why)


def still_theirs(deed: Deed, case_id: int) -> bool:
    """Whether the place that this colleague would agree for is still open, and neither taken nor proposed by them."""
    hold = legal_holds.standing(deed.work.conn, case_id)
    place = PLACES.get(deed.by.role, "")
    if hold is None or hold.set_at or not place:
        return False
    taken = {"controller": hold.controller, "legal": hold.legal}[place]
    return not taken and deed.by.id not in {hold.proposed_by, hold.controller, hold.legal}


def drop(deed: Deed) -> None:
    """Not agreed: the case goes on as before."""
    found = _proposed(deed)
    if found is None:
        return
    case, hold = found
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    if not deed.said("reason"):
        deed.complain({"reason": deed.label("say_what")})
        return
    legal_holds.change(deed.work.conn, hold.id, ended_at=deed.work.now)
    _tell(deed, case, "hold_dropped", said=deed.said("reason"))
    deed.work.record(case.customer_id, deed.actor, "hold_dropped", f"case:{case.id}", why=deed.said("reason"))
    deed.work.reply("form_done")


def _tell(deed: Deed, case: Case, message: str, **values: object) -> None:
    text = line(deed.work, message, person=deed.by.name, number=case.number, **values)
    more = {"subject": f"case:{case.id}", "on_uncertain": "look_up"}
    deed.work.post(f"slack:{deed.work.house.desk}", "chat.postMessage", {"text": text}, "note", **more)


def _proposed(deed: Deed) -> tuple[Case, LegalHold] | None:
    """The case of the card and the hold that waits for agreement."""
    case = cases.one(deed.work.conn, deed.number)
    if case is None:
        deed.refuse("unknown_button")
        return None
    deed.work.cards.add(("hold", case.id))
    deed.work.cases.add(case.id)
    hold = legal_holds.standing(deed.work.conn, case.id)
    if hold is None or hold.set_at or case.closed:
        deed.whisper("hold_none", number=case.number)
        return None
    return case, hold


def decided(deed: Deed) -> None:
    """Settled or judged outside: booked and carried out, or closed; the hold ends."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.outside(deed, case))
        return
    faults = {name: deed.label("say_what") for name in ("reference", "words") if not deed.said(name)}
    upheld = _upheld(deed, case, faults)
    if faults:
        deed.complain(faults)
        return
    hold = legal_holds.standing(deed.work.conn, case.id)
    reference = deed.said("reference")
    if hold:
        legal_holds.change(deed.work.conn, hold.id, ended_at=deed.work.now, reference=reference)
    if upheld:
        _book(deed, case, upheld, f"{reference}: {deed.said('words')}")
    told = {"how": deed.said("how"), "reference": reference, "upheld": upheld, "why": deed.said("words")}
    move(deed, case, "settled_outside", **told)
    deed.work.reply("form_done")


def _upheld(deed: Deed, case: Case, faults: dict[str, str]) -> int:
    """Minor units to be booked in the customer's favour; an empty field is none."""
    if not deed.said("amount"):
        return 0
    match read_amount(deed.said("amount"), case.currency):
        case Understood(amount) if 0 <= amount.minor <= case.to_settle.minor:
            return amount.minor
    faults["amount"] = deed.plainly("amount_unreadable", currency=case.currency)
    return 0


def _book(deed: Deed, case: Case, upheld: int, text: str) -> None:
    """What was decided is kept as what both sides accepted, and asked of the ERP."""
    parts, rest = [], upheld
    for item in case.items:
        granted = min(rest, item.to_settle)
        rest -= granted
        parts.append(Part(item.document_id, item.document, granted, item.to_settle - granted))
    whole = case.to_settle.minor
    several = tuple(parts) if len(parts) > 1 else ()
    option = Option(upheld, whole - upheld, "credit_note", text, several)
    now = deed.work.now
    offer = cases.propose(deed.work.conn, case, (option,), deed.by.id, now, now)
    cases.decide_offer(deed.work.conn, offer.id, OfferState.ACCEPTED, now, chosen=0)
    accepted = cases.offer(deed.work.conn, case.id)
    if accepted:
        cases.ask_adjustment(deed.work.conn, case, accepted, now)


# -- its card ----------------------------------------------------------------------------------------------------------
def hold_card(work: Work, case_id: int) -> None:
    """What is proposed for that case, and who has to agree."""
    case = cases.one(work.conn, case_id)
    hold = legal_holds.standing(work.conn, case_id)
    if case is None:
        return
    names = {one.id: one.name for one in people.staff(work.conn)}
    waits = hold is not None and not hold.set_at
    told = {
        "number": case.number,
        "person": names.get(hold.proposed_by, "") if hold else "",
        "controller": names.get(hold.controller, "") if hold else "",
        "legal": names.get(hold.legal, "") if hold else "",
        "stands": hold is not None and hold.set_at > 0,
        "waits": waits,
    }
    shown = line(work, "hold_fields", **told).split("\n")
    body = [
        blocks.header(plainly(work, "hold_title", **told)),
        *([blocks.words(hold.why)] if hold else []),
        *blocks.pairs(list(zip(shown[::2], shown[1::2], strict=False))),
    ]
    subject = f"hold:{case_id}"
    made = [blocks.button(name, label(work, name), subject) for name in ("agree_hold", "drop_hold")] if waits else []
    put_up(work, subject, line(work, "hold_line", **told), body, made)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "propose_hold"): propose,
    ("hold", "agree_hold"): agree,
    ("hold", "drop_hold"): drop,
    ("case", "settled_outside"): decided,
}
