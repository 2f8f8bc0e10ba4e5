"""The Slack desk: one workspace and its routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.routing import BaseRoute


class SlackDesk:
    """One emulated workspace."""

    def __init__(self, cast: Any, *, clock: Callable[[], int], faults: Any, feed: Any) -> None:
        """Open the workspace."""
        self.cast, self.clock, self.faults, self.feed = cast, clock, faults, feed
        self.routes: list[BaseRoute] = []

    async def stop(self) -> None:
        """Close the workspace."""
