"""Payments and credits set against what is owed, in memory, as an import states them.

Promises: for every document `open_amount` plus what is allocated to or by it stays within its total; what would break
that is a fault on the row that says so.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

from flows.facts.money import Money
from flows.facts.statement import Kind
from storage.ledger_books import Books, Row
from storage.sheets_tables import Table

Applied: TypeAlias = tuple[int, str | None, int | None, date | None]  # row index, document number, minor units, day
Place: TypeAlias = tuple[Table, int, str]  # where a fault would stand: table, row index, field
_DEBITS = frozenset(kind.value for kind in Kind if not kind.credit)
# A document of which nothing is told but what makes it one.
UNTOLD: Final[Row] = {
    "due_day": None, "order_no": "", "delivery_no": "", "delivered_on": None, "delivered_to": "", "signed_by": "",
    "ordered_by": "", "cleared_minor": 0, "batch_id": None,
}  # fmt: skip


class Applying:
    """The allocations of one import. `stated` and `set_against` take in what rows say, `settle` ends it."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._open_given: dict[str, tuple[Table, int]] = {}
        self._settled: dict[str, date] = {}
        self._debits_of: dict[str, set[str]] = defaultdict(set)
        self._used: dict[str, int] = defaultdict(int)
        self._names: dict[tuple[str, str], list[str]] | None = None
        for (credit, debit), row in books.allocations.items():
            self._debits_of[credit].add(debit)
            self._used[credit] += row["minor"]
            self._used[debit] += row["minor"]

    def stated(self, table: Table, index: int, key: str, open_: int | None, settled: date | None) -> None:
        """What a row of documents says of its document beside the amounts."""
        document = self._books.documents[key]
        if open_ is not None:
            self._open_given[key] = (table, index)
        if settled:
            self._settled[key] = settled
        elif document["open_amount"]:
            document.update(cleared_on=None, cleared_minor=0)

    def find(self, place: Place, code: str, number: str, kinds: frozenset[str]) -> str | None:
        """The source key of the customer's one document with that number among `kinds`; None after noting a fault."""
        if self._names is None:
            self._names = defaultdict(list)
            for key, row in self._books.documents.items():
                self._names[row["customer_id"], row["number"]].append(key)
        found = [key for key in self._names.get((code, number), ()) if self._books.documents[key]["kind"] in kinds]
        if len(found) == 1:
            return found[0]
        table, index, name = place
        table.fault(index, name, "ambiguous_document" if found else "unknown_document", customer=code)
        return None

    def set_against(self, table: Table, payment: str, rows: Sequence[Applied]) -> None:
        """The allocations that the file gives for a payment; they replace those it had, unless there are none."""
        wanted: dict[str, tuple[int, int, date]] = {}
        credit = self._books.documents[payment]
        for index, number, minor, day in rows:
            debit = number and self.find((table, index, "document"), credit["customer_id"], number, _DEBITS)
            if not debit or not self._fits(table, index, debit, credit, wanted):
                continue
            when = day or max(credit["on_day"], self._books.documents[debit]["on_day"])
            wanted[debit] = (index, credit["total"] if minor is None else minor, when)
        if wanted:
            for debit in self._debits_of[payment] - set(wanted):
                self._change(payment, debit, 0, credit["on_day"])
            for debit, (index, minor, when) in wanted.items():
                self._apply((table, index, "applied"), (payment, debit), minor, when)
        if credit["open_amount"] < 0:
            total = Money(credit["total"], credit["currency"])
            table.fault(rows[-1][0], "applied", "payment_over_applied", total=total)

    def settle(self) -> None:
        """Set settlements against what is left, then see that stated open amounts leave room for the allocations."""
        for key, day in self._settled.items():
            self._settle(key, day)
        for key, (table, index) in self._open_given.items():
            document = self._books.documents[key]
            if self._used[key] and document["open_amount"] + self._used[key] > document["total"]:
                table.fault(index, "open", "open_and_applied", number=document["number"])

    def _fits(
        self, table: Table, index: int, debit: str, credit: Row, wanted: dict[str, tuple[int, int, date]]
    ) -> bool:
        document = self._books.documents[debit]
        if debit in wanted:
            table.fault(index, "document", "duplicate", row=table.rows[wanted[debit][0]])
        elif document["currency"] != credit["currency"]:
            table.fault(index, "currency", "currency_mismatch", currency=document["currency"])
        else:
            return True
        return False

    def _apply(self, place: Place, pair: tuple[str, str], minor: int, when: date) -> None:
        payment, debit = pair
        document = self._books.documents[debit]
        had = self._books.allocations.get((payment, debit))
        left = document["open_amount"] + (had["minor"] if had else 0)
        if debit not in self._open_given and minor > left:
            open_ = Money(left, document["currency"])
            table, index, name = place
            table.fault(index, name, "over_allocated", open=open_, number=document["number"])
        else:
            self._change(payment, debit, minor, when)

    def _change(self, credit: str, debit: str, minor: int, when: date) -> None:
        books = self._books
        had = books.allocations.pop((credit, debit), None)
        more = minor - (had["minor"] if had else 0)
        for key in (credit, debit):
            self._used[key] += more
            if key not in self._open_given:
                books.documents[key]["open_amount"] -= more
        if minor:
            row = {"credit_id": credit, "debit_id": debit, "minor": minor, "on_day": when}
            books.allocations[credit, debit] = {"id": had["id"], **row} if had and "id" in had else row
            books.touched["allocation"].add((credit, debit))
            self._debits_of[credit].add(debit)

    def _settle(self, key: str, day: date) -> None:
        """A document known to be settled on `day`: paid in full by a payment of that day, or, as a credit, used up."""
        document, payment = self._books.documents[key], f"settled:{key}"
        had = self._books.allocations.get((payment, key))
        rest = document["total"] - self._used[key] + (had["minor"] if had else 0)
        document["cleared_on"] = day
        if document["kind"] not in _DEBITS:
            document["open_amount"], document["cleared_minor"] = 0, rest
        elif rest:
            same = {name: document[name] for name in ("customer_id", "number", "normalised_number", "currency")}
            self._books.documents[payment] = {
                **UNTOLD, **self._books.documents.get(payment, {}), **same,
                "kind": Kind.PAYMENT.value, "on_day": day, "total": rest, "cleared_on": day, "source_key": payment,
                "open_amount": rest - (had["minor"] if had else 0),
            }  # fmt: skip
            self._books.touched["document"].add(payment)
            self._change(payment, key, rest, day)
            document["open_amount"] = 0
