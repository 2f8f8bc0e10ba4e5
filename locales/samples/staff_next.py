"""Situations of what a customer hears next."""

from typing import Final

_NEXT: Final = {
    "kind": "desk_next_confirm_reminder",
    "at": 1_793_955_600_000_000,
    "zone": "Africa/Lagos",
    "customer": "Okafor Foods",
    "why": "",
}

SAMPLES: Final = {
    "staff/next_unasked": (
        _NEXT,
        _NEXT | {"kind": "desk_next_other", "why": "Not sent: all that is overdue at Okafor Foods is in question."},
    ),
}
