"""Headings, hints and the way to fill in of the statement as a spreadsheet, in every language of papers."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_sheet_title": N_("Statement of account"),
    "paper_sheet_statement": N_("Statement"),
    "paper_sheet_version": N_("Version"),
    "paper_sheet_cut_off": N_("Cut-off date"),
    "paper_sheet_reply_by": N_("Please reply by"),
    "paper_sheet_how": N_(
        "Fill in the yellow columns, save the file and send it back in the chat. Credits carry a minus."
    ),
    "paper_sheet_position": N_("No."),
    "paper_sheet_kind": N_("Kind"),
    "paper_sheet_number": N_("Document"),
    "paper_sheet_date": N_("Date"),
    "paper_sheet_due": N_("Due date"),
    "paper_sheet_order": N_("Order"),
    "paper_sheet_days_late": N_("Days overdue"),
    "paper_sheet_amount": N_("Amount"),
    "paper_sheet_open": N_("Open"),
    "paper_sheet_yours": N_("Your figure"),
    "paper_sheet_difference": N_("Difference"),
    "paper_sheet_remark": N_("Remark"),
    "paper_sheet_total": N_("Total"),
    "paper_sheet_invoice": N_("Invoice"),
    "paper_sheet_debit_note": N_("Debit note"),
    "paper_sheet_credit_note": N_("Credit note"),
    "paper_sheet_payment": N_("Payment"),
    "paper_sheet_hint": N_("What is open on this line in your own books. 0 if it is settled there."),
    "paper_sheet_no_number": N_("Please enter a number; words belong into the column beside it."),
}
