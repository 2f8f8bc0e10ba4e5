"""Situations of the menu and of what somebody at rest may mean."""

from typing import Final

SAMPLES: Final = {
    "home/menu": (
        {"company": "Okafor & Sons Supply", "person": "Amara Okafor", "first": True},
        {"company": "Okafor & Sons Supply", "person": "Amara Okafor", "first": False},
        {"company": "Okafor & Sons Supply", "person": "", "first": True},
    ),
    "home/about_what": ({"files": 0}, {"files": 1}, {"files": 3}),
    "home/more": ({},),
    "home/which_line": ({},),
}
