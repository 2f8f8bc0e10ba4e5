"""Situations of the messages that belong to no dialogue."""

from typing import Final

SAMPLES: Final = {
    "always/already_done": ({"label": "Yes, it agrees"},),
    "always/at_the_start": ({},),
    "always/cancel_ask": ({},),
    "always/cancelled": ({},),
    "always/edited_late": ({},),
    "always/group_chat": ({},),
    "always/help": ({},),
    "always/kept_draft": ({},),
    "always/later": ({"until": 1_793_955_600_000_000, "zone": "Africa/Lagos"},),
    "always/moved_on": ({},),
    "always/not_bound": ({},),
    "always/not_understood": ({"tries": 1}, {"tries": 2}, {"tries": 3}),
    "always/nothing_to_cancel": ({},),
    "always/offer_person": ({},),
    "always/person_listening": ({},),
    "always/our_fault": ({},),
    "always/privacy": ({"company": "Okafor & Sons Supply"},),
    "always/refused_version": ({},),
    "always/started_again": ({},),
    "always/stopped": ({},),
    "always/too_large": ({"size": 34_000_000},),
    "always/unusable": tuple(
        {"kind": kind} for kind in ("sticker", "voice", "video", "location", "contact", "animation")
    ),
    "always/wrong_type": ({},),
}
