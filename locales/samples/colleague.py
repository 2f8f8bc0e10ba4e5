"""Situations of what colleagues write to customers."""

from typing import Final

_WROTE: Final = {
    "person": "Lena Hoffmann",
    "company": "Okafor & Sons Supply",
    "called": "",
    "lines": ["We found your payment.", "", "It is booked."],
    "number": "",
    "by": 0,
}
_AT: Final = 1_793_955_600_000_000

_NEXT: Final = {"number": "D-1001", "by": _AT}
_FILES: Final = ((0, 0), (1, 0), (2, 3), (0, 1))  # how many were taken away, and how many stay

SAMPLES: Final = {
    "colleague/reply": (_WROTE, {**_WROTE, "called": "Ms Okafor"}, {**_WROTE, **_NEXT}),
    "colleague/corrected": (_WROTE, {**_WROTE, "called": "Ms Okafor"}, {**_WROTE, **_NEXT}),
    "colleague/correction": ({**_WROTE, "sent_at": _AT}, {**_WROTE, **_NEXT, "sent_at": _AT}),
    "colleague/withdrawn": tuple({**_WROTE, "taken": taken, "kept": kept} for taken, kept in _FILES),
    "colleague/withdrawal": tuple({**_WROTE, "sent_at": _AT, "kept": kept} for _, kept in _FILES),
}
