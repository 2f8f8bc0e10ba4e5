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
    "add_evidence": N_("Add a paper"),
}
