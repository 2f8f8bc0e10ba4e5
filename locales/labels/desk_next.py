"""What we say unasked, as colleagues call it: one row a kind of follow-up that needs leave to go."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_next_other": N_("a message"),
    "desk_next_statement_issued": N_("word of a new statement"),
    "desk_next_view_reminder": N_("a reminder that a statement has not been opened"),
    "desk_next_due_reminder": N_("a reminder of what is due"),
    "desk_next_early_talk": N_("a question about what has been open for long"),
    "desk_next_confirm_reminder": N_("a reminder of a statement"),
    "desk_next_evidence_wanted": N_("a question for papers"),
    "desk_next_offer_open": N_("a reminder of our proposal"),
    "desk_next_solved_question": N_("the question whether it is settled"),
    "desk_next_came_again": N_("word that it has come back"),
    "desk_next_stale_contact": N_("the question whether somebody is still there"),
    "desk_next_plan_agree": N_("a reminder of a payment plan"),
    "desk_next_complaint_question": N_("the question whether our answer will do"),
    "desk_next_survey": N_("a survey"),
    "desk_next_survey_reminder": N_("a reminder of a survey"),
    "desk_next_anomaly_question": N_("a question about an error of ours"),
}
