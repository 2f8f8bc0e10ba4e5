"""Buttons of asking for another look at a decision."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "appeal_yes": N_("Yes, pass it on"),
    "nothing_new": N_("Nothing new"),
}
