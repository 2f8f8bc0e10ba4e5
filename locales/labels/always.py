"""Buttons that mean the same in every dialogue. Whoever writes a dialogue looks here before adding a label."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "back": N_("Back"),
    "cancel": N_("Cancel"),
    "discard": N_("Discard it"),
    "go_on": N_("Go on"),
    "help": N_("Help"),
    "human": N_("Talk to a person"),
    "keep": N_("Keep for later"),
    "later": N_("Later"),
    "menu": N_("Menu"),
    "no": N_("No"),
    "skip": N_("Skip"),
    "yes": N_("Yes"),
}
