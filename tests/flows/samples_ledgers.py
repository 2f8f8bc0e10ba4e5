"""Customers' own ledgers in every state, for the walk through every situation: doubted, read, matched, gone through."""

from dataclasses import replace
from datetime import date

from flows.engine.conversation import Frame
from flows.engine.events import Opened, Value
from flows.facts.ledger_rows import Extent, Ours, Theirs
from flows.facts.ledger_shape import (
    Column,
    CurrencySeen,
    Doubt,
    LedgerRead,
    Shape,
    SheetSeen,
    Sign,
    Unread,
)
from flows.facts.ledgers import Ledger, LedgerState, SignSeen
from flows.facts.match_groups import Alternative, Class, Decided, Group, Matched, Rule
from flows.facts.statement import Kind

AT = 1_793_620_800_000_000
_DAY = date(2026, 10, 12)
SHAPE = Shape(
    sheet="Supplier",
    header=4,
    columns={Column.DATE: 0, Column.NUMBER: 1, Column.AMOUNT: 3},
    currency="USD",
    headings=("Date", "Voucher", "", "Amount"),
)
ROWS = (
    Theirs(5, _DAY, "1001", 130_000, "oil"),
    Theirs(6, None, "", -90_000, "paid"),
    Theirs(7, _DAY, "P-1", -50_000, "bank", Kind.PAYMENT),
    Theirs(8, _DAY, "G-1", -7_000, "returned", Kind.CREDIT_NOTE),
    Theirs(9, _DAY, "1099", 44_000, "freight", Kind.INVOICE),
    Theirs(10, _DAY, "1005", 100_005),
)
READ = LedgerRead(
    shape=SHAPE,
    sheets=(SheetSeen("Supplier", 118), SheetSeen("2025", 40)),
    rows=(),
    samples=ROWS[:3],
    closing=2_910_000,
    currencies=(CurrencySeen("USD", 100, 2_910_000), CurrencySeen("EUR", 18, -45_000)),
    first=date(2026, 10, 1),
    last=date(2026, 10, 31),
    parties=("Lagos Milling Ltd",),
    unread=(
        Unread(11, "A", "03/04/2026", "ambiguous_day"),
        Unread(12, "D", "1.234", "ambiguous_amount"),
        Unread(13, "D", "about 300", "not_an_amount"),
    ),
    glimpses=(("12.10.2026", "1001", "oil", "1.300,00"),),
)
PROVED = SignSeen(Sign.OWED, "totals", 2_910_000)
OURS = (
    *(Ours(1000 + n, Kind.INVOICE, f"INV-{1000 + n}", _DAY, 100_000 + n) for n in range(1, 8)),
    Ours(1016, Kind.PAYMENT, "PAY-1016", _DAY, -100_016),
)


def _group(id: int, klass: Class, rule: Rule, ours: tuple[int, ...], theirs: tuple[int, ...], less: int = 0) -> Group:
    """A group whose sums come from the size of its difference."""
    minor = 100_000 if ours else 0
    return Group(id, klass, rule, ours, theirs, minor, minor - less, "7.5 %" if klass is Class.TAX else "")


GROUPS = (
    _group(1, Class.EXACT, Rule.EXACT, (1007,), (10,)),
    _group(2, Class.AMOUNT_DIFF, Rule.NUMBER_ALONE, (1001,), (5,), 7_000),
    _group(3, Class.OURS_ONLY, Rule.NONE, (1002,), (), 100_000),
    _group(4, Class.OURS_ONLY, Rule.NONE, (1016,), (), -100_016),
    _group(5, Class.THEIRS_ONLY, Rule.NONE, (), (7,), 50_000),
    _group(6, Class.THEIRS_ONLY, Rule.NONE, (), (8,), 7_000),
    _group(7, Class.THEIRS_ONLY, Rule.NONE, (), (9,), -44_000),
    _group(8, Class.DUPLICATE, Rule.NUMBER, (1003, 1004), (6,), 100_000),
    _group(9, Class.TAX, Rule.NUMBER_ALONE, (1006,), (6,), 7_500),
)
ASKED = replace(
    _group(10, Class.NEEDS_REVIEW, Rule.NONE, (1005, 1006), (10,)),
    alternatives=(Alternative((1005,), (10,)), Alternative((1006,), (10,))),
)
MATCHED = Matched("USD", Extent.OPEN_ITEMS, (*GROUPS, ASKED), 0, 3_000_000, 0, 2_910_000)
NOTHING = replace(MATCHED, groups=tuple(one for one in GROUPS if one.klass in {Class.OURS_ONLY, Class.THEIRS_ONLY}))
EQUAL = replace(MATCHED, groups=GROUPS[:1], theirs_closing=3_000_000)
DONE = replace(
    MATCHED,
    groups=tuple(
        replace(one, decided=tuple(Decided)[1 + place % 3], case_id=1 if place % 3 == 1 else 0)
        for place, one in enumerate(GROUPS[1:])
    ),
)
PLAIN = Ledger(
    1, 1, 0, 5, "ours.xlsx", LedgerState.READ, AT, READ, 118,
    rows={one.row: one for one in ROWS}, entries={one.id: one for one in OURS},
)  # fmt: skip
HELD = replace(PLAIN, statement_id=1, state=LedgerState.MATCHED, sign=PROVED)


def _doubting(id: int, doubt: Doubt) -> Ledger:
    shape = replace(SHAPE, columns={}, headings=()) if doubt is Doubt.COLUMNS else SHAPE
    sign = SignSeen(None, "", 2_910_000 if id % 2 else 0) if doubt is Doubt.SIGN else None
    return replace(PLAIN, id=id, read=replace(READ, doubts=(doubt,), shape=shape), sign=sign)


LEDGERS = (
    *(_doubting(id_, doubt) for id_, doubt in enumerate(Doubt, 20)),
    replace(PLAIN, id=30, read=replace(READ, doubts=(Doubt.CURRENCY,), currencies=())),
    replace(HELD, id=2, matched=MATCHED),
    replace(HELD, id=3, matched=NOTHING),
    replace(HELD, id=4, matched=EQUAL, kept_shape=True),
    replace(HELD, id=5, matched=DONE),
    PLAIN,
    replace(PLAIN, id=6, kept_shape=True),
    replace(PLAIN, id=7, read=replace(READ, shape=replace(SHAPE, currency="GBP"))),
    replace(PLAIN, id=8, read=replace(READ, last=None, shape=replace(SHAPE, sign=Sign.PAID))),
    replace(PLAIN, id=9, state=LedgerState.READING, read=None, name=""),
    replace(PLAIN, id=10, state=LedgerState.FAILED, read=None, why="broken"),
    replace(PLAIN, id=11, state=LedgerState.OVER),
)
NOTICES = (
    *(Opened("match_ledger", {"ledger_id": one.id}) for one in LEDGERS),
    Opened("match_ledger", {"ledger_id": 2, "again": True}),
    Opened("match_ledger", {"ledger_id": 99}),
    *(
        Opened("match_ledger", {"outcome": "refused", "why": why, "name": "a.xls", "size": 9, "ledger_id": id_})
        for why, id_ in (("too_large", 0), ("duplicate", 0), ("not_a_table", 10))
    ),
)


def _at(stage: str, id: int, **notes: Value) -> tuple[Frame, ...]:
    return (Frame("match_ledger", 1, stage, {"ledger_id": id, **notes}),)


ALSO = (
    (Frame("match_ledger", 1, "awaiting", {}),),
    *(_at("one", 2, passed=[id_ for id_ in range(2, 11) if id_ != left]) for left in range(2, 10)),
    _at("another", 3),
    _at("which", 1),
    _at("walked", 5),
    _at("walked", 2),
    (
        *_at("raising", 2, raising=3, begun=AT, mine=True),
        Frame("raise_dispute", 1, "reason", {"statement_id": 1, "document_id": 1002, "reason": "unknown_invoice"}),
    ),
)
