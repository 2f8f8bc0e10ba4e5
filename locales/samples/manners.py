"""Situations of what the desk says about how somebody is written to."""

from typing import Final

_TONE: Final = {"person": "Amara Okafor", "register": "desk_register_warm", "called": ""}

SAMPLES: Final = {
    "staff/manner_of": (_TONE, {**_TONE, "register": "desk_register_formal", "called": "Dr. Okafor"}),
}
