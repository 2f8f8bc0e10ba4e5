"""What a dialogue may ask for so that a customer gets the reconciliation statement; carried out in the turn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SendReconciliation:
    """Send both books side by side, as a paper and as a spreadsheet.

    `owed` is the figure that the customer has just named (signed minor units, positive is owed to us); None: the one on
    record, if there is one.
    """

    statement_id: int
    owed: int | None = None
