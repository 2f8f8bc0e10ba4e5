"""Buttons of withdrawing an objection."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "withdraw_all": N_("All of it"),
    "case_withdraw_yes": N_("Yes, withdraw it"),
    "not_withdrawn": N_("That is not right"),
    "case_withdraw_no": N_("No, keep it open"),
}
