"""Papers in the thread of the statement that they are about: what the customer holds, colleagues see too.

Promise: they are in the house's language and made from the same records as the customer's. Edit here when another paper
belongs there.
"""

from collections.abc import Mapping
from typing import Any

from bot import ledger_papers, reconciling
from bot.work import Work
from flows.facts.statement import Statement
from locales.papers.words import paper_language


def confirmation(work: Work, statement_id: int, number: str) -> None:
    """The record of what was agreed."""
    _put(work, statement_id, {"kind": "confirmation", "id": statement_id, "language": _language(work)}, f"{number}.pdf")


def reconciliation(work: Work, statement: Statement) -> None:
    """Both books side by side, as a paper and as a spreadsheet."""
    for enclosed, ending in zip(reconciling.enclosed(work, statement, _language(work)), ("pdf", "xlsx"), strict=True):
        _put(work, statement.id, enclosed, f"{statement.number}-reconciliation.{ending}")


def ledger(work: Work, statement: Statement, ledger_id: int) -> None:
    """The customer's own ledger beside ours, as it was sent to them."""
    both = ledger_papers.enclosed(work, ledger_id, _language(work))
    for enclosed, ending in zip(both, ("pdf", "xlsx"), strict=False):  # neither for one that was not matched
        _put(work, statement.id, enclosed, f"{statement.number}-ledger-{ledger_id}.{ending}")


def _put(work: Work, statement_id: int, enclosed: Mapping[str, Any], title: str) -> None:
    subject = f"statement:{statement_id}"
    body = {"enclose": dict(enclosed), "title": title, "under": subject}
    work.post(f"slack:{work.house.desk}", "files.upload", body, "paper", subject=subject)


def _language(work: Work) -> str:
    return paper_language(work.house.company.language)
