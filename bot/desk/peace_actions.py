"""Leaving a customer in peace: a colleague says what is kept back, why and until when, or lifts it again.

Promise: of two sorts, nothing that presses or nothing unasked at all, each stands at most once; what it keeps back
waits, and colleagues hear a working day ahead that it goes on (flows/facts/unasked.py).
"""

from collections.abc import Callable
from datetime import date

from bot.desk import blocks, forms
from bot.desk.blocks import Block
from bot.desk.case_actions import fitting_case
from bot.desk.deed import Deed
from flows.facts.holds import HoldKind
from flows.facts.parties import Customer
from flows.facts.times import day_in_zone
from flows.tables.roles import may
from storage import holds, ledger

LIFT, WORDS = "none", 300


def of_case(deed: Deed) -> None:
    """From a case's list."""
    case = fitting_case(deed)
    customer = ledger.customer(deed.work.conn, case.customer_id) if case else None
    if customer:
        _peace(deed, customer)


def of_customer(deed: Deed) -> None:
    """From what is said about a customer."""
    customer = ledger.customer(deed.work.conn, deed.number)
    if customer is None:
        deed.refuse("unknown_button")
        return
    _peace(deed, customer)


def offered(deed: Deed, customer: Customer) -> list[Block]:
    """What stands, with the button that changes it."""
    if not may(deed.by.role.value, "leave_in_peace"):
        return []
    button = blocks.button("leave_in_peace", deed.label("leave_in_peace"), f"customer:{customer.id}")
    return [blocks.with_button(_standing(deed, customer), button)]


def _peace(deed: Deed, customer: Customer) -> None:
    if not deed.acted.form:
        deed.open(_form(deed, customer))
        return
    kind, reason, faults = deed.said("kind"), deed.said("reason"), {}
    until = _day(deed.said("until"))
    if kind != LIFT and not reason:
        faults["reason"] = deed.label("say_what")
    if deed.said("until") and (until is None or until < _today(deed)):
        faults["until"] = deed.label("peace_day_past")
    if faults:
        deed.complain(faults)
        return
    _set(deed, customer, kind, reason, until)
    deed.work.reply("form_done")


def _set(deed: Deed, customer: Customer, kind: str, reason: str, until: date | None) -> None:
    conn, now = deed.work.conn, deed.work.now
    for one in HoldKind:  # the newest word counts
        holds.lift(conn, customer.id, one, deed.by.id, now)
    if kind != LIFT:
        holds.place(conn, customer.id, HoldKind(kind), reason, until, deed.by.id, now)
    shown = {"customer": customer.name, "kind": kind, "said": reason, "last": until}
    deed.tell("peace_set", **shown)
    told = {"kind": kind, "why": reason, "until": until.isoformat() if until else ""}
    deed.work.record(customer.id, deed.actor, "peace_set", f"customer:{customer.id}", **told)


def _form(deed: Deed, customer: Customer) -> Block:
    kinds = {one: deed.label(f"peace_{one}") for one in (*(kind.value for kind in HoldKind), LIFT)}
    found = holds.standing(deed.work.conn, customer.id, _today(deed))
    first = found[0].kind if found else HoldKind.DUNNING
    return forms.form(
        deed,
        [
            blocks.small(_standing(deed, customer)),
            blocks.chosen("kind", deed.label("peace_kind"), kinds, first=first.value),
            blocks.typed("reason", deed.label("peace_reason"), lines=True, most=WORDS, optional=True),
            blocks.day("until", deed.label("peace_until"), optional=True),
        ],
    )


def _standing(deed: Deed, customer: Customer) -> str:
    found = holds.standing(deed.work.conn, customer.id, _today(deed))
    one = found[0] if found else None
    shown = {"kind": one.kind.value if one else LIFT, "said": one.reason if one else "", "last": one and one.until}
    return deed.plainly("peace_stands", customer=customer.name, **shown)


def _today(deed: Deed) -> date:
    return day_in_zone(deed.work.now, deed.work.house.company.zone)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "leave_in_peace"): of_case,
    ("customer", "leave_in_peace"): of_customer,
}
