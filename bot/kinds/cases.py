"""Cases as things: raised by one contact, moved by the lifecycle `dispute`."""

from types import MappingProxyType

from bot.kinds.surveys import plan
from bot.kinds.thing import Kind, Thing, Told
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.case_commands import ProlongOffer
from flows.facts.commands import ChangeCase, DecideOffer, MoveStatement
from flows.facts.dispute import CaseState, OfferState
from flows.facts.matter_commands import PlanSurvey
from flows.facts.withheld import is_withheld
from storage import cases, people


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
    return []


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
    choice: dict[str, int] = {"chosen": command.chosen, "part": int(command.part)} if command.chosen >= 0 else {}
    if command.chosen >= 0 and offer.part and offer.chosen == command.chosen:
        choice["part"] = 1  # as is whether it was only a part
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
            MoveStatement: _tell_statement,
            PlanSurvey: plan,
        }
    ),
    _touched,
)
