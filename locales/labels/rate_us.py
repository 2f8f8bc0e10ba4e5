"""Buttons of the question how it went."""

from typing import Final

from locales.marks import N_

LABELS: Final = {
    "score_1": "1",
    "score_2": "2",
    "score_3": "3",
    "score_4": "4",
    "score_5": "5",
    "never_ask": N_("Do not ask me this again"),
    "tag_speed": N_("How fast it was"),
    "tag_clear": N_("How clear it was"),
    "tag_kind": N_("How I was spoken to"),
    "tag_result": N_("The result"),
    "tag_effort": N_("How much effort it took"),
    "tag_speed_picked": N_("✓ How fast it was"),
    "tag_clear_picked": N_("✓ How clear it was"),
    "tag_kind_picked": N_("✓ How I was spoken to"),
    "tag_result_picked": N_("✓ The result"),
    "tag_effort_picked": N_("✓ How much effort it took"),
    "tags_done": N_("Done"),
    "call_me_please": N_("Yes, please call me"),
    "write_to_me": N_("Write to me here"),
    "no_thanks": N_("No, thank you"),
}
