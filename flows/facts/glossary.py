"""The terms that our messages use and that people may want explained, in the order they are offered.

A row per term: its key is the part of the template view_statement/terms that explains it and, with `term_` before it,
the id of its button. Whoever adds a term adds a row here, the explanation there and the button's label.
"""

from typing import Final

TERMS: Final = (
    "open_item",
    "cut_off",
    "closing_balance",
    "overdue",
    "ageing",
    "in_question",
    "credit_note",
    "debit_note",
    "unapplied_payment",
    "balance_confirmation",
)
