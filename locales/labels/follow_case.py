"""Buttons of the open cases.

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "see_case": "%(number)s",
    "more_cases": N_("More cases ›"),
    "see_offer": N_("See the proposal"),
    "settle_it": N_("Is it settled?"),
    "ask_when": N_("When do I hear?"),
    "more_about_it": N_("More …"),
    "claim_change": N_("Change the sum"),
    "case_withdraw": N_("Withdraw it"),
    "my_papers": N_("My papers"),
    "your_papers": N_("What do you have?"),
    "decision_letter": N_("The letter about it"),
    "appeal_it": N_("Have it looked at again"),
    "still_wrong": N_("It is still wrong"),
    "words_for": N_("%(number)s · %(document)s"),
    "words_for_all": N_("All of them"),
    "add_evidence": N_("Add a paper"),
}
