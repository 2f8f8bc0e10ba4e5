"""Where the customers of a simulated year live, and the books they have with us."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

PLACES: Final = (
    ("CN", "Asia/Shanghai", "zh_Hans"), ("JP", "Asia/Tokyo", "en"), ("SA", "Asia/Riyadh", "en"),
    ("AE", "Asia/Dubai", "en"), ("EG", "Africa/Cairo", "en"), ("IL", "Asia/Jerusalem", "en"),
    ("IN", "Asia/Kolkata", "en"), ("LK", "Asia/Colombo", "en"), ("US", "America/New_York", "en"),
    ("BR", "America/Sao_Paulo", "en"), ("DE", "Europe/Berlin", "en"), ("GB", "Europe/London", "en"),
    ("NG", "Africa/Lagos", "en"), ("ZA", "Africa/Johannesburg", "en"), ("MX", "America/Mexico_City", "en"),
    ("AU", "Australia/Sydney", "en"), ("TR", "Europe/Istanbul", "en"), ("KR", "Asia/Seoul", "en"),
    ("FR", "Europe/Paris", "en"), ("CA", "America/Toronto", "en"),
)  # fmt: skip
CHAT: Final = 100_000  # the first customer's chat
NET: Final = 30  # days until an invoice is due


@dataclass(slots=True)
class Invoice:
    """One of a customer's invoices; `paid` is how much of it has been imported (minor units), in `parts`."""

    number: str
    on: date
    minor: int
    paid: int = 0
    parts: int = 0

    def pay(self, minor: int) -> "Payment":
        """So much of it comes."""
        self.paid, self.parts = self.paid + minor, self.parts + 1
        return Payment(f"RC-{self.number}-{self.parts}", self.number, minor)

    @property
    def due(self) -> date:
        """When it is to be paid."""
        return self.on + timedelta(days=NET)


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came: its number, for which invoice, how much (minor units)."""

    number: str
    invoice: str
    minor: int


def code(place: int) -> str:
    """That customer's code."""
    return f"C{place:05d}"


def write_people(folder: Path, customers: int) -> list[Path]:
    """Customers and contacts, one each, round all places."""
    rows = [(code(n), *PLACES[n % len(PLACES)]) for n in range(customers)]
    return [
        _write(folder / "customers.csv", "code,name,country,time zone,language,tax id",
               ([c, f"Firm {c}", country, zone, language, ""] for c, country, zone, language in rows)),
        _write(folder / "contacts.csv", "customer,contact id,contact name,email,phone,language,time zone",
               ([c, f"{c}-1", f"Person {c}", "", f"+99{c[1:]}00000", language, zone] for c, _, zone, language in rows)),
    ]  # fmt: skip


def write_invoices(folder: Path, made: Iterable[tuple[int, Invoice]]) -> list[Path]:
    """Invoices of one line each."""
    told = list(made)
    return [
        _write(folder / "documents.csv", "customer,type,number,date,due date,currency,total,open,order",
               ([code(n), "invoice", i.number, i.on, i.due, "USD", _sum(i), _sum(i), "PO-1"] for n, i in told)),
        _write(folder / "lines.csv", "number,line,description,quantity,unit,unit price,line amount,customer",
               ([i.number, 1, "Palm oil", 100, "cans", f"{i.minor / 10000:.4f}", _sum(i), code(n)] for n, i in told)),
    ]  # fmt: skip


def write_payments(folder: Path, came: Iterable[tuple[int, Payment]], on: date) -> list[Path]:
    """What was paid, in full or in part."""
    heads = "customer,payment number,payment date,currency,amount received,applied to,applied amount"
    rows = ([code(n), p.number, on, "USD", _sum(p), p.invoice, _sum(p)] for n, p in came)
    return [_write(folder / "payments.csv", heads, rows)]


def _sum(of: Invoice | Payment) -> str:
    return f"{of.minor // 100}.{of.minor % 100:02d}"


def _write(path: Path, heads: str, rows: Iterable[list[object]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(heads.split(","))
        out.writerows(rows)
    return path
