"""Buttons of answering an offer."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "offer_accept": N_("Accept"),
    "offer_option": N_("Accept option %(n)s"),
    "offer_counter": N_("Propose something else"),
    "offer_decline": N_("Not like this"),
    "accept_yes": N_("Yes, I accept"),
    "accept_part": N_("Only what is granted"),
    "accept_part_yes": N_("Yes, that part"),
    "accept_lines": N_("Only some lines"),
    "accept_line": "☐ %(number)s",
    "leave_line": "☑ %(number)s",
    "these_lines": N_("These lines"),
    "offer_time": N_("I must ask first"),
    "offer_explain": N_("Explain it again"),
    "talk_on": N_("Talk on about it"),
    "lead_call": N_("Arrange a call"),
    "final_no_yes": N_("I do not accept it"),
    "counter_yes": N_("Yes, pass it on"),
    "decline_sum": N_("The sum"),
    "decline_grounds": N_("The grounds"),
    "decline_remedy": N_("Another remedy"),
}
