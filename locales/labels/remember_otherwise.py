"""Buttons beside the letter about a call, and the fields of the form that it is written in."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "remember_otherwise": N_("I remember it otherwise"),
    "it_is_right": N_("It is right after all"),
    "desk_call_following": N_("What happens next; the customer reads it"),
    "desk_call_by": N_("By which day"),
    "desk_say_by_when": N_("Choose the day by which that happens."),
}
