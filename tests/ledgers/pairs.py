"""The same business as the customer booked it, by their own habits and with what goes wrong; every row is labelled.

Promises: the same seed gives the same pair. What a customer does is drawn once for a ledger (how they write numbers of
ours, when they book, in which language) and what goes wrong once for a row. Who edits: developers.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from flows.facts.ledger_rows import Extent, Ours, OurSide, Theirs
from flows.facts.matching_numbers import stem
from flows.facts.statement import Kind
from tests.ledgers.business import CUT_OFF, FIRST, business

Link = tuple[frozenset[int], frozenset[int]]  # documents of ours, rows of theirs

WRITTEN: tuple[Callable[[str, date], str], ...] = (
    lambda number, _on: number,
    lambda number, _on: number,
    lambda number, _on: stem(number),
    lambda number, _on: number.replace("-", " ").lower(),
    lambda number, on: f"R{stem(number)}/{on:%y}",
    lambda number, _on: "".join(number.split("-")).replace("/", ""),
    lambda number, _on: stem(number).zfill(10),
)
TEXTS = {
    Kind.INVOICE: ("Invoice {n}", "Rechnung {n}", "发票 {n}", "Facture {n}", "Goods received"),
    Kind.CREDIT_NOTE: ("Credit note {n}", "Gutschrift {n}", "红字发票 {n}", "Avoir {n}", "Credit"),
    Kind.PAYMENT: ("Payment", "Zahlung", "付款", "Virement", "Transfer"),
    Kind.DEBIT_NOTE: ("Debit",) * 5,
}
# What goes wrong with a row, in thousandths.
TYPED, BARE, MISTYPED_SUM, WITHOUT_TAX, MISSING, TWICE, IN_PARTS, TOGETHER, FEE, FOREIGN, OTHER_ORDER, STRANGE = (
    15, 20, 4, 5, 15, 5, 5, 30, 25, 6, 4, 6,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """Both ledgers and the truth: `links` are the same thing, `twice` are rows entered again (row to the first one)."""

    side: OurSide
    theirs: tuple[Theirs, ...]
    closing: int
    links: frozenset[Link]
    twice: dict[int, int]


@dataclass(slots=True)
class Writer:
    """The customer's bookkeeper."""

    rng: Random
    rows: list[Theirs] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    twice: dict[int, int] = field(default_factory=dict)

    voucher: int = 20_000
    written: Callable[[str, date], str] = field(init=False)
    lags: tuple[int, ...] = field(init=False)  # days after which they book a bill
    paid: tuple[int, ...] = field(init=False)  # and a payment, which they know of first
    tongue: int = field(init=False)
    in_text: bool = field(init=False)  # their number column has vouchers of theirs, our numbers stand in the text
    vouchers: bool = field(init=False)  # payments have such vouchers
    knows_receipts: bool = field(init=False)
    tells_kinds: bool = field(init=False)
    rate: float = field(init=False)

    def __post_init__(self) -> None:
        """Habits, drawn once."""
        rng = self.rng
        self.written = rng.choice(WRITTEN)
        self.lags = rng.choice(((0,), (0, 0, 0, 1), (0, 1, 2, 3), (1, 2, 3, 4, 5)))
        self.paid = rng.choice(((0,), (0, -1), (0, -1, -2, -3)))
        self.tongue = rng.randrange(5)
        self.in_text = rng.random() < 0.15
        self.vouchers = rng.random() < 0.5
        self.knows_receipts = rng.random() < 0.2
        self.tells_kinds = rng.random() < 0.5
        self.rate = rng.choice((7.1032, 1.0874, 0.9213))

    def wrong(self, thousandths: int) -> bool:
        """Whether this goes wrong now."""
        return self.rng.random() * 1_000 < thousandths

    def write(self, on: date, number: str, minor: int, kind: Kind, text: str = "") -> int:
        """One more row; its place."""
        place = len(self.rows) + 3
        self.rows.append(Theirs(place, on, number, minor, text, kind if self.tells_kinds else None))
        return place

    def book(self, one: Ours) -> None:
        """One document as this customer books it."""
        minor, on = one.minor, self.day(one)
        if self.wrong(WITHOUT_TAX) and one.kind is Kind.INVOICE:
            minor = round(minor / 1.19)
        elif self.wrong(MISTYPED_SUM):
            minor = mistyped_sum(minor, self.rng)
        elif self.wrong(FOREIGN):
            minor = round(minor * self.rate)
        elif self.wrong(FEE) and one.kind is Kind.PAYMENT and minor < -50_000:
            minor -= self.rng.choice((1_500, 2_500, 1_200))
        number, text = self.named(one)
        parts = self.parts(minor) if one.kind is Kind.INVOICE and self.wrong(IN_PARTS) else (minor,)
        rows = frozenset(self.write(on, number, part, one.kind, text) for part in parts)
        self.links.append((frozenset({one.id}), rows))
        if len(rows) == 1 and self.wrong(TWICE):
            again = self.write(on + timedelta(days=self.rng.randrange(6)), number, minor, one.kind, text)
            self.twice[again] = min(rows)

    def together(self, some: list[Ours]) -> None:
        """Several documents in one row."""
        kind = some[0].kind
        names = " ".join(self.written(one.number, one.on) for one in some)
        text = names if kind is Kind.INVOICE and self.rng.random() < 0.7 else TEXTS[kind][self.tongue].format(n="")
        row = self.write(self.day(some[0]), self.own(kind), sum(one.minor for one in some), kind, text)
        self.links.append((frozenset(one.id for one in some), frozenset({row})))

    def named(self, one: Ours) -> tuple[str, str]:
        """The number and the text of its row."""
        written = self.written(one.number, one.on)
        written = mistyped(written, self.rng) if self.wrong(TYPED) else written
        if one.other_numbers and self.wrong(30):
            written = one.other_numbers[0]
        if one.kind is Kind.PAYMENT and not self.knows_receipts:
            return self.own(one.kind), TEXTS[one.kind][self.tongue]
        if self.wrong(BARE):
            return "", TEXTS[one.kind][4]
        text = TEXTS[one.kind][self.tongue]
        return (self.own(one.kind), text.format(n=written)) if self.in_text else (written, text.format(n=""))

    def own(self, kind: Kind) -> str:
        """A voucher number of theirs, where they have any."""
        self.voucher += 1
        return f"KR{self.voucher}" if self.vouchers or kind is not Kind.PAYMENT else ""

    def day(self, one: Ours) -> date:
        """When they book it; sometimes day and month are taken for each other."""
        on = one.on + timedelta(days=self.rng.choice(self.paid if one.kind is Kind.PAYMENT else self.lags))
        return date(on.year, on.day, on.month) if on.day <= 10 and self.wrong(OTHER_ORDER) else on

    def parts(self, minor: int) -> tuple[int, ...]:
        """A bill booked as net and tax, or in two unequal parts."""
        first = round(minor / 1.19) if self.rng.random() < 0.5 else self.rng.randrange(1, minor)
        return first, minor - first

    def strange(self, known: list[Ours]) -> None:
        """A row that is not ours: another supplier's bill, often of an amount that we have as well."""
        rng = self.rng
        minor = abs(rng.choice(known).minor) if rng.random() < 0.5 else rng.randrange(2_000, 900_000)
        number = rng.choice(("", f"X{rng.randrange(10_000, 99_999)}", f"{rng.randrange(100_000, 999_999)}"))
        self.write(FIRST + timedelta(days=rng.randrange(300)), number, minor, Kind.INVOICE, "Diverse")


def pair(seed: int, size: int) -> Pair:
    """Two ledgers of about `size` rows."""
    rng = Random(seed)
    return booked(rng, business(rng, size))


def booked(rng: Random, known: list[Ours]) -> Pair:
    """What a customer makes of those documents, which stand in the order of their days and count from 1."""
    writer = Writer(rng)
    entries = [one for one in known if one.on <= CUT_OFF]
    done: set[int] = set()
    for one in known:
        if one.id in done or writer.wrong(MISSING) or writer.day(one) > CUT_OFF:
            continue
        fellows = [one]
        if writer.wrong(TOGETHER if one.kind is Kind.PAYMENT else TOGETHER // 6):
            fellows += _same_day(one, entries, rng)
        if len(fellows) > 1:
            writer.together(fellows)
        else:
            writer.book(one)
        done.update(x.id for x in fellows)
        if writer.wrong(STRANGE):
            writer.strange(entries)
    return _shuffled(writer, known, rng)


def _same_day(one: Ours, entries: list[Ours], rng: Random) -> list[Ours]:
    """Up to two more documents of that day and kind."""
    others = [x for x in entries[one.id : one.id + 20] if x.on == one.on and x.kind is one.kind and x.id > one.id]
    return others[: rng.randint(1, 2)]


def _shuffled(writer: Writer, known: list[Ours], rng: Random) -> Pair:
    """Rows in another order, numbered as they stand; the books add up."""
    order = list(range(len(writer.rows)))
    rng.shuffle(order)
    place = {writer.rows[old].row: new for new, old in enumerate(order, start=2)}
    rows = tuple(replace(writer.rows[old], row=new) for new, old in enumerate(order, start=2))
    entries = tuple(one for one in known if one.on <= CUT_OFF)
    inside = {one.id for one in entries}
    links = frozenset(
        (ours, frozenset(place[row] for row in theirs)) for ours, theirs in writer.links if ours <= inside
    )
    twice = {place[again]: place[first] for again, first in writer.twice.items()}
    moved = sum(one.minor for one in entries)
    after = tuple(one for one in known if one.on > CUT_OFF)
    side = OurSide("EUR", CUT_OFF, Extent.MOVEMENTS, 0, moved, entries, after, FIRST)
    return Pair(side, rows, sum(row.minor for row in rows), links, twice)


def mistyped(number: str, rng: Random) -> str:
    """One slip: a digit changed, two swapped, one left out, O for 0."""
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    if len(places) < 3:
        return number
    at = rng.choice(places[1:])
    slip = rng.randrange(4)
    if slip == 0:
        return number[:at] + str((int(number[at]) + rng.randint(1, 9)) % 10) + number[at + 1 :]
    if slip == 1 and number[at - 1].isdigit():
        return number[: at - 1] + number[at] + number[at - 1] + number[at + 1 :]
    return number.replace("0", "O", 1) if slip == 2 and "0" in number else number[:at] + number[at + 1 :]


def mistyped_sum(minor: int, rng: Random) -> int:
    """Two digits swapped, or one wrong."""
    digits = list(str(abs(minor)))
    at = rng.randrange(1, len(digits))
    digits[at] = str((int(digits[at]) + rng.randint(1, 9)) % 10)
    found = int("".join(digits))
    return found if minor > 0 else -found
