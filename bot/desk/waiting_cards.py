"""The cards of conversations that a person is wanted in, and of calls that were promised.

Promise: as for all cards (see cards.py). What is not shown may not fit any more: the actions look again.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from bot.desk import blocks, call_script, marking, moods
from bot.desk.blocks import Block
from bot.desk.cards import STYLES, put_up
from bot.desk.deed import label, line, plainly
from bot.work import Work
from flows.facts.call_backs import CallState
from flows.facts.places import city
from flows.tables.hand_overs import wanted
from storage import call_backs, cases, people

CALL_BUTTONS: Mapping[CallState, tuple[str, ...]] = {
    CallState.BOOKED: ("reached",),
    CallState.CALLING: ("reached", "not_reached"),
    CallState.WRITING: ("reply",),
}
URGENT_BUTTONS: Mapping[CallState, tuple[str, ...]] = {
    CallState.BOOKED: ("call_result",),
    CallState.CALLING: ("call_result", "not_reached"),
    CallState.WRITING: ("reply",),
}
MATTERS = frozenset({"call_statement", "call_payment"})


def hand_over_head(work: Work, hand_over_id: int) -> None:
    """The card of a conversation that a person is wanted in."""
    row = cases.hand_over_by_id(work.conn, hand_over_id)
    if row is None:
        return
    case = cases.one(work.conn, row["case_id"]) if row["case_id"] else None
    who = people.contact_in(work.conn, row["chat"], row["chat"].partition(":")[2])
    taker = people.staff(work.conn, id=row["taken_by"]) if row["taken_by"] else []
    values = {
        "person": who[0].name if who else row["chat"],
        "customer": who[1].name if who else "",
        "case": case.number if case else "",
        "asked_at": row["asked_at"],
        "colleague": taker[0].name if taker else "",
        "ended": row["ended_at"] is not None,
        "why": f"wanted_{wanted(row['why']).key}",
        "urgent": bool(row["urgent"]),
        "backup": bool(row["backup_at"]),
        "mood": moods.shown(work, who[0].id) if who and not row["ended_at"] else "",
    }
    clear = ("clear_feeling",) if values["mood"] else ()
    _draw(work, f"hand_over:{hand_over_id}", "hand_over", values, (*_hand_over_buttons(row), *clear))


def _hand_over_buttons(row: Mapping[Any, Any]) -> tuple[str, ...]:
    if row["ended_at"] is not None:
        return ()
    if not row["taken_by"]:
        return ("take",)
    step_in = ("take_over",) if row["backup_at"] else ()
    return (*step_in, "reply", "promise_time", "return_to_bot", "return_agreed", "hand_on")


def call_back_card(work: Work, call_id: int) -> None:
    """The card of a promised call."""
    call = call_backs.one(work.conn, call_id)
    if call is None:
        return
    contact, customer = people.contact(work.conn, call.contact_id)
    case = cases.one(work.conn, call.case_id) if call.case_id else None
    usual = call.purpose in MATTERS
    values = {
        "contact": contact.name,
        "customer": customer.name,
        "at": call.at,
        "city": city(work.house.company.zone),
        "phone": call.phone,
        "case": case.number if case else "",
        "matter": call.purpose if usual else "",
        "words": "" if usual else call.purpose,
        "tries": call.tries,
        "urgent": call.urgent,
        "state": f"desk_call_{call.state.value}",
    }
    made = (URGENT_BUTTONS if call.urgent else CALL_BUTTONS).get(call.state, ())
    said = [blocks.words(call_script.said(work, case))] if call.urgent and call.open and case else []
    _draw(work, f"call_back:{call_id}", "call", values, made, said)


def _draw(
    work: Work,
    subject: str,
    card: str,
    values: Mapping[str, Any],
    actions: tuple[str, ...],
    said: Sequence[Block] = (),
) -> None:
    rows = line(work, f"{card}_fields", **values).split("\n")
    body: list[Block] = [
        blocks.header(plainly(work, f"{card}_title", **values)),
        *blocks.pairs(list(zip_longest(rows[::2], rows[1::2], fillvalue=""))),
        *said,
        *marking.shown(work, subject),
    ]
    made = [blocks.button(one, label(work, one), subject, style=STYLES.get(one, "")) for one in actions]
    put_up(work, subject, line(work, f"{card}_line", **values), body, made)
