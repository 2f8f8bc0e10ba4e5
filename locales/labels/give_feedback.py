"""Buttons of giving feedback."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "fb_praise": N_("Praise"),
    "fb_suggestion": N_("A suggestion"),
    "fb_annoyed": N_("Something annoyed me"),
    "as_a_complaint": N_("Yes, as a complaint"),
    "only_a_note": N_("Only pass it on"),
}
