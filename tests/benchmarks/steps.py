"""`step`: the engine's own step against the barest ways to write the same door: a dict table and a match statement.

The door is one stage with a guard, an effect and a card, walked to and fro, so that what is measured is the engine and
not the figures of a statement. The bare ways have none of what a step gives: global commands, versions, history, cause.
"""

from itertools import cycle
from pathlib import Path
from typing import Final

from flows.engine.conversation import Conversation
from flows.engine.events import Chose, Event
from flows.engine.grammar import Scene
from flows.engine.step import begin, step
from flows.engine.words import ask, chose, do, flow, go_to, otherwise, say, stage, when
from flows.facts.books import Page
from flows.facts.commands import PassOn
from flows.facts.parties import Company, Contact, Role
from tests.benchmarks.rows import Findings, median, micros

NOW: Final = 1_790_000_000_000_000
TABLE: Final = {("shut", "open"): ("ajar", "creak"), ("ajar", "shut"): ("shut", "bang")}


def oiled(scene: Scene) -> bool:
    """A guard."""
    return scene.books.contact is not None


def creak(_: Scene) -> PassOn:
    """An effect."""
    return PassOn(0, "creak")


HOME = flow(
    "home",
    stage("shut", ask("shut", "open"), when(chose("open"), oiled).then(do(creak), go_to("ajar")), otherwise(say("no"))),
    stage("ajar", ask("ajar", "shut"), when(chose("shut"), oiled).then(do(creak), go_to("shut")), otherwise(say("no"))),
)


class Engine:
    """Concord's own."""

    def __init__(self) -> None:
        """The door is shut."""
        self._flows = {"home": HOME}
        self._books = Page(Company("The Spoon"), contact=Contact(1, 1, "Ada Guest", Role.ADMIN))
        self._door = Conversation((begin(self._flows, "home"),))
        self._presses: cycle[Event] = cycle((Chose("open"), Chose("shut")))

    def press(self) -> None:
        """Open it, or shut it."""
        turn = step(self._flows, self._door, next(self._presses), self._books, NOW)
        self._door = turn.conversation
        assert turn.effects


class Bare:
    """The same door without an engine."""

    def __init__(self) -> None:
        """The door is shut."""
        self._door, self._oiled, self.said = "shut", True, ""
        self._presses = cycle(("open", "shut"))

    def by_table(self) -> None:
        """A dict from where and what to where and what."""
        found = TABLE.get((self._door, next(self._presses)))
        if found and self._oiled:
            self._door, self.said = found

    def by_match(self) -> None:
        """A match statement."""
        match (self._door, next(self._presses)):
            case ("shut", "open") if self._oiled:
                self._door, self.said = "ajar", "creak"
            case ("ajar", "shut") if self._oiled:
                self._door, self.said = "shut", "bang"
            case _:
                self.said = "no"


def measure(folder: Path, *, small: bool) -> Findings:  # noqa: ARG001 - needs no files
    """Every row of the table."""
    times = 200 if small else 50_000
    rounds = 1 if small else 5
    engine, table, match = Engine(), Bare(), Bare()
    found = [
        (micros(engine.press, times), micros(table.by_table, times), micros(match.by_match, times))
        for _ in range(rounds)
    ]
    best = [min(column) for column in zip(*found, strict=True)]
    rows = [
        median("step / dict table", (ours / other for ours, other, _ in found)),
        median("step / match statement", (ours / other for ours, _, other in found)),
        median("a step: guard, effect, card, cause", (ours for ours, _, _ in found), (5, 2), at_least=False, unit="µs"),
    ]
    return Findings("step", rows, {"step: µs, best round": best[0], "dict table: µs": best[1], "match: µs": best[2]})
