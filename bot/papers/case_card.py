"""A case at a glance, for its thread: the lines in question, how far it has come, what was promised until when.

Promise: in the house's language; the same words are given as the picture's description.
"""

from collections.abc import Mapping
from typing import Any

from bot.papers import parts
from bot.papers.printed import Printed, Setting
from flows.facts.dispute import Case
from flows.facts.money import Money
from flows.facts.paper_pictures import case_code, steps
from flows.facts.statement import short_code
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import cases, ledger
from storage.ports import Connection

LINES = 6  # that a picture names


def picture(conn: Connection, setting: Setting, wanted: Mapping[str, Any]) -> Printed:
    """`wanted`: id of the case, language. Raises LookupError where there is none."""
    case = cases.one(conn, int(wanted["id"]))
    customer = ledger.customer(conn, case.customer_id) if case else None
    if case is None or customer is None:
        raise LookupError(f"There is no case {wanted['id']}.")
    words = PaperWords(str(wanted["language"]), setting.company.zone)
    sheet = Sheet(
        "case_card",
        words.language,
        words.label("paper_case_card_title", number=words.docno(case.number)),
        case.number,
        short_code(case_code(case, words.language)),
        _body(words, case, customer.name),
        case.registered_at,
        draws="png",
        company=setting.company.name,
    )
    return Printed(f"{case.number}.png", sheet)


def described(case: Case, customer: str, language: str, zone: str) -> str:
    """The whole picture in words."""
    words = PaperWords(language, zone)
    total = Money(case.split.claimed, case.currency)
    said = {"number": words.docno(case.number), "customer": words.name(customer), "state": _state(words, case)}
    lines = [
        words.label("paper_case_card_alt_line", document=words.docno(item.document), amount=_claimed(case, item))
        for item in case.standing_items
        if item.document
    ]
    done = [
        f"{words.label(f'paper_case_step_{step}')}: {words.label(f'paper_case_card_{how}')}"
        for step, how in steps(case)
    ]
    by = [] if case.closed else [words.label("paper_case_card_alt_by", by=words.moment(case.next_contact_at))]
    return " ".join([words.label("paper_case_card_alt", amount=total, **said), *by, "; ".join([*lines, *done])])


def _claimed(case: Case, item: Any) -> Money:
    return Money(item.split.claimed, case.currency)


def _state(words: PaperWords, case: Case) -> str:
    return words.label(f"paper_case_state_{case.state.value}")


def _body(words: PaperWords, case: Case, customer: str) -> dict[str, Any]:
    items = case.standing_items
    rows = [(words.docno(item.document) or "–", words.amount(_claimed(case, item))) for item in items[:LINES]]
    total = (words.label("paper_case_card_in_question"), words.amount(case.claimed))
    columns = [
        parts.column(words.label("paper_case_document")),
        parts.column(words.label("paper_case_claimed"), "figure"),
    ]
    table = parts.lines(columns, rows, total if len(items) > 1 else ())
    dates = [(words.label("paper_case_card_registered"), words.moment(case.registered_at))]
    if not case.closed:
        dates.append((words.label("paper_case_card_promised"), words.moment(case.next_contact_at)))
    return {
        "customer": words.name(customer),
        "state": _state(words, case),
        "columns": table["columns"],
        "rows": table["rows"],
        "total": table["total"],
        "more": words.label("paper_case_card_more", count=len(items) - LINES) if len(items) > LINES else "",
        "steps": [
            {
                "label": words.label(f"paper_case_step_{step}"),
                "state": how,
                "said": words.label(f"paper_case_card_{how}"),
            }
            for step, how in steps(case)
        ],
        "facts": [list(pair) for pair in dates],
    }


PAPERS = {"case_card": picture}
