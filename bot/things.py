"""Lifecycles: what becomes of a statement or a case when staff, time, the ledger or its customer does something.

The same `step` as for dialogues, over one frame whose stage is the thing's state. What it says goes to the customer's
chat, what it tells staff into the thing's thread; the state is stored by comparing the old one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.address import say_to
from bot.work import Work
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import CallOff, Do, Effect, Remind, Say, TellStaff
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.commands import ChangeCase, DecideOffer, MoveStatement
from flows.facts.dispute import CaseState, OfferState
from flows.facts.parties import Contact, Customer, Role, allows
from flows.facts.statement import StatementState
from flows.tables.followups import FOLLOWUPS
from storage import cases, follow_ups, ledger, outbox, people, statements
from storage.ports import Letter

REMINDER = "reminder"  # the kind of letters that an answer makes needless while they wait


@dataclass(frozen=True, slots=True)
class Thing:
    """A statement or a case at hand: its lifecycle's name, id, customer, and whom it speaks to, if anyone is bound."""

    flow: str
    id: int
    state: str
    customer: Customer
    contact: Contact | None

    @property
    def subject(self) -> str:
        """As letters and follow-ups name it."""
        return f"{'case' if self.flow == 'dispute' else 'statement'}:{self.id}"


def move_case(work: Work, case_id: int, what: str, by: str = "", values: Mapping[str, Any] | None = None) -> bool:
    """Tell a case's lifecycle what happened. False when that changes nothing in its present state."""
    case = cases.one(work.conn, case_id)
    if case is None:
        return False
    work.cases.add(case_id)
    contact, customer = people.contact(work.conn, case.contact_id)
    return _move(work, Thing("dispute", case_id, case.state.value, customer, contact), Happened(what, by, values or {}))


def move_statement(
    work: Work, statement_id: int, what: str, by: str = "", values: Mapping[str, Any] | None = None
) -> bool:
    """Tell a statement's lifecycle what happened. False when that changes nothing in its present state."""
    statement = statements.one(work.conn, statement_id)
    customer = ledger.customer(work.conn, statement.customer_id) if statement else None
    if statement is None or customer is None:
        return False
    found = recipient(work, customer.id)
    thing = Thing("statement", statement_id, statement.state.value, customer, found[0] if found else None)
    return _move(work, thing, Happened(what, by, values or {}))


def recipient(work: Work, customer_id: int) -> tuple[Contact, Customer] | None:
    """Whom a customer's statement goes to.

    One reachable bound contact, a confirmer before others, the longest bound first.
    """
    bound = [people.contact(work.conn, contact_id) for _, contact_id in people.chats_of(work.conn, customer_id)]
    return next((who for who in bound if allows(who[0].role, Role.CONFIRMER)), bound[0] if bound else None)


def case_person(work: Work, case_id: int) -> tuple[Contact, Customer] | None:
    """The contact who raised that case."""
    case = cases.one(work.conn, case_id)
    return people.contact(work.conn, case.contact_id) if case else None


def tell_desk(work: Work, subject: str, message: str, values: Mapping[str, Any], **more: Any) -> Letter:
    """Write a line into the subject's thread on the desk (into the channel when it has none).

    Internal by construction.
    """
    text = work.house.speaker.speak_staff(message, values, work.house.company.language)
    return work.post(
        f"slack:{work.house.desk}",
        "chat.postMessage",
        {"text": text},
        "note",
        subject=subject,
        on_uncertain="look_up",
        **more,
    )


def _move(work: Work, thing: Thing, event: Happened) -> bool:
    notes = {"case_id" if thing.flow == "dispute" else "statement_id": thing.id}
    version = work.house.flows[thing.flow].version
    conversation = Conversation((Frame(thing.flow, version, thing.state, notes),))
    turn = step(work.house.flows, conversation, event, work.page(thing.contact, thing.customer), work.now)
    state = turn.conversation.top.stage
    if not turn.effects and state == thing.state:
        return False
    _store(work, thing, state, event.values.get("by"))
    work.record(
        thing.customer.id,
        event.by or "house",
        event.what,
        thing.subject,
        state=state,
        was=thing.state,
        **dict(event.values),
    )
    kind = _kind(thing, event, state)
    for effect in turn.effects:
        _perform(work, thing, effect, kind)
    return True


def _store(work: Work, thing: Thing, state: str, by: object) -> None:
    """The stage is the state."""
    if state == thing.state:
        return
    if thing.flow == "statement":
        _store_statement(work, thing, StatementState(state), by)
        return
    case = cases.one(work.conn, thing.id)
    if case:
        closed = {"closed_at": work.now} if state == CaseState.CLOSED else {"closed_at": None}
        # Leaving `closed` needs a next date in the same statement; the lifecycle's own follows right after.
        cases.change(work.conn, case, state=state, next_contact_at=max(case.next_contact_at, work.now), **closed)


_STAMPS = {
    "issued": "issued_at",
    "viewed": "viewed_at",
    "confirmed": "answered_at",
    "confirmed_except": "answered_at",
    "disputed": "answered_at",
}


def _store_statement(work: Work, thing: Thing, state: StatementState, by: object) -> None:
    """The state, when it was reached, and on issue by whom; an issued version takes the place of the older ones."""
    stamp: dict[str, Any] = {_STAMPS[state]: work.now} if state in _STAMPS else {}
    if state is StatementState.ISSUED:
        stamp["issued_by"] = by
    statements.move(work.conn, thing.id, StatementState(thing.state), state, **stamp)
    new = statements.one(work.conn, thing.id)
    if state is StatementState.ISSUED and new:
        for older in statements.with_number(work.conn, new.number, statements.STANDING):
            if older != thing.id:
                move_statement(work, older, "reissued", f"staff:{by}", {"reason": f"version {new.version}"})


def _kind(thing: Thing, event: Happened, state: str) -> str:
    """What its letters are: a reminder, which moves nothing, may be lost or withdrawn.

    A statement or a decision may not.
    """
    name = event.what.removeprefix("due:")
    follow_up = FOLLOWUPS.get(name) if name != event.what else None
    if follow_up and follow_up.unasked and name != "statement_issued" and state == thing.state:
        return REMINDER
    return "statement" if thing.flow == "statement" else "decision"


def _perform(work: Work, thing: Thing, effect: Effect, kind: str) -> None:
    match effect:
        case Say():
            _say(work, thing, effect, kind)
        case TellStaff(message, values):
            tell_desk(work, thing.subject, message, values)
        case Remind(kind, due, count):
            follow_ups.replace(work.conn, kind, thing.subject, thing.customer.id, count, due, work.now)
            work.rings = True
        case CallOff(kinds):
            follow_ups.cancel(work.conn, thing.subject, kinds, "moot", work.now)
            outbox.withdraw(work.conn, thing.subject, REMINDER, "overtaken by an answer")
        case Do(command):
            _do(work, thing, command)
        case _:
            pass


def _say(work: Work, thing: Thing, said: Say, kind: str) -> None:
    """To the customer's chat; when nobody is bound, the desk is told instead of silence."""
    contact = thing.contact
    found = people.chat_of(work.conn, contact.id) if contact else None
    if contact is None or found is None:
        tell_desk(work, thing.subject, "staff/nobody_bound", {"customer": thing.customer.name})
        return
    say_to(
        work,
        found[0],
        found[1],
        contact.language,
        contact.zone,
        said,
        "",
        subject=thing.subject,
        customer_id=thing.customer.id,
        kind=kind,
    )


def _do(work: Work, thing: Thing, command: object) -> None:
    match command:
        case ChangeCase(fields):
            case = cases.one(work.conn, thing.id)
            if case:
                cases.change(work.conn, case, **fields)
        case DecideOffer(state, chosen):
            _decide(work, thing, OfferState(state), chosen)
        case MoveStatement(statement_id, what, values):
            move_statement(work, statement_id, what, values=values)
        case _:
            msg = f"A lifecycle may not ask for {type(command).__name__}."
            raise TypeError(msg)


def _decide(work: Work, thing: Thing, state: OfferState, chosen: int) -> None:
    offer = cases.offer(work.conn, thing.id)
    case = cases.one(work.conn, thing.id)
    if offer is None or case is None:
        return
    choice = {"chosen": chosen} if chosen >= 0 else {}  # a late yes keeps the choice that was made with it
    cases.decide_offer(work.conn, offer.id, state, work.now, **choice)
    accepted = cases.offer(work.conn, thing.id)
    if state is OfferState.ACCEPTED and accepted:
        cases.ask_adjustment(work.conn, case, accepted, work.now)
