"""Raise a dispute: what is registered: the customer's answers as they stand, and what our books add to them.

Promise: every function is total and changes nothing; an answer whose question is no longer asked is left out.
"""

from flows.dialogues.raise_dispute_figures import claim
from flows.dialogues.raise_dispute_line import currency, lines_kept, the_line, the_statement
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import RegisterDispute
from flows.facts.money import Money
from flows.tables.questions import EVERY, asked_of
from flows.tables.reasons import CLAIM_PERIOD, TOLERANCE


def register(scene: Scene) -> RegisterDispute:
    """The case, exactly as it was said back."""
    statement, line, notes = the_statement(scene), the_line(scene), scene.notes
    asked = {row.key for row in asked_of(str(notes.get("reason", "")), notes)}
    told_ = {
        key: value for key, value in notes.items() if key not in _NOT_ANSWERS and (key not in EVERY or key in asked)
    }
    return RegisterDispute(
        statement_id=statement.id if statement else 0,
        document_id=line.document_id if line else 0,
        document=line.number if line else str(notes.get("document", "")),
        reason=str(notes.get("reason", "other")),
        currency=currency(scene),
        claimed=claim(scene) or 0,
        remedy=str(notes.get("remedy", "unsure")),
        words=str(notes.get("words", "")),
        answers=told_ | from_the_books(scene) | _allocated(scene),
    )


def _allocated(scene: Scene) -> dict[str, object]:
    """What of a payment goes to which invoice, as number and minor units; nothing where it covers one."""
    left, parts = number(scene.notes.get("paid")), []
    for line in lines_kept(scene, "covers"):
        parts.append([line.number, min(left, line.open)])
        left = max(0, left - line.open)
    return {"allocation": parts} if parts else {}


def from_the_books(scene: Scene) -> dict[str, bool]:
    """What our books add to what was said (the keys of flows/facts/answers.py `FLAGS`); only what is so."""
    notes, line, kind = scene.notes, the_line(scene), str(scene.notes.get("tax_kind", ""))
    taxed = notes.get("reason") == "tax"
    small = notes.get("reason") == "currency" and notes.get("currency_kind") == "currency_rounding"
    found = {
        "late_claim": line is not None and (scene.books.today - line.on).days > CLAIM_PERIOD,
        "tax_period": taxed and period_closed(scene),
        "reissue": taxed and kind in {"tax_name", "tax_number", "tax_form"},
        "tolerance": small and 0 < (claim(scene) or 0) <= TOLERANCE,
        "fee_kept": notes.get("fee_gap") == "fee_yes",
    }
    return {key: True for key, so in found.items() if so}


def period_closed(scene: Scene) -> bool:
    """Whether the invoice belongs to a tax month before the last one, so that it can no longer simply be replaced."""
    line, today = the_line(scene), scene.books.today
    return line is not None and (today.year - line.on.year) * 12 + today.month - line.on.month > 1


def allocation(scene: Scene) -> list[dict[str, object]]:
    """The payment set against the invoices it is said to cover, in the order they were named; then what is left."""
    statement, code, left = the_statement(scene), currency(scene), number(scene.notes.get("paid"))
    parts = _allocated(scene).get("allocation")
    if statement is None or not isinstance(parts, list):
        return []
    by_number = {line.number: line.open for line in statement.lines}
    rows = [{"number": name, "part": Money(part, code), "open": Money(by_number[name], code)} for name, part in parts]
    over = left - sum(part for _, part in parts)
    return [*rows, {"number": "", "part": Money(over, code), "open": None}] if over else rows


_NOT_ANSWERS = frozenset({
    "statement_id", "document_id", "document", "statement", "reason", "remedy", "words", "amount", "page",
    "found_lines", "readings", "days", "album", "in_album", "kept_at", "choosing", "older", "timing_told", "rest",
    "asked", "understood", "reasons_page", "last", "explained", "meant", "told_price", "told_currency", "listed",
    "together", "paid_part", "paid_wish", "case_number", "case_id", "copies", "registered_before",
})  # fmt: skip
