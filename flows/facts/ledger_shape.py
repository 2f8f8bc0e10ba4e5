"""How a customer's ledger is laid out, as it was understood or as they corrected it, and what was read with it.

Promises: plain values; everything that could not be read is listed by row and cell, nothing is filled in. The shape of
a file is kept and holds for the next one with the same headings. Who edits: developers; the values are stored names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from flows.facts.days import Order
from flows.facts.ledger_rows import Theirs
from flows.facts.statement import Kind


class Column(StrEnum):
    """What a column of a ledger may hold. `MARK` is the one that says CR or DR beside an amount without a sign."""

    DATE = "date"
    NUMBER = "number"
    REFERENCE = "reference"
    TEXT = "text"
    KIND = "kind"
    AMOUNT = "amount"
    DEBIT = "debit"
    CREDIT = "credit"
    MARK = "mark"
    BALANCE = "balance"
    CURRENCY = "currency"
    DUE = "due"


class Sign(StrEnum):
    """What stands above zero in the file: what the customer owes us (`OWED`), or what they have paid (`PAID`)."""

    OWED = "owed"
    PAID = "paid"


class Doubt(StrEnum):
    """What must be asked before the file can be used, in this order."""

    SHEET = "sheet"  # several sheets look like a ledger
    COLUMNS = "columns"  # no date, number or amount column could be told
    CURRENCY = "currency"  # several currencies, or none that is known
    DAYS = "days"  # 03/04 throughout
    AMOUNTS = "amounts"  # 1.234 throughout
    NAMES = "names"  # it names another supplier
    SIGN = "sign"  # set by what follows the reading: the totals prove neither


@dataclass(frozen=True, slots=True)
class Shape:
    """Where everything stands: the sheet by name, the header's row from 1 (0: there is none), columns counted from 0.

    `order` and `mark` are the writer's habits, None while the file shows them itself; `currency` and `sign` are None
    until they are known. `headings` are the header's cells: a later file with the same ones is laid out alike.
    """

    sheet: str = ""
    header: int = 0
    columns: Mapping[Column, int] = field(default_factory=lambda: MappingProxyType({}))
    order: Order | None = None
    mark: str | None = None
    currency: str | None = None
    sign: Sign | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet of the file, with how many rows of it look like a ledger's."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class CurrencySeen:
    """A currency in the file: its code, rows, and their sum in minor units, debits less credits."""

    code: str
    rows: int
    minor: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read: its row and column as a program shows them (17, "D"), what stood there, and why.

    `why` is a label `ledger_unread_<why>`: not_a_day, not_an_amount, ambiguous_day, ambiguous_amount, no_value (a
    formula without a stored result), other_currency, too_many_decimals.
    """

    row: int
    column: str
    quoted: str
    why: str


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """What was read. `rows` carry the file's own sign; `opening` and `closing` too, None where the file tells neither.

    `doubts` are empty when nothing must be asked. `samples` are up to three rows as they were understood; `parties` the
    names of companies that the file puts at its head; `skipped` counts titles, totals, blank and repeated header rows.
    """

    shape: Shape
    sheets: tuple[SheetSeen, ...]
    rows: tuple[Theirs, ...]
    samples: tuple[Theirs, ...]
    opening: int | None = None
    closing: int | None = None
    currencies: tuple[CurrencySeen, ...] = ()
    first: date | None = None
    last: date | None = None
    parties: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    skipped: int = 0
    doubts: tuple[Doubt, ...] = ()
    glimpses: tuple[tuple[str, ...], ...] = ()  # up to three data rows as they stand, cell by cell


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known before the file is opened: whom it should be about, and how the last one was laid out.

    `currencies` are those of the account; `supplier` and `customer` names a file may call the two parties by.
    `kept` is the shape of an earlier file, `told` what the customer said of this one: it outranks what is found.
    """

    today: date
    currencies: tuple[str, ...]
    supplier: tuple[str, ...] = ()
    customer: tuple[str, ...] = ()
    kept: tuple[Shape, ...] = ()
    told: Shape | None = None


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """What ledgers call things in all languages, in lower case: headings by column, and words that begin a row.

    `kinds` are values of a kind column or first words of a text; `debit` and `credit` marks beside amounts (DR, S, 借).
    """

    headings: Mapping[Column, frozenset[str]]
    totals: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    debit: frozenset[str]
    credit: frozenset[str]
    kinds: Mapping[Kind, frozenset[str]]
    supplier: frozenset[str]  # labels before a supplier's name: "vendor", "lieferant", "供应商"
    customer: frozenset[str]
    second: Mapping[Column, frozenset[str]] = field(default_factory=dict)  # only where no heading fits better
    open: frozenset[str] = frozenset()  # headings above what is still open of a document
    others: frozenset[str] = frozenset()  # headings above figures that are no amounts of a ledger: quantities, taxes
