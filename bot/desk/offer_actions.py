"""Offers: proposed by one colleague, approved or sent back by another, bound to the very bytes that were shown."""

from collections.abc import Callable
from dataclasses import replace

from bot.desk import authority, forms, proposal_form
from bot.desk.case_actions import fitting_case, move, stands_back
from bot.desk.deed import Deed
from bot.desk.presets import filled_in
from bot.desk.proposing import next_page, read_options
from flows.facts import contact_policy
from flows.facts.concessions import Needed, Signature
from flows.facts.dispute import Case, Offer, OfferState
from flows.facts.statement import fingerprint
from flows.tables.approvals import still_to_sign
from flows.tables.followups import FOLLOWUPS
from storage import approvals, cases, offers, people

STANDS = FOLLOWUPS["offer_expired"].days[0]  # working days that an offer stands


def propose(deed: Deed) -> None:
    """One to three ways to settle the case, for another colleague to approve."""
    case = fitting_case(deed)
    if case is None or stands_back(deed, case):
        return
    if not deed.acted.form:
        deed.open(filled_in(proposal_form.propose(deed, case), case, deed.said("bound")))
        return
    following, faults = next_page(deed, case)
    if following:
        deed.open(following)
        return
    options, more = read_options(deed, case) if not faults else ((), faults)
    if faults := faults or more:
        deed.complain(faults)
        return
    contact, customer = people.contact(deed.work.conn, case.contact_id)
    until = contact_policy.end_of_working_day(deed.work.now, STANDS, contact.zone, deed.work.calendar(customer))
    offer = cases.propose(deed.work.conn, case, options, deed.by.id, until, deed.work.now)
    booker = deed.said("booker")
    approvals.ask(deed.work.conn, offer, int(booker) if booker.isdecimal() else 0)
    move(deed, case, "proposed", proposer=deed.by.id, sha=offer.sha)
    deed.work.reply("form_done")


def approve(deed: Deed) -> None:
    """What was shown on the card goes to the customer, word for word."""
    found = _waiting(deed)
    if found is None:
        return
    case, offer = found
    level = authority.level_of(deed.work, case, offer)
    why = authority.obstacle(deed, case, offer, level)
    if why:
        deed.work.cases.add(case.id)
        deed.refuse(why, **authority.told(deed.work, case, offer, level))
        return
    late_yes = offer.chosen >= 0
    if not late_yes and offer.valid_until <= deed.work.now:
        deed.whisper("offer_lapsed")
        return
    signed = [*(one.role for one in level.signed), deed.by.role.value]
    if still_to_sign(level.level, signed):
        _sign(deed, case, offer, level)
        deed.work.cases.add(case.id)
        deed.work.record(
            case.customer_id, deed.actor, "co_signed", deed.acted.subject,
            level=level.level.value, proposer=offer.proposer, sha=offer.sha,
        )  # fmt: skip
        deed.tell("approval_half", **authority.told(deed.work, case, offer, _with(deed, level)))
        return
    _sign(deed, case, offer, level)
    if not move(deed, case, "approved", proposer=offer.proposer, sha=offer.sha, roles=signed, level=level.level.value):
        deed.whisper("offer_changed")
        return
    now = cases.offer(deed.work.conn, case.id)
    if now and now.id == offer.id and now.state is not OfferState.AWAITING_APPROVAL:
        cases.decide_offer(deed.work.conn, offer.id, now.state, deed.work.now, approver=deed.by.id)


def _sign(deed: Deed, case: Case, offer: Offer, level: Needed) -> None:
    """This colleague agrees to what was shown."""
    able = authority.deciders(deed.work, case, offer, level)
    instead = next((giver for one, giver in able if one.id == deed.by.id), 0)
    approvals.sign(deed.work.conn, offer, _signature(deed), level, deed.work.now, instead)


def _with(deed: Deed, level: Needed) -> Needed:
    """The same once this colleague has agreed."""
    return replace(level, signed=(*level.signed, _signature(deed)))


def _signature(deed: Deed) -> Signature:
    return Signature(deed.by.id, deed.by.role.value)


def return_offer(deed: Deed) -> None:
    """Back to whoever proposed it, with the reason."""
    found = _waiting(deed)
    if found is None:
        return
    case, offer = found
    if not deed.acted.form:
        deed.open(forms.comment(deed, "comment"))
        return
    said = deed.said("comment")
    if not said:
        deed.complain({"comment": deed.label("say_what")})
        return
    move(deed, case, "returned_offer", comment=said)
    cases.decide_offer(deed.work.conn, offer.id, OfferState.RETURNED, deed.work.now, comment=said)
    deed.work.reply("form_done")


def unchanged(offer: Offer, shown: str) -> bool:
    """Whether the offer is, to the byte, the one whose hash begins with `shown`: as stored, and as it reads now."""
    content = offers.offer_body(offer.options)
    return bool(shown) and offer.sha.startswith(shown) and fingerprint(content.encode()) == offer.sha


def _waiting(deed: Deed) -> tuple[Case, Offer] | None:
    """The offer that waits for approval, when it is the one shown and not this colleague's own."""
    case = fitting_case(deed)
    offer = cases.offer(deed.work.conn, case.id) if case else None
    if case is None or offer is None:
        return None
    if offer.proposer == deed.by.id:
        deed.refuse("own_proposal")
        return None
    bound = deed.said("bound")
    if offer.state is not OfferState.AWAITING_APPROVAL or not unchanged(offer, bound):
        deed.work.cases.add(case.id)
        deed.refuse("offer_changed")
        return None
    return case, offer


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "propose"): propose,
    ("case", "approve"): approve,
    ("case", "return_offer"): return_offer,
}
