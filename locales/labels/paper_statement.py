"""Words of the statement on paper and of its picture. An accountant's terms, short enough for a table's head."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_statement_title": N_("Statement of account"),
    "paper_statement_title_forward": N_("Statement of account with balance brought forward"),
    "paper_statement_title_summary": N_("Summary of the statement of account"),
    "paper_statement_number": N_("Statement"),
    "paper_statement_versioned": N_("%(number)s, version %(version)s"),
    "paper_statement_tax": N_("Tax number: %(tax)s"),
    "paper_statement_code": N_("Customer number: %(code)s"),
    "paper_statement_cut_off": N_("As of"),
    "paper_statement_currency": N_("Currency"),
    "paper_statement_reply_by": N_("Please answer by"),
    "paper_statement_in": N_("All amounts in %(currency)s"),
    # the lines
    "paper_statement_position": N_("No."),
    "paper_statement_kind": N_("Entry"),
    "paper_statement_document": N_("Document"),
    "paper_statement_order": N_("Order"),
    "paper_statement_day": N_("Date"),
    "paper_statement_due": N_("Due"),
    "paper_statement_late": N_("Days late"),
    "paper_statement_total": N_("Amount"),
    "paper_statement_open": N_("Open"),
    "paper_statement_debit": N_("Debit"),
    "paper_statement_credit": N_("Credit"),
    "paper_statement_balance": N_("Balance"),
    "paper_statement_invoice": N_("Invoice"),
    "paper_statement_debit_note": N_("Debit note"),
    "paper_statement_credit_note": N_("Credit note"),
    "paper_statement_payment": N_("Payment"),
    "paper_statement_cleared": N_("Settled"),
    "paper_statement_later": N_("Entered later"),
    "paper_statement_opening": N_("Balance of statement %(before)s"),
    "paper_statement_moved": N_("Total of the movements"),
    "paper_statement_none": N_("Nothing was entered in this period."),
    # the sums
    "paper_statement_debits": N_("Invoices and debit notes"),
    "paper_statement_credits": N_("Less credit notes and payments not set off"),
    "paper_statement_closing": N_("Balance"),
    "paper_statement_favour": N_("Balance in your favour"),
    "paper_statement_overdue": N_("Overdue"),
    "paper_statement_undisputed": N_("Undisputed"),
    "paper_statement_in_question": N_("In question"),
    "paper_statement_in_question_issued": N_("In question when this was issued"),
    "paper_statement_case": N_("Case %(number)s"),
    "paper_statement_ageing": N_("By days past due"),
    "paper_statement_not_due": N_("Not due"),
    "paper_statement_days": N_("%(days)s days"),  # a range: 31–60
    "paper_statement_over_90": N_("Over 90 days"),
    # a long one
    "paper_statement_by_month": N_("By month of the documents"),
    "paper_statement_month": N_("Month"),
    "paper_statement_lines": N_("Lines"),
    "paper_statement_beside": N_("Lines: %(count)s. They stand in the spreadsheet of the same number and check code."),
    # how to answer
    "paper_statement_answer": N_(
        "Please compare this with your books and answer by %(reply_by)s: in the chat in which you received it, with “It"
        " agrees” or “Something differs”. What differs needs no form; one line is enough. A colleague answers too."
    ),
    "paper_statement_csv": N_("The lines of statement %(number)s"),
}
