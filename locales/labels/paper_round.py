"""Words of the picture of how far a round of statements has come."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "paper_round_title": N_("Round of %(day)s"),
    "paper_round_as_of": N_("As of %(at)s"),
    "paper_round_issued": N_("Issued"),
    "paper_round_viewed": N_("Opened"),
    "paper_round_confirmed": N_("Confirmed"),
    "paper_round_except": N_("Confirmed except"),
    "paper_round_disputed": N_("In dispute"),
    "paper_round_silent": N_("No answer"),
    "paper_round_by_day": N_("Answered, day by day"),
    "paper_round_reply_by": N_("To be answered by %(day)s"),
    "paper_round_answered": N_("Answered: %(count)s of %(total)s"),
    "paper_round_part": N_("%(what)s: %(count)s"),
}
