"""Which papers help with which matter: the slots that evidence is filed in.

Promise: the keys are stored and never renamed. The names are English and translated where they are said: whoever adds
a paper adds its line here and its name to locales/labels/cases.py. A price, a payment and anything else have sentences
of their own in the question for papers.
"""

from types import MappingProxyType
from typing import Final

PAPERS: Final = MappingProxyType({
    "batch_label": "the label with the batch number",
    "bank_advice": "the bank's notice of the fee",
    "cancellation": "the cancellation",
    "carrier_note": "the carrier's note",
    "contract": "the contract",
    "counter_claim": "your claim in writing",
    "credit_note_copy": "the credit note",
    "damage_photo": "photos of the damage and the packaging",
    "defect_photo": "photos of the defect",
    "delivery_note": "the delivery note, as it was signed",
    "discount_agreement": "the agreement about the discount",
    "earlier_letter": "what was written about it before",
    "goods_photo": "photos of what arrived",
    "omitted_document": "the document that is left out",
    "order": "your order, or our confirmation of it",
    "other_invoice": "the other invoice",
    "own_calculation": "your own calculation",
    "rate_agreement": "where the currency or rate was agreed",
    "return_note": "the return note",
    "tax_paper": "the tax certificate or registration",
    "whole_photo": "a photo of the whole, as it came",
    "test_report": "a test report",
})  # fmt: skip


def named(slots: tuple[str, ...]) -> list[str]:
    """The names of those that have one, in order."""
    return [PAPERS[slot] for slot in slots if slot in PAPERS]
