"""Buttons of reminders of what is due, and of the list of it."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "due_will_pay": N_("We will pay on …"),
    "due_paid": N_("It has been paid"),
    "due_differs": N_("Something does not fit"),
    "due_look": N_("See the statement"),
    "due_copy": N_("I need a copy"),
    "remind_of_due": N_("Remind me of what is due"),
    "no_due_reminders": N_("Do not remind me of what is due"),
}
