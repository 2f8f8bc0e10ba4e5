"""Words of the balance confirmation on paper: the form to sign, the record of an agreement, the two-column act.

They follow what each country's auditors are used to; whoever adds a language translates the field's own terms.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    # titles
    "paper_confirmation_title_form": N_("Balance confirmation request"),
    "paper_confirmation_title_record": N_("Balance confirmation"),
    "paper_confirmation_title_taken_back": N_("Balance confirmation, taken back"),
    "paper_confirmation_title_contradicted": N_("Balance confirmation, contradicted by the customer"),
    "paper_confirmation_title_act": N_("Reconciliation act"),
    # the figures
    "paper_confirmation_statement": N_("Statement"),
    "paper_confirmation_version": N_("version %(version)s"),
    "paper_confirmation_cut_off": N_("As of"),
    "paper_confirmation_closing": N_("Balance in our books"),
    "paper_confirmation_agreed": N_("Balance agreed"),
    "paper_confirmation_in_words": N_("In words: %(words)s"),
    "paper_confirmation_owed": N_("%(customer)s owes %(supplier)s."),
    "paper_confirmation_favour": N_("%(supplier)s owes %(customer)s."),
    "paper_confirmation_nothing_owed": N_("Nothing is owed either way."),
    "paper_confirmation_reply_by": N_("Please answer by"),
    "paper_confirmation_document": N_("Document"),
    "paper_confirmation_dated": N_("Date"),
    "paper_confirmation_due": N_("Due"),
    "paper_confirmation_open": N_("Open"),
    # the form to sign
    "paper_confirmation_dear": N_("To: %(customer)s"),
    "paper_confirmation_please": N_(
        "Please compare the balance below with your books, fill in one of the two answers and return this form signed."
    ),
    "paper_confirmation_no_demand": N_("This is a comparison of books and no demand for payment."),
    "paper_confirmation_no_answer": N_("No answer is not taken for agreement."),
    "paper_confirmation_agrees": N_("1. The balance agrees with our books."),
    "paper_confirmation_differs": N_("2. The balance does not agree. Our books show:"),
    "paper_confirmation_own_figure": N_("Our balance"),
    "paper_confirmation_difference": N_("Difference"),
    "paper_confirmation_reasons": N_("Where the difference comes from"),
    "paper_confirmation_signature": N_("Signature"),
    "paper_confirmation_stamp": N_("Company stamp"),
    "paper_confirmation_name": N_("Name and position"),
    "paper_confirmation_signed_on": N_("Date"),
    "paper_confirmation_for": N_("For %(company)s"),
    # the record of an agreement
    "paper_confirmation_record": N_("Confirmation"),
    "paper_confirmation_confirmed_by": N_("Confirmed by"),
    "paper_confirmation_role": N_("Acting as"),
    "paper_confirmation_role_viewer": N_("contact"),
    "paper_confirmation_role_disputant": N_("contact for objections"),
    "paper_confirmation_role_confirmer": N_("authorised to confirm balances"),
    "paper_confirmation_role_admin": N_("administrator, authorised to confirm balances"),
    "paper_confirmation_prepared_by": N_("First yes by"),
    "paper_confirmation_recorded_by": N_("Written down by"),
    "paper_confirmation_approved_by": N_("Approved by"),
    "paper_confirmation_at_utc": N_("Time (UTC)"),
    "paper_confirmation_at_local": N_("Local time"),
    "paper_confirmation_way": N_("How"),
    "paper_confirmation_way_chat": N_("in the chat, confirmed twice"),
    "paper_confirmation_way_phone": N_("by telephone"),
    "paper_confirmation_way_mail": N_("by e-mail"),
    "paper_confirmation_way_paper": N_("on paper"),
    "paper_confirmation_way_in_person": N_("in person"),
    "paper_confirmation_shown": N_("Words shown before the second yes"),
    "paper_confirmation_said": N_("Words as they were written down"),
    "paper_confirmation_exceptions": N_("Not included, because it is in question"),
    "paper_confirmation_in_question": N_("In question"),
    "paper_confirmation_case": N_("Case"),
    "paper_confirmation_timing": N_("The balance is agreed subject to these timing differences clearing"),
    "paper_confirmation_missing_in": N_("Not booked yet by"),
    "paper_confirmation_fingerprint": N_("Fingerprint of this confirmation (SHA-256)"),
    "paper_confirmation_statement_fingerprint": N_("Fingerprint of the statement (SHA-256)"),
    "paper_confirmation_attached": N_("The lines of the statement are attached to this document as CSV."),
    "paper_confirmation_attached_record": N_(
        "The lines of the statement (CSV) and the signed record (JSON) are attached to this document."
    ),
    "paper_confirmation_proof": N_("Who confirmed it, when and how"),
    "paper_confirmation_nobody": N_("no longer on file"),
    "paper_confirmation_taken_back_record": N_("Record"),
    "paper_confirmation_taken_back_at": N_("Said on"),
    "paper_confirmation_taken_back_by": N_("Said by"),
    "paper_confirmation_taken_back_why": N_("In their words"),
    "paper_confirmation_taken_back": N_("The customer no longer holds to the confirmation below. Both stay on record."),
    "paper_confirmation_contradicted": N_(
        "The customer says that the confirmation below, as it was written down, is not so. Both stay on record."
    ),
    # the act of two columns
    "paper_confirmation_act_intro": N_(
        "Mutual settlements between %(supplier)s and %(customer)s as of %(day)s, in %(currency)s."
    ),
    "paper_confirmation_act_ours": N_("Books of %(company)s"),
    "paper_confirmation_act_debit": N_("Debit"),
    "paper_confirmation_act_credit": N_("Credit"),
    "paper_confirmation_act_opening": N_("Opening balance"),
    "paper_confirmation_act_turnover": N_("Turnover of the period"),
    "paper_confirmation_act_closing": N_("Closing balance"),
    "paper_confirmation_act_open_items": N_("Open documents; what was settled in full is left out."),
    # kinds of documents
    "paper_confirmation_kind_invoice": N_("Invoice"),
    "paper_confirmation_kind_debit_note": N_("Debit note"),
    "paper_confirmation_kind_credit_note": N_("Credit note"),
    "paper_confirmation_kind_payment": N_("Payment"),
    "paper_confirmation_kind_cleared": N_("Settlement"),
    "paper_confirmation_kind_later": N_("Entered later"),
}
