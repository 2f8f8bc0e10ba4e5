"""Buttons of the question whether a matter is settled."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "settled_yes": N_("Yes, settled"),
    "settled_no": N_("No, because …"),
    "settled_later": N_("Ask me later"),
    "again_take_up": N_("Take it up again"),
    "again_register": N_("Register it"),
    "again_leave": N_("Leave it as it is"),
    "reopen_yes": N_("Yes, take it up again"),
    "reopen_no": N_("No, leave it closed"),
    "new_case_instead": N_("No, a new one"),
    "new_linked_case": N_("Yes, a new one"),
}
