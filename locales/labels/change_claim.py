"""Buttons of changing a claim."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "claim_change_yes": N_("Yes, change it"),
}
