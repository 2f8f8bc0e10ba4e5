"""The card of a case: all that a colleague has to see at once, and what they may do about it.

Promise: as for all cards (see cards.py); whatever a case holds, it stays inside Slack's limits. Clocks, priority and
the suggested colleague are worked out anew whenever the card is drawn. Whoever adds something to it adds it to a
template `head_*` and here.
"""

from collections.abc import Mapping
from typing import Any

from bot import clock_reading, routed
from bot.desk import authority, blocks, foreseen_lines, marking, moods
from bot.desk.bank_lines import bank_lines
from bot.desk.blocks import Block
from bot.desk.cards import beside_of, button_of, name_of, own_words, pairs_of, put_up, sure_of
from bot.desk.deed import label, line, plainly
from bot.desk.fitting import actions_for, laid_out
from bot.mentions import calling, mention
from bot.work import Work
from flows.facts.dispute import Case, Offer, OfferState, claimed_before
from flows.facts.dispute_lines import cause_missing, split_values
from flows.facts.money import Money
from flows.facts.parties import Contact, Customer
from flows.facts.priority import Priority, Weight, weight_of
from flows.facts.standing import standing
from flows.facts.statement import short_code
from flows.facts.times import DAY, day_in_zone
from flows.tables.reasons import reason
from flows.tables.remedies import REMEDIES
from storage import case_history, cases, people, statements
from storage.related_parties import is_related

DECIDED_ON = frozenset({OfferState.AWAITING_APPROVAL, OfferState.SENT, OfferState.ACCEPTED})
BOUND = frozenset({"approve", "return_offer"})  # to the very offer that is shown
ITEMS = 8  # lines of the account that a card names
ALIKE, RECENT = 3, 365 * DAY  # similar cases that are named, and how far back they are looked for


def head(work: Work, case_id: int) -> None:
    """Put the card up, or draw it anew."""
    case = cases.one(work.conn, case_id)
    if case is None:
        return
    contact, customer = people.contact(work.conn, case.contact_id)
    weight = weight_of(case, statements.one(work.conn, case.statement_id), moods.mood_of(work, contact.id).level)
    values = _values(work, case, contact, customer, weight)
    body = [blocks.header(plainly(work, "head_title", **values)), *_fields(work, case, values), *_lines(work, case)]
    if case.words:
        body += [blocks.small(plainly(work, "their_words", **values)), blocks.words(own_words(case.words))]
    body += [beside_of(work, "head_beside", values), *_clocks(work, case), *_coming(work, case, customer)]
    body += [*bank_lines(work, case), *alike(work, case)]
    body += marking.shown(work, f"case:{case_id}")
    offer = cases.offer(work.conn, case_id)
    if offer and offer.state in DECIDED_ON and not case.closed:
        body += _offer(work, case, offer)
    if offer and offer.state is OfferState.AWAITING_APPROVAL:
        body += authority.on_card(work, case, offer)
    put_up(work, f"case:{case_id}", line(work, "head_line", **values), body, _buttons(work, case, offer, values))


def _values(work: Work, case: Case, contact: Contact, customer: Customer, weight: Weight) -> dict[str, Any]:
    papers = [row for row in cases.evidence(work.conn, case_id=case.id) if row["state"] in {"announced", "stored"}]
    before, settled_at = case_history.earlier(work.conn, case)
    return {
        "number": case.number,
        "person": contact.name,
        "customer": customer.name,
        "code": customer.code,
        "document": case.documents,
        "claimed": case.claimed,
        "undisputed": _undisputed(work, case),
        "reason": f"reason_{reason(case.reason).key}",
        "team": routed.team_of(case),
        "state": f"desk_state_{case.state.value}",
        "owner": name_of(work, case.owner),
        "manager": name_of(work, customer.account_manager),
        "control": f"desk_control_{case.control.value}",
        "next_at": case.next_contact_at,
        "wish": f"remedy_{case.remedy if case.remedy in REMEDIES else 'unsure'}",
        "papers": len(papers),
        "newest_at": max((int(row["received_at"]) for row in papers), default=0),
        "first": Money(case.first_claimed, case.currency) if case.first_claimed else None,
        "granted": Money(case.granted, case.currency) if case.granted else None,
        "follows": _number(work, case.linked_to),
        "appeal": case.under_appeal,
        "related": is_related(work.conn, customer.id),
        "root": f"desk_cause_{case.root_cause}" if case.root_cause else "",
        "unnamed": cause_missing(case),
        "mood": "" if case.closed else moods.shown(work, case.contact_id),
        "closed": case.closed,
        "priority": f"desk_priority_{weight.priority.value}",
        "cause": f"desk_because_{weight.cause}",
        "share": weight.share if weight.cause == "share" else 0,
        "urgent": weight.priority is Priority.P1 and not case.closed,
        "before": before,
        "settled_on": day_in_zone(settled_at, work.house.company.zone) if settled_at else None,
    }


def _fields(work: Work, case: Case, values: Mapping[str, Any]) -> list[Block]:
    shown = pairs_of(work, "head_fields", values)
    wanted = None if case.owner or case.closed else routed.suggestion(work, case)
    if wanted is None:
        return shown
    said = line(work, "head_wanted", mention=mention(wanted), person=wanted.name)
    return [*shown, blocks.marked(calling(said, wanted))]


def _lines(work: Work, case: Case) -> list[Block]:
    """The lines of the account, where there are several."""
    if len(case.items) <= 1:
        return []
    named = [(one.document, Money(one.split.claimed, case.currency)) for one in case.items[:ITEMS]]
    return [blocks.words(plainly(work, "head_lines", lines=named, more=max(0, len(case.items) - ITEMS)))]


def _clocks(work: Work, case: Case) -> list[Block]:
    """By when what must have happened; nothing for a case that has ended."""
    if case.closed:
        return []
    running = clock_reading.running(work, case)
    shown = [(label(work, f"clock_{one.key}"), 0 if one.paused else one.due, one.late(work.now)) for one in running]
    return [blocks.small(plainly(work, "head_clocks", clocks=shown))] if shown else []


def _coming(work: Work, case: Case, customer: Customer) -> list[Block]:
    """What they hear next from us about it unasked, or why not."""
    return [] if case.closed else foreseen_lines.lines(work, customer, about=f"case:{case.id}")


def alike(work: Work, case: Case) -> list[Block]:
    """What was decided where it was much the same, each with a button that opens its card."""
    found = case_history.similar(work.conn, case, work.now - RECENT, ALIKE)
    if not found:
        return []
    rows = [
        blocks.with_button(
            plainly(work, "head_alike", **_told(one, case)),
            blocks.button("open_card", label(work, "open_card"), f"case:{one.id}"),
        )
        for one in found
    ]
    return [blocks.small(label(work, "alike")), *rows]


def _told(case: Case, this: Case) -> dict[str, Any]:
    """Another case in one line: what it was about, what came of it and, where it was the same, what caused it."""
    same = case.root_cause if case.root_cause == this.root_cause else ""
    return {
        "number": case.number,
        "reason": f"reason_{reason(case.reason).key}",
        "claimed": case.claimed,
        "upheld": Money(case.split.upheld, case.currency),
        "state": f"desk_state_{case.state.value}",
        "closed": case.closed,
        "cause": f"desk_cause_{same}" if same else "",
    }


def _number(work: Work, case_id: int) -> str:
    found = cases.one(work.conn, case_id) if case_id else None
    return found.number if found else ""


def _undisputed(work: Work, case: Case) -> Money:
    """What nobody objects to: of the document, or of the statement when none or several are listed."""
    statement = statements.one(work.conn, case.statement_id)
    known = cases.of_customer(work.conn, case.customer_id)
    listed = statement.line(case.document_id) if statement and len(case.items) <= 1 else None
    if listed:
        return Money(max(0, listed.open - claimed_before(known, case.document_id)), case.currency)
    return standing(statement, known).undisputed if statement else Money(0, case.currency)


def _offer(work: Work, case: Case, offer: Offer) -> list[Block]:
    """What is proposed, exactly as it will be sent, and who proposed it."""
    said = [
        plainly(
            work,
            "offer_option",
            n=at,
            **split_values(case, option),
            remedy=f"remedy_{option.remedy}",
            text=option.text,
        )
        for at, option in enumerate(offer.options, start=1)
    ]
    foot = plainly(
        work,
        "offer_foot",
        proposer=name_of(work, offer.proposer),
        until=offer.valid_until,
        code=short_code(offer.sha),
        state=f"desk_offer_{offer.state.value}",
    )
    return [{"type": "divider"}, *(blocks.words(one) for one in said), blocks.small(foot)]


def _buttons(work: Work, case: Case, offer: Offer | None, values: Mapping[Any, Any]) -> list[Block]:
    """The buttons, and the list with whatever else fits."""
    subject, soothing = f"case:{case.id}", () if case.closed else moods.clearing(work, case.contact_id)
    shown, listed = laid_out((*actions_for(case), *soothing))
    made = []
    for action in shown:
        confirm = sure_of(work, action, "confirm_approve", values) if action == "approve" else None
        bound = offer.sha[:16] if offer and action in BOUND else ""
        made.append(button_of(work, action, subject, bound, confirm))
    options = {f"{subject}#{action}": label(work, action) for action in listed}
    return [*made, blocks.more(label(work, "more"), options)] if options else made
