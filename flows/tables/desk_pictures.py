"""When a case's picture is put into its thread: what is on record of it then. Finance may add a line.

Promise: names of entries of the record; a picture that says nothing new is not put there again.
"""

from typing import Final

# It goes to somebody else, or up: handed over, appealed against, flagged, outside the house, not decided in time.
SHOWN_WHEN: Final = frozenset(
    {"changed_hands", "appealed", "appealed_elsewhere", "flagged", "went_outside", "came_back", "due:approval_lapsed"}
)
