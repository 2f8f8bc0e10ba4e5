"""The reconciliation statement, as a paper of two columns and as a spreadsheet: from what its letter holds.

Promise: figures are those that were worked out when it was asked for (bot/reconciling.py); both columns end at the same
figure, or what is not explained is named. What is counted is decided in flows/facts/paper_reconciliation.py.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot import reconciling
from bot.papers.printed import Printed, Setting
from bot.papers.statement import told
from bot.papers.statement_parts import version
from flows.facts.money import Money
from flows.facts.paper_reconciliation import Between, Bridge, Hint, HintKind, Why, read, written
from flows.facts.paper_statement import AsIssued
from flows.facts.statement import Statement, fingerprint, short_code
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import ledger
from storage.ports import Connection
from storage.sheets_table import Column, Form, Table, table_workbook


def paper(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: as bot/reconciling.py makes it. Raises LookupError where there is no such statement."""
    wanted = _whole(conn, setting, wanted)
    statement, issued, whole, words = _read(conn, setting, wanted)
    sheet = Sheet(
        "reconciliation", words.language, words.label("paper_reconciliation_title"), words.docno(statement.number),
        _code(wanted), _body(statement, issued, whole, wanted, words), int(wanted["at"]),
        company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{statement.number}-reconciliation.pdf", sheet)


def spreadsheet(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """The same as rows: the item, our side, the customer's side."""
    wanted = _whole(conn, setting, wanted)
    statement, issued, whole, words = _read(conn, setting, wanted)
    foot = f"{statement.number} · {words.label('paper_page_check_code')} {_code(wanted)}"
    table = Table(
        words.label("paper_reconciliation_title"), columns_of(issued, words), statement.currency, statement.cut_off,
        facts=[f"{label}: {said}" for label, said in facts_of(statement, wanted, words)],
        foot=foot, page=words.label("paper_page_number", page="&P", pages="&N"),
        right_to_left=words.direction == "rtl",
    )  # fmt: skip
    return Printed(f"{statement.number}-reconciliation.xlsx", content=table_workbook(table, rows(whole, words)))


def _read(
    conn: Connection, setting: Setting, wanted: Mapping[str, Any]
) -> tuple[Statement, AsIssued, Bridge, PaperWords]:
    statement, issued, _, _ = told(conn, setting, int(wanted["id"]))
    customer = ledger.customer(conn, statement.customer_id)
    words = PaperWords(str(wanted["language"]), customer.zone if customer else "UTC")
    return statement, issued, read(wanted["bridge"]), words


def _whole(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the letter holds; for one that names the statement alone, the same as of now, dated by its issue."""
    if "bridge" in wanted:
        return wanted
    statement, _, made_at, _ = told(conn, setting, int(wanted["id"]))
    return {**wanted, "at": made_at, "bridge": written(reconciling.between(conn, statement))}


def _code(wanted: Mapping[str, Any]) -> str:
    told_of = [wanted["id"], wanted["at"], wanted["bridge"]]
    return short_code(fingerprint(json.dumps(told_of, sort_keys=True, ensure_ascii=False).encode()))


def _body(
    statement: Statement, issued: AsIssued, whole: Bridge, wanted: Mapping[str, Any], words: PaperWords
) -> dict[str, Any]:
    label = words.label
    return {
        "facts": facts_of(statement, wanted, words),
        **sides(issued, whole, words),
        "columns": [{"label": label("paper_reconciliation_item")}, {"label": statement.currency, "kind": "figure"}],
        "sums": _sums(whole, words),
        "hints_heading": label("paper_reconciliation_hints"),
        "hints": [_hint(one, statement.currency, words) for one in whole.hints],
        "notes": [label("paper_reconciliation_no_agreement")],
    }  # fmt: skip


def sides(issued: AsIssued, whole: Bridge, words: PaperWords) -> dict[str, Any]:
    """Both columns, and what they come to."""
    theirs = whole.money(whole.theirs) if whole.theirs is not None else None
    return {
        "left": _side(whole, issued.supplier, whole.money(whole.ours), whole.our_adjusted, whole.to_ours, words),
        "right": _side(whole, issued.customer, theirs, whole.their_adjusted, whole.to_theirs, words),
        "result": _result(whole, words),
    }


def facts_of(statement: Statement, wanted: Mapping[str, Any], words: PaperWords) -> list[list[str]]:
    """Which statement it is about, of which day, and when it was worked out."""
    label = words.label
    return [
        [label("paper_reconciliation_statement"), version(statement, words)],
        [label("paper_reconciliation_cut_off"), words.day(statement.cut_off)],
        [label("paper_reconciliation_currency"), words.docno(statement.currency)],
        [label("paper_reconciliation_stand"), words.moment(int(wanted["at"]))],
    ]


def books(name: str, words: PaperWords) -> str:
    """Whose books a column shows."""
    return words.label("paper_reconciliation_ours", company=name)


def _side(
    whole: Bridge, name: str, balance: Money | None, adjusted: Money | None, items: Iterable[Between], words: PaperWords
) -> dict[str, Any]:
    """One side's column; a balance that is not known is said to be so."""
    label, unknown = words.label, words.label("paper_reconciliation_not_stated")
    listed = list(items)
    signs = (("add", [one for one in listed if one.minor > 0]), ("less", [one for one in listed if one.minor < 0]))
    return {
        "books": books(name, words),
        "opening": [label("paper_reconciliation_balance"), words.figure(balance) if balance is not None else unknown],
        "items": [
            [label(f"paper_reconciliation_{sign}"), [_item(one, whole, words) for one in some]]
            for sign, some in signs
            if some
        ],
        "adjusted": [label("paper_reconciliation_adjusted"), words.figure(adjusted) if adjusted is not None else "–"],
    }


def _item(one: Between, whole: Bridge, words: PaperWords) -> list[str]:
    return [_named(one, words), words.figure(whole.money(abs(one.minor)))]


def _named(one: Between, words: PaperWords) -> str:
    """What the item is, with its document, day and case."""
    name, values = one.why.value, dict[str, object](document=one.document, case=one.case)
    if one.why is Why.FURTHER:
        values = {"count": int(one.document)}
    elif one.on:
        values["day"] = one.on
    elif one.why is Why.TIMING:
        name = "timing_undated"
    elif one.case and not one.document:
        name = "in_question_alone"
    return words.label(f"paper_reconciliation_{name}", **values)


def _result(whole: Bridge, words: PaperWords) -> str:
    if whole.theirs is None:
        return words.label("paper_reconciliation_one_side")
    left = whole.unexplained
    if not left:
        return words.label("paper_reconciliation_the_same")
    return words.label("paper_reconciliation_left", amount=whole.money(abs(left.minor)))


def _sums(whole: Bridge, words: PaperWords) -> list[list[str]]:
    """The difference, how much of it is explained, what is left; nothing while there is no difference to look at."""
    if whole.theirs is None:
        return []
    told_of = (
        ("difference", whole.difference),
        ("explained", whole.difference - whole.unexplained),
        ("unexplained", whole.unexplained),
    )
    return [[words.label(f"paper_reconciliation_{name}"), words.figure(amount)] for name, amount in told_of]


def _hint(one: Hint, currency: str, words: PaperWords) -> str:
    name = f"paper_reconciliation_{one.kind.value}"
    if one.kind is HintKind.PAYMENT:
        return words.label(name, document=one.document, amount=Money(one.minor, currency), day=one.on)
    if one.kind is HintKind.CASE:
        return words.label(name, case=one.document)
    return words.label(name, document=one.document)


def columns_of(issued: AsIssued, words: PaperWords) -> list[Column]:
    """Of the spreadsheet: the item, our side, the customer's side."""
    return [
        Column(words.label("paper_reconciliation_item"), Form.TEXT, 56),
        Column(books(issued.supplier, words), Form.MONEY, 22),
        Column(books(issued.customer, words), Form.MONEY, 22),
    ]


def rows(whole: Bridge, words: PaperWords) -> list[tuple[Any, ...]]:
    """As a spreadsheet has it: balances, items with their signs, adjusted balances, and what is left."""

    def money(amount: Money | None) -> Any:
        return amount.amount if amount is not None else None

    opening = whole.money(whole.theirs) if whole.theirs is not None else None
    listed: list[tuple[Any, ...]] = [
        (words.label("paper_reconciliation_balance"), money(whole.money(whole.ours)), money(opening))
    ]
    listed += [(_named(one, words), money(whole.money(one.minor)), None) for one in whole.to_ours]
    listed += [(_named(one, words), None, money(whole.money(one.minor))) for one in whole.to_theirs]
    adjusted = words.label("paper_reconciliation_adjusted")
    listed.append((adjusted, money(whole.our_adjusted), money(whole.their_adjusted)))
    if whole.theirs is not None:
        listed.append((words.label("paper_reconciliation_unexplained"), money(whole.unexplained), None))
    return listed


PAPERS: Final = {"reconciliation": paper, "reconciliation_sheet": spreadsheet}
