"""Why a customer objects: one row per reason.

Promise: the keys are stored and never renamed. A reason without questions of its own is a row here that starts at
"words", and its name in locales/labels/cases.py; nothing else, though the template raise_dispute/in_your_words may ask
it in words of its own. `starts_at` names the first stage of flows/dialogues/raise_dispute.py that asks for it. They are
offered in this order, a page of `PAGE` at a time.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Reason:
    """`name` and `department` are English and translated where they are said; `days` are working days to an answer.

    `slots` are keys of papers.py: what helps, filed as the first of them; `wishes` are keys of remedies.py.
    """

    key: str
    name: str
    label: str
    slots: tuple[str, ...]
    starts_at: str
    department: str
    days: int
    wishes: tuple[str, ...]


REASONS: Final = MappingProxyType({row.key: row for row in (
    # the first page: what is said most
    Reason("price", "The price", "reason_price", ("agreed_price",), "price", "pricing team", 2,
           ("credit_note", "correct_statement", "explanation", "unsure")),
    Reason("payment_missing", "A payment is missing", "reason_payment_missing", ("payment_slip",), "payment",
           "receivables team", 2, ("apply_payment", "correct_statement", "explanation", "unsure")),
    Reason("quantity", "Too few arrived", "reason_quantity", ("delivery_note", "goods_photo"), "received",
           "logistics team", 3, ("send_missing", "credit_note", "explanation", "unsure")),
    Reason("not_received", "Nothing arrived", "reason_not_received", ("order", "delivery_note"), "details",
           "logistics team", 2, ("send_missing", "cancel_invoice", "explanation", "unsure")),
    Reason("damaged", "Damaged goods", "reason_damaged", ("damage_photo", "carrier_note"), "details",
           "logistics team", 3, ("replacement", "credit_note", "take_back", "unsure")),
    Reason("quality", "Poor quality", "reason_quality",
           ("defect_photo", "whole_photo", "batch_label", "test_report"), "details",
           "quality team", 5, ("replacement", "credit_note", "take_back", "explanation", "unsure")),
    Reason("duplicate", "Billed twice", "reason_duplicate", ("other_invoice",), "twin",
           "receivables team", 2, ("cancel_invoice", "correct_statement", "explanation", "unsure")),
    Reason("unknown_invoice", "Unknown invoice", "reason_unknown_invoice", ("paper",), "details",
           "sales team", 2, ("explanation", "copies", "cancel_invoice", "unsure")),
    Reason("other", "Something else", "reason_other", ("paper",), "words", "account team", 3,
           ("correct_statement", "credit_note", "explanation", "other", "unsure")),
    # the second page
    Reason("discount", "A discount is missing", "reason_discount", ("discount_agreement",), "details",
           "sales team", 3, ("credit_note", "correct_statement", "explanation", "unsure")),
    Reason("charge", "A fee or freight", "reason_charge", ("order", "contract"), "details",
           "sales team", 3, ("credit_note", "correct_invoice", "explanation", "unsure")),
    Reason("return_not_credited", "Returned, not credited", "reason_return_not_credited",
           ("return_note", "carrier_note"), "details",
           "receivables team", 3, ("credit_note", "correct_statement", "explanation", "unsure")),
    Reason("credit_missing", "A credit note is missing", "reason_credit_missing", ("credit_note_copy",), "details",
           "receivables team", 2, ("apply_credit", "correct_statement", "explanation", "unsure")),
    Reason("wrong_item", "The wrong goods", "reason_wrong_item", ("goods_photo", "order", "delivery_note"), "details",
           "logistics team", 3, ("replacement", "take_back", "credit_note", "unsure")),
    Reason("tax", "The tax", "reason_tax", ("tax_paper",), "details",
           "tax team", 5, ("correct_invoice", "credit_note", "explanation", "unsure")),
    Reason("extension", "The arithmetic", "reason_extension", ("own_calculation",), "details",
           "receivables team", 2, ("correct_invoice", "credit_note", "explanation", "unsure")),
    Reason("cancelled", "The order was cancelled", "reason_cancelled", ("cancellation",), "details",
           "sales team", 2, ("cancel_invoice", "explanation", "unsure")),
    Reason("terms", "The due date", "reason_terms", ("contract", "order"), "details",
           "sales team", 2, ("other_due_date", "explanation", "unsure")),
    # the third page
    Reason("currency", "The currency or rate", "reason_currency", ("rate_agreement",), "details",
           "receivables team", 3, ("correct_invoice", "explanation", "unsure")),
    Reason("docs_missing", "Papers are missing", "reason_docs_missing", ("paper",), "details",
           "receivables team", 2, ("copies", "explanation", "unsure")),
    Reason("omitted", "A document is left out", "reason_omitted", ("omitted_document",), "details",
           "receivables team", 3, ("correct_statement", "explanation", "unsure")),
    Reason("bank_fee", "A bank fee", "reason_bank_fee", ("bank_advice",), "details",
           "receivables team", 2, ("correct_statement", "explanation", "unsure")),
    Reason("setoff", "A counter-claim of ours", "reason_setoff", ("counter_claim",), "details",
           "finance team", 5, ("set_off", "explanation", "unsure")),
    Reason("already_disputed", "Objected to before", "reason_already_disputed", ("earlier_letter",), "details",
           "account team", 2, ("explanation", "correct_statement", "unsure")),
    Reason("wrong_customer", "Not our company", "reason_wrong_customer", ("paper",), "details",
           "account team", 1, ("correct_statement", "explanation", "unsure")),
)})  # fmt: skip

BY_LABEL: Final = MappingProxyType({row.label: row.key for row in REASONS.values()})
LABELS: Final = tuple(BY_LABEL)
PAGE: Final = 9  # reasons
CLAIM_PERIOD: Final = 180  # days after the document's date; what comes later is taken up all the same, and flagged
TOLERANCE: Final = 100  # minor units: up to this a difference may be rounding


def reason(key: str) -> Reason:
    """The row of `key`; a reason that staff gave later and is not listed counts as "other"."""
    return REASONS.get(key, REASONS["other"])
