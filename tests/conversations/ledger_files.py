"""Customers' own ledgers as they leave their accounting programs: spreadsheets, CSV, rows pasted into the chat.

Promise: each is made from a few entries of the town's own business, seen from the customer's side: what they owe stands
in the credit column. The same name gives the same bytes. In a transcript, with `zh` in its name for the customer who
keeps books in Chinese:

    customer | (ledger: usual.xlsx)            sends the file of that name
    customer | (pastes: the first rows)        pastes these rows as a message
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import xlsxwriter

from bot.sandbox.acting_aim import CannotActError

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
LOCKED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(512)
MADE: Final = datetime(2026, 11, 1, tzinfo=UTC)
Cell = str | date | Decimal
Row = Sequence[Cell]
Entry = tuple[date, str, str, str, str]  # day, number, text, debit, credit
Made = tuple[str, bytes]


@dataclass(frozen=True)
class Keeper:
    """Who keeps these books: what agrees with ours, what differs, and how the program calls everything."""

    billed: tuple[Entry, ...]
    otherwise: tuple[Entry, ...]
    twice: tuple[Entry, ...]  # instead of the last of `billed`: the same sum a day before and a day after it
    currency: str
    head: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    amount: str
    closing: str
    words: str  # where an amount should be
    stranger: str


_SEPTEMBER: Final = date(2026, 9, 21)
_OCTOBER: Final = date(2026, 10, 3)
_GOODS, _BANK = "Harbourline, goods", "Bank transfer"
_OKAFOR: Final[tuple[Entry, ...]] = (
    (date(2026, 8, 14), "INV-2201", _GOODS, "", "5200.00"),
    (_SEPTEMBER, "INV-2207", _GOODS, "", "23850.00"),
    (date(2026, 9, 29), "RC-5510", _BANK, "2500.00", ""),
    (_OCTOBER, "INV-2214", _GOODS, "", "4800.00"),
    (date(2026, 10, 12), "CN-0380", "Credit note", "200.00", ""),
    (date(2026, 10, 26), "RC-5533", _BANK, "1200.00", ""),
)
# An amount is lower, a credit note is missing, a payment and an invoice are there that we have not.
OKAFOR: Final = Keeper(
    _OKAFOR,
    (
        *_OKAFOR[:3],
        (_OCTOBER, "INV-2214", _GOODS, "", "4500.00"),
        (date(2026, 10, 24), "BT-7781", _BANK, "1000.00", ""),
        _OKAFOR[5],
        (date(2026, 10, 30), "INV-2230", "Harbourline, freight", "", "950.00"),
    ),
    tuple((date(2026, 10, day), "", _BANK, "1200.00", "") for day in (25, 27)),
    "USD",
    (("Supplier account", "Harbourline Trading"), ("Currency", "USD")),
    ("Date", "Document", "Text", "Debit", "Credit"),
    "Amount USD",
    "Closing balance",
    "about 950",
    "Lagos Milling Ltd",
)
_CHENGUANG: Final[tuple[Entry, ...]] = (
    (date(2026, 10, 15), "FP-1102", "港联货款", "", "107160.00"),
    (date(2026, 9, 8), "FP-1088", "港联货款", "", "21300.00"),
)
CHENGUANG: Final = Keeper(
    _CHENGUANG,
    (
        (date(2026, 9, 8), "FP-1088", "港联货款", "", "21300.00"),
        (date(2026, 10, 15), "FP-1102", "港联货款", "", "105160.00"),
        (date(2026, 10, 28), "HK-301", "银行付款", "20000.00", ""),
        (date(2026, 10, 30), "FP-1110", "港联运费", "", "3500.00"),
    ),
    tuple((date(2026, 9, day), "", "港联货款", "", "21300.00") for day in (7, 9)),
    "CNY",
    (("供应商", "Harbourline Trading"), ("币种", "CNY")),
    ("日期", "单号", "摘要", "借方", "贷方"),
    "金额（CNY）",
    "期末余额",
    "约 3500",
    "Hengfeng Trading Co., Ltd.",
)


# -- as they are printed -----------------------------------------------------------------------------------------------
def _cells(entries: Iterable[Entry]) -> list[Row]:
    """The entries with days and amounts as a spreadsheet holds them."""
    return [
        (on, number, text, Decimal(debit) if debit else "", Decimal(credit) if credit else "")
        for on, number, text, debit, credit in entries
    ]


def _account(of: Keeper, entries: Sequence[Entry]) -> list[Row]:
    """The printed account: a head, the entries, and the balance below them."""
    owed = sum((Decimal(one[4] or 0) - Decimal(one[3] or 0) for one in entries), Decimal(0))
    return [*of.head, (), of.headings, *_cells(entries), ("", "", of.closing, "", owed)]


def _workbook(sheets: Mapping[str, Iterable[Row]]) -> Made:
    """A workbook with these sheets, days as days and amounts as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        book.set_properties({"created": MADE})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    _put(sheet, at, place, cell)
    return XLSX, out.getvalue()


def _put(sheet: xlsxwriter.worksheet.Worksheet, at: int, place: int, cell: Cell) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(at, place, cell)
    elif isinstance(cell, Decimal):
        sheet.write_number(at, place, float(cell))
    elif cell.startswith("="):
        sheet.write_formula(at, place, cell, value="")
    elif cell:
        sheet.write_string(at, place, cell)


def _csv(*rows: Sequence[str]) -> Made:
    """Rows as CSV, every cell as it is written here."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return CSV, out.getvalue().encode("utf-8-sig")


def _written(entries: Iterable[Entry], day: str, mark: str = ".") -> list[tuple[str, ...]]:
    """The entries as text: days in that form, amounts with that decimal mark."""
    return [
        (f"{on:{day}}", number, text, debit.replace(".", mark), credit.replace(".", mark))
        for on, number, text, debit, credit in entries
    ]


def _open(of: Keeper, day: str, places: Sequence[int], amount: Callable[[str], str]) -> list[tuple[str, ...]]:
    """What is open of these entries, in one column of amounts."""
    found = [of.billed[place] for place in places]
    return [(f"{on:{day}}", number, amount(credit or f"-{debit}")) for on, number, _, debit, credit in found]


# -- each of them ------------------------------------------------------------------------------------------------------
def _usual(of: Keeper) -> Made:
    return _workbook({"Ledger": _account(of, of.otherwise)})


def _equal(of: Keeper) -> Made:
    return _workbook({"Ledger": _account(of, of.billed)})


def _two_sheets(of: Keeper) -> Made:
    old = [
        (on.replace(year=2025), f"{number}-25", text, debit, credit) for on, number, text, debit, credit in of.otherwise
    ]
    return _workbook({"2025": _account(of, old), "2026": _account(of, of.otherwise)})


def _another(of: Keeper) -> Made:
    rows = _account(of, of.otherwise)
    rows[0] = (of.head[0][0], of.stranger)
    return _workbook({"Ledger": rows})


def _pounds(of: Keeper) -> Made:
    rows = _account(of, of.otherwise)
    rows[1] = (of.head[1][0], "GBP")
    return _workbook({"Ledger": rows})


def _formulas(of: Keeper) -> Made:
    """The last amount is words, the one before it was never worked out."""
    rows = _account(of, of.otherwise)[:-1]
    rows[-2] = (*rows[-2][:3], "=E5", "")
    rows[-1] = (*rows[-1][:4], of.words)
    return _workbook({"Ledger": rows})


def _days(of: Keeper) -> Made:
    """Each day can be read in two ways, and neither way puts them in order."""
    days = ("05/09/2026", "09/10/2026", "03/10/2026")
    rows = _open(of, "%d/%m/%Y", (0, -1, 1), str)
    told = [(on, *row[1:]) for on, row in zip(days, rows, strict=True)]
    return _csv((*of.headings[:2], of.amount), *told)


def _thousands(of: Keeper, heading: str = "") -> Made:
    """Amounts without decimals, a dot in each of them."""
    rows = _open(of, "%Y-%m-%d", (0, 1), lambda text: f"{Decimal(text):,.0f}".replace(",", "."))
    return _csv((*of.headings[:2], heading or of.amount), *rows)


def _unnamed(of: Keeper) -> Made:
    """The same, and nothing says which column holds the amounts."""
    return _thousands(of, of.currency)


def _own_names(of: Keeper) -> Made:
    """Headings that nobody else has."""
    rows = [(number, on, credit, "7") for on, number, _, _, credit in _written(of.otherwise, "%d.%m.%Y") if credit]
    return _csv(("Alpha", "Beta", "Gamma", "Delta"), *rows)


def _last_year(of: Keeper) -> Made:
    rows = [("2025-03-01", "F-100", "", "310.00"), ("2025-03-09", "F-101", "", "420.00")]
    debit, credit = (f"{of.headings[place]} {of.currency}" for place in (3, 4))
    return _csv((of.headings[0], of.headings[1], debit, credit), *rows, ("2025-03-20", "P-7", "250.00", ""))


def _alike(of: Keeper) -> Made:
    return _workbook({"Ledger": _account(of, (*of.billed[:-1], *of.twice))})


def _two_currencies(of: Keeper) -> Made:
    """One list of both, each row with its currency; the other one's bill is four too low."""
    other = (date(2026, 11, 2), "EU-301", of.otherwise[0][2], "", "180.00")
    rows = [(*row, of.currency) for row in _written(of.otherwise, "%Y-%m-%d")]
    return _csv((*of.headings, of.head[1][0]), *rows, (*_written([other], "%Y-%m-%d")[0], "EUR"))


def _long(of: Keeper) -> Made:
    """More than two thousand rows, most of them of trifles."""
    trifles = [(date(2026, 8, 20), f"T-{place:04}", "-", "", f"{place % 90 + 1}.00") for place in range(2_050)]
    headings = (*of.headings[:3], *(f"{name} {of.currency}" for name in of.headings[3:]))
    return _csv(headings, *_written((*of.billed, *trifles), "%Y-%m-%d"))


LEDGERS: Final[Mapping[str, Callable[[Keeper], Made]]] = MappingProxyType({
    "usual.xlsx": _usual,
    "equal.xlsx": _equal,
    "two sheets.xlsx": _two_sheets,
    "another supplier.xlsx": _another,
    "pounds.xlsx": _pounds,
    "formulas.xlsx": _formulas,
    "days.csv": _days,
    "thousands.csv": _thousands,
    "unnamed.csv": _unnamed,
    "own names.csv": _own_names,
    "last year.csv": _last_year,
    "two alike.xlsx": _alike,
    "two currencies.csv": _two_currencies,
    "long.csv": _long,
    "nothing.csv": lambda _: (CSV, b""),
    "headings.csv": lambda of: _csv(of.headings),
    "locked.xlsx": lambda _: (XLSX, LOCKED),
})  # fmt: skip
PASTED: Final[Mapping[str, slice]] = MappingProxyType({"the first rows": slice(0, 4), "the last rows": slice(4, None)})


def ledger(name: str) -> Made:
    """Type and bytes of the file of that name. Raises CannotActError where nobody has such a ledger."""
    of, plain = _keeper(name)
    if plain not in LEDGERS:
        raise CannotActError(f"Nobody has a ledger {plain!r}; known are {', '.join(LEDGERS)}.")
    return LEDGERS[plain](of)


def pasted(name: str) -> str:
    """The rows of that name. Raises CannotActError for others."""
    of, plain = _keeper(name)
    if plain not in PASTED:
        raise CannotActError(f"Nobody pastes {plain!r}; known are {', '.join(PASTED)}.")
    rows = [of.headings, *_written(of.otherwise, "%d.%m.%Y", ",")]
    return "\n".join("\t".join(row) for row in rows[PASTED[plain]])


def _keeper(name: str) -> tuple[Keeper, str]:
    """Whose it is, and which: `zh usual.xlsx`."""
    return (CHENGUANG, name.removeprefix("zh ")) if name.startswith("zh ") else (OKAFOR, name)
