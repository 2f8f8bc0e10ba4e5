"""Situations of what colleagues write to customers."""

from typing import Final

_WROTE: Final = {
    "person": "Lena Hoffmann",
    "company": "Okafor & Sons Supply",
    "lines": ["We found your payment.", "", "It is booked."],
}
_AT: Final = 1_793_955_600_000_000

SAMPLES: Final = {
    "colleague/reply": (_WROTE,),
    "colleague/corrected": (_WROTE,),
    "colleague/correction": ({**_WROTE, "sent_at": _AT},),
    "colleague/withdrawn": (_WROTE,),
    "colleague/withdrawal": ({**_WROTE, "sent_at": _AT},),
}
