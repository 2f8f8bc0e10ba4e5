"""The form of a balance confirmation that is signed on paper, in the shape that the reader's auditors are used to.

Promise: it says what the statement says and asks for either answer alike; of one version in one language always the
same bytes. Who edits: developers; the shapes are those of flows/facts/paper_confirmation.py.
"""

from collections.abc import Mapping
from typing import Any, Final

from bot.papers.printed import Printed, Setting
from bot.papers.statement import told
from bot.papers.statement_parts import lines_csv, version
from flows.facts.money import Money
from flows.facts.paper_confirmation import ACT, CERTIFICATE, SEALED, Act, Entry, act_of, shape_in
from flows.facts.paper_statement import AsIssued
from flows.facts.statement import Statement, short_code
from locales.papers.sheet import Attached, Sheet
from locales.papers.words import PaperWords
from storage.ports import Connection

MOST_LISTED: Final = {CERTIFICATE: 12, SEALED: 12}  # documents on the page, so that the answer stays beside them
_ANSWER: Final = (
    "agrees", "differs", "own_figure", "difference", "reasons", "signature", "stamp", "name", "signed_on",
)  # fmt: skip


def form(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: the statement's id, the language. Raises LookupError where there is no such statement."""
    statement, issued, made_at, sha = told(conn, setting, int(wanted["id"]))
    words = PaperWords(str(wanted["language"]))
    shape = shape_in(words.language)
    title = words.label("paper_confirmation_title_act" if shape == ACT else "paper_confirmation_title_form")
    sheet = Sheet(
        "confirmation", words.language, title, words.docno(statement.number), short_code(sha),
        _body(statement, issued, words, shape), made_at,
        attached=(attached_lines(statement, words),), company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{statement.number}-confirmation-form.pdf", sheet)


def attached_lines(statement: Statement, words: PaperWords) -> Attached:
    """The statement's lines for a machine."""
    said = words.label("paper_statement_csv", number=version(statement, words))
    return Attached(f"{statement.number}.csv", lines_csv(statement, words), "text/csv", said)


def statement_facts(statement: Statement, issued: AsIssued, words: PaperWords) -> list[list[str]]:
    """Between whom, about which statement, of which day."""
    label = words.label
    return [
        [label("paper_page_supplier"), _party(issued.supplier, issued.supplier_tax, words)],
        [label("paper_page_customer"), _party(issued.customer, issued.customer_tax, words)],
        [label("paper_confirmation_statement"), version(statement, words)],
        [label("paper_confirmation_cut_off"), words.day(statement.cut_off)],
    ]


def balance_of(amount: Money, issued: AsIssued, words: PaperWords, label: str) -> dict[str, str]:
    """The sum, in words where that is usual, and who owes it to whom."""
    spelt = words.in_words(amount)
    way = "owed" if amount.minor > 0 else "favour" if amount.minor < 0 else "nothing_owed"
    named = {"supplier": issued.supplier, "customer": issued.customer} if amount.minor else {}
    return {
        "label": words.label(label),
        "figure": words.amount(amount),
        "words": words.label("paper_confirmation_in_words", words=spelt) if spelt else "",
        "says": words.label(f"paper_confirmation_{way}", **named),
    }


def _body(statement: Statement, issued: AsIssued, words: PaperWords, shape: str) -> dict[str, Any]:
    label = words.label
    reply_by = [label("paper_confirmation_reply_by"), words.day(statement.reply_by)]
    said = label("paper_confirmation_please")
    if shape == ACT:
        told_of = {"supplier": issued.supplier, "customer": issued.customer, "currency": statement.currency}
        said = label("paper_confirmation_act_intro", day=statement.cut_off, **told_of)
    facts = statement_facts(statement, issued, words)
    return {
        "shape": shape,
        "to": label("paper_confirmation_dear", customer=issued.customer),
        "says": [said],
        "facts": [*facts, reply_by],
        "facts_short": facts[2:],
        "across": 1,
        "balance": balance_of(statement.closing, issued, words, "paper_confirmation_closing"),
        "documents": _documents(statement, words, MOST_LISTED.get(shape, 30)),
        "act": _act(act_of(statement, issued.forward), statement, issued, words),
        "answer": {name: label(f"paper_confirmation_{name}") for name in _ANSWER},
        "certificate": label("paper_confirmation_title_record"),
        "back_to": label("paper_confirmation_dear", customer=issued.supplier),
        "parties": [[label("paper_confirmation_for", company=name), ""] for name in (issued.supplier, issued.customer)],
        "notes": _notes(words),
    }


def _notes(words: PaperWords) -> list[str]:
    told_last = ("no_demand", "no_answer", "attached")
    return [" ".join(words.label(f"paper_confirmation_{name}") for name in told_last)]


def _documents(statement: Statement, words: PaperWords, most: int) -> dict[str, Any] | None:
    """The open documents, where they are few enough to stand beside the answer; all of them are attached anyway."""
    if len(statement.lines) > most:
        return None
    kinds = (("document", "text"), ("dated", "day"), ("due", "day"), ("open", "figure"))
    rows = [
        [
            f"{words.label(f'paper_confirmation_kind_{line.kind}')} {words.docno(line.number)}", words.day(line.on),
            words.day(line.due) if line.due else "", words.figure(Money(line.signed, statement.currency)),
        ]
        for line in statement.lines
    ]  # fmt: skip
    columns = [{"label": words.label(f"paper_confirmation_{name}"), "kind": kind} for name, kind in kinds]
    columns[-1]["label"] = f"{columns[-1]['label']}, {words.docno(statement.currency)}"
    return {"columns": columns, "rows": rows, "total": []}


def _act(act: Act, statement: Statement, issued: AsIssued, words: PaperWords) -> dict[str, Any]:
    def figure(minor: int) -> str:
        return words.figure(Money(minor, statement.currency)) if minor else ""

    def sides(minor: int) -> list[str]:
        return [figure(max(0, minor)), figure(max(0, -minor))]

    names = ("dated", "document", "act_debit", "act_credit")
    return {name.removeprefix("act_"): words.label(f"paper_confirmation_{name}") for name in names} | {
        "ours": words.label("paper_confirmation_act_ours", company=issued.supplier),
        "theirs": words.label("paper_confirmation_act_ours", company=issued.customer),
        "opening": [_on(words, "act_opening", act.since), *sides(act.opening)],
        "rows": [[words.day(one.on), _named(one, words), figure(one.debit), figure(one.credit)] for one in act.entries],
        "turnover": [words.label("paper_confirmation_act_turnover"), figure(act.debits), figure(act.credits)],
        "closing": [_on(words, "act_closing", statement.cut_off), *sides(act.closing)],
        "note": "" if act.proved else words.label("paper_confirmation_act_open_items"),
    }


def _on(words: PaperWords, name: str, day: Any) -> str:
    return f"{words.label(f'paper_confirmation_{name}')}, {words.day(day)}"


def _named(one: Entry, words: PaperWords) -> str:
    return f"{words.label(f'paper_confirmation_kind_{one.kind}')} {words.docno(one.number)}"


def _party(name: str, tax: str, words: PaperWords) -> str:
    number = f" · {words.label('paper_page_tax_id')} {words.docno(tax)}" if tax else ""
    return words.name(name) + number


PAPERS: Final = {"confirmation_form": form}
