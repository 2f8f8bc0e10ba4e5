"""Buttons about a statement that came back filled in."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "raise_it": N_("Say what is wrong"),
    "we_correct_ours": N_("We correct our books"),
    "decide_later": N_("Decide later"),
    "look_again": N_("Look at them again"),
    "compare_it": N_("Compare it now"),
    "note_agreement": N_("Confirm it"),
    "send_current": N_("Send me the current file"),
}
