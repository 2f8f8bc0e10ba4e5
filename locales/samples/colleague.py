"""Situations of what colleagues write to customers."""

from typing import Final

SAMPLES: Final = {
    "colleague/reply": (
        {
            "person": "Lena Hoffmann",
            "company": "Okafor & Sons Supply",
            "lines": ["We found your payment.", "", "It is booked."],
        },
    ),
}
