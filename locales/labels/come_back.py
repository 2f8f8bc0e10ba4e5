"""Buttons of *Later*: when to come back to it, if not tomorrow."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "in_next_week": N_("Next week"),
    "in_after_month_end": N_("After month-end"),
}
