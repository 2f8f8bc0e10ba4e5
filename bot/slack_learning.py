"""Who a person of Slack's is, asked of Slack itself: what they read, and whether they are a guest or gone by now.

Promise: asked at most once a day and person, within half of what a reply may take, and only when they do something;
what cannot be asked now is not missed: the next day comes. The client is given; only slack_staff.py knows its library.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from bot.desk.reading import met
from bot.doors import Inbound, StaffActed
from flows.facts.times import DAY
from storage.inbox import Key

log = logging.getLogger("concord.slack")
PATIENCE = 1  # seconds: Slack waits three for the acknowledgement of what they did


class Learning:
    """`take` brings what was learned to its commit; `away` is all that a call to Slack may raise."""

    def __init__(
        self, client: Any, take: Callable[[Inbound], Awaitable[Any]], away: tuple[type[BaseException], ...]
    ) -> None:
        """Nobody has been asked about yet."""
        self._client, self._take, self._away = client, take, away
        self._asked: dict[str, int] = {}  # person: the day on which Slack told who they are

    async def introduce(self, inbound: Inbound, now: int) -> None:
        """Learn who did that, unless it was asked that day (`now` µs UTC) already."""
        today, user = now // DAY, inbound.person.partition("/")[2]
        if not isinstance(inbound.did, StaffActed) or not user or self._asked.get(inbound.person) == today:
            return
        self._asked[inbound.person] = today
        try:
            async with asyncio.timeout(PATIENCE):
                answer: Any = await self._client.users_info(user=user, include_locale=True)
        except self._away as error:
            log.warning("who %s is could not be asked: %s", user, type(error).__name__)
            return
        did = met(answer["user"])
        key = Key("profile", f"{inbound.person}:{did.locale}:{did.barred}:{did.zone}:{today}", now)
        await self._take(Inbound(key, "slack:", inbound.person, did, raw={}))
