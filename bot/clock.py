"""The one place that asks what time it is, and that notices when the answer went back."""

import time
from typing import Protocol

SLIGHT = 60_000_000  # µs by which a clock may be put back without anybody's notice


class Clock(Protocol):
    """What everyone else is given."""

    def now(self) -> int:
        """Microseconds since 1970, UTC."""


class WallClock:
    """The machine's clock."""

    def now(self) -> int:
        """See Clock."""
        return time.time_ns() // 1000  # noqa: TID251 - the door through which the present comes in


class MovableClock:
    """The machine's clock plus what was added by hand; it never goes back. For the demo and for tests."""

    def __init__(self, start: int | None = None, *, stopped: bool = False) -> None:
        """Begin at `start` (µs UTC), or now; `stopped` stands still between moves."""
        self._wall = WallClock()
        self._stopped = stopped
        began = self._wall.now()
        self._at, self._shift = start or began, (start or began) - began

    def now(self) -> int:
        """See Clock."""
        return self._at if self._stopped else self._wall.now() + self._shift

    def advance(self, micros: int) -> None:
        """Move forward. Raises ValueError for a move back."""
        if micros < 0:
            msg = "Time moves forward only."
            raise ValueError(msg)
        self._at += micros
        self._shift += micros


class ClockWatch:
    """Remembers the latest moment a clock has told. A fresh process takes its clock for right."""

    def __init__(self, clock: Clock) -> None:
        """Nothing was told yet."""
        self._clock, self._latest = clock, 0

    def behind(self) -> int:
        """By how many µs the clock is behind what it told before; 0 when that is slight."""
        now = self._clock.now()
        self._latest = max(self._latest, now)
        back = self._latest - now
        return back if back > SLIGHT else 0
