"""The statement as a paper: open items or the balance brought forward, from what was frozen when it was issued.

Promise: of one version in one language always the same bytes. A statement of more lines than a reader turns pages for
is summed up by month; its lines are then the spreadsheet that goes with it. The form is decided in
bot/statement_papers.py; words and figures are the reader's.
"""

from collections.abc import Mapping
from typing import Any

from bot.papers.column_widths import fitted
from bot.papers.printed import Printed, Setting
from bot.papers.statement_parts import ageing, balance, credits_of, facts_of, lines_csv, parties, questioned, version
from bot.statement_papers import as_issued
from flows.facts.balance_forward import Forward
from flows.facts.money import Money
from flows.facts.paper_statement import MOST_LINES, AsIssued, by_month
from flows.facts.statement import Line, Statement, short_code
from locales.papers.sheet import Attached, Sheet
from locales.papers.words import PaperWords
from storage import ledger, statement_papers, statements
from storage.ports import Connection

Table = dict[str, Any]
TITLES = {"lines": "title", "forward": "title_forward", "summary": "title_summary"}


def statement_pdf(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """wanted: id, language. Raises LookupError where there is no such statement."""
    statement, issued, made_at, sha = told(conn, setting, int(wanted["id"]))
    customer = ledger.customer(conn, statement.customer_id)
    words = PaperWords(str(wanted["language"]), customer.zone if customer else "UTC")
    return drawn(statement, issued, made_at, sha, words)


def drawn(statement: Statement, issued: AsIssued, made_at: int, sha: str, words: PaperWords) -> Printed:
    """What `told` tells, as a paper in these words."""
    name = f"{statement.number}-{statement.version}" if statement.version > 1 else statement.number
    kind = kind_of(statement, issued)
    label = words.label(f"paper_statement_{TITLES[kind]}")
    said = body(statement, issued, words)
    attached: tuple[Attached, ...] = ()
    if kind != "summary":
        attached = (_attached(statement, words, f"{name}.csv"),)
        said["facts"].append([words.label("paper_page_attached"), words.docno(attached[0].name)])
    sheet = Sheet(
        "statement", words.language, label, words.docno(statement.number), short_code(sha), said, made_at, attached,
        company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{name}.pdf", sheet)


def told(conn: Connection, setting: Setting, id: int) -> tuple[Statement, AsIssued, int, str]:
    """The statement, what its paper says beside it, when it was made (µs UTC) and its fingerprint.

    Raises LookupError.
    """
    statement, row = statements.one(conn, id), statements.row(conn, id)
    if statement is None or row is None:
        raise LookupError(f"There is no statement {id}.")
    issued = statement_papers.frozen(conn, id) or as_issued(conn, setting.company, statement)[0]
    return statement, issued, int(row["issued_at"] or row["made_at"]), str(row["sha"])


def kind_of(statement: Statement, issued: AsIssued) -> str:
    """Whether movements are listed, lines, or neither since there are too many: "forward", "lines" or "summary"."""
    if issued.forward and len(issued.forward.movements) <= MOST_LINES:
        return "forward"
    return "lines" if len(statement.lines) <= MOST_LINES else "summary"


def body(statement: Statement, issued: AsIssued, words: PaperWords) -> dict[str, Any]:
    """Everything that stands on its pages, as words and figures of the reader's language."""
    label, kind = words.label, kind_of(statement, issued)
    tables = {"lines": _open_items, "forward": _forward, "summary": _by_month}
    notes = [label("paper_statement_beside", count=len(statement.lines))] if kind == "summary" else []
    return {
        "parties": parties(issued, words),
        "facts": facts_of(statement, words),
        "unit": label("paper_statement_in", currency=words.docno(statement.currency)),
        "heading": label("paper_statement_by_month") if kind == "summary" else "",
        "table": tables[kind](statement, issued, words),
        "sums": [] if kind == "forward" else _sums(statement, words),
        "total": balance(statement, words),
        "ageing": {"heading": label("paper_statement_ageing"), "buckets": ageing(statement, words)},
        "questioned": questioned(statement, issued, words),
        "notes": [*notes, label("paper_statement_answer", reply_by=statement.reply_by)],
    }


def _open_items(statement: Statement, _: AsIssued, words: PaperWords) -> Table:
    ordered = any(line.order for line in statement.lines)
    kinds = ("day", "text", "code", "code", "day", "figure", "figure", "figure")
    names = ("day", "kind", "document", "order", "due", "late", "total", "open")
    due = sorted(statement.lines, key=lambda line: (line.due or line.on, line.position))
    rows = [_row(line, statement, words) for line in due]
    return _table(words, names, kinds, rows, without=() if ordered else ("order",))


def _row(line: Line, statement: Statement, words: PaperWords) -> list[str]:
    sign, late = (-1 if line.kind.credit else 1), 0 if line.kind.credit else line.days_late(statement.cut_off)
    return [
        words.day(line.on), words.label(f"paper_statement_{line.kind}"),
        words.docno(line.number), words.docno(line.order), words.day(line.due) if line.due else "",
        words.count(late) if late else "", words.figure(Money(sign * line.total, statement.currency)),
        words.figure(Money(line.signed, statement.currency)),
    ]  # fmt: skip


def _forward(statement: Statement, issued: AsIssued, words: PaperWords) -> Table:
    forward = issued.forward
    assert forward is not None  # noqa: S101 - kind_of has looked
    names, kinds = ("day", "kind", "document", "debit", "credit", "balance"), ("day", "text", "code", *["figure"] * 3)
    opening = words.label("paper_statement_opening", before=forward.before)
    first = [words.day(forward.since), opening, "", "", "", _figure(forward.opening, statement, words)]
    rows = [
        [
            words.day(one.on), words.label(f"paper_statement_{one.kind}"), words.docno(one.number),
            _figure(one.minor, statement, words) if one.minor > 0 else "",
            _figure(-one.minor, statement, words) if one.minor < 0 else "", _figure(after, statement, words),
        ]
        for one, after in zip(forward.movements, forward.balances, strict=True)
    ]  # fmt: skip
    if not rows:
        rows = [["", words.label("paper_statement_none"), "", "", "", ""]]
    return _table(words, names, kinds, [first, *rows], total=_moved(forward, statement, words))


def _moved(forward: Forward, statement: Statement, words: PaperWords) -> list[str]:
    said = words.label("paper_statement_moved")
    sums = [_figure(minor, statement, words) for minor in (forward.raised, forward.lowered, forward.closing)]
    return ["", said, "", *sums]


def _by_month(statement: Statement, _: AsIssued, words: PaperWords) -> Table:
    names, kinds = ("month", "lines", "debit", "credit"), ("text", "figure", "figure", "figure")
    rows = [
        [
            words.month(month.first), words.count(month.count), _figure(month.debits, statement, words),
            _figure(month.credits, statement, words),
        ]
        for month in by_month(statement.lines)
    ]  # fmt: skip
    return _table(words, names, kinds, rows)


def _sums(statement: Statement, words: PaperWords) -> list[list[str]]:
    """What the balance is made of, where credits are among the open items."""
    if not statement.credits:
        return []
    debits = [words.label("paper_statement_debits"), words.figure(statement.debits)]
    return [debits, credits_of(statement, words)]


def _table(
    words: PaperWords, names: tuple[str, ...], kinds: tuple[str, ...], rows: list[list[str]],
    without: tuple[str, ...] = (), total: list[str] | None = None,
) -> Table:  # fmt: skip
    kept = [place for place, name in enumerate(names) if name not in without]
    columns = [{"label": words.label(f"paper_statement_{names[place]}"), "kind": kinds[place]} for place in kept]
    shown = [[row[place] for place in kept] for row in rows]
    return {**fitted(columns, [*shown, *([total] if total else [])]), "rows": shown, "total": [total] if total else []}


def _figure(minor: int, statement: Statement, words: PaperWords) -> str:
    return words.figure(Money(minor, statement.currency))


def _attached(statement: Statement, words: PaperWords, name: str) -> Attached:
    said = words.label("paper_statement_csv", number=version(statement, words))
    return Attached(name, lines_csv(statement, words), "text/csv", said)


PAPERS = {"statement_pdf": statement_pdf}
