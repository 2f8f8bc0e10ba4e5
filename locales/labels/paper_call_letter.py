"""Words of the letter that confirms a telephone call: who spoke, what was said, what happens next and by when."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_call_letter_title": N_("Written confirmation of a call"),
    "paper_call_letter_number": N_("Letter"),
    "paper_call_letter_when": N_("Call on"),
    "paper_call_letter_for": N_("For %(company)s"),
    "paper_call_letter_about": N_("About"),
    "paper_call_letter_case": N_("case %(case)s"),
    "paper_call_letter_statement": N_("statement %(number)s"),
    "paper_call_letter_dear": N_("To: %(person)s, %(customer)s"),
    "paper_call_letter_thanks": N_("Thank you for the call. This is what we wrote down."),
    "paper_call_letter_said": N_("What was said"),
    "paper_call_letter_next": N_("What happens next"),
    "paper_call_letter_by": N_("By"),
    "paper_call_letter_otherwise": N_(
        "If you remember it otherwise, please tell us by %(day)s: press the button beside it in the chat "
        "or write there."
    ),
    "paper_call_letter_silence": N_("No answer is not taken for agreement to anything that is not in this letter."),
    "paper_call_letter_agreed": N_("Balance confirmed: %(amount)s as of %(day)s, statement %(number)s."),
    "paper_call_letter_promised": N_("Payment announced: %(amount)s by %(day)s."),
    "paper_call_letter_objected": N_("Objection registered as case %(case)s: %(amount)s in question."),
}
