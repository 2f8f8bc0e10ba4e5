"""Both books as they were matched and decided upon, as a paper: from what its letter holds.

Promise: figures are those that were worked out when it was asked for (bot/ledger_papers.py); both columns end at the
same figure, or what lies between them is named. What counts is decided in flows/facts/paper_ledger.py.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.papers import parts
from bot.papers.printed import Printed, Setting
from bot.papers.reconciliation import facts_of, sides
from bot.papers.statement import told
from flows.facts.ledger_shape import Unread
from flows.facts.paper_ledger import Entry, Left, Listed, read
from flows.facts.paper_reconciliation import Bridge
from flows.facts.paper_reconciliation import read as read_bridge
from flows.facts.paper_statement import AsIssued
from flows.facts.statement import Statement
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import ledger
from storage.ports import Connection

LEFT: Final = ("paper_ledger_open", "paper_ledger_opening", "paper_reconciliation_unexplained")
_UNREAD: Final = (("cell", "code"), ("quoted", "text"), ("why", "text"))


def paper(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: as bot/ledger_papers.py makes it. Raises LookupError where there is no such statement."""
    statement, issued, words = about(conn, setting, wanted)
    sheet = Sheet(
        "reconciliation", words.language, words.label("paper_reconciliation_title"), words.docno(statement.number),
        str(wanted["code"]), _body(statement, issued, wanted, words), int(wanted["at"]),
        company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{file_name(statement, wanted)}.pdf", sheet)


def about(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> tuple[Statement, AsIssued, PaperWords]:
    """The statement that it was matched with, what its paper says, the reader's words. Raises LookupError."""
    statement, issued, _, _ = told(conn, setting, int(wanted["statement"]))
    customer = ledger.customer(conn, statement.customer_id)
    return statement, issued, PaperWords(str(wanted["language"]), customer.zone if customer else "UTC")


def file_name(statement: Statement, wanted: Mapping[str, Any]) -> str:
    """Without its ending."""
    return f"{statement.number}-ledger-{wanted['id']}"


# -- the paper ---------------------------------------------------------------------------------------------------------
def _body(statement: Statement, issued: AsIssued, wanted: Mapping[str, Any], words: PaperWords) -> dict[str, Any]:
    label, whole = words.label, read_bridge(wanted["bridge"])
    notes = ["paper_reconciliation_no_agreement"] + ([] if wanted["told"] else ["paper_ledger_worked_out"])
    return {
        "facts": [*facts_of(statement, wanted, words), [label("paper_ledger_file"), words.name(wanted["file"])]],
        **sides(issued, whole, words),
        **_result(whole, words),
        "columns": [{"label": label("paper_reconciliation_item")}, {"label": statement.currency, "kind": "figure"}],
        "sums": _sums(whole, Left(*wanted["left"]), words),
        "hints": [],
        "notes": [label(name) for name in notes],
        "tables": [one for one in (_rules(whole, wanted, words), _unread(wanted, words)) if one],
        "appendix": {
            "heading": label("paper_ledger_differences"),
            "columns": _columns(statement.currency, words),
            "items": [_difference(one, whole, words) for one in read(wanted["lines"])],
            "more": label("paper_ledger_more", count=wanted["more"]) if wanted["more"] else "",
        },
    }


def _result(whole: Bridge, words: PaperWords) -> dict[str, str]:
    """Of what is left, one sentence; nothing where both columns come to the same."""
    left = whole.unexplained
    return {"result": words.label("paper_ledger_left", amount=whole.money(abs(left.minor)))} if left else {}


def _sums(whole: Bridge, left: Left, words: PaperWords) -> list[list[str]]:
    """The difference, how much of it is explained, and what is left by its parts."""
    parts_of = dict(zip(LEFT, (left.undecided, left.opening, left.unexplained), strict=True))
    told_of = {
        "paper_reconciliation_difference": whole.difference,
        "paper_reconciliation_explained": whole.difference - whole.unexplained,
        **{name: whole.money(minor) for name, minor in parts_of.items() if minor},
    }
    return [[words.label(name), words.figure(amount)] for name, amount in told_of.items()]


def _rules(whole: Bridge, wanted: Mapping[str, Any], words: PaperWords) -> dict[str, Any] | None:
    """What fits: by which rule, how often, and how much of it in our books."""
    found = wanted["rules"]
    lines = [
        [words.label(f"paper_ledger_rule_{rule}"), words.count(count), words.figure(whole.money(minor))]
        for rule, count, minor in found
    ]
    counts, minors = (sum(one[place] for one in found) for place in (1, 2))
    total = [words.label("paper_ledger_matched"), words.count(counts), words.figure(whole.money(minors))]
    columns = [
        parts.column(words.label("paper_ledger_rule")),
        parts.column(words.label("paper_ledger_count"), "figure"),
        parts.column(words.docno(whole.currency), "figure"),
    ]
    heading = words.label("paper_ledger_matched")
    return {"heading": heading, **parts.lines(columns, lines, total), "note": ""} if found else None


def _unread(wanted: Mapping[str, Any], words: PaperWords) -> dict[str, Any] | None:
    """What could not be read, by row and cell."""
    if not wanted["unread"]:
        return None
    label = words.label
    columns = [parts.column(label(f"paper_ledger_{name}"), kind) for name, kind in _UNREAD]
    cells = [cell(Unread(*one), words) for one in wanted["unread"]]
    more = label("paper_ledger_more", count=wanted["more_unread"]) if wanted["more_unread"] else ""
    return {"heading": label("paper_ledger_unread"), **parts.lines(columns, cells), "note": more}


def cell(one: Unread, words: PaperWords) -> list[str]:
    """Where it stands, what stands there, why it could not be read."""
    return [words.docno(f"{one.column}{one.row}"), words.name(one.quoted), words.label(f"paper_ledger_{one.why}")]


def _columns(currency: str, words: PaperWords) -> list[dict[str, str]]:
    label = words.label
    return [
        parts.column("", "text", "auto"),
        parts.column(label("paper_sheet_number"), "code"),
        parts.column(label("paper_sheet_date"), "day"),
        parts.column(label("paper_ledger_text")),
        parts.column(words.docno(currency), "figure"),
    ]


def _difference(one: Listed, whole: Bridge, words: PaperWords) -> dict[str, Any]:
    """What it is, by which rule, what was decided, by how much; then every document and row of it."""
    label = words.label
    sides_of = (("paper_page_supplier", one.ours), ("paper_page_customer", one.theirs))
    return {
        "said": _said(one, words),
        "less": words.figure(whole.money(one.less)),
        "rows": [
            [
                label(side), words.docno(_numbered(it)), words.day(it.on) if it.on else "", words.name(it.text),
                words.figure(whole.money(it.minor)),
            ]
            for side, entries in sides_of
            for it in entries
        ],
    }  # fmt: skip


def _said(one: Listed, words: PaperWords) -> list[str]:
    """Class, rate, rule, decision and case; what there is of them."""
    told_of = [
        words.label(f"paper_ledger_{one.klass.value}"), words.docno(one.rate) if one.rate else "",
        words.label(f"paper_ledger_rule_{one.rule.value}"), words.label(f"paper_ledger_{one.decided.value}"),
        words.docno(one.case) if one.case else "",
    ]  # fmt: skip
    return [said for said in told_of if said]


def _numbered(it: Entry) -> str:
    return it.number or (f"#{it.row}" if it.row else "")


PAPERS: Final = {"ledger_bridge": paper}
