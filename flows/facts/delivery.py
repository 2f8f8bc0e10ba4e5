"""How the goods of a document were ordered and delivered, as far as the ledger's export tells.

Promise: nothing here is guessed; what is not told is empty. It is no part of a statement, since it may become known
later. Whoever adds a fact adds its column to the ledger's tables and its field to the import.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Delivery:
    """`order` is the order's number, `note` the delivery note's; `receiver` says where or to whom it went."""

    order: str = ""
    ordered_by: str = ""
    note: str = ""
    on: date | None = None
    receiver: str = ""
    signed_by: str = ""

    @property
    def arrived(self) -> bool:
        """Whether our papers say that it was delivered, and not only that it was ordered."""
        return bool(self.on or self.signed_by or self.note)
