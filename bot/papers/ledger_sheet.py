"""Both books as they were matched and decided upon, as a spreadsheet: every group line by line, and what was not read.

Promise: made from the rows that are kept, with the decisions that its letter holds, or not at all where they were
matched anew meanwhile; the first sheet shows the same figures as the paper (bot/papers/ledger_bridge.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Any, Final

from bot.ledger_papers import groups_code
from bot.papers.ledger_bridge import LEFT, about, cell, file_name
from bot.papers.printed import Printed, Setting
from bot.papers.reconciliation import columns_of, facts_of, rows
from flows.facts.ledger_shape import Unread
from flows.facts.match_groups import MATCHED, Decided, Matched
from flows.facts.paper_ledger import Entry, Listed, between, in_order, left_over, listed
from flows.facts.paper_reconciliation import Bridge
from locales.papers.words import PaperWords
from storage import ledger_uploads
from storage.ports import Connection
from storage.sheets_table import Column, Form, Table, tables_workbook

_NOBODY: Final = Entry("", None, 0)


def spreadsheet(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: as bot/ledger_papers.py makes it.

    Raises LookupError where the ledger is gone, or was matched anew since it was asked for.
    """
    statement, issued, words = about(conn, setting, wanted)
    found = ledger_uploads.whole(conn, int(wanted["id"]))
    if found is None or found[0].matched is None or groups_code(found[0].matched) != wanted["groups"]:
        raise LookupError(f"Ledger {wanted['id']} is gone or was matched anew; ask for its papers again.")
    upload, theirs, ours = found
    matched = _as_decided(found[0].matched, wanted["decided"])
    around = Table(
        words.label("paper_reconciliation_title"), columns_of(issued, words), statement.currency, statement.cut_off,
        facts=[f"{name}: {said}" for name, said in facts_of(statement, wanted, words)],
        foot=f"{statement.number} · {words.label('paper_page_check_code')} {wanted['code']}",
        page=words.label("paper_page_number", page="&P", pages="&N"), right_to_left=words.direction == "rtl",
    )  # fmt: skip

    def content() -> bytes:
        cases = {id_: number for id_, _, number in wanted["decided"]}
        lines = list(listed(in_order(matched.groups), theirs, ours, cases))
        return _workbook(around, matched, lines, upload.read.unread if upload.read else (), words)

    return Printed(f"{file_name(statement, wanted)}.xlsx", content=content)


def _as_decided(matched: Matched, decided: Iterable[tuple[int, str, str]]) -> Matched:
    """With the decisions that the letter holds; a case is known by its group there."""
    known = {id_: {"decided": Decided(what), "case_id": id_ if number else 0} for id_, what, number in decided}
    nothing: dict[str, Any] = {"decided": Decided.OPEN, "case_id": 0}
    return replace(matched, groups=tuple(replace(one, **known.get(one.id, nothing)) for one in matched.groups))


def _workbook(
    around: Table, matched: Matched, lines: list[Listed], unread: Iterable[Unread], words: PaperWords
) -> bytes:
    label, fits = words.label, {one.id for one in matched.groups if one.fits}
    whole = between(matched, [one for one in lines if one.id not in fits])
    left = left_over(matched, whole)
    rest = zip(LEFT, (left.undecided, left.opening, left.unexplained), strict=True)
    sums = [(label(name), whole.money(minor).amount, None) for name, minor in rest]
    groups = replace(around, title=label("paper_ledger_groups"), columns=_columns(words))
    cells = replace(around, title=label("paper_ledger_unread"), columns=_cells(words))
    tables = (
        (label("paper_ledger_title"), around, chain(rows(whole, words)[:-1], sums)),
        (groups.title, groups, chain.from_iterable(_rows(one, whole, words) for one in lines)),
        (cells.title, cells, (cell(one, words) for one in unread)),
    )
    return tables_workbook(tables)


def _columns(words: PaperWords) -> list[Column]:
    """Of a group; ours and then theirs."""
    label = words.label
    document, day = label("paper_sheet_number"), label("paper_sheet_date")
    amount, text = label("paper_sheet_amount"), label("paper_ledger_text")
    side = ((document, Form.TEXT, 20), (day, Form.DAY, 12), (amount, Form.MONEY, 16), (text, Form.TEXT, 30))
    return [
        Column(label("paper_sheet_position"), Form.COUNT, 7),
        Column(label("paper_ledger_finding"), Form.TEXT, 26),
        Column(label("paper_ledger_rate"), Form.TEXT, 9),
        Column(label("paper_ledger_rule"), Form.TEXT, 26),
        Column(label("paper_ledger_decision"), Form.TEXT, 20),
        Column(label("paper_confirmation_case"), Form.TEXT, 12),
        *(Column(label("paper_ledger_side", what=what), form, width) for what, form, width in side),
        Column(label("paper_ledger_row"), Form.COUNT, 7),
        *(Column(label("paper_ledger_other_side", what=what), form, width) for what, form, width in side),
        Column(label("paper_confirmation_difference"), Form.MONEY, 16),
    ]


def _cells(words: PaperWords) -> list[Column]:
    widths = {"cell": 10, "quoted": 40, "why": 40}
    return [Column(words.label(f"paper_ledger_{name}"), Form.TEXT, width) for name, width in widths.items()]


def _rows(one: Listed, whole: Bridge, words: PaperWords) -> Iterator[tuple[Any, ...]]:
    """Its documents beside its rows; what is said of the group stands in each, its difference in the first."""
    label = words.label
    decided = "" if one.klass in MATCHED else label(f"paper_ledger_{one.decided.value}")
    klass, rule = label(f"paper_ledger_{one.klass.value}"), label(f"paper_ledger_rule_{one.rule.value}")
    said = one.id, klass, one.rate, rule, decided, one.case
    for place, (left, right) in enumerate(zip_longest(one.ours, one.theirs, fillvalue=_NOBODY)):
        less = whole.money(one.less).amount if not place else None
        yield (*said, *_side(left, whole), right.row or None, *_side(right, whole), less)


def _side(one: Entry, whole: Bridge) -> tuple[Any, ...]:
    if one is _NOBODY:
        return None, None, None, None
    return one.number, one.on, whole.money(one.minor).amount, one.text


PAPERS: Final = {"ledger_bridge_sheet": spreadsheet}
