"""Buttons of waiting for a person."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "stop_waiting": N_("Go on without waiting"),
}
