"""The relay: letters leave here and nowhere else, each by exactly one call.

Theory of operation. A letter is marked `sending` and that is committed; then one call is made, the client's own
retries off; then the outcome is committed: sent, queued until a time, dead with a reason, or uncertain. Inside a lane
(a chat, a desk channel) letters go one after another; lanes go side by side. After a crash what was `sending` is
`uncertain`, never queued again unseen: Slack's are looked up by their metadata, Telegram's are settled by the policy
of their kind. Rates are the relay's parameters and exist nowhere else. What nobody asked for and was held up, by an
outage say, is looked at in the work that marks it: in its reader's night it goes back to their next opening, and the
letters behind it go on.

A letter's file is made before the letter is marked; one that takes long is set aside meanwhile, bot/set_aside.py.

A lane is `behind` while the table holds letters of it that are not in memory: it was turned away, or more waited than
one sweep brings. Fresh letters of such a lane are left to the sweep, so that they do not overtake the older ones.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.clock import Clock
from bot.doors import Channel, Receipt
from bot.made_ahead import MadeAhead
from bot.rates import Gate
from bot.set_aside import SetAside
from flows.facts.times import SECOND
from storage import notices, outbox
from storage.errors import StoppedError
from storage.last_look import Calendars, weekdays
from storage.ports import Connection, Letter, Store
from storage.speaking import chat_of

log = logging.getLogger("concord.relay")
RETRIES = (1, 5, 30, 300, 1800)  # seconds to wait after each failure that was certainly not sent
DOUBT = 300  # seconds at most for which a letter in doubt that can be looked up keeps its lane waiting


@dataclass(slots=True)
class _Lane:
    """Letters of one chat or channel in order, and the task that sends them."""

    letters: deque[Letter] = field(default_factory=deque)
    task: "asyncio.Task[None] | None" = None


async def _nobody(_letter: Letter, _receipt: Receipt) -> None:
    """Whom `undelivered` tells until somebody wants to know."""


class Relay:
    """One per bot token and workspace.

    `undelivered` is told of letters that died, before that is written down, and of doubtful ones that are for staff.
    """

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clock: Clock,
        gates: Mapping[str, Gate] | None = None,
        calendars: Calendars = weekdays,
        files: Mapping[str, MadeAhead] | None = None,
    ) -> None:
        """Nothing is sent before `start`; `calendars` are those of the readers' places, `files` the channels'."""
        self._store, self._channels, self._clock = store, channels, clock
        self._gates, self._calendars = gates or {}, calendars
        self._lanes: dict[str, _Lane] = {}
        self._known: set[int] = set()
        self.aside = SetAside(files or {}, self._back)
        self._behind: set[str] = set()
        self._missed: list[Letter] = []  # fresh letters that a sweep under way may have read too early to find
        self._turned_away: set[str] = set()  # lanes that began to wait since then: what the sweep has read is stale
        self._sweeping = asyncio.Lock()
        self._doubts: asyncio.Task[None] | None = None
        self._stopping = False
        self._open = False
        self.undelivered: Callable[[Letter, Receipt], Awaitable[None]] = _nobody

    async def start(self) -> None:
        """Settle what a crash left in doubt, then send what waits."""
        now = self._clock.now()
        await self._settle_all(await self._store.write(lambda conn: _after_crash(conn, now)))
        await self.sweep()

    def drop(self) -> None:
        """Be gone as with a killed process: calls under way are left as they are, and their letters `sending`."""
        self._stopping = True
        self.aside.stop()
        for lane in self._lanes.values():
            if lane.task:
                lane.task.cancel()

    async def stop(self) -> None:
        """Finish the one call of each lane that is under way; begin no other."""
        self._stopping = True
        self.aside.stop()
        tasks = [lane.task for lane in self._lanes.values() if lane.task]
        if self._doubts:
            self._doubts.cancel()
            tasks.append(self._doubts)
        await asyncio.gather(*tasks, return_exceptions=True)

    async def sweep(self) -> None:
        """Take up what the table says is waiting: the way back after a crash and after waits."""
        async with self._sweeping:
            now, was = self._clock.now(), frozenset(self._behind)
            self._turned_away.clear()
            read, more = await self._store.read(lambda conn: outbox.waiting_and_more(conn, now))
            letters = [letter for letter in read if letter.lane not in self._turned_away]
            missed, self._missed = self._missed, []
            self._behind -= {letter.lane for letter in letters} | {letter.lane for letter in missed} - was
            self._behind |= self._turned_away | more
            self._open = True
            for letter in letters:
                self._take_up(letter)
        self.offer(missed)
        if not self._stopping and (self._doubts is None or self._doubts.done()):
            self._doubts = asyncio.create_task(self._look_again())
            self._doubts.add_done_callback(_report)

    def offer(self, letters: list[Letter]) -> None:
        """Letters of a fresh commit, in order."""
        for letter in letters:
            if not self._open or letter.lane in self._behind or letter.not_before > self._clock.now():
                self._behind.add(letter.lane)
                if self._sweeping.locked():
                    self._missed.append(letter)
            else:
                self._take_up(letter)

    def _back(self, letter: Letter) -> None:
        """What was set aside may leave: behind what waits in its lane by now."""
        self._known.discard(letter.id)
        self.offer([letter])

    def _take_up(self, letter: Letter) -> None:
        if self._stopping or letter.id in self._known:
            return
        self._known.add(letter.id)
        lane = self._lanes.setdefault(letter.lane, _Lane())
        lane.letters.append(letter)
        if lane.task is None:
            lane.task = asyncio.create_task(self._run(letter.lane, lane))

    async def idle(self) -> None:
        """Return when nothing is being sent: for tests and for an orderly demo."""
        while tasks := [lane.task for lane in self._lanes.values() if lane.task] + self.aside.tasks:
            await asyncio.wait(tasks)
        if self._doubts:
            await asyncio.wait({self._doubts})

    async def _run(self, name: str, lane: _Lane) -> None:
        waits = True
        try:
            while lane.letters and not self._stopping:
                waits = await self._take_turn(lane.letters.popleft())
                if waits:
                    break
        except StoppedError:
            pass
        except Exception:
            log.exception("lane %s stopped; the table is swept again soon", name)
        finally:
            self._known.difference_update(letter.id for letter in lane.letters)
            if waits or lane.letters:
                self._behind.add(name)
                self._turned_away.add(name)
            del self._lanes[name]

    async def _take_turn(self, letter: Letter) -> bool:
        try:
            return await self._one(letter)
        finally:
            if letter not in self.aside:
                self._known.discard(letter.id)

    async def _one(self, letter: Letter) -> bool:
        """Send one letter. True when the lane must wait: the letters behind it keep their order."""
        if await self.aside.takes(letter):
            return False
        await self._pass_gate(letter)
        if self._stopping:
            return True
        target = await self._mark(letter)
        if target is None:
            self.aside.done_with(letter)
            return False
        receipt = await self._channels[letter.channel].send(letter, target)
        self.aside.done_with(letter)
        if receipt.state == "queued":
            receipt = self._wait(letter, receipt)
        if receipt.state == "uncertain" and letter.on_uncertain == "look_up":
            receipt = replace(receipt, not_before=self._clock.now() + DOUBT * SECOND)
        if receipt.state == "dead":
            log.warning("letter %s to %s died: %s", letter.id, letter.channel, receipt.error)
            await self.undelivered(letter, receipt)
        await self._store.write(lambda conn: self._outcome(conn, letter, receipt))
        if receipt.state == "uncertain":
            became = await self._settle(replace(letter, state="uncertain", error=receipt.error))
            return became in {"queued", "uncertain"}
        return receipt.state == "queued"

    async def _pass_gate(self, letter: Letter) -> None:
        if gate := self._gates.get(letter.channel):
            await gate.pass_through(chat_of(letter.lane))

    async def _mark(self, letter: Letter) -> str | None:
        """Write `sending` before the call; what the call refers to, or None when it must not be made."""
        calendars = self._calendars

        def mark(conn: Connection) -> str | None:
            target = _target(conn, letter)
            return target if outbox.mark_sending(conn, letter, self._clock.now(), calendars) else None

        return await self._store.write(mark)

    def _wait(self, letter: Letter, receipt: Receipt) -> Receipt:
        """Not sent for certain: at the time the platform asked for, or after a growing pause."""
        letter.attempts += 1
        pause = RETRIES[min(letter.attempts, len(RETRIES)) - 1] * SECOND
        return replace(receipt, not_before=receipt.not_before or self._clock.now() + pause)

    def _outcome(self, conn: Connection, letter: Letter, receipt: Receipt) -> None:
        now = self._clock.now()
        became = outbox.outcome(
            conn,
            letter.id,
            receipt.state,
            remote_id=receipt.remote_id or None,
            error=receipt.error or None,
            not_before=receipt.not_before,
            sent_at=now if receipt.state == "sent" else None,
        )
        notices.note(conn, letter, became, now, remote_id=receipt.remote_id, error=receipt.error)

    async def _settle(self, letter: Letter) -> str:
        """An uncertain letter: look it up where one can, else by the policy of its kind.

        Returns what the platform says has become of it, empty when it cannot tell: then it stays visible as uncertain.
        """
        target = await self._store.read(lambda conn: _target(conn, letter))
        found = await self._channels[letter.channel].look_up(letter, target)
        if found is not None and found.state != "uncertain":
            await self._store.write(lambda conn: self._outcome(conn, letter, found))
        elif letter.on_uncertain == "repeat_once":
            self.offer(await self._store.write(lambda conn: outbox.repeat(conn, letter, self._clock.now())))
        elif letter.on_uncertain == "ask_staff":
            await self.undelivered(letter, Receipt("uncertain", error=letter.error))
        return found.state if found else ""

    async def _settle_all(self, letters: list[Letter]) -> None:
        """One after another; a platform that does not answer is not asked again this time."""
        silent: set[str] = set()
        for letter in letters:
            if letter.channel in silent or letter.id in self._known:
                continue
            became = await self._settle(letter)
            if became == "uncertain":
                silent.add(letter.channel)
            if became == "queued":
                self._behind.add(letter.lane)

    async def _look_again(self) -> None:
        """What was in doubt while the platform could not be asked, as soon as it can."""
        await self._settle_all(await self._store.read(outbox.to_look_up))


def _report(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    if error and not isinstance(error, StoppedError):
        log.error("letters in doubt could not be looked up; it is tried again soon", exc_info=error)


def _after_crash(conn: Connection, now: int) -> list[Letter]:
    notices.crashed(conn, now)
    outbox.after_crash(conn, now + DOUBT * SECOND)
    return outbox.uncertain(conn)


def _target(conn: Connection, letter: Letter) -> str:
    """The remote message an edit rewrites, or the thread a note belongs to; empty when there is none.

    A card that belongs `under` another one is posted into its thread, and rewritten in its place ever after.
    """
    if letter.channel != "slack" or not letter.subject:
        return ""
    found, above = outbox.remote(conn, letter.subject, "head"), str(letter.body.get("under") or "")
    if above and not (found and letter.method == "chat.update"):
        found = outbox.remote(conn, above, "head")
        letter.method, letter.body = _INTO_THREAD.get(letter.method, letter.method), {**letter.body, "thread": True}
    if found and found[1] != letter.lane:  # the desk has moved to another channel: what is there stays there
        letter.body = {**letter.body, "earlier": [found[1].partition(":")[2], found[0]]}
        return ""
    return found[0] if found else ""


_INTO_THREAD = {"chat.update": "chat.postMessage"}
