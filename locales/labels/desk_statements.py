"""Words of the desk about answers from elsewhere, urgent calls, statements made again or taken back, access ended."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    # buttons
    "desk_record_answer": N_("Answer received elsewhere"),
    "desk_approve_elsewhere": N_("Approve"),
    "desk_drop_elsewhere": N_("Not so"),
    "desk_submit_again": N_("Submit again"),
    "desk_reissue_statement": N_("Corrected version"),
    "desk_withdraw_statement": N_("Withdraw"),
    "desk_revoke_contact": N_("End access"),
    "desk_call_customer": N_("Call the customer now"),
    "desk_call_result": N_("We spoke"),
    # titles of forms, at most 24 characters
    "desk_title_record_answer": N_("Answer from elsewhere"),
    "desk_title_drop_elsewhere": N_("Not so"),
    "desk_title_reissue_statement": N_("Corrected version"),
    "desk_title_withdraw_statement": N_("Withdraw the statement"),
    "desk_title_revoke_contact": N_("End access"),
    "desk_title_call_customer": N_("Call the customer now"),
    "desk_title_call_result": N_("We spoke"),
    # fields
    "desk_prepare_codes": N_("Customers, by their codes"),
    "desk_phone_number": N_("Telephone number"),
    "desk_no_phone_number": N_("Write the number with its country code."),
    "desk_somebody_else": N_("Somebody who is not on file"),
    "desk_heard_name": N_("Their name, if not on file"),
    "desk_heard_on": N_("On which day (2026-10-31)"),
    "desk_heard_what": N_("What they said"),
    "desk_heard_file": N_("Document, as put into this thread"),
    "desk_no_file": N_("None"),
    "desk_heard_confirmation": N_("The balance is confirmed"),
    "desk_heard_objection": N_("Something is objected to"),
    "desk_heard_promise": N_("A payment is promised"),
    "desk_promised_lines": N_("For which documents"),
    "desk_promised_sum": N_("How much, if not all of it (one document)"),
    "desk_promised_day": N_("Until which day (2026-11-30)"),
    "desk_promised_way": N_("How it is paid"),
    "desk_why_drop_elsewhere": N_("Why it is not so"),
    "desk_why_reissue_statement": N_("What was corrected and why; the customer reads it"),
    "desk_why_withdraw_statement": N_("Why it is taken back; the customer reads it"),
    "desk_revoke_why": N_("Why"),
    "desk_revoke_left": N_("No longer with the company"),
    "desk_revoke_not_responsible": N_("No longer responsible"),
    "desk_revoke_phone_lost": N_("The phone or account is in other hands"),
    "desk_revoke_doubt": N_("We doubt who it is"),
    "desk_revoke_note": N_("Note for the records"),
    # what is wrong with a form
    "desk_choose_from": N_("Choose one."),
    "desk_not_in_future": N_("That day is still to come."),
    "desk_confirmed_already": N_("This statement is confirmed already."),
    "desk_waits_already": N_("A confirmation of it waits for approval already."),
    # states
    "desk_answer_noted": N_("Written down"),
    "desk_answer_to_approve": N_("Waiting for approval"),
    "desk_answer_recorded": N_("On record"),
    "desk_answer_dropped": N_("Dropped"),
    "desk_answer_contradicted": N_("Contradicted by the customer"),
    "desk_statement_withdrawn": N_("Withdrawn"),
    "desk_role_unknown": N_("not on file"),
}
