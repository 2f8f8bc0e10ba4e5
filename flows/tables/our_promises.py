"""Which follow-ups are times that a customer was told: they are counted, and colleagues are called before they come.

Promise: one row per kind of follow-up; the kinds are those of flows/tables/followups.py. Finance may change how long
after its moment a promise still counts as kept. Whoever lets a customer hear of a new kind of time adds its row.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class NamedTime:
    """`what` was promised. While a follow-up of kind `holds` waits, it is not decided yet.

    What comes within `patience` (minutes) of the moment is on time. Before one that is `called` for, its owner and its
    thread are called.
    """

    kind: str
    what: str
    subject: str
    patience: int = 1
    holds: str = ""
    called: bool = True


NUDGE, ALARM = 60, 15  # minutes before the moment: the owner, then everybody with the backup
LOOK = 5  # minutes after what still counts as kept: somebody looks whether anything was said
THIRD: Final = 2  # postponements after which the next one is a lead's matter
UNANSWERED: Final = 5  # working days without any answer of a person, after which no further time is named

NAMED: Final = MappingProxyType({row.subject: row for row in (
    NamedTime("answer_due", "answer", "case"),
    NamedTime("pick_up", "answer", "hand_over"),
    NamedTime("complaint_due", "answer", "complaint"),
    NamedTime("anomaly_due", "answer", "anomaly"),
    # To have dialled counts: half an hour later we own up that nobody did (flows/lifecycles/call_back.py).
    NamedTime("call_now", "call", "call_back", patience=30, holds="call_late"),
)})  # fmt: skip
KINDS: Final = frozenset(row.kind for row in NAMED.values())
BREAKS: Final = frozenset({"due:call_late"})  # what happens only because nobody did what was promised
