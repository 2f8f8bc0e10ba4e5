"""Buttons that mean the same in every dialogue. Whoever writes a dialogue looks here before adding a label."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "back": N_("Back"),
    "cancel": N_("Cancel"),
    "discard": N_("Discard it"),
    "go_on": N_("Go on"),
    "export": N_("A copy of my data"),
    "help": N_("Help"),
    "here": N_("Go on here"),
    "human": N_("Talk to a person"),
    "keep": N_("Keep for later"),
    "later": N_("Later"),
    "menu": N_("Menu"),
    "no": N_("No"),
    "pay_how": N_("Where to pay"),
    "what_is_kept": N_("What is kept about me"),
    "skip": N_("Skip"),
    "stop": N_("Stop writing to me"),
    "want_a_call": N_("A call"),
    "want_more_time": N_("We cannot pay now"),
    "want_to_complain": N_("A complaint"),
    "want_to_pay": N_("When we pay"),
    "want_to_tell": N_("A remark or an idea"),
    "yes": N_("Yes"),
}
