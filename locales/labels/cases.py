"""Names of reasons, remedies and departments: on buttons and, through the catalogues, inside sentences.

The English words equal those of flows/tables/reasons.py and remedies.py; a test holds them together.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "reason_price": N_("The price"),
    "reason_payment_missing": N_("A payment is missing"),
    "reason_other": N_("Something else"),
    "wish_credit": N_("Credit the difference"),
    "wish_payment": N_("Apply my payment"),
    "wish_correction": N_("Correct the statement"),
    "wish_explanation": N_("Explain it first"),
    "wish_other": N_("Something different"),
    "wish_unsure": N_("Not sure"),
    "remedy_credit_note": N_("a credit for the difference"),
    "remedy_apply_payment": N_("the payment set against the invoice"),
    "remedy_correct_statement": N_("a corrected statement"),
    "remedy_write_off": N_("the small difference dropped"),
    "remedy_explanation": N_("an explanation"),
    "remedy_other": N_("something else"),
    "remedy_unsure": N_("not sure yet"),
    "department_price": N_("pricing team"),
    "department_payment_missing": N_("receivables team"),
    "department_other": N_("account team"),
}
