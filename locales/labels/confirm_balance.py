"""Buttons of the confirmation.

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "confirm_yes": N_("I confirm"),
    "confirm_except": N_("All except …"),
    "not_yet": N_("Not yet"),
    "confirm_in_name": N_("Yes, in the name of %(customer)s"),
    "except_add": "☐ %(number)s",
    "except_drop": "☑ %(number)s",
    "except_done": N_("Confirm the rest"),
    "except_confirm": N_("Yes, the rest"),
    "take_back_yes": N_("I take my confirmation back"),
    "see_it": N_("See the statement"),
    "leave_it_confirmed": N_("Leave it as it is"),
    "ask_second": N_("Yes, ask for the second yes"),
    "say_wrong": N_("Say what is wrong with %(number)s"),
    "leave_in": N_("Leave %(number)s in"),
    "need_time": N_("I need time"),
    "need_paper": N_("I need a paper"),
    "something_wrong": N_("Something is wrong"),
    "wrong_person": N_("I am the wrong person"),
    "that_day": "%(day)s",
}
