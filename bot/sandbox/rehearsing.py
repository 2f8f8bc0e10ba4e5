"""A simulated customer: reads what comes to the phone, reacts by plain rules, and loses patience as time passes.

Promises: nothing is left to chance, the same words and times bring the same customer; knows phones, desk and clock
only, and acts through them like a hand. What a customer is like stands in rehearsals/*.toml.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from bot.sandbox.acting import Player
from bot.sandbox.acting_aim import CannotActError, Platforms, Target, plain
from bot.sandbox.acting_script import Act, read_script
from bot.sandbox.rehearsing_situations import MICROSECONDS, MOODS, Patience, Reaction, Situation
from bot.sandbox.telegram.refusals import NotPossibleError

HOUR: Final = 3600 * MICROSECONDS
PAPERS: Final = Path(__file__).parent / "stories"  # pictures that customers send
QUICK: Final = 0.3  # of the usual pause while the customer tells what is already decided


class Stage(Platforms, Protocol):
    """What a simulated customer needs of a sandbox."""

    clock: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Done:
    """Something the customer did, as a script's line; `at` µs UTC."""

    at: int
    text: str


class Simulated:
    """One customer in one situation. `settle` returns when everything was answered, `pause` is in seconds.

    `pause` may be changed at any time. `mood` goes from 0 (furious) to 100 (content), `asked` counts how often
    the customer had to ask again, `done` is all they did, `reached` whether the aim is.
    """

    def __init__(self, stage: Stage, situation: Situation, settle: Callable[[], Awaitable[None]], pause: float) -> None:
        """Nothing is done yet. Raises CannotActError for a customer who is not there."""
        self.pause = pause
        self.situation, self.mood, self.asked, self.reached = situation, situation.mood, 0, False
        self.done: list[Done] = []
        self._stage, self._settle = stage, settle
        self._player = Player(stage, situation.customer, papers=PAPERS)
        self._platform = stage.telegram
        self._colleagues = "|".join(re.escape(one.name) for one in stage.cast.colleagues)
        self._fitted: Counter[str] = Counter()
        self._came: Counter[str] = Counter()
        self._heard = self._waits_since = 0
        self._impatient = 0
        self._told: Callable[[], None] = lambda: None

    @property
    def customer(self) -> int:
        """The customer's id on the phone."""
        return self._player.lead

    @property
    def gone(self) -> bool:
        """Whether the world the customer lived in was put away."""
        return self._stage.telegram is not self._platform

    @property
    def next_due(self) -> int | None:
        """When patience ends next (µs UTC), if nothing is heard until then."""
        left = self.situation.patience[self._impatient :] if self._reacts else ()
        return next((self._waits_since + round(patience.hours * HOUR) for patience in left), None)

    @property
    def _reacts(self) -> bool:
        """From the end of the opening on, as long as there is something to wish."""
        return bool(self._waits_since) and not self.gone and not self.reached

    async def begin(self, told: Callable[[], None] = lambda: None) -> None:
        """Say and press what begins the situation; `told` is called after each act, from now on."""
        self._told = told
        await self._act(self.situation.opening, self.pause * QUICK)
        self._heard = max((int(one["id"]) for one in self._messages()), default=0)
        self._waits_since = self._stage.clock()

    async def look(self) -> bool:
        """Read what is new and react, or lose patience; whether anything was done or felt."""
        if not self._reacts:
            return False
        news = [one for one in self._messages() if int(one["id"]) > self._heard]
        for message in news:
            self._heard = int(message["id"])
            if message["from"] == "bot":
                await self._read(message)
        return bool(news) or await self._wait()

    # -- reading -----------------------------------------------------------------------------------------------------
    def _messages(self) -> list[dict[str, Any]]:
        return list(self._stage.telegram.chat(self.customer)["messages"])

    async def _read(self, message: dict[str, Any]) -> None:
        text = plain(str(message["text"]))
        by = "colleague" if re.match(rf"({self._colleagues})[,，]", text) else "bot"
        if by == "colleague":
            self._waits_since = self._stage.clock()
        reaction = next((one for one in self.situation.reactions if self._applies(one, text, by)), None)
        if reaction is not None:
            await self._react(reaction, message)

    def _applies(self, reaction: Reaction, text: str, by: str) -> bool:
        if self._came[reaction.name] and not reaction.often:
            return False
        if reaction.by not in {"", by} or not reaction.fits(text):
            return False
        if not all(self._came[one] for one in reaction.after) or any(self._came[one] for one in reaction.unless):
            return False
        self._fitted[reaction.name] += 1
        return self._fitted[reaction.name] >= reaction.nth

    async def _react(self, reaction: Reaction, message: dict[str, Any]) -> None:
        self._came[reaction.name] += 1
        self._feel(reaction.mood)
        self.asked += reaction.asks
        self._waits_since = self._stage.clock()
        await self._act(reaction.acts, self.pause, message)
        self.reached = self.reached or 0 < reaction.reaches <= self._came[reaction.name]

    async def _wait(self) -> bool:
        """Lose patience once, when the time for it has come."""
        due = self.next_due
        if due is None or due > self._stage.clock():
            return False
        await self._complain(self.situation.patience[self._impatient])
        return True

    async def _complain(self, patience: Patience) -> None:
        self._impatient += 1
        self.asked += 1
        self._feel(patience.mood)
        self._waits_since = self._stage.clock()
        await self._act(patience.acts, self.pause)

    def _feel(self, change: int) -> None:
        self.mood = min(MOODS[-1], max(MOODS[0], self.mood + change))

    # -- acting ------------------------------------------------------------------------------------------------------
    async def _act(self, lines: Iterable[str], pause: float, message: dict[str, Any] | None = None) -> None:
        """Do these lines one after the other; what cannot be done any more is left."""
        for act in _acts(self.situation, lines):
            await asyncio.sleep(pause)
            if self.gone:
                return
            try:
                await self._player.do(_on(act, message, self.customer) or self._player.find(act))
            except (CannotActError, NotPossibleError):
                continue
            self.done.append(Done(self._stage.clock(), act.line))
            self._told()
            await self._settle()


def _acts(situation: Situation, lines: Iterable[str]) -> list[Act]:
    script = f"# customer {situation.customer} · 2000-01-01 00:00 UTC\n"
    steps = read_script(script + "".join(f"customer | {line}\n" for line in lines)).steps
    return [step for step in steps if isinstance(step, Act)]


def _on(act: Act, message: dict[str, Any] | None, customer: int) -> Target | None:
    """The press of a button that the very message carries, when it carries it."""
    if act.do != "press" or message is None:
        return None
    labels = {plain(button["text"]): button["text"] for row in message["buttons"] for button in row}
    label = labels.get(act.text)
    return Target("press", customer, label=label, message_id=int(message["id"])) if label else None
