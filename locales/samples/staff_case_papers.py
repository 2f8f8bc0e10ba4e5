"""Situations of the desk's lines about papers."""

from typing import Final

SAMPLES: Final = {
    "staff/letter_sent": ({"person": "Wei", "to": "Amara Okafor", "number": "D-1001"},),
    "staff/no_letter_yet": ({"number": "D-1001"},),
    "staff/pack_made": ({"person": "Wei", "number": "D-1001", "audience": "desk_pack_for_auditor"},),
}
