"""One tour under way: a story, how far it has come, and what it waits for.

Promises: by itself it only looks; what it asks of a visitor is what its own hand would do. How the page is told of it
stands in `tour_told.py`, what counts as done by hand in `tour_hands.py`. A further language gets a line in each table.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bot.commands.demo.tour_hands import Deed, same_deed
from bot.sandbox.acting import Player
from bot.sandbox.acting_aim import Target
from bot.sandbox.acting_script import LEAD, Act, Pass
from bot.sandbox.slack.wire import Refused
from bot.sandbox.stories import FOLDER, Story
from bot.sandbox.telegram.refusals import NotPossibleError

if TYPE_CHECKING:
    from bot.commands.demo.world import World

GONE: Final = {
    "en": "What this step needs is not there any more. Go on by yourself, or begin the tour again.",
    "zh": "这一步需要的内容已经不在了。您可以自己接着试，或重新开始导览。",
}
NOTHING_PLANNED: Final = {
    "en": "Nothing is planned, so there is no next moment to wait for.",
    "zh": "目前没有安排任何事项，没有下一个时间可等。",
}


class Tour:
    """A story in the world that was renewed for it; `doing` while its own hand acts, `problem` is why it cannot go on.

    Raises CannotActError for a customer who is not there.
    """

    def __init__(self, world: "World", story: Story) -> None:
        """Nothing of it has happened; `look` before anything else."""
        self.story = story
        self.at, self.playing, self.doing, self.problem = 0, False, False, ""
        self._world = world
        self._player = Player(world.sandbox, story.script.lead, papers=FOLDER)
        self._target: Target | None = None
        self.until: int | None = None  # µs UTC, of a step that waits for time to pass

    @property
    def done(self) -> bool:
        """Whether all its steps are."""
        return self.at >= len(self.story.script.steps)

    @property
    def plays(self) -> bool:
        """Whether its steps follow each other by themselves, and there is one left."""
        return self.playing and not self.done

    @property
    def caption(self) -> str:
        """What to look at now."""
        return self.story.script.ending if self.done else self.next.caption

    @property
    def next(self) -> Act | Pass:
        """The next step, as it is written. Raises IndexError at the end."""
        return self.story.script.steps[self.at]

    @property
    def customer(self) -> int:
        """Whose phone it is about now: of the customer who acts next, or acted last; before any did, of its lead."""
        known = {**self._player.customers, LEAD: self._player.lead}
        acts = [one for one in self.story.script.steps[: self.at + 1] if isinstance(one, Act)]
        return next((known[one.who] for one in reversed(acts) if one.who in known), self._player.lead)

    @property
    def ready(self) -> bool:
        """Whether the next step can be done as things are."""
        return self._target is not None or self.until is not None

    @property
    def aim(self) -> Target:
        """What the next step is about; before we have looked, as much as is written."""
        return self._target or self._sketch()

    # -- going on ----------------------------------------------------------------------------------------------------
    async def look(self) -> None:
        """Find what the next step is about, once all that was done has been answered."""
        await self._world.settle()
        self.problem = ""
        if self.done:
            return
        if isinstance(self.next, Act):
            self._target = self._player.aim(self.next) or self._opened_again(self.next)
        elif self.until is None:
            self.until = await self._moment(self.next)
        if not self.ready:
            self._stop(GONE if isinstance(self.next, Act) else NOTHING_PLANNED)

    async def do(self) -> None:
        """Do the next step as the visitor would."""
        self.doing = True
        try:
            await self._do()
        except (LookupError, NotPossibleError, Refused):
            self._stop(GONE)
        finally:
            self.doing = False

    def went_on(self) -> None:
        """The next step was done."""
        self.at += 1
        self._target = self.until = None

    async def _do(self) -> None:
        complaints: Mapping[str, str] = {}
        if self.until is not None:
            await self._world.pass_time(max(0, self.until - self._world.now()))
        elif self._target is not None:
            complaints = await self._player.do(self._target)
        if complaints:
            self._stop(GONE)
        else:
            self.went_on()

    async def _moment(self, step: Pass) -> int | None:
        return await self._world.next_due() if step.micros is None else self._world.now() + step.micros

    def _opened_again(self, step: Act) -> Target | None:
        """A form that was closed meanwhile is opened again by the press that opened it."""
        steps, back = self.story.script.steps, self.at
        while step.do == "fill" and back and _same_hand(steps[back - 1], step):
            back -= 1
            before = steps[back]
            if isinstance(before, Act) and before.do == "press" and (found := self._player.aim(before)):
                self.at = back
                return found
        return None

    def _stop(self, why: Mapping[str, str]) -> None:
        self.playing, self.problem = False, why.get(self.story.language, why["en"])

    def _sketch(self) -> Target:
        """What the next step will be about, before it can be found."""
        step = self.next
        if isinstance(step, Pass):
            return Target("pass", text=step.line)
        user = self._player.colleagues.get(step.who)
        who = self._player.lead if step.who == LEAD else self._player.customers.get(step.who)
        do = "write" if user and step.do == "say" else step.do
        label, text = (step.text, "") if do == "press" else ("", step.text)
        return Target(do, None if user else who, user, label, text, fields=dict(step.fields))

    # -- what the visitor does ---------------------------------------------------------------------------------------
    def expects(self, deed: Deed) -> bool:
        """Whether that is the next step, done by hand."""
        if self.doing or self.done:
            return False
        if self.until is not None:
            return deed["by"] == "time" and self._world.now() >= self.until
        return same_deed(self.aim, deed)

    def noticed(self, deed: Deed) -> None:
        """What colleagues write belongs to the message that was pressed last, by whosever hand."""
        if deed["by"] == "colleague" and deed["do"] == "press":
            self._player.thread = deed.get("ts") or self._player.thread


def _same_hand(before: Act | Pass, step: Act) -> bool:
    return isinstance(before, Act) and before.who == step.who and before.do in {"press", "fill"}
