"""What people did, kept until it turns up in the books: the inbox says that something came, this says in which words.

Promise: an act is given out once, in order; a colleague's act that no turn followed is forgotten soon.
"""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flows.facts.times import SECOND
from storage.chronicle import Came

SOON: Final = 5 * SECOND  # µs between a colleague's act and the turn it caused
KEPT: Final = 50  # acts of one person that wait for their turn
DESK: Final = "desk"
EVENT: Final = "Ev"  # how the ids of Slack's own events begin


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did at `at` (µs UTC); `act` is what the sandbox announced."""

    at: int
    act: Mapping[str, Any]

    def said(self, name: str) -> str:
        """What the announcement holds under that name, as text."""
        return str(self.act.get(name) or "")

    def number(self, name: str) -> int | None:
        """The number under that name, if there is one."""
        found = self.act.get(name)
        return found if isinstance(found, int) else None


class Acts:
    """The acts that wait for their turn: each customer's by chat ("telegram:42"), the colleagues' together."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Deed]] = defaultdict(lambda: deque(maxlen=KEPT))

    def add(self, at: int, act: Mapping[str, Any]) -> None:
        """Keep what was announced, when it is something that the bot will hear of."""
        if act.get("by") == "customer":
            self._waiting[f"telegram:{act.get('customer')}"].append(Deed(at, act))
        elif act.get("by") == "colleague" and act.get("do") in {"press", "fill"}:
            self._waiting[DESK].append(Deed(at, act))

    def of_customer(self, chat: str, at: int) -> Deed | None:
        """The oldest act in that chat that can have caused a turn at `at`."""
        waiting = self._waiting[chat]
        return waiting.popleft() if waiting and waiting[0].at <= at else None

    def expected(self) -> int:
        """How many acts of colleagues wait for their turn."""
        return len(self._waiting[DESK])

    def of_colleague(self, at: int) -> Deed | None:
        """The oldest act on the desk that can have caused a turn at `at`."""
        waiting = self._waiting[DESK]
        while waiting and abs(waiting[0].at - at) > SOON:
            waiting.popleft()
        return waiting.popleft() if waiting else None


def pressed(came: Came) -> bool:
    """Whether a colleague pressed a button or sent a form that the bot took.

    What they write under a message comes as an event of Slack's; it is told by their act, not by what came of it.
    """
    return came.source == "slack" and came.state == "done" and not came.external_id.startswith(EVENT)
