"""What an offer makes of several lines, for the samples of the messages that tell it."""

from typing import Final

from flows.facts.money import Money

_ROW: Final = {"upheld": None, "not_upheld": None, "written_off": None, "left_open": None, "paid": False}
ONE_LINE: Final[dict[str, object]] = {"written_off": None, "left_open": None, "parts": []}
LINES: Final = [
    {**_ROW, "document": "INV-2214", "upheld": Money(10_000, "USD"), "not_upheld": Money(2_000, "USD")},
    {**_ROW, "document": "INV-2215", "upheld": Money(5_000, "USD"), "written_off": Money(1_500, "USD")},
    {**_ROW, "document": "INV-2215", "left_open": Money(1_500, "USD"), "paid": True},
]
SEVERAL: Final = {"written_off": Money(1_500, "USD"), "left_open": Money(1_500, "USD"), "parts": LINES}
CLAIMS: Final = [
    {"document": "INV-2214", "claimed": Money(12_000, "USD"), "upheld": Money(10_000, "USD"), "taken_back": False,
     "paid": False},
    {"document": "INV-2215", "claimed": Money(0, "USD"), "upheld": None, "taken_back": True, "paid": False},
    {"document": "INV-2216", "claimed": Money(6_500, "USD"), "upheld": None, "taken_back": False, "paid": False},
    {"document": "INV-2216", "claimed": Money(1_500, "USD"), "upheld": None, "taken_back": False, "paid": True},
]  # fmt: skip
SAMPLES: Final[dict[str, tuple[dict[str, object], ...]]] = {}
