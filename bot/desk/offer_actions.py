"""Offers: proposed by one colleague, approved or sent back by another, bound to the very bytes that were shown."""

import json
from collections.abc import Callable

from bot.desk import forms
from bot.desk.case_actions import fitting_case, move, stands_back
from bot.desk.deed import Deed, label
from bot.desk.proposing import read_options
from flows.facts import contact_policy
from flows.facts.dispute import Case, Offer, OfferState
from flows.facts.statement import fingerprint
from flows.tables.followups import FOLLOWUPS
from storage import cases, people

STANDS = FOLLOWUPS["offer_expired"].days[0]  # working days that an offer stands


def propose(deed: Deed) -> None:
    """One to three ways to settle the case, for another colleague to approve."""
    case = fitting_case(deed)
    if case is None or stands_back(deed, case):
        return
    if not deed.acted.form:
        deed.open(forms.propose(deed, case))
        return
    options, faults = read_options(deed, case)
    if faults:
        deed.complain(faults)
        return
    contact, _ = people.contact(deed.work.conn, case.contact_id)
    until = contact_policy.end_of_working_day(deed.work.now, STANDS, contact.zone)
    offer = cases.propose(deed.work.conn, case, options, deed.by.id, until, deed.work.now)
    move(deed, case, "proposed", proposer=deed.by.id, sha=offer.sha)
    deed.work.reply("form_done")


def approve(deed: Deed) -> None:
    """What was shown on the card goes to the customer, word for word."""
    found = _waiting(deed)
    if found is None:
        return
    case, offer = found
    late_yes = offer.chosen >= 0
    if not late_yes and offer.valid_until <= deed.work.now:
        deed.whisper("offer_lapsed")
        return
    if not move(deed, case, "approved", proposer=offer.proposer, sha=offer.sha):
        deed.whisper("offer_changed")
        return
    now = cases.offer(deed.work.conn, case.id)
    if now and now.id == offer.id and now.state is not OfferState.AWAITING_APPROVAL:
        cases.decide_offer(deed.work.conn, offer.id, now.state, deed.work.now, approver=deed.by.id)


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
        deed.complain({"comment": label(deed.work, "say_what")})
        return
    move(deed, case, "returned_offer", comment=said)
    cases.decide_offer(deed.work.conn, offer.id, OfferState.RETURNED, deed.work.now, comment=said)
    deed.work.reply("form_done")


def unchanged(offer: Offer, shown: str) -> bool:
    """Whether the offer is, to the byte, the one whose hash begins with `shown`: as stored, and as it reads now."""
    content = json.dumps(
        [[one.upheld, one.not_upheld, one.remedy, one.text] for one in offer.options], ensure_ascii=False
    )
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
