"""Situations of the menu."""

from typing import Final

SAMPLES: Final = {
    "home/menu": (
        {"company": "Okafor & Sons Supply", "person": "Amara Okafor", "first": True},
        {"company": "Okafor & Sons Supply", "person": "Amara Okafor", "first": False},
        {"company": "Okafor & Sons Supply", "person": "", "first": True},
    ),
}
