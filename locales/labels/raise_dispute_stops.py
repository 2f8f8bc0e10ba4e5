"""Buttons where only a person may go on, and the names of alarms and priorities for the desk."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "know_it": N_("Yes, I know it"),
    "do_not_know": N_("No, I do not"),
    "alarm_safety": N_("people may be in danger"),
    "alarm_fraud": N_("perhaps a fraud with bank data"),
    "alarm_privacy": N_("they were shown what is not theirs"),
    "alarm_legal": N_("lawyers or a court are mentioned"),
    "desk_priority_p1": N_("P1, at once"),
    "desk_priority_p2": N_("P2, soon"),
    "desk_priority_p3": N_("P3, as usual"),
    "desk_priority_p4": N_("P4, a question"),
}
