"""Words of the balance reconciliation statement: both books side by side until they show the same figure."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_reconciliation_title": N_("Balance reconciliation statement"),
    "paper_reconciliation_statement": N_("Statement"),
    "paper_reconciliation_cut_off": N_("As of"),
    "paper_reconciliation_stand": N_("As it stood on"),
    "paper_reconciliation_currency": N_("Currency"),
    "paper_reconciliation_item": N_("Item"),
    "paper_reconciliation_ours": N_("Books of %(company)s"),
    "paper_reconciliation_balance": N_("Balance in the books"),
    "paper_reconciliation_not_stated": N_("not stated yet"),
    "paper_reconciliation_in_question": N_("In question, case %(case)s: %(document)s"),
    "paper_reconciliation_in_question_alone": N_("In question, case %(case)s"),
    "paper_reconciliation_not_in_yours": N_("Not in the customer's books so far, case %(case)s: %(document)s"),
    "paper_reconciliation_to_post": N_("Agreed and still to be posted, case %(case)s: %(document)s"),
    "paper_reconciliation_in_transit": N_("Payment %(document)s, booked by us on %(day)s"),
    "paper_reconciliation_to_book": N_("To be booked or corrected by the customer: %(document)s"),
    "paper_reconciliation_timing": N_("Timing difference: %(document)s, %(day)s"),
    "paper_reconciliation_timing_undated": N_("Timing difference: %(document)s"),
    "paper_reconciliation_rounding": N_("Rounding"),
    "paper_reconciliation_further": N_("Further items: %(count)s"),
    "paper_reconciliation_add": N_("Plus"),
    "paper_reconciliation_less": N_("Less"),
    "paper_reconciliation_adjusted": N_("Adjusted balance"),
    "paper_reconciliation_difference": N_("Difference between the books"),
    "paper_reconciliation_explained": N_("Of this explained"),
    "paper_reconciliation_unexplained": N_("Not explained yet"),
    "paper_reconciliation_the_same": N_("Both sides come to the same figure."),
    "paper_reconciliation_left": N_("%(amount)s is not explained yet."),
    "paper_reconciliation_one_side": N_("The customer's own figure is not known, so only our side is shown."),
    "paper_reconciliation_hints": N_("Not counted above, but worth a look"),
    "paper_reconciliation_hint_line": N_("%(document)s is exactly as large as what is not explained."),
    "paper_reconciliation_hint_payment": N_("Payment %(document)s over %(amount)s was booked by us on %(day)s."),
    "paper_reconciliation_hint_case": N_("Case %(case)s is about a document that our statement leaves out."),
    "paper_reconciliation_no_agreement": N_("Items in question are shown, not conceded by either side."),
}
