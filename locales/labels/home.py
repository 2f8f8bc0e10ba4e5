"""Buttons of the menu."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "language": N_("Language"),
    "settings": N_("Settings"),
    "statement": N_("My statement"),
    "status": N_("Where things stand"),
}
