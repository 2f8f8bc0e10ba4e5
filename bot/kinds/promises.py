"""Promises to pay and plans as things: made by one contact, moved by the lifecycles `promise` and `payment_plan`."""

from types import MappingProxyType

from bot.kinds.thing import Kind, Thing, Told
from bot.work import Work
from flows.engine.events import Happened, Opened
from flows.facts.promise_commands import ChangePromise, MakeInstalments, WantPerson
from flows.facts.promises import WAITED_FOR, PlanState, instalments
from storage import cases, people, promises

_ENDED = frozenset({PlanState.AGREED, PlanState.DECLINED, PlanState.WITHDRAWN, PlanState.LAPSED})


def _find_promise(work: Work, id: int) -> Thing | None:
    promise = promises.one(work.conn, id)
    if promise is None:
        return None
    contact, customer = people.contact(work.conn, promise.contact_id)
    return Thing("promise", id, promise.state.value, customer, contact)


def _store_promise(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    promises.change(work.conn, thing.id, state=state, closed_at=None if state in WAITED_FOR else work.now)
    return []


def _change(work: Work, thing: Thing, command: ChangePromise) -> list[Told]:
    promises.change(work.conn, thing.id, **command.fields)
    return []


def _want_person(work: Work, thing: Thing, command: WantPerson) -> list[Told]:
    """Once this turn is done, the contact's conversation passes to a person; what was going on there stays beneath.

    Whoever is promised one already keeps the time they were told: nothing of theirs has made it sooner.
    """
    found = people.chat_of(work.conn, thing.contact.id) if thing.contact else None
    if found and cases.hand_over(work.conn, found[0]) is None:
        work.afterwards.append((found[0], Opened("talk_to_person", {"reason": command.reason})))
    return []


def _find_plan(work: Work, id: int) -> Thing | None:
    plan = promises.plan(work.conn, id)
    if plan is None:
        return None
    contact, customer = people.contact(work.conn, plan.contact_id)
    return Thing("plan", id, plan.state.value, customer, contact)


def _store_plan(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    promises.change_plan(work.conn, thing.id, state=state, closed_at=work.now if state in _ENDED else None)
    return []


def _make_instalments(work: Work, thing: Thing, _command: MakeInstalments) -> list[Told]:
    plan = promises.plan(work.conn, thing.id)
    if plan is None:
        return []
    made = [
        promises.add(
            work.conn,
            items,
            customer_id=plan.customer_id,
            contact_id=plan.contact_id,
            currency=plan.currency,
            day=day.isoformat(),
            way=plan.way,
            plan_id=plan.id,
            made_at=work.now,
        )
        for day, items in instalments(plan)
    ]
    return [("promise", one, Happened("made")) for one in made]


def _touched(work: Work, id: int) -> None:
    work.cards.add(("plan", id))


PROMISE = Kind(
    "promise",
    "promise",
    "promise_id",
    _find_promise,
    _store_promise,
    MappingProxyType({ChangePromise: _change, WantPerson: _want_person}),
)
PLAN = Kind(
    "plan",
    "payment_plan",
    "plan_id",
    _find_plan,
    _store_plan,
    MappingProxyType({WantPerson: _want_person, MakeInstalments: _make_instalments}),
    _touched,
)
