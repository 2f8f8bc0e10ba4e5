"""The statement as a picture at a glance: what is owed, what is late, what is in question, and how old it is.

Promise: the figures are those of the message it goes with, which says each of them in words; of one letter always the
same bytes. Bars stand beside their words and figures, so nothing is told by colour or length alone.
"""

from collections.abc import Mapping
from typing import Any

from bot.papers.printed import Printed, Setting
from bot.papers.statement import told
from bot.papers.statement_parts import ageing, balance, credits_of, version
from flows.facts.money import Money
from flows.facts.paper_statement import AsIssued
from flows.facts.statement import Statement, short_code
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage.ports import Connection


def statement_card(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """wanted: id, language, in_question (minor units when the message was written; as issued where left out).

    Raises LookupError where there is no such statement.
    """
    statement, issued, made_at, sha = told(conn, setting, int(wanted["id"]))
    words = PaperWords(str(wanted["language"]))
    question = Money(int(wanted.get("in_question", issued.disputed)), statement.currency)
    return drawn(statement, issued, made_at, sha, words, question)


def drawn(
    statement: Statement, issued: AsIssued, made_at: int, sha: str, words: PaperWords, question: Money
) -> Printed:
    """What the statement's paper tells, and what is in question of it, as a picture in these words."""
    figures = {"overdue": statement.overdue, "in_question": question, "undisputed": statement.closing - question}
    body = {
        "customer": words.name(issued.customer),
        "facts": [
            [words.label("paper_statement_number"), version(statement, words)],
            [words.label("paper_statement_cut_off"), words.day(statement.cut_off)],
            [words.label("paper_statement_reply_by"), words.day(statement.reply_by)],
        ],
        "total": balance(statement, words),
        "tiles": [[words.label(f"paper_statement_{name}"), words.figure(sum_)] for name, sum_ in figures.items()],
        "ageing": {"heading": words.label("paper_statement_ageing"), "buckets": ageing(statement, words)},
        "credits": credits_of(statement, words),
        "unit": words.label("paper_statement_in", currency=words.docno(statement.currency)),
        "code": [words.label("paper_page_check_code"), words.docno(short_code(sha))],
    }
    sheet = Sheet(
        "statement_card", words.language, words.label("paper_statement_title"), words.docno(statement.number),
        short_code(sha), body, made_at, draws="png", company=words.name(issued.supplier),
    )  # fmt: skip
    return Printed(f"{statement.number}.png", sheet)


PAPERS = {"statement_card": statement_card}
