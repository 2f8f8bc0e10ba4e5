"""Buttons of somebody's own data, and the desk's words about erasing."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "copy_data": N_("Send me a copy"),
    "copy_first": N_("A copy first"),
    "correct_data": N_("Correct my data"),
    "correct_language": N_("The language"),
    "correct_place": N_("The time zone"),
    "erase_data": N_("Erase me"),
    "erase_yes": N_("Yes, erase me"),
    "surveys_off": N_("Do not ask how it went"),
    "surveys_on": N_("You may ask how it went"),
    # the desk
    "desk_approve_erasure": N_("Erase the person"),
    "desk_decline_erasure": N_("Do not erase yet"),
    "desk_title_decline_erasure": N_("Not erased yet"),
    "desk_why_decline_erasure": N_("Why, as the person will read it"),
    "desk_erasure_asked": N_("Waiting for a lead"),
    "desk_erasure_erased": N_("Erased"),
    "desk_erasure_declined": N_("Not erased yet"),
}
