"""Cases as things: raised by one contact, moved by the lifecycle `dispute`."""

import json
from types import MappingProxyType
from typing import Any

from bot import routed, watched
from bot.kinds.surveys import plan
from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.case_commands import EndWatch, FixByRule, GiveToLead, ProlongOffer, RaiseApproval
from flows.facts.commands import ChangeCase, DecideOffer, MoveStatement
from flows.facts.concessions import Needed, Signature
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import CaseState, OfferState, Option
from flows.facts.matter_commands import PlanSurvey
from flows.facts.money import Money
from flows.facts.parties import StaffRole
from flows.facts.withheld import is_withheld
from flows.tables.approvals import Level
from flows.tables.followups import FOLLOWUPS
from storage import approvals, cases, consults, people

_NOBODY_IS_ASKED = frozenset({CaseState.CLOSED.value, CaseState.EXTERNAL.value})


def _find(work: Work, id: int) -> Thing | None:
    case = cases.one(work.conn, id)
    if case is None:
        return None
    contact, customer = people.contact(work.conn, case.contact_id)
    return Thing("case", id, case.state.value, customer, contact, is_withheld(case))


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    case = cases.one(work.conn, thing.id)
    if case:
        closed = {"closed_at": work.now} if state == CaseState.CLOSED else {"closed_at": None}
        # Leaving `closed` needs a next date in the same statement; the lifecycle's own follows right after.
        cases.change(work.conn, case, state=state, next_contact_at=max(case.next_contact_at, work.now), **closed)
    if thing.state == CaseState.REGISTERED:
        return watched.raised(work, thing.customer.id, thing.id)
    return _call_back(work, thing.id) if state in _NOBODY_IS_ASKED else []


def _call_back(work: Work, case_id: int) -> list[Told]:
    """Whoever in the house still looks for an answer need not any more."""
    return [("consult", one.id, Happened("called_back")) for one in consults.open_of_case(work.conn, case_id)]


def _change(work: Work, thing: Thing, command: ChangeCase) -> list[Told]:
    case = cases.one(work.conn, thing.id)
    if case:
        cases.change(work.conn, case, **command.fields)
    return []


def _decide(work: Work, thing: Thing, command: DecideOffer) -> list[Told]:
    offer = cases.offer(work.conn, thing.id)
    case = cases.one(work.conn, thing.id)
    if offer is None or case is None:
        return []
    state = OfferState(command.state)
    # A late yes keeps the choice that was made with it.
    part, lines = command.part, command.lines
    if offer.part and offer.chosen == command.chosen:  # as is whether it was only a part, and of which lines
        part, lines = True, lines or offer.lines
    choice: dict[str, Any] = {"chosen": command.chosen, "part": int(part), "lines": json.dumps(lines)}
    choice = choice if command.chosen >= 0 else {}
    cases.decide_offer(work.conn, offer.id, state, work.now, **choice)
    accepted = cases.offer(work.conn, thing.id)
    if state is OfferState.ACCEPTED and accepted:
        cases.ask_adjustment(work.conn, case, accepted, work.now)
    return []


def _prolong(work: Work, thing: Thing, command: ProlongOffer) -> list[Told]:
    offer = cases.offer(work.conn, thing.id)
    if offer:
        cases.change_offer(work.conn, offer.id, valid_until=command.until, prolonged=1)
    return []


def _raise(work: Work, thing: Thing, command: RaiseApproval) -> list[Told]:
    offer = cases.offer(work.conn, thing.id)
    if offer:
        approvals.raise_level(work.conn, offer)
        cases.change_offer(work.conn, offer.id, valid_until=max(offer.valid_until, command.until))
    return []


def _fix(work: Work, thing: Thing, _command: FixByRule) -> list[Told]:
    """The rule's own offer and signature; a customer who speaks with a person is left to that person."""
    case, contact = cases.one(work.conn, thing.id), thing.contact
    found = people.chat_of(work.conn, contact.id) if contact else None
    if case is None or contact is None or (found and cases.hand_over(work.conn, found[0])):
        return []
    words = work.house.speaker.label("small_fix_reason", {}, contact.language)
    days = FOLLOWUPS["offer_expired"].days[0]
    until = end_of_working_day(work.now, days, contact.zone, work.calendar(thing.customer))
    options = (Option(case.to_settle.minor, 0, "write_off", words),)
    offer = cases.propose(work.conn, case, options, 0, until, work.now)
    level = Needed(Level.RULE, "amount", case.to_settle, Money(0, case.currency))
    approvals.sign(work.conn, offer, Signature(0, "rule"), level, work.now)
    return [("case", thing.id, Happened("fixed_by_rule", "rule"))]


def _end_watch(_work: Work, thing: Thing, command: EndWatch) -> list[Told]:
    return [("case", thing.id, Happened(command.how, "house", command.values))]  # type: ignore[arg-type]


def _give_to_lead(work: Work, thing: Thing, _command: GiveToLead) -> list[Told]:
    """A lead who is here and had no part in what is appealed against; unless one has it already."""
    case, known = cases.one(work.conn, thing.id), {one.id: one for one in people.staff(work.conn)}
    if case is None:
        return []
    barred = cases.deciders(work.conn, case) if case.under_appeal else frozenset()
    leads = [one for one in known.values() if one.active and one.role is StaffRole.LEAD and one.id not in barred]
    lead = next((one for one in leads if not routed.is_away(work, one)), leads[0] if leads else None)
    if lead is None or case.owner in {one.id for one in leads}:
        return []
    cases.change(work.conn, case, owner=lead.id)
    work.record(case.customer_id, "clock", "changed_hands", thing.subject, why="third", was=case.owner, to=lead.id)
    before = known[case.owner].name if case.owner in known else ""
    said = desk_line(
        work, "hands_changed", number=case.number, mention=mention(lead), why="third", note="", before=before,
        to=lead.name,
    )  # fmt: skip
    body = {"text": calling(said, lead)}
    work.post(
        f"slack:{work.house.desk}", "chat.postMessage", body, "note", subject=thing.subject, on_uncertain="look_up"
    )
    return []


def _tell_statement(_work: Work, _thing: Thing, command: MoveStatement) -> list[Told]:
    return [("statement", command.statement_id, Happened(command.what, values=command.values))]  # type: ignore[arg-type]


def _touched(work: Work, id: int) -> None:
    work.cases.add(id)


CASE = Kind(
    "case",
    "dispute",
    "case_id",
    _find,
    _store,
    MappingProxyType(
        {
            ChangeCase: _change,
            DecideOffer: _decide,
            ProlongOffer: _prolong,
            RaiseApproval: _raise,
            FixByRule: _fix,
            EndWatch: _end_watch,
            GiveToLead: _give_to_lead,
            MoveStatement: _tell_statement,
            PlanSurvey: plan,
        }
    ),
    _touched,
)
