"""The relay: letters leave here and nowhere else, each by exactly one call.

Theory of operation. A letter is marked `sending` and that is committed; then one call is made, the client's own
retries off; then the outcome is committed: sent, queued until a time, dead with a reason, or uncertain. Inside a lane
(a chat, a desk channel) letters go one after another; lanes go side by side. After a crash what was `sending` is
`uncertain`, never queued again unseen: Slack's are looked up by their metadata, Telegram's are settled by the policy
of their kind. Rates are the relay's parameters and exist nowhere else.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.clock import Clock
from bot.doors import Channel, Receipt
from bot.rates import Gate
from flows.facts.times import SECOND
from storage import outbox
from storage.errors import StoppedError
from storage.ports import Connection, Letter, Store

log = logging.getLogger("concord.relay")
RETRIES = (1, 5, 30, 300, 1800)  # seconds to wait after each failure that was certainly not sent


@dataclass(slots=True)
class _Lane:
    """Letters of one chat or channel in order, and the task that sends them."""

    letters: deque[Letter] = field(default_factory=deque)
    task: "asyncio.Task[None] | None" = None


class Relay:
    """One per bot token and workspace. `undelivered` is told of letters that died because nobody can be reached."""

    def __init__(
        self, store: Store, channels: Mapping[str, Channel], clock: Clock, gates: Mapping[str, Gate] | None = None
    ) -> None:
        """Nothing is sent before `start`."""
        self._store, self._channels, self._clock = store, channels, clock
        self._gates = gates or {}
        self._lanes: dict[str, _Lane] = {}
        self._known: set[int] = set()
        self._stopping = False
        self._open = False
        self.undelivered: Callable[[Letter, Receipt], None] = lambda _letter, _receipt: None

    async def start(self) -> None:
        """Settle what a crash left in doubt, then send what waits."""
        doubtful = await self._store.write(_after_crash)
        self._open = True
        for letter in doubtful:
            await self._settle(letter)
        await self.sweep()

    async def stop(self) -> None:
        """Finish the one call of each lane that is under way; begin no other."""
        self._stopping = True
        tasks = [lane.task for lane in self._lanes.values() if lane.task]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def sweep(self) -> None:
        """Take up what the table says is waiting: the way back after a crash and after waits."""
        now = self._clock.now()
        self.offer(await self._store.read(lambda conn: outbox.waiting(conn, now)))

    def offer(self, letters: list[Letter]) -> None:
        """Letters of a fresh commit, in order."""
        if self._stopping or not self._open:
            return
        for letter in letters:
            if letter.id not in self._known and letter.not_before <= self._clock.now():
                self._known.add(letter.id)
                lane = self._lanes.setdefault(letter.lane, _Lane())
                lane.letters.append(letter)
                if lane.task is None:
                    lane.task = asyncio.create_task(self._run(letter.lane, lane))

    async def idle(self) -> None:
        """Return when nothing is being sent: for tests and for an orderly demo."""
        while tasks := [lane.task for lane in self._lanes.values() if lane.task]:
            await asyncio.wait(tasks)

    async def _run(self, name: str, lane: _Lane) -> None:
        try:
            while lane.letters and not self._stopping:
                letter = lane.letters.popleft()
                try:
                    held = await self._one(letter)
                finally:
                    self._known.discard(letter.id)
                if held:
                    break
        except StoppedError:
            pass
        except Exception:
            log.exception("lane %s stopped; the table is swept again soon", name)
        finally:
            for letter in lane.letters:
                self._known.discard(letter.id)
            del self._lanes[name]

    async def _one(self, letter: Letter) -> bool:
        """Send one letter. True when the lane must wait: the letters behind it keep their order."""
        gate = self._gates.get(letter.channel)
        if gate:
            await gate.pass_through(letter.lane)
        target = await self._mark(letter)
        if target is None:
            return False
        receipt = await self._channels[letter.channel].send(letter, target)
        if receipt.state == "queued":
            receipt = self._wait(letter, receipt)
        await self._store.write(lambda conn: self._outcome(conn, letter, receipt))
        if receipt.state == "uncertain":
            await self._settle(replace(letter, state="uncertain", error=receipt.error))
        if receipt.state == "dead":
            log.warning("letter %s to %s died: %s", letter.id, letter.channel, receipt.error)
            self.undelivered(letter, receipt)
        return receipt.state == "queued"

    async def _mark(self, letter: Letter) -> str | None:
        """Write `sending` before the call; what the call refers to, or None when it must not be made."""

        def mark(conn: Connection) -> str | None:
            target = _target(conn, letter)
            return target if outbox.mark_sending(conn, letter) else None

        return await self._store.write(mark)

    def _wait(self, letter: Letter, receipt: Receipt) -> Receipt:
        """Not sent for certain: at the time the platform asked for, or after a growing pause."""
        letter.attempts += 1
        pause = RETRIES[min(letter.attempts, len(RETRIES)) - 1] * SECOND
        return replace(receipt, not_before=receipt.not_before or self._clock.now() + pause)

    def _outcome(self, conn: Connection, letter: Letter, receipt: Receipt) -> None:
        sent_at = self._clock.now() if receipt.state == "sent" else None
        outbox.outcome(
            conn,
            letter.id,
            receipt.state,
            remote_id=receipt.remote_id or None,
            error=receipt.error or None,
            not_before=receipt.not_before,
            sent_at=sent_at,
        )

    async def _settle(self, letter: Letter) -> None:
        """An uncertain letter: look it up where one can, else by the policy of its kind.

        It stays visible as uncertain unless settled.
        """
        target = await self._store.read(lambda conn: _target(conn, letter))
        found = await self._channels[letter.channel].look_up(letter, target)
        if found is not None:
            await self._store.write(lambda conn: self._outcome(conn, letter, found))
        elif letter.on_uncertain == "repeat_once":
            await self._store.write(lambda conn: outbox.repeat(conn, letter, self._clock.now()))
        elif letter.on_uncertain == "ask_staff":
            self.undelivered(letter, Receipt("uncertain", error=letter.error))


def _after_crash(conn: Connection) -> list[Letter]:
    outbox.after_crash(conn)
    return outbox.uncertain(conn)


def _target(conn: Connection, letter: Letter) -> str:
    """The remote message an edit rewrites, or the thread a note belongs to; empty when there is none."""
    if letter.channel != "slack" or not letter.subject:
        return ""
    found = outbox.remote(conn, letter.subject, "head")
    return found[0] if found else ""
