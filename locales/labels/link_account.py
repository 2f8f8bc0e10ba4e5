"""Buttons of linking an account."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "agree_to_notice": N_("Agree and go on"),
    "not_me": N_("That is not me"),
    "leave_word": N_("Leave a message"),
    "not_now": N_("Not now"),
    "not_so": N_("Not quite, change it"),
    "privacy": N_("What is kept"),
    "share_contact": N_("Share my phone number"),
}
