"""Buttons of changing a claim."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "claim_change_yes": N_("Yes, change it"),
    "change_line": N_("%(number)s · %(amount)s"),
    "take_line_back": N_("Take this line back"),
    "line_back_yes": N_("Yes, take it back"),
}
