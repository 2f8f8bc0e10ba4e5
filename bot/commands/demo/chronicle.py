"""The story line: what the unchanged bot just did, read from its books and told to the page.

Theory of operation. Every few hundredths of a second one cheap look asks whether anybody has committed; if so, what is
new is read at one moment of the books, told in turns (chronicle_telling.py) and published. A letter's line is published
again, under its number, as soon as the letter's message can be linked. The newest lines are kept; a new world begins an
empty story. Nothing here can hold up or change anything the bot does.
"""

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, Protocol

from bot.clock import Clock
from bot.commands.demo.chronicle_acts import Acts, pressed
from bot.commands.demo.chronicle_letters import place
from bot.commands.demo.chronicle_lines import Draft, Line, Naming, excerpt
from bot.commands.demo.chronicle_telling import Turn, turns
from bot.sandbox.app import Sandbox
from bot.sandbox.offers import Offer
from flows.facts.times import DAY, HOUR, MINUTE, SECOND
from storage import chronicle
from storage.chronicle import Mark, News
from storage.chronicle_names import Names, names
from storage.errors import StorageError
from storage.ports import Connection, Store

log = logging.getLogger("concord.demo")
KEPT: Final = 1000  # lines
EVERY: Final = 0.06  # seconds between two looks
ONCE: Final = frozenset({"answer_lost", "restart", "power_cut"})  # mishaps that are over at once
PATIENCE: Final = SECOND  # µs that a colleague's turn waits for the word of who pressed what


class Shown(Protocol):
    """The world as the story line needs it (bot/commands/demo/world.py)."""

    sandbox: Sandbox
    clock: Clock

    @property
    def store(self) -> Store:
        """The books. Raises LookupError while nobody keeps them."""


@dataclass(slots=True)
class _Known:
    """What is known of the world that stands on that platform: nothing at first, so all in its books is new.

    `linked` are the lines of letters whose message may still change, `beside` what is no matter of the books.
    """

    platform: object
    seen: tuple[Store, int] | None = None
    mark: Mark = field(default_factory=Mark)
    acts: Acts = field(default_factory=Acts)
    linked: dict[int, int] = field(default_factory=dict)
    lines: OrderedDict[int, Line] = field(default_factory=OrderedDict)
    beside: list[Turn] = field(default_factory=list)


class Chronicle:
    """The story of one world after the other. `look` looks once; `start` looks until `stop`."""

    def __init__(self, world: Shown, every: float = EVERY) -> None:
        """Nothing is read yet."""
        self._world, self._every = world, every
        self._looking: asyncio.Task[None] | None = None
        self._numbers = self._turns = 0
        self._phones = {one.id: one.name for one in world.sandbox.cast.customers}
        self._known = _Known(world.sandbox.telegram)

    def offers(self) -> list[Offer]:
        """The address that shows the story so far."""
        return [Offer("/sandbox/story", ask=self._told)]

    async def start(self) -> None:
        """Look from now on."""
        self._world.sandbox.on_act.append(self._heard)
        self._looking = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._world.sandbox.on_act.remove(self._heard)
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
            self._looking = None

    async def look(self) -> None:
        """Tell what is new, if anything is. Says nothing while the books are closed."""
        known = self._here()
        told: list[Turn] = []
        again: list[Line] = []
        with contextlib.suppress(StorageError, LookupError):  # the bot is away, or comes and goes just now
            store = self._world.store
            version = await store.read(chronicle.version)
            if (store, version) != known.seen:
                news, mark, called = await store.read(lambda conn: _read(conn, known.mark))
                if self._here() is not known or self._waits_for_words(news):
                    return
                known.seen, known.mark = (store, version), mark
                naming = Naming(called, self._phones)
                told = turns(news, naming, known.acts, self._world.clock.now())
                again = self._links(news, naming)
        beside, known.beside = known.beside, []
        self._keep(sorted([*told, *beside], key=lambda turn: turn.at), again)

    # -- looking -----------------------------------------------------------------------------------------------------
    async def _watch(self) -> None:
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("a part of the story could not be told")
            await asyncio.sleep(self._every)

    def _here(self) -> _Known:
        """What is known of the world that is there now; both platforms are other ones in a new world."""
        if self._world.sandbox.telegram is not self._known.platform:
            self._known = _Known(self._world.sandbox.telegram)
        return self._known

    def _waits_for_words(self, news: News) -> bool:
        """Whether a colleague's turn is so new that the sandbox has not said yet what was pressed."""
        at = [one.after.at for one in news.came if pressed(one.after)]
        return len(at) > self._known.acts.expected() and self._world.clock.now() - max(at) < PATIENCE

    # -- what the sandbox says ---------------------------------------------------------------------------------------
    def _heard(self, act: Mapping[str, Any]) -> None:
        now = self._world.clock.now()
        self._here().acts.add(now, self._placed(act))
        tell = {"time": _passed, "mishap": _mishap, "colleague": _written}.get(str(act.get("by")))
        if tell is not None and (draft := tell(act)) is not None:
            self._here().beside.append(Turn(now, (self._signed(draft, act),)))

    def _placed(self, act: Mapping[str, Any]) -> Mapping[str, Any]:
        """With the number of the message that a customer has just sent: it is the newest in the chat."""
        chat = self._world.sandbox.telegram.board.chats.get(act.get("customer", 0))
        if "message_id" in act or chat is None or act.get("do") not in {"say", "file"}:
            return act
        return {**act, "message_id": max(chat.messages)}

    def _signed(self, draft: Draft, act: Mapping[str, Any]) -> Draft:
        colleague = self._world.sandbox.cast.colleague(str(act.get("user")))
        return replace(draft, values={**draft.values, "who": colleague.name}) if colleague else draft

    # -- telling -----------------------------------------------------------------------------------------------------
    def _links(self, news: News, naming: Naming) -> list[Line]:
        """Lines of letters that were sent meanwhile, with the message they became."""
        again = []
        for change in news.letters:
            line = self._known.lines.get(self._known.linked.get(change.after.id, 0))
            if change.before is not None and line is not None:
                customer, message, channel, ts = place(change.after, naming)
                again.append(replace(line, customer=customer, message_id=message, channel=channel, ts=ts))
            if change.after.state in {"sent", "dead"}:
                self._known.linked.pop(change.after.id, None)
        return again

    def _keep(self, told: Iterable[Turn], again: Iterable[Line] = ()) -> None:
        """Number the new lines, keep them and publish them."""
        lines = list(again)
        for turn in told:
            self._turns += 1
            lines += [self._numbered(turn, draft) for draft in turn.drafts]
        kept = self._here().lines
        kept |= {line.id: line for line in lines}
        while len(kept) > KEPT:
            kept.popitem(last=False)
        if lines:
            self._world.sandbox.feed.publish("story", {"lines": [asdict(line) for line in lines]})

    def _numbered(self, turn: Turn, draft: Draft) -> Line:
        self._numbers += 1
        if draft.letter:
            self._known.linked[draft.letter] = self._numbers
        place = draft.customer, draft.message_id, draft.channel, draft.ts
        return Line(self._numbers, self._turns, turn.at, draft.kind, draft.say, draft.values, *place)

    async def _told(self, _: Mapping[str, Any]) -> Any:
        return {"lines": [asdict(line) for line in self._known.lines.values()]}


def _read(conn: Connection, mark: Mark) -> tuple[News, Mark, Names]:
    news, after = chronicle.news(conn, mark)
    return news, after, names(conn)


def _passed(act: Mapping[str, Any]) -> Draft | None:
    micros = int(act.get("micros") or 0)
    span = {"days": micros // DAY, "hours": micros % DAY // HOUR, "minutes": micros % HOUR // MINUTE}
    shown = [name for name, many in span.items() if many][:2]
    return Draft("clock", f"clock_{'_'.join(shown)}", {name: span[name] for name in shown}) if shown else None


def _mishap(act: Mapping[str, Any]) -> Draft | None:
    what = str(act.get("do"))
    begins = "mishap_once" if what in ONCE else "mishap_on"
    say = begins if act.get("on") else "mishap_off"
    return Draft("mishap", say, {"mishap_key": f"mishap.{what}"})


def _written(act: Mapping[str, Any]) -> Draft | None:
    """What colleagues write among themselves is no business of the bot's; the story says so."""
    if act.get("do") != "write":
        return None
    values = {"text": excerpt(str(act.get("text") or ""))}
    return Draft("came", "staff_wrote", values, channel=str(act.get("channel")), ts=str(act.get("ts")))
