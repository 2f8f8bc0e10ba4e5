"""Buttons of choosing the company that one speaks for.

A label that is nothing but values has no words to translate and therefore no mark.
"""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "another_company": N_("Another company"),
    "this_company": "%(name)s",
}
