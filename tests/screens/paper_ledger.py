"""A customer's own ledger beside a statement, matched: one group of every class, one decision of every kind.

Promise: the same statement gives the same ledger each time; both books differ by exactly what the groups say.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Final

from flows.facts.ledger_rows import Extent, Ours, Theirs
from flows.facts.ledger_shape import LedgerRead, Shape, Sign, Unread
from flows.facts.ledgers import Ledger, LedgerState, SignSeen
from flows.facts.match_groups import Class, Decided, Group, Matched, Rule
from flows.facts.money import exponent
from flows.facts.statement import Kind, Statement
from storage import ledger_uploads
from storage.ledger_bodies import Body, Whole, packed
from storage.ports import Connection

CASE: Final = 1
# Class, rule, ours and theirs in hundredths of a unit, what was decided; 0 stands for none there.
GROUPS: Final = (
    (Class.EXACT, Rule.EXACT, 2_700_00, 2_700_00, Decided.OPEN),
    (Class.EXACT, Rule.NUMBER, 20_100_00, 20_100_00, Decided.OPEN),
    (Class.TOLERANCE, Rule.TOLERANCE, 4_800_55, 4_800_51, Decided.OPEN),
    (Class.AMOUNT_DIFF, Rule.NUMBER_ALONE, 23_850_00, 23_650_00, Decided.CASE),
    (Class.TAX, Rule.NUMBER_ALONE, 1_130_00, 1_000_00, Decided.OURS_IS_RIGHT),
    (Class.FEE, Rule.NUMBER_ALONE, -1_200_00, -1_225_00, Decided.LATER),
    (Class.DUPLICATE, Rule.NONE, 0, 310_20, Decided.OURS_IS_RIGHT),
    (Class.TIMING, Rule.NONE, 5_400_00, 0, Decided.TIMING),
    (Class.OURS_ONLY, Rule.NONE, 960_00, 0, Decided.OURS_IS_RIGHT),
    (Class.THEIRS_ONLY, Rule.NONE, 0, -900_00, Decided.TIMING),
    (Class.NEEDS_REVIEW, Rule.AMOUNT_DAY, 450_00, 450_00, Decided.OPEN),
)
OPENING: Final = 75_00  # hundredths by which ours is more at the start


def matched_ledger(statement: Statement, text: str = "", file: str = "ledger.xlsx") -> Ledger:
    """With documents and rows for every group; `text` stands in the rows."""
    unit, numbers = 10 ** exponent(statement.currency), count(1)
    groups, rows, entries = [], dict[int, Theirs](), dict[int, Ours]()
    for klass, rule, ours, theirs, decided in GROUPS:
        place = next(numbers)
        left, right = ours * unit // 100, theirs * unit // 100
        on = statement.cut_off - timedelta(40 - 3 * place)
        if left:
            entries[place] = Ours(place, _kind(left), f"INV-{7000 + place}", on, left)
        if right:
            rows[20 + place] = Theirs(20 + place, on + timedelta(2), f"{7000 + place}" * bool(left), right, text)
        sides = tuple(entries)[-1:] if left else (), tuple(rows)[-1:] if right else ()
        case = CASE if decided is Decided.CASE else 0
        groups.append(Group(place, klass, rule, *sides, left, right, "13 %" * (klass is Class.TAX), (), decided, case))
    matched = _balanced(statement, tuple(groups), OPENING * unit // 100)
    read = LedgerRead(
        Shape(file), (), (), (), matched.theirs_opening, matched.theirs_closing,
        unread=(Unread(31, "D", "1.23.4", "not_an_amount"), Unread(32, "A", "31.02.", "not_a_day")),
    )  # fmt: skip
    return Ledger(
        4, statement.customer_id, statement.id, 1, file, LedgerState.MATCHED, 1_793_610_000_000_000, read, len(rows),
        SignSeen(Sign.OWED, "totals", matched.theirs_closing or 0), matched, rows, entries,
    )  # fmt: skip


def _balanced(statement: Statement, groups: tuple[Group, ...], apart: int) -> Matched:
    """Ours closes as the statement does."""
    closing = statement.closing.minor
    opening = closing - sum(one.ours_minor for one in groups)
    theirs = opening - apart
    there = theirs + sum(one.theirs_minor for one in groups)
    return Matched(statement.currency, Extent.MOVEMENTS, groups, opening, closing, theirs, there)


def _kind(minor: int) -> Kind:
    return Kind.PAYMENT if minor < 0 else Kind.INVOICE


def keep(conn: Connection, ledger: Ledger) -> Ledger:
    """Lay it into the books as one that was matched; as it is found there."""
    assert ledger.matched is not None
    whose = {"customer_id": ledger.customer_id, "contact_id": 1, "chat": "telegram:42"}
    id_ = ledger_uploads.begin(conn, **whose, name=ledger.name, at=ledger.at)
    body = Body(ledger.read, ledger.row_count, ledger.sign, ledger.matched, ledger.rows, ledger.entries)
    whole = Whole(tuple(ledger.rows.values()), tuple(ledger.entries.values()))
    packs = {"body": packed(body), "whole": packed(whole)}
    ledger_uploads.change(conn, id_, state="matched", statement_id=ledger.statement_id, **packs)
    ledger_uploads.decide(conn, id_, [one for one in ledger.matched.groups if one.decided is not Decided.OPEN])
    found = ledger_uploads.one(conn, id_)
    assert found is not None
    return found


def with_many(ledger: Ledger, differences: int) -> Ledger:
    """The same with so many more groups, each an invoice that only we have."""
    assert ledger.matched is not None
    first, day = 1000, date(2026, 10, 1)
    more = range(first, first + differences)
    groups = [Group(n, Class.OURS_ONLY, Rule.NONE, (n,), (), 100, 0) for n in more]
    entries = {n: Ours(n, Kind.INVOICE, f"INV-{n}", day, 100) for n in more}
    whole = replace(
        ledger.matched,
        groups=(*ledger.matched.groups, *groups),
        ours_closing=ledger.matched.ours_closing + 100 * differences,
    )
    return replace(ledger, matched=whole, entries={**ledger.entries, **entries})
