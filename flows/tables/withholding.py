"""Why something unasked is not sent now, or not at all: one row per reason.

Promise: the keys are stored with the follow-up and never renamed; each has its sentence in templates/staff/because. A
reason that is `told` is worth a colleague's eye and stands in the matter's thread; the others are read where follow-ups
are listed. After one that `rests`, colleagues hear a working day ahead that messages go on. Finance may edit the flags.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Withholding:
    """`final` ones are not looked at again."""

    key: str
    told: bool = False
    rests: bool = False
    final: bool = False


WITHHOLDING: Final = MappingProxyType({row.key: row for row in (
    # nobody may be written to
    Withholding("nobody_bound"),
    Withholding("stopped", told=True, final=True),
    Withholding("legal_hold", told=True, final=True),
    Withholding("person_has_control", told=True),
    # something that would press is better left unsaid
    Withholding("contact_stop", told=True, rests=True),
    Withholding("dunning_block", told=True, rests=True),
    Withholding("complaint", told=True, rests=True),
    Withholding("disputed", told=True, rests=True),
    Withholding("promised", told=True, rests=True),
    Withholding("payment_seen", told=True, rests=True),
    Withholding("announced", told=True),
    # what the contact asked for
    Withholding("postponed"),
    # the moment
    Withholding("too_late", told=True),
    Withholding("window"),
    Withholding("asleep", final=True),
    Withholding("day_off", told=True),
    # how often
    Withholding("spacing"),
    Withholding("week_is_full"),
    Withholding("debt_lately"),
    Withholding("cycle_is_full", told=True, final=True),
    Withholding("before_it_ends"),
)})  # fmt: skip
