"""Promises to pay and plans: noted once what was read back fits what is open, moved by their lifecycles.

Promise: what is promised and what is objected to never exceed what is open on a document (invariant *claims fit*); the
rows decide, whatever the flow has asked before.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot import things
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.dispute import claimed_before
from flows.facts.money import Money
from flows.facts.parties import Role, allows
from flows.facts.promise_commands import AskForPlan, MakePromise, MovePlan, MovePromise
from flows.facts.promise_days import days_ahead
from flows.facts.promises import STANDING, WAITED_FOR, PromisedItem, fitted, promised_on, standing_on
from storage import cases, promises


def make(work: Work, chat: Chat, command: MakePromise) -> list[Happened]:
    """Note it, when all of it may still be promised and its day needs no colleague."""
    why = _forbidden(work, chat, command.items) or _too_late(work, chat, command)
    if why or chat.who is None:
        return [Happened("refused", values={"why": why})]
    contact, customer = chat.who
    breaks = _replaced(work, chat, command)
    id_ = promises.add(
        work.conn,
        command.items,
        broken=breaks,
        customer_id=customer.id,
        contact_id=contact.id,
        currency=command.currency,
        day=command.day,
        way=command.way,
        wished=int(command.wished),
        made_at=work.now,
    )
    things.move(work, "promise", id_, "made", chat.actor)
    made = promises.one(work.conn, id_)
    return [Happened("promised", values={"promise_id": id_, "number": made.number if made else ""})]


def move(work: Work, chat: Chat, command: MovePromise) -> list[Happened]:
    """The customer set another day, took it back, or said why the money did not come."""
    promise = promises.one(work.conn, command.promise_id)
    if promise is None or promise.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    if not _may(chat):
        return [Happened("refused", values={"why": "role"})]
    if not things.move(work, "promise", promise.id, command.what, chat.actor, dict(command.values)):
        return [Happened("refused", values={"why": "moved_on"})]
    return [Happened("promise_moved", values={"promise_id": promise.id})]


def ask_for_plan(work: Work, chat: Chat, command: AskForPlan) -> list[Happened]:
    """Put it before the desk, as it was read back."""
    why = _forbidden(work, chat, command.items)
    sums = sum(item.minor for item in command.items) == sum(minor for _, minor in command.rows)
    if why or not sums or chat.who is None:
        return [Happened("refused", values={"why": why or "sums"})]
    contact, customer = chat.who
    id_ = promises.ask(
        work.conn,
        command.rows,
        command.items,
        customer_id=customer.id,
        contact_id=contact.id,
        currency=command.currency,
        way=command.way,
        made_at=work.now,
    )
    things.move(work, "plan", id_, "asked", chat.actor)
    made = promises.plan(work.conn, id_)
    return [Happened("plan_asked", values={"plan_id": id_, "number": made.number if made else ""})]


def move_plan(work: Work, chat: Chat, command: MovePlan) -> list[Happened]:
    """The customer agreed to an approved plan, or wants it no longer."""
    plan = promises.plan(work.conn, command.plan_id)
    if plan is None or plan.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    why = _forbidden(work, chat, plan.items) if command.what == "agreed" else ""
    if why:
        return [Happened("refused", values={"why": why})]
    if not things.move(work, "plan", plan.id, command.what, chat.actor, dict(command.values)):
        return [Happened("refused", values={"why": "moved_on"})]
    return [Happened("plan_moved", values={"plan_id": plan.id})]


def make_room(work: Work, customer_id: int, document_id: int) -> None:
    """After an objection: what of the document is in question now need not be paid, so no promise counts it."""
    still = promises.still_open(work.conn, customer_id).get(document_id, 0)
    free = max(0, still - claimed_before(cases.of_customer(work.conn, customer_id), document_id))
    standing = [p for p in promises.of_customer(work.conn, customer_id) if p.standing]
    over = promised_on(standing, document_id, still) - free
    for promise in reversed(standing):  # the latest day gives way first
        mine = sum(item.minor for item in promise.items if item.document_id == document_id)
        less = min(over, mine)
        if less > 0:
            over -= less
            left = fitted(promise.items, document_id, less)
            if left:
                promises.reduce(work.conn, promise.id, left)
            things.move(work, "promise", promise.id, "reduced" if left else "overtaken")


def _replaced(work: Work, chat: Chat, command: MakePromise) -> int:
    """Promises on the same documents whose money did not come give way; how often they were broken is carried on."""
    documents = {item.document_id for item in command.items}
    older = [
        promise
        for promise in promises.of_customer(work.conn, chat.customer_id)
        if promise.state in WAITED_FOR - STANDING and any(item.document_id in documents for item in promise.items)
    ]
    for promise in older:
        things.move(work, "promise", promise.id, "replaced", chat.actor)
    return max((promise.broken for promise in older), default=0)


def _may(chat: Chat) -> bool:
    return chat.who is not None and allows(chat.who[0].role, Role.DISPUTANT)


def _forbidden(work: Work, chat: Chat, items: tuple[PromisedItem, ...]) -> str:
    """Why this may not be promised now; empty when it may."""
    if not _may(chat) or not items:
        return "role" if items else "nothing"
    left = promises.still_open(work.conn, chat.customer_id)
    claims = cases.of_customer(work.conn, chat.customer_id)
    standing = promises.of_customer(work.conn, chat.customer_id)
    for item in items:
        if standing_on(standing, item.document_id):
            return "promised_before"
        if item.minor <= 0 or item.minor > left.get(item.document_id, 0) - claimed_before(claims, item.document_id):
            return "no_room"
    return ""


def _too_late(work: Work, chat: Chat, command: MakePromise) -> str:
    total = Money(sum(item.minor for item in command.items), command.currency)
    contact, customer = chat.who or (None, None)
    today = work.page(contact, customer, chat.lane).today
    return "too_late" if (date.fromisoformat(command.day) - today).days > days_ahead(total) else ""


KEEPERS: Mapping[type, Any] = {
    MakePromise: make,
    MovePromise: move,
    AskForPlan: ask_for_plan,
    MovePlan: move_plan,
}
