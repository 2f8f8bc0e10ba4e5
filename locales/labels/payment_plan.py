"""Words of the desk for payment plans: buttons, the form of a no, and where a plan stands."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_approve_plan": N_("Approve"),
    "desk_decline_plan": N_("Decline"),
    "desk_title_decline_plan": N_("Decline the plan"),
    "desk_why_decline_plan": N_("Why, as the customer will read it"),
    "desk_plan_asked": N_("Waiting for a lead"),
    "desk_plan_approved": N_("The customer is asked to agree"),
    "desk_plan_agreed": N_("Agreed"),
    "desk_plan_declined": N_("Declined"),
    "desk_plan_withdrawn": N_("No longer wanted"),
    "desk_plan_lapsed": N_("Lapsed"),
}
