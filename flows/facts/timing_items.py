"""The items that a customer called timing differences: a balance is agreed subject to their clearing.

Promises: pure; as decided in the walk through a matched ledger, for the statement that it was matched with and for no
other. A row is named by its number or its place and never by its text: a signed record forgets no name that stands in
it. Minor units of its currency with our sign. Who edits: developers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import Decided
from flows.facts.paper_ledger import document_of, in_order, listed, not_ours_yet

SUPPLIER: Final = "supplier"
CUSTOMER: Final = "customer"


@dataclass(frozen=True, slots=True)
class Timing:
    """One item: its documents, their day, what it adds to the balance, and whose books lack it so far."""

    document: str
    on: date | None
    minor: int
    missing_in: str

    @property
    def written(self) -> dict[str, Any]:
        """As a record has it; `read` makes the same of it again."""
        day = self.on.isoformat() if self.on else ""
        return {"document": self.document, "on": day, "minor": self.minor, "missing_in": self.missing_in}


def timing_items(ledger: Ledger | None, statement_id: int) -> tuple[Timing, ...]:
    """Those of that ledger, the largest first; none where it was matched with another statement."""
    if ledger is None or ledger.matched is None or ledger.state not in {LedgerState.MATCHED, LedgerState.OVER}:
        return ()
    if ledger.statement_id != statement_id:
        return ()
    groups = [one for one in ledger.matched.differences if one.decided is Decided.TIMING]
    found = []
    for one in listed(in_order(groups), ledger.rows, ledger.entries, {}):
        on = next((it.on for it in (*one.ours, *one.theirs) if it.on), None)
        ours_lack = not_ours_yet(one)
        minor, lacks = (-one.less, SUPPLIER) if ours_lack else (one.less, CUSTOMER)
        found.append(Timing(document_of(one, texts=False), on, minor, lacks))
    return tuple(sorted(found, key=lambda one: -abs(one.minor)))


def read(said: Iterable[dict[str, Any]]) -> tuple[Timing, ...]:
    """What `written` wrote."""
    return tuple(
        Timing(one["document"], date.fromisoformat(one["on"]) if one["on"] else None, one["minor"], one["missing_in"])
        for one in said
    )
