"""Buttons of sending papers."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "pick_case": N_("%(number)s · %(document)s"),
    "nothing_to_send": N_("Nothing to send now"),
    "send_now": N_("Send it now"),
}
