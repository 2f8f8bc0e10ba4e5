"""Situations of the question whether it is still the same person, and of what colleagues hear about it."""

from datetime import date
from typing import Final

_WHO: Final = {"person": "Amara Okafor", "customer": "Okafor Foods", "company": "Harbourline Trading"}
_NAMED: Final = {**_WHO, "instead": "Tom Reyes"}
_DESK: Final = {**_NAMED, "mention": "<@U0LENA>", "heard": date(2026, 11, 2), "left": True}
SAMPLES: Final = {
    "contact/still_you": (_WHO,),
    "still_you/thank_you": (_WHO,),
    "still_you/who_instead": (_WHO,),
    "still_you/passed_on": (_NAMED, {**_NAMED, "instead": ""}),
    "staff/contact_silent": (_DESK, {**_DESK, "mention": ""}),
    "staff/contact_gone": (_DESK, {**_DESK, "instead": "", "left": False, "mention": ""}),
}
