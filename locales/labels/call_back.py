"""Buttons of arranging a call."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "call_case": N_("My case %(number)s"),
    "call_statement": N_("The statement"),
    "call_payment": N_("A payment"),
    "call_other": N_("Something else"),
    "that_call_day": "%(day)s",
    "that_hour": "%(hour)s",
    "another_day": N_("Another day"),
    "number_on_file": N_("The number ending in %(ending)s"),
    "call_me_then": N_("Yes, call me then"),
    "another_time": N_("Another time"),
    "another_number": N_("Another number"),
    "never_mind": N_("No call after all"),
    "no_call": N_("Call it off"),
    "keep_call": N_("Keep the call"),
    "change_call": N_("Change or call off"),
}
