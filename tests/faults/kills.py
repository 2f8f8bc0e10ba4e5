"""Kill after kill: the process that starts the platforms, forks one life of the bot after another and ends each.

Everything is imported before the first fork, and this process runs no loop and no thread, so that a life begins in
milliseconds and the kills may fall anywhere: while it starts, takes, works, sends, or stops.
"""

import asyncio
import json
import logging
import os
import random
import signal
import socket
import sqlite3
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.clock import MovableClock
from bot.settings import Settings, load
from locales.speak import Speaker
from tests.faults import crowd, place
from tests.faults.check import Found, check
from tests.faults.life import BOUNDARIES, Fuse, live

SHORTEST, LONGEST = 0.02, 0.9  # seconds of a life that is killed anywhere
PATIENCE = 2.5  # seconds within which a fuse should have burnt down
RARE = 30  # the highest number of times a boundary is passed before the fuse ends it
SETTLED = 180  # seconds that the last life has to finish everything
OPEN = {
    "letters to be sent": "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')",
    "letters to be looked up": "SELECT count(*) FROM outbox WHERE state = 'uncertain' AND on_uncertain = 'look_up'",
    "inbounds to be tried again": "SELECT count(*) FROM inbox WHERE state = 'new'",
    "papers to be fetched": "SELECT count(*) FROM evidence WHERE state = 'announced'",
}


class Platforms:
    """The sandbox's process, by wire."""

    def __init__(self, line: socket.socket, pid: int) -> None:
        """Hear its address first."""
        self.pid = pid
        self._file = line.makefile("rw")
        self.address = str(json.loads(self._file.readline()))

    def ask(self, *what: Any) -> Any:
        """Have something done; its answer."""
        self._file.write(json.dumps(what) + "\n")
        self._file.flush()
        return json.loads(self._file.readline())

    def end(self) -> None:
        """Nobody is there any more."""
        self._file.close()


@contextmanager
def platforms(clock: MovableClock, seed: int) -> Iterator[Platforms]:
    """The platforms, as long as the block lasts."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        _as_child(lambda: crowd.serve(theirs, clock.now, seed))
    theirs.close()
    with ours:
        made = Platforms(ours, pid)
        try:
            yield made
        finally:
            made.end()
    os.waitpid(pid, 0)


def play(kills: int, seed: int, progress: Callable[[str], None] = lambda _: None) -> Found:
    """The whole experiment. Raises TimeoutError when the last life does not come to rest."""
    assert threading.active_count() == 1, "a process with threads cannot be forked safely"
    logging.disable(logging.ERROR)
    chance, found, began = random.Random(seed), Found(kills=kills), time.monotonic()
    clock, speaker = MovableClock(place.START), Speaker.load()
    with tempfile.TemporaryDirectory(prefix="concord-kills-") as name, platforms(clock, seed) as people:
        folder = Path(name)
        settings = _settings(people.address, folder)

        def born(fuse: Fuse, *, first: bool = False) -> int:
            pid = os.fork()
            if pid == 0:
                _as_child(lambda: asyncio.run(live(settings, clock, speaker, fuse, first=first)))
            return pid

        opening = born(Fuse(), first=True)
        _until(lambda: _unissued(people), "every statement is issued", 30)
        _stop(opening)
        people.ask("begin")
        for number in range(1, kills + 1):
            found.at_boundaries += _one_life(born, chance)
            if number % 50 == 0:
                progress(f"{number} kills, {time.monotonic() - began:.0f} s")
        people.ask("rest")
        last = born(Fuse())
        _until(lambda: _left(people, settings.database), "nothing is left to do", SETTLED)
        _stop(last)
        people.ask("record", str(folder / "record.json"))
        found.seconds = time.monotonic() - began
        check(settings.database, folder / "record.json", found)
    return found


def _one_life(born: Callable[[Fuse], int], chance: random.Random) -> bool:
    """Begin a life and kill it: at a boundary (True) or anywhere."""
    if chance.random() < 0.5:
        pid = born(Fuse())
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        return _kill(pid)
    pid = born(Fuse(chance.choice(BOUNDARIES), chance.randint(1, RARE)))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return True
        time.sleep(0.005)
    return _kill(pid)


def _kill(pid: int) -> bool:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return False


def _stop(pid: int) -> None:
    os.kill(pid, signal.SIGTERM)
    _, status = os.waitpid(pid, 0)
    assert status == 0, f"an orderly end ended with {status}"


def _as_child(work: Callable[[], object]) -> None:
    """Do this in the process just forked, and nothing else."""
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - the child ends here, whatever it was
        traceback.print_exc()
    finally:
        os._exit(code)


def _until(left: Callable[[], list[str]], what: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while still := left():
        if time.monotonic() > end:
            raise TimeoutError(f"Waited {seconds} s in vain until {what}; there are {', '.join(still)}.")
        time.sleep(0.2)


def _unissued(people: Platforms) -> list[str]:
    missing = place.CUSTOMERS - int(people.ask("issue"))
    return [f"{missing} still to be issued"] if missing > 0 else []


def _left(people: Platforms, database: Path) -> list[str]:
    """What is still to be done: on the way to the bot, or in its books."""
    left = [f"{people.ask('waiting')} updates or events on their way"]
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)) as books:
        left += [f"{books.execute(sql).fetchone()[0]} {what}" for what, sql in OPEN.items()]
    return [what for what in left if not what.startswith("0 ")]


def _settings(address: str, folder: Path) -> Settings:
    everybody = place.cast()
    return load(
        env_file=None,
        data_dir=folder,
        telegram_token=everybody.telegram_token,
        telegram_api=address,
        slack_bot_token=everybody.slack_bot_token,
        slack_app_token=everybody.slack_app_token,
        slack_api=address,
        slack_channel=place.DESK,
        company="Harbourline Trading",
        time_zone="UTC",
    )
