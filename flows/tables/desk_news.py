"""Where a line about a matter goes: its thread, or the channel as well. What was quiet is in the digest of the day.

Promise: what is not listed goes to the thread. A new case, and all that is urgent, is in the channel by its card.
Finance may move a line; whoever adds one names a message of locales/templates/staff.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Place(StrEnum):
    """Who should see it without looking for it."""

    CHANNEL = "channel"  # everybody, at once
    THREAD = "thread"  # whoever follows the matter; everybody else by the digest (`python -m bot report digest`)


_CHANNEL: Final = (
    "staff/case_appealed",
    "staff/case_proposed",
    "staff/case_approval_rises",
    "staff/case_flagged",
    "staff/case_went_outside",
    "staff/case_came_back",
    "staff/case_came_again",
    "staff/case_again_unanswered",
    "staff/case_lead_joins",
    "staff/promise_due",
    "staff/hand_over_third",
    "staff/hand_over_given_up",
    "staff/promise_broken_again",
    "staff/person_idle",
    "staff/backup_asked",
    "staff/feeling_grave",
    "staff/feeling_harm",
    "staff/call_missed",
    "staff/contact_gone",
    "staff/contact_silent",
    "staff/held_waits",
    "staff/paper_failed",
    "staff/case_third_time",
    "staff/complaint_due",
    "staff/cycle_issued",
    "staff/cycle_empty",
    "staff/cycle_late",
    "staff/cycle_fault",
    "staff/cycle_nobody",
    "staff/cycle_closed",
    "staff/daily_head",
    "staff/daily_head_failed",
)

PLACES: Final = MappingProxyType(dict.fromkeys(_CHANNEL, Place.CHANNEL))


def place_of(message: str) -> Place:
    """Where that message goes."""
    return PLACES.get(message, Place.THREAD)
