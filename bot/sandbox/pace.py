"""How fast a platform lets a bot speak: so many calls in so many seconds, a few of them at once.

Time is the sandbox's own, so that a clock moved forward makes room. Edit here when a platform counts otherwise.
"""

from collections.abc import Callable, Hashable

_SECOND = 1_000_000


class Pace:
    """One limit, kept apart by key; `clock` gives int microseconds UTC.

    `seconds` is the least average distance of two calls, `burst` how many may come at once after a rest.
    """

    def __init__(self, clock: Callable[[], int], seconds: float, burst: int = 1) -> None:
        self._clock, self._distance = clock, int(seconds * _SECOND)
        self._leeway = self._distance * (burst - 1)
        self._free_from: dict[Hashable, int] = {}

    def wait(self, key: Hashable) -> int:
        """Return 0 when a call may pass now, else the whole seconds after which it may."""
        early = self._free_from.get(key, 0) - self._leeway - self._clock()
        return max(0, -(-early // _SECOND))

    def count(self, key: Hashable) -> None:
        """Count a call that passes now."""
        self._free_from[key] = max(self._clock(), self._free_from.get(key, 0)) + self._distance
