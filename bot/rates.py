"""How fast a platform lets us speak: token buckets, waited for by the relay and by nobody else."""

import asyncio
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Bucket:
    """`rate` a second sustained, `burst` at once."""

    rate: float
    burst: float
    level: float = field(default=-1.0)
    at: float = 0.0

    def wait(self, now: float) -> float:
        """Take one; the seconds to wait first."""
        if self.level < 0:
            self.level, self.at = self.burst, now
        self.level = min(self.burst, self.level + (now - self.at) * self.rate) - 1
        self.at = now
        return max(0.0, -self.level / self.rate)


class Gate:
    """A platform's limits: all lanes together, and each lane.

    Telegram: 30/s a bot, 1/s a chat with a burst of 5; Slack: 1/s a channel, burst 3.
    """

    MOST_LANES = 10_000

    def __init__(self, overall: Bucket | None, rate: float, burst: float) -> None:
        """`overall` bounds all lanes together, `rate` and `burst` each."""
        self._overall, self._rate, self._burst = overall, rate, burst
        self._lanes: dict[str, Bucket] = {}

    async def pass_through(self, lane: str) -> None:
        """Return when one more may be sent in this lane. Waits by the machine's monotonic clock."""
        now = time.monotonic()
        if len(self._lanes) > self.MOST_LANES:
            self._lanes.clear()  # a lane forgotten is a burst allowed again; the platform's own 429 stays the last word
        bucket = self._lanes.setdefault(lane, Bucket(self._rate, self._burst))
        pause = max(bucket.wait(now), self._overall.wait(now) if self._overall else 0.0)
        if pause > 0:
            await asyncio.sleep(pause)


def telegram_gate() -> Gate:
    """The Bot API's documented limits."""
    return Gate(Bucket(30, 30), 1, 5)


def slack_gate() -> Gate:
    """The Web API's documented limit for posting."""
    return Gate(None, 1, 3)
