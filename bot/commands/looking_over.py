"""After an import: whose account shows something new that is worth a look, and what the operator is told of it."""

from collections import Counter
from datetime import date
from typing import Final

from bot.commands.terms import Given
from flows.facts.times import day_in_zone
from storage import adjustments, findings
from storage.ports import Connection

_WORDS: Final = {
    "duplicate_number": "the same number twice", "duplicate_amount": "the same sum twice",
    "unapplied_cash": "payments not set off", "unused_credit": "credits not used",
    "roll_forward": "balances that do not roll forward", "back_dated": "dated back", "number_gap": "numbers missing",
    "price_off": "off the agreed price", "rows_off": "rows that do not add up",
    "product_off": "sums off quantity times price", "new_currency": "in a new currency",
}  # fmt: skip


async def whose(given: Given, batch: int) -> tuple[list[int], list[str]]:
    """The customers at whom there is something, and the documents that carry out what we asked the ledger for.

    To be asked before these are closed.
    """
    today = day_in_zone(given.clock.now(), given.settings.time_zone)
    return await given.store.read(lambda conn: _whose(conn, batch, today))


async def put_before_desk(given: Given, batch: int, customers: list[int], posted: list[str]) -> tuple[str, ...]:
    """A card for each of them that nobody has seen. Returns what an operator is told."""
    counted: Counter[str] = Counter()
    cards = 0
    for customer in customers:
        replies = await given.order("look_over", {"customer": customer, "batch": batch, "posted": posted})
        found: dict[str, int] = next((reply.body["found"] for reply in replies if reply.kind == "done"), {})
        counted.update(found)
        cards += bool(found)
    if not counted:
        return ()
    kinds = ", ".join(f"{count} {_WORDS.get(what, what)}" for what, count in sorted(counted.items()))
    return (f"Worth a look: {kinds}.", f"Cards on the desk, one for each customer: {cards}.")


def _whose(conn: Connection, batch: int, today: date) -> tuple[list[int], list[str]]:
    posted = [number for one in adjustments.postings(conn) for number in one.document.split(", ")]
    touched = findings.touched(conn, batch)
    waits = findings.with_waiting(conn, touched)
    return [one for one in touched if one in waits or findings.of_account(conn, one, today)[0]], posted
