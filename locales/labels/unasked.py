"""Buttons of a message that tells several things at once: each leads to one of them."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "due_view_reminder": N_("The statement"),
    "due_confirm_reminder": N_("The statement"),
    "due_due_reminder": N_("What is due"),
    "due_evidence_wanted": N_("Send papers for %(number)s"),
    "due_solved_question": N_("Is %(number)s settled?"),
    "due_plan_agree": N_("Plan %(number)s"),
}
