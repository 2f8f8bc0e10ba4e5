"""Buttons of the question whether a matter is settled."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "settled_yes": N_("Yes, settled"),
    "settled_no": N_("No, because …"),
}
