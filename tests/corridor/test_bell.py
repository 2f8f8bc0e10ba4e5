"""The bell: at the moment itself, without a sweep for every turn, and many under one commit."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy import event

from bot.clock import WallClock
from bot.doors import FellDue, Inbound, Reply
from bot.waker import AGAIN, EVERY, TOGETHER, Waker
from flows.facts.times import SECOND
from storage import follow_ups
from storage.embedded import EmbeddedStore
from storage.migrate import migrate

Play = Callable[[EmbeddedStore, Waker], Awaitable[None]]


def rung(play: Play) -> tuple[list[int], int, int]:
    """By how many µs each was taken late, how often the outbox was swept, and how many commits there were."""
    clock, late, swept, commits = WallClock(), list[int](), list[int](), list[int]()

    async def whole() -> None:
        store = EmbeddedStore(None)
        migrate(store.engine)

        async def take(inbound: Inbound) -> tuple[Reply, ...]:
            assert isinstance(inbound.did, FellDue)
            id_, now = inbound.did.id, clock.now()
            await store.write(lambda conn: follow_ups.finish(conn, id_, "", now, sent=False))
            late.append(now - inbound.key.at)
            return ()

        async def sweep() -> None:
            swept.append(1)

        waker = Waker(store, clock, take, sweep)
        waker.start()
        event.listen(store.engine, "commit", lambda _: commits.append(1))
        await play(store, waker)
        waker.stop()
        await store.close()

    asyncio.run(whole())
    return late, len(swept), len(commits)


async def set_due(store: EmbeddedStore, many: int, after: float) -> None:
    """So many, each `after` so many seconds."""
    now = WallClock().now()
    for n in range(many):
        due = now + int(after * SECOND)
        await store.write(lambda conn, n=n, due=due: follow_ups.replace(conn, "reply_by", f"x:{n}", 1, 0, due, now))  # type: ignore[misc]


def test_what_falls_due_between_two_rings_is_taken_at_its_moment() -> None:
    """A turn sets it a little ahead; nobody waits for the bell's next ring."""

    async def play(store: EmbeddedStore, waker: Waker) -> None:
        await set_due(store, 1, after=0.3)
        waker.soon()
        for _ in range(EVERY * 20):
            await asyncio.sleep(0.05)
            if not await store.read(follow_ups.next_due):
                break
        await waker.idle()

    late, _, _ = rung(play)

    assert len(late) == 1
    assert 0 <= late[0] < EVERY * SECOND / 2


def test_a_turn_that_sets_a_follow_up_sweeps_nothing() -> None:
    """Its own letters are on their way; what waits in the outbox is the regular ring's matter."""

    async def play(store: EmbeddedStore, waker: Waker) -> None:
        await set_due(store, 1, after=0)
        waker.soon()
        await waker.idle()

    late, swept, _ = rung(play)

    assert len(late) == 1
    assert swept == 0


def test_what_falls_due_together_shares_commits() -> None:
    """On a slow disk a morning's many would else wait for as many flushes."""

    async def play(store: EmbeddedStore, waker: Waker) -> None:
        await set_due(store, 4 * TOGETHER, after=0)
        await waker.ring()

    late, swept, commits = rung(play)

    assert len(late) == 4 * TOGETHER
    assert swept == 1
    assert commits < 6 * TOGETHER  # of which four to set them


def test_what_sets_itself_anew_for_now_keeps_nothing_else_waiting() -> None:
    """A mistake of ours in one matter: the ring ends, and what falls due after it is taken in the same ring."""
    clock = WallClock()

    async def whole() -> list[str]:
        store, taken = EmbeddedStore(None), list[str]()
        migrate(store.engine)

        async def take(inbound: Inbound) -> tuple[Reply, ...]:
            taken.append(inbound.chat)
            assert isinstance(inbound.did, FellDue)
            id_, now = inbound.did.id, clock.now()
            await store.write(lambda conn: follow_ups.finish(conn, id_, "", now, sent=False))
            if inbound.chat == "due:1":
                await store.write(lambda conn: follow_ups.replace(conn, "due_reminder", "due:1", 1, 0, now, now))
            return ()

        waker, now = Waker(store, clock, take), clock.now()
        for subject in ("due:1", "due:2"):
            await store.write(lambda conn, name=subject: follow_ups.replace(conn, "due_reminder", name, 1, 0, now, now))  # type: ignore[misc]
        await waker.ring()
        await store.close()
        return taken

    taken = asyncio.run(whole())

    assert taken.count("due:1") == AGAIN
    assert taken.count("due:2") == 1
