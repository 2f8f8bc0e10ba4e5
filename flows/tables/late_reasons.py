"""Why a promised payment did not come: what is asked before anything else is said, and where each answer leads.

Promise: the keys are stored and never renamed. Whoever adds a reason adds its label `late_<key>` and, in
flows/lifecycles/promise.py, its button.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Leads(StrEnum):
    """Where an answer leads."""

    LOOK_AGAIN = "look_again"
    NEW_DAY = "new_day"
    PERSON = "person"


LATE_REASONS: Final = MappingProxyType(
    {"on_its_way": Leads.LOOK_AGAIN, "approval": Leads.NEW_DAY, "forgot": Leads.NEW_DAY, "short_of_money": Leads.PERSON}
)
LOOK_AGAIN_AFTER: Final = 3  # bank working days
