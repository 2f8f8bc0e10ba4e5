"""Situations of the daily seal of the records."""

from datetime import date
from typing import Final

SAMPLES: Final = {
    "staff/daily_head": (
        {
            "date": date(2026, 11, 3), "code": "7F3A-91C2-0BDE-44A1-0C2D", "links": 12_480, "fresh": 315, "chains": 56,
            "key": "7F3A-91C2-0BDE-44A1",
        },
    ),
    "staff/daily_head_failed": ({"error": "OSError: [Errno 28] No space left on device"},),
}  # fmt: skip
