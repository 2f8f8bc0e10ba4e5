"""`report round`: its steps with owners and days; its statements counted and summed by currency and way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from bot.commands.importing import a_day
from bot.commands.rounds import steps
from bot.commands.terms import Arguments, Given, Result
from flows.facts.cycles import Way
from flows.facts.money import Money
from storage import cycles, ledger, statements
from storage.ports import Connection
from storage.sheets_out import round_csv

# What the operator calls a state; every statement of the round is counted once, and all of them under "issued".
STATES: Final[Mapping[str, str]] = {
    "issued": "not opened yet", "viewed": "viewed", "confirmed": "confirmed", "confirmed_except": "confirmed except",
    "disputed": "disputed", "no_reply": "silent",
}  # fmt: skip
HEADINGS: Final[Mapping[str, str]] = {
    "number": "statement", "version": "version", "customer": "customer", "name": "name", "currency": "currency",
    "amount": "amount", "cut_off": "cut-off", "reply_by": "reply by", "state": "state", "way": "way",
}  # fmt: skip
# How a customer can be asked, as the operator reads it.
WAYS: Final[Mapping[Way, str]] = {
    Way.CHAT: "in a chat", Way.ELSEWHERE: "only elsewhere", Way.NONE: "in no way on file",
}  # fmt: skip
Row = Mapping[str, Any]


async def round_report(given: Given, args: Arguments) -> Result:
    """args: cut_off (ISO date; empty: every round)."""
    cut_off = a_day(str(args["cut_off"]), "--cut-off").isoformat() if args.get("cut_off") else None
    zone, day = given.settings.time_zone, date.fromisoformat(cut_off) if cut_off else None
    told = await given.store.read(lambda conn: steps(conn, day, zone))
    rows = await given.store.read(lambda conn: _rows(conn, cut_off))
    if not rows:
        nothing = "No statement has been issued" + (f" for {cut_off}." if cut_off else ".")
        return Result((*told, nothing), file=_csv(()))
    columns = ("currency", "issued", *STATES.values())
    return Result(told, 0, columns, (*_counted(rows), *_by_way(rows)), _csv(rows))


def _rows(conn: Connection, cut_off: str | None) -> list[Row]:
    known, ways = {customer.id: customer for customer in ledger.customers(conn)}, cycles.ways(conn)
    return [
        {
            "number": row["number"], "version": row["version"], "customer": known[row["customer_id"]].code,
            "name": known[row["customer_id"]].name, "currency": row["currency"],
            "amount": Money(row["closing"], row["currency"]).amount, "cut_off": row["cut_off"],
            "reply_by": row["reply_by"], "state": row["state"], "closing": row["closing"],
            "way": WAYS[ways[row["customer_id"]]],
        }
        for row in statements.for_report(conn, cut_off)
    ]  # fmt: skip


def _by_way(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """The same for those who can be asked in each way."""
    found = {way: [row for row in rows if row["way"] == way] for way in WAYS.values()}
    return tuple(
        (f"{currency}, {way}", *cells)
        for way, theirs in found.items()
        if theirs
        for currency, *cells in _counted(theirs)
    )


def _counted(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """One row a currency: count and sum of all, then of each state."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["currency"]][row["state"]].append(row["closing"])
        found[row["currency"]]["all"].append(row["closing"])
    return tuple(
        (currency, *(_cell(states.get(state, []), currency) for state in ("all", *STATES)))
        for currency, states in sorted(found.items())
    )


def _cell(amounts: Sequence[int], currency: str) -> str:
    return f"{len(amounts)} · {Money(sum(amounts), currency).amount:,}" if amounts else "–"


def _csv(rows: Sequence[Row]) -> str:
    return round_csv([row | {"state": STATES[row["state"]]} for row in map(dict, rows)], HEADINGS)
