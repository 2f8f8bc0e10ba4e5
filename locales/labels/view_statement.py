"""Buttons of the statement: its lines, filters, papers and terms.

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "see_this_statement": "%(number)s · %(amount)s",
    "see_lines": N_("See the lines"),
    "explain": N_("How it arises"),
    "get_pdf": N_("PDF file"),
    "get_file": N_("Excel file"),
    "get_copies": N_("Copies of the documents"),
    "see_line": "%(number)s",
    "lines_before": N_("‹ Previous"),
    "lines_after": N_("Next ›"),
    "all_lines": N_("All lines"),
    "open_invoices": N_("Invoices"),
    "overdue_lines": N_("Overdue"),
    "over_amount": N_("Over an amount …"),
    "find_number": N_("Find a number …"),
    "this_amount": "%(amount)s",
    "dispute_line": N_("Something is wrong here"),
    "explain_line": N_("How this arises"),
    "terms": N_("Terms explained"),
    "still_unclear": N_("Still not clear"),
    "term_open_item": N_("Open item"),
    "term_cut_off": N_("Cut-off day"),
    "term_closing_balance": N_("Closing balance"),
    "term_overdue": N_("Overdue"),
    "term_ageing": N_("Ageing"),
    "term_in_question": N_("In question"),
    "term_credit_note": N_("Credit note"),
    "term_debit_note": N_("Debit note"),
    "term_unapplied_payment": N_("Payment not set off"),
    "term_balance_confirmation": N_("Balance confirmation"),
}
