"""Buttons for the papers about a balance."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "get_confirmation": N_("Confirmation as PDF"),
    "get_record": N_("Record to verify"),
    "get_form": N_("Form to sign"),
    "get_reconciliation": N_("Both balances compared"),
    "desk_compare_balances": N_("Compare both balances"),
}
