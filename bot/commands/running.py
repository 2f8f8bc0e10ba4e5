"""`run`: the bot itself, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Mapping
from typing import Any, Final

from bot.assemble import Concord
from bot.clock import Clock, WallClock
from bot.commands.inviting import NAME_FILE
from bot.commands.logs import redact
from bot.commands.perform import EXPECTED, KEY_FILE, answer
from bot.commands.terms import Given, Refused, Result
from bot.settings import Settings, complete, load
from bot.web import Web
from flows.facts.times import SECOND
from storage import health

log = logging.getLogger("concord.run")
DEAF_AFTER: Final = 120  # seconds without an answer to a poll after which the process is not ready


def run() -> Result:
    """Run until SIGINT or SIGTERM."""
    try:
        return asyncio.run(serve(complete(load()), WallClock()))
    except EXPECTED as error:
        return Result((str(error),), 1)


async def serve(settings: Settings, clock: Clock, stopping: asyncio.Event | None = None) -> Result:
    """Everything up, then wait for a signal (or `stopping`), then everything down in order."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    stopping = stopping or asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    concord = Concord(settings, clock)
    web = web_of(concord, settings, clock)
    try:
        await _up(concord, web, settings)
        await stopping.wait()
    finally:
        log.info("stopping")
        await web.stop()
        await concord.stop()
    return Result(("Stopped; everything taken was committed.",))


async def _up(concord: Concord, web: Web, settings: Settings) -> None:
    try:
        address = await web.start(settings.http_host, settings.http_port)
    except OSError as error:
        where = f"{settings.http_host}:{settings.http_port}"
        raise Refused(
            f"{where} cannot be listened on ({error.strerror}); set CONCORD_HTTP_PORT to a free one."
        ) from error
    try:
        name = await concord.start()
    except Exception as error:
        log.debug("start failed", exc_info=True)
        told = redact(f"{type(error).__name__}: {error}").rstrip(".")
        raise Refused(
            f"A platform did not let the bot in ({told}); check its tokens and that it can be reached."
        ) from None
    concord.warm_up()
    await concord.introduce()
    await concord.heads.begin()
    (settings.data_dir / NAME_FILE).write_text(f"{name}\n", encoding="utf-8")
    log.info("health at %s/readyz", address)


def web_of(concord: Concord, settings: Settings, clock: Clock) -> Web:
    """The web endpoints of this process."""
    given = Given(concord.store, concord.corridor.take, clock, settings, speaker=concord.speaker)
    began = clock.now()

    async def ready() -> tuple[bool, Mapping[str, Any]]:
        now = clock.now()
        seen = await concord.store.read(health.look)
        silent = (now - (concord.telegram.heard or began)) // SECOND
        figures = {
            "oldest_inbound_seconds": _age(now, seen.oldest_inbound),
            "oldest_letter_seconds": _age(now, seen.oldest_letter),
            "uncertain_letters": seen.uncertain,
            "last_poll_seconds": silent if concord.telegram.heard else None,
            "clock": concord.waker.refuses or None,
        }
        return silent < DEAF_AFTER, figures

    posts = {"/slack": concord.slack.posted} if settings.slack_signing_secret else {}
    return Web(ready, lambda name, args: answer(given, name, args), settings.data_dir / KEY_FILE, posts)


def _age(now: int, since: int | None) -> int | None:
    return None if since is None else max(0, now - since) // SECOND
