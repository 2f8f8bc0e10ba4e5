"""Headings of the statement as a spreadsheet, and of reports."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "sheet_title": N_("Statement of account"),
    "sheet_statement": N_("Statement"),
    "sheet_cut_off": N_("Cut-off date"),
    "sheet_reply_by": N_("Please reply by"),
    "sheet_position": N_("No."),
    "sheet_kind": N_("Kind"),
    "sheet_number": N_("Document"),
    "sheet_date": N_("Date"),
    "sheet_due": N_("Due date"),
    "sheet_order": N_("Order"),
    "sheet_days_late": N_("Days overdue"),
    "sheet_amount": N_("Amount"),
    "sheet_open": N_("Open"),
    "sheet_yours": N_("Your figure"),
    "sheet_difference": N_("Difference"),
    "sheet_total": N_("Total"),
    "sheet_invoice": N_("Invoice"),
    "sheet_debit_note": N_("Debit note"),
    "sheet_credit_note": N_("Credit note"),
    "sheet_payment": N_("Payment"),
}
