"""Why a person is wanted: one row per reason that a dialogue may give as its note `reason`.

Promise: the keys are stored and never renamed; a reason that is not listed counts as "asked". What is `urgent` is
passed on at once also outside hours, everything else waits for the next opening. Finance may edit; a new row needs its
label `wanted_<key>` in locales/labels/talk_to_person.py.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reason; `offered` ones a customer may name when asked what makes it urgent."""

    key: str
    urgent: bool = False
    offered: bool = False


WANTED: Final = MappingProxyType({row.key: row for row in (
    Wanted("asked"),
    Wanted("safety", urgent=True, offered=True),
    Wanted("supply_stop", urgent=True, offered=True),
    Wanted("fraud", urgent=True, offered=True),
    Wanted("privacy", urgent=True, offered=True),
    Wanted("legal", urgent=True, offered=True),
    Wanted("threat", urgent=True),
    Wanted("self_harm", urgent=True),
    Wanted("anger"),
    Wanted("abuse"),
    Wanted("not_understood"),
    Wanted("setoff"),
    Wanted("quality_resale"),
    Wanted("over_limit"),
    Wanted("third_round"),
    Wanted("appeal"),
    Wanted("wrong_person"),
    Wanted("cannot_pay"),
    Wanted("promise_broken"),
    Wanted("plan"),
    Wanted("complaint"),
    Wanted("low_rating"),
    Wanted("no_call"),
    Wanted("earlier"),
    Wanted("own_data"),
    Wanted("not_clear"),
)})  # fmt: skip

OFFERED: Final = tuple(row.key for row in WANTED.values() if row.offered)


def wanted(key: str) -> Wanted:
    """The row of `key`."""
    return WANTED.get(key, WANTED["asked"])
