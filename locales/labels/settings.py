"""Buttons of the settings. Languages call themselves by their own names everywhere (locales/languages.py).

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.languages import OWN_NAMES
from locales.marks import N_

LABELS: Final = {
    **OWN_NAMES,
    "this_language": "%(language)s",
    "present_language": "✓ %(language)s",
    "set_language": N_("Change the language"),
    "set_zone": N_("Change the place"),
    "set_address": N_("Change the form of address"),
    "as_on_file": N_("My name as it is on file"),
    "stop_reminders": N_("Do not write first"),
    "resume_reminders": N_("Write again"),
    "this_zone": "%(city)s",
}
