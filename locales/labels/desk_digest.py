"""Headings of what colleagues are told in the morning and on Mondays."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "desk_digest_clocks": N_("Time runs out today"),
    "desk_digest_told": N_("Promised for today"),
    "desk_digest_customers": N_("New at your customers"),
    "desk_digest_findings": N_("Found in new figures, to be looked at"),
    "desk_digest_held": N_("Messages that wait for your look"),
    "desk_digest_withheld": N_("Not sent, and why"),
    "desk_digest_quiet": N_("Told in your threads"),
    "desk_digest_home": N_("More stands on your home page."),
    "desk_digest_threads": N_("More stands in your threads."),
    "desk_digest_more": N_("There are more; look them up with /concord customer."),
    "desk_digest_round": N_("The round"),
    "desk_digest_breaches": N_("Clocks that ran out"),
    "desk_digest_promises": N_("Promises"),
    "desk_digest_by_rule": N_("Settled by rule"),
    "desk_digest_signals": N_("Early signs"),
    "desk_digest_standing": N_("How your customers stand"),
}
