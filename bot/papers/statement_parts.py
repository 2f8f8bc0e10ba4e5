"""Pieces that the statement on paper and its picture share: parties, balance, ageing, what is in question, the lines.

Promise: words and figures of the reader's language and nothing to be computed by a layout; shares are thousandths.
"""

from decimal import Decimal

from flows.facts.money import Money
from flows.facts.paper_statement import AsIssued
from flows.facts.statement import Statement
from locales.papers.words import PaperWords
from storage.sheets_out import round_csv

COLUMNS = ("position", "kind", "document", "order", "day", "due", "late", "currency", "total", "open")


def version(statement: Statement, words: PaperWords) -> str:
    """Its number, and from the second on the version."""
    if statement.version == 1:
        return words.docno(statement.number)
    return words.label("paper_statement_versioned", number=statement.number, version=statement.version)


def parties(issued: AsIssued, words: PaperWords) -> list[list[object]]:
    """Who it is from and to: what they are, their name, what else is known of them."""
    told = {"supplier": _tax(issued.supplier_tax, words), "customer": _tax(issued.customer_tax, words)}
    if issued.code:
        told["customer"].append(words.label("paper_statement_code", code=words.docno(issued.code)))
    named = {"supplier": issued.supplier, "customer": issued.customer}
    return [[words.label(f"paper_page_{who}"), words.name(named[who]), told[who]] for who in named]


def _tax(number: str, words: PaperWords) -> list[str]:
    return [words.label("paper_statement_tax", tax=words.docno(number))] if number else []


def facts_of(statement: Statement, words: PaperWords) -> list[list[str]]:
    """Which one it is, of which day, and by when an answer is asked for."""
    label = words.label
    return [
        [label("paper_statement_number"), version(statement, words)],
        [label("paper_statement_cut_off"), words.day(statement.cut_off)],
        [label("paper_statement_currency"), words.docno(statement.currency)],
        [label("paper_statement_reply_by"), words.day(statement.reply_by)],
    ]


def balance(statement: Statement, words: PaperWords) -> dict[str, str]:
    """The closing balance with its currency, named as in their favour where it is, and in words where usual."""
    closing = statement.closing
    name = "favour" if closing.minor < 0 else "closing"
    shown = -closing if closing.minor < 0 else closing
    said = words.in_words(shown)
    spelt = f"{words.label('paper_page_in_words')} {said}" if said else ""
    return {"label": words.label(f"paper_statement_{name}"), "figure": words.amount(shown), "words": spelt}


def ageing(statement: Statement, words: PaperWords) -> list[list[object]]:
    """Each bucket: its name, its sum, its share of the largest."""
    most = max((amount.minor for _, amount in statement.ageing), default=0)
    return [
        [_bucket(name, words), words.figure(amount), amount.minor * 1000 // most if most else 0]
        for name, amount in statement.ageing
    ]


def _bucket(name: str, words: PaperWords) -> str:
    first, _, last = name.partition("_")
    if first.isdecimal():
        return words.label("paper_statement_days", days=words.docno(f"{first}–{last}"))
    return words.label(f"paper_statement_{name}")


def credits_of(statement: Statement, words: PaperWords) -> list[str]:
    """What lowers the balance beside what is aged; empty where nothing does."""
    if not statement.credits:
        return []
    return [words.label("paper_statement_credits"), words.figure(-statement.credits)]


def questioned(statement: Statement, issued: AsIssued, words: PaperWords) -> dict[str, object] | None:
    """What was in question by case, its sum, and what was not; None where nothing was."""
    if not issued.cases:
        return None
    rows = [
        [words.label("paper_statement_case", number=number), words.figure(Money(minor, statement.currency))]
        for number, minor in issued.cases
    ]
    whole = Money(issued.disputed, statement.currency)
    return {
        "heading": words.label("paper_statement_in_question_issued"),
        "rows": rows,
        "sums": [
            [words.label("paper_statement_in_question"), words.figure(whole)],
            [words.label("paper_statement_undisputed"), words.figure(statement.closing - whole)],
        ],
    }


def lines_csv(statement: Statement, words: PaperWords) -> bytes:
    """The lines for a machine: days in ISO, exact figures with a point; UTF-8 with its mark, as spreadsheets expect."""
    headings = {name: words.label(f"paper_statement_{name}") for name in COLUMNS}
    rows = []
    for line in statement.lines:
        late = 0 if line.kind.credit else line.days_late(statement.cut_off)
        sign = Decimal(-1 if line.kind.credit else 1)
        kind = words.label(f"paper_statement_{line.kind}")
        told = (
            line.position, kind, line.number, line.order, line.on.isoformat(), line.due.isoformat() if line.due else "",
            late, statement.currency, sign * Money(line.total, statement.currency).amount,
            Money(line.signed, statement.currency).amount,
        )  # fmt: skip
        rows.append(dict(zip(COLUMNS, told, strict=True)))
    return round_csv(rows, headings).encode("utf-8-sig")
