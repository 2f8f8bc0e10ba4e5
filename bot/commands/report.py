"""`report round`: how far the statements of a cut-off day have come, counted and summed per currency."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.commands.importing import a_day
from bot.commands.terms import Arguments, Given, Result
from flows.facts.money import Money
from storage import ledger, statements
from storage.ports import Connection
from storage.sheets_out import round_csv

# What the operator calls a state; every statement of the round is counted once, and all of them under "issued".
STATES: Final[Mapping[str, str]] = {
    "issued": "not opened yet", "viewed": "viewed", "confirmed": "confirmed", "confirmed_except": "confirmed except",
    "disputed": "disputed", "no_reply": "silent",
}  # fmt: skip
HEADINGS: Final[Mapping[str, str]] = {
    "number": "statement", "version": "version", "customer": "customer", "name": "name", "currency": "currency",
    "amount": "amount", "cut_off": "cut-off", "reply_by": "reply by", "state": "state",
}  # fmt: skip
Row = Mapping[str, Any]


async def round_report(given: Given, args: Arguments) -> Result:
    """args: cut_off (ISO date; empty: every round)."""
    cut_off = a_day(str(args["cut_off"]), "--cut-off").isoformat() if args.get("cut_off") else None
    rows = await given.store.read(lambda conn: _rows(conn, cut_off))
    if not rows:
        return Result(("No statement has been issued" + (f" for {cut_off}." if cut_off else "."),), file=_csv(()))
    columns = ("currency", "issued", *STATES.values())
    return Result((), 0, columns, _counted(rows), _csv(rows))


def _rows(conn: Connection, cut_off: str | None) -> list[Row]:
    known = {customer.id: customer for customer in ledger.customers(conn)}
    return [
        {
            "number": row["number"], "version": row["version"], "customer": known[row["customer_id"]].code,
            "name": known[row["customer_id"]].name, "currency": row["currency"],
            "amount": Money(row["closing"], row["currency"]).amount, "cut_off": row["cut_off"],
            "reply_by": row["reply_by"], "state": row["state"], "closing": row["closing"],
        }
        for row in statements.for_report(conn, cut_off)
    ]  # fmt: skip


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
