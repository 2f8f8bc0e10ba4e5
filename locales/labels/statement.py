"""Buttons of the notices about a statement; the overview uses the first two as well."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "agree": N_("It agrees"),
    "differs": N_("Something differs"),
    "see_statement": N_("See the statement"),
}
