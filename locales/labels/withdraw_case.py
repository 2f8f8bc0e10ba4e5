"""Buttons of withdrawing an objection."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "case_withdraw_yes": N_("Yes, withdraw it"),
    "case_withdraw_no": N_("No, keep it open"),
}
