"""Buttons under a notice of something that we found ourselves."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "anomaly_understood": N_("Understood"),
    "anomaly_explain": N_("Please explain"),
    "anomaly_otherwise": N_("I see it otherwise"),
    "anomaly_paper": N_("As a document"),
    "all_of_it": N_("All of it"),
    "object_yes": N_("Yes, go through it"),
}
