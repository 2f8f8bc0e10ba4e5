"""Situations of *Later*."""

from typing import Final

SAMPLES: Final = {
    "come_back/which_day": ({"meant": 0}, {"meant": 2}),
    "come_back/not_a_day": tuple({"why": why} for why in ("no_day", "vague", "holiday", "past", "refused")),
}
