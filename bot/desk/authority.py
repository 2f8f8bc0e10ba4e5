"""Who may decide on an offer: what its card says of it, and why a colleague who presses may not.

Promise: judged anew at every press, by what the customer was granted up to that moment; a no is written down. The
levels are in flows/tables/approvals.py, the arithmetic in flows/facts/concessions.py.
"""

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed, plainly
from bot.work import Work
from flows.facts.concessions import Needed, needed
from flows.facts.dispute import Case, Offer
from flows.facts.parties import Colleague
from flows.facts.priority import priority_of
from flows.facts.times import day_in_zone
from storage import approvals, cases, ledger, people, statements

NAMES = 100  # as many as a list may hold


def level_of(work: Work, case: Case, offer: Offer) -> Needed:
    """Who has to agree to it as things are now."""
    known = approvals.asked(work.conn, case, work.now)
    urgency = priority_of(case, statements.one(work.conn, case.statement_id))
    return needed(case, offer.options, known, work.now, urgency)


def obstacle(deed: Deed, case: Case, offer: Offer, level: Needed) -> str:
    """The message that says why this colleague may not approve it; empty when they may."""
    why = _kept_out(deed.work, case, offer, level).get(deed.by.id, "")
    if why:
        return why
    if deed.by.role.value not in level.roles:
        return "approval_above"
    return "approval_bare" if level.bare else ""


def told(work: Work, case: Case, offer: Offer, level: Needed) -> dict[str, object]:
    """What is said of it: the level, what makes it so, who agreed and who may."""
    by_id, able = {one.id: one for one in people.staff(work.conn)}, deciders(work, case, offer, level)
    return {
        "number": case.number,
        "level": f"desk_level_{level.level.value}",
        "because": level.because,
        "granted": level.granted,
        "before": level.before,
        "raised": level.raised,
        "bare": level.bare,
        "signed": [by_id[one.by].name for one in level.signed if one.by in by_id],
        "deciders": [one.name for one, instead in able if not instead],
        "deputies": [{"name": one.name, "instead": by_id[instead].name} for one, instead in able if instead],
    }


def deciders(work: Work, case: Case, offer: Offer, level: Needed) -> list[tuple[Colleague, int]]:
    """Who may agree to it next, each with the id of the colleague in whose place they decide; 0 for nobody's.

    Nobody decides in the place of somebody who has to keep out of it.
    """
    out = _kept_out(work, case, offer, level)
    today = day_in_zone(work.now, work.house.company.zone)
    free = [one for one in people.staff(work.conn) if one.active and one.id not in out]
    able = [one for one in free if one.role.value in level.roles]
    asked = approvals.asked_of(able, approvals.delegations(work.conn, today))
    return [(one, instead) for one, instead in asked if not one.away(today)]


def on_card(work: Work, case: Case, offer: Offer) -> list[Block]:
    """Who has to agree, and why, in small print beneath what is proposed."""
    level = level_of(work, case, offer)
    return [blocks.small(plainly(work, "approval_needed", **told(work, case, offer, level)))]


def booker_field(deed: Deed) -> Block:
    """Who booked the error, where the one who proposes knows it."""
    names = {str(one.id): one.name for one in people.staff(deed.work.conn) if one.active}
    return blocks.chosen("booker", deed.label("booker"), dict(list(names.items())[:NAMES]), optional=True)


def _kept_out(work: Work, case: Case, offer: Offer, level: Needed) -> dict[int, str]:
    """Those who have a stake in it, by what they are told; 0 is nobody."""
    customer = ledger.customer(work.conn, case.customer_id)
    signed = dict.fromkeys((one.by for one in level.signed), "approval_signed")
    booker = approvals.asked(work.conn, case, work.now).booker
    manager = customer.account_manager if customer else 0
    decided = dict.fromkeys(cases.deciders(work.conn, case) if case.under_appeal else (), "decided_before")
    kept = signed | decided | {booker: "approval_booked", manager: "approval_manages", offer.proposer: "own_proposal"}
    return {id_: why for id_, why in kept.items() if id_}
