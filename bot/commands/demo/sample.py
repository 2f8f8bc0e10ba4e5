"""The sample company: Harbourline Trading, its colleagues, five customers in five countries, and its open items.

Promises: the only invented facts of the project; every figure follows from the lines below, every date from the day the
demo begins. It is written as the spreadsheets an ERP would export and comes in through the real import.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from bot.sandbox.people import Cast, Colleague
from bot.sandbox.people import Customer as Phone

COMPANY: Final = "Harbourline Trading"
ZONE: Final = "Europe/Berlin"
CURRENCY: Final = "EUR"
CHANNEL: Final = "C_DESK"
TEAM: Final = "T_SANDBOX"
FIRST_DAYS: Final = 7  # of a month, in which its predecessor's statements go out


@dataclass(frozen=True, slots=True)
class Client:
    """A customer and its one contact; `phone` is the contact's Telegram, `language` that of their papers."""

    code: str
    name: str
    country: str
    language: str
    tax_id: str
    phone: Phone


@dataclass(frozen=True, slots=True)
class Paper:
    """A document `age` days before the cut-off, due after `terms` days; lines are (what, quantity, unit, price)."""

    customer: str
    kind: str
    number: str
    age: int
    terms: int
    lines: tuple[tuple[str, str, str, str], ...]
    order: str = ""
    paid: str = "0"


@dataclass(frozen=True, slots=True)
class Payment:
    """A sum received; set against `document`, or against nothing yet."""

    customer: str
    number: str
    age: int
    amount: str
    document: str = ""


OKAFOR: Final = Client(
    "OKAFOR", "Okafor Home Stores", "NG", "en", "20481177-0001",
    Phone(4101, "Amara Okafor", "amara_okafor", "en", "Africa/Lagos", "+2348000000101"),
)  # fmt: skip
CHENGUANG: Final = Client(
    "CHENGUANG", "上海晨光家居有限公司", "CN", "zh_Hans", "91310000MA1K00CE2K",
    Phone(4102, "李敏", "li_min", "zh-hans", "Asia/Shanghai", "+8613000000102"),
)  # fmt: skip
LINDNER: Final = Client(
    "LINDNER", "Lindner Haushaltswaren GmbH", "DE", "en", "DE811900042",
    Phone(4103, "Katrin Lindner", "katrin_lindner", "en", "Europe/Berlin", "+4915000000103"),
)  # fmt: skip
MORI: Final = Client(
    "MORI", "森生活雑貨株式会社", "JP", "ja", "T8010001000045",
    Phone(4104, "森 陽菜", "mori_hina", "ja", "Asia/Tokyo", "+819000000104"),
)  # fmt: skip
NAJD: Final = Client(
    "NAJD", "Najd Home Trading", "SA", "en", "300012345600003",
    Phone(4105, "Sara Al-Qahtani", "sara_najd", "en", "Asia/Riyadh", "+966500000105"),
)  # fmt: skip
CLIENTS: Final = (OKAFOR, CHENGUANG, LINDNER, MORI, NAJD)
UNBOUND: Final = NAJD  # left to the newcomer, who follows the link

WEI, JONAS, MARA, INES = (
    Colleague("U_WEI", "Wei", "agent"), Colleague("U_JONAS", "Jonas", "controller"),
    Colleague("U_MARA", "Mara", "lead"), Colleague("U_INES", "Ines", "accountant"),
)  # fmt: skip
COLLEAGUES: Final = (WEI, JONAS, MARA, INES)

CAST: Final = Cast(
    tuple(replace(client.phone, company=client.name) for client in CLIENTS), COLLEAGUES,
    "4200000000:SANDBOX-demo", "xoxb-sandbox-demo", "xapp-sandbox-demo", CHANNEL,
)  # fmt: skip

# HL-2187 was invoiced at 19.20 where the order said 18.40; HL-2203 bills order 4500017782 a second time; RC-9117 names
# no invoice; HL-2219 carries last year's price.
PAPERS: Final = (
    Paper("OKAFOR", "invoice", "HL-2104", 96, 30, (("Storage box 20 l", "400", "pc", "6.20"),), "PO-771", "2480.00"),
    Paper("OKAFOR", "invoice", "HL-2152", 61, 30,
          (("Storage box 45 l", "500", "pc", "9.40"), ("Lid 45 l", "500", "pc", "1.60")), "PO-790", "2500.00"),
    Paper("OKAFOR", "invoice", "HL-2187", 28, 30,
          (("Clothes rack", "250", "pc", "19.20"), ("Hanger, set of 10", "600", "set", "3.50")), "PO-803"),
    Paper("OKAFOR", "credit note", "HG-0311", 19, 0, (("Storage box 45 l, damaged", "20", "pc", "9.40"),)),
    Paper("CHENGUANG", "invoice", "HL-2161", 54, 60, (("收纳箱 45 升", "1065", "个", "62.00"),), "XS-5530"),
    Paper("CHENGUANG", "invoice", "HL-2195", 16, 60, (("晾衣架", "820", "个", "118.00"),), "XS-5562"),
    Paper("CHENGUANG", "credit note", "HG-0309", 33, 0, (("收纳箱 45 升，破损", "12", "个", "62.00"),)),
    Paper("LINDNER", "invoice", "HL-2190", 25, 14, (("Kitchen shelf", "120", "pc", "34.50"),), "4500017782"),
    Paper("LINDNER", "invoice", "HL-2203", 9, 14, (("Kitchen shelf", "120", "pc", "34.50"),), "4500017782"),
    Paper("LINDNER", "invoice", "HL-2140", 70, 14, (("Drawer insert", "900", "pc", "4.80"),), "4500017329", "3000.00"),
    Paper("MORI", "invoice", "HL-2171", 45, 31, (("竹製スツール", "180", "脚", "3400"),), "注-0417"),
    Paper("MORI", "invoice", "HL-2209", 7, 31, (("竹製トレー", "600", "枚", "980"),), "注-0452"),
    Paper("NAJD", "invoice", "HL-2133", 78, 45, (("Serving trolley", "60", "pc", "310.00"),), "NJ-208", "18600.00"),
    Paper("NAJD", "invoice", "HL-2178", 39, 45, (("Coffee table", "85", "pc", "420.00"),), "NJ-221"),
    Paper("NAJD", "invoice", "HL-2219", 5, 45,
          (("Serving trolley", "40", "pc", "335.00"), ("Coffee table", "20", "pc", "420.00")), "NJ-230"),
    Paper("NAJD", "credit note", "HG-0314", 12, 0, (("Coffee table, one leg short", "2", "pc", "420.00"),)),
)  # fmt: skip
PAYMENTS: Final = (
    Payment("OKAFOR", "RC-9040", 58, "2480.00", "HL-2104"),
    Payment("OKAFOR", "RC-9088", 22, "2500.00", "HL-2152"),
    Payment("OKAFOR", "RC-9117", 4, "1200.00"),
    Payment("LINDNER", "RC-9071", 40, "3000.00", "HL-2140"),
    Payment("MORI", "RC-9102", 11, "612000"),
    Payment("NAJD", "RC-9059", 31, "18600.00", "HL-2133"),
)  # fmt: skip
CURRENCIES: Final[Mapping[str, str]] = {
    "OKAFOR": "USD", "CHENGUANG": "CNY", "LINDNER": "EUR", "MORI": "JPY", "NAJD": "SAR",
}  # fmt: skip


def cut_off_before(today: date) -> date:
    """What the demo's statements are made for: the end of last month in a month's first days, else yesterday."""
    return today - timedelta(days=today.day if today.day <= FIRST_DAYS else 1)


def total(paper: Paper) -> Decimal:
    """What the document's lines add up to."""
    return sum((Decimal(quantity) * Decimal(price) for _, quantity, _, price in paper.lines), Decimal(0))


def newest_invoice(client: Client) -> Paper:
    """The invoice whose total proves that one belongs to the customer."""
    return min(
        (one for one in PAPERS if one.customer == client.code and one.kind == "invoice"), key=lambda one: one.age
    )


def write_books(folder: Path, cut_off: date) -> list[Path]:
    """Write the spreadsheets into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, (headings, rows) in _sheets(cut_off).items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([headings, *rows])
        made.append(path)
    return made


def _sheets(cut_off: date) -> dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]]:
    return {
        "customers": (
            ("code", "name", "country", "time zone", "language", "tax id"),
            [(c.code, c.name, c.country, c.phone.zone, c.language, c.tax_id) for c in CLIENTS],
        ),
        "contacts": (
            ("customer", "contact id", "contact name", "phone", "language", "time zone", "role"),
            [
                (c.code, f"{c.code}-1", c.phone.name, c.phone.phone, c.language, c.phone.zone, "confirmer")
                for c in CLIENTS
            ],
        ),
        "documents": (
            ("customer", "type", "number", "date", "due date", "currency", "total", "open", "order"),
            [_document(paper, cut_off) for paper in PAPERS],
        ),
        "lines": (
            ("customer", "type", "number", "line", "description", "quantity", "unit", "unit price", "line amount"),
            [
                (p.customer, p.kind, p.number, place, what, quantity, unit, price, Decimal(quantity) * Decimal(price))
                for p in PAPERS
                for place, (what, quantity, unit, price) in enumerate(p.lines, 1)
            ],
        ),
        "payments": (
            ("customer", "payment number", "payment date", "currency", "amount", "applied to", "applied amount"),
            [
                (p.customer, p.number, cut_off - timedelta(days=p.age), CURRENCIES[p.customer], p.amount, p.document,
                 p.amount if p.document else "")
                for p in PAYMENTS
            ],
        ),
    }  # fmt: skip


def _document(paper: Paper, cut_off: date) -> Sequence[object]:
    on = cut_off - timedelta(days=paper.age)
    due = on + timedelta(days=paper.terms) if paper.kind == "invoice" else ""
    whole = total(paper)
    currency = CURRENCIES[paper.customer]
    return (
        paper.customer, paper.kind, paper.number, on, due, currency, whole, whole - Decimal(paper.paid), paper.order
    )  # fmt: skip
