"""Buttons of the question whether it is still the same person."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "still_yes": N_("Yes, that is me"),
    "still_else": N_("Somebody else does now"),
    "still_left": N_("I am no longer there"),
    "nobody_known": N_("I do not know"),
}
