"""Words of the desk about leaving a customer in peace."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_leave_in_peace": N_("Hold reminders"),
    "desk_title_leave_in_peace": N_("Hold reminders"),
    "desk_peace_kind": N_("What is kept back"),
    "desk_peace_dunning_block": N_("Whatever presses for an answer or money"),
    "desk_peace_contact_stop": N_("Everything unasked"),
    "desk_peace_none": N_("Nothing: reminders go out"),
    "desk_peace_reason": N_("Why (colleagues read it)"),
    "desk_peace_until": N_("Last day (none: until lifted)"),
    "desk_peace_day_past": N_("That day has passed"),
}
