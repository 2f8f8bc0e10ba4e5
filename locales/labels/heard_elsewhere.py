"""Words on the buttons under what was written down after a call, a letter or a visit."""

from typing import Final

from locales.marks import N_

LABELS: Final = {"heard_right": N_("That is right"), "heard_wrong": N_("That is not so")}
