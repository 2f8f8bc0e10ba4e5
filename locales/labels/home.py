"""Buttons of the menu.

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "about_case": "%(number)s · %(document)s",
    "language": N_("Language"),
    "change_case": N_("Look at the case"),
    "more": N_("More …"),
    "resume": N_("Go on where you were"),
    "resume_draft": N_("Take up your draft"),
    "settings": N_("Settings"),
    "something_new": N_("Something is not right"),
    "statement": N_("My statement"),
    "this_line": "%(number)s · %(open)s",
    "status": N_("Where things stand"),
}
