"""The relay against a post office that does as it is told: one call a letter, in order, whatever comes in between."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.doors import Channel, Receipt
from bot.relay import Relay
from flows.facts.times import SECOND
from storage import outbox
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from storage.ports import Letter
from storage.tables.corridor import OUTBOX

NOW = 1_790_000_000_000_000
LANE = "telegram:7"


@dataclass
class PostOffice(Channel):
    """A platform that answers as `answers` say, letter by letter, and keeps what arrived; `waits` holds every call."""

    arrived: list[str] = field(default_factory=list)
    answers: dict[str, list[Receipt]] = field(default_factory=dict)
    found: dict[str, Receipt] = field(default_factory=dict)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002
        """See Channel."""
        self.asked.set()
        await self.open.wait()
        answer = self.answers[letter.key].pop(0) if self.answers.get(letter.key) else Receipt("sent", letter.key)
        if answer.state != "queued":
            self.arrived.append(letter.key)
        return answer

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """See Channel."""
        await asyncio.sleep(0)
        return self.found.get(letter.key)


@dataclass
class Scene:
    """Books, a clock, a post office and a relay between them."""

    store: EmbeddedStore
    clock: MovableClock
    office: PostOffice
    relay: Relay

    async def commit(self, *keys: str, lane: str = LANE, policy: str = "assume_sent") -> list[Letter]:
        """Letters in the books, not yet offered."""
        letters = [
            Letter(key, lane, lane.partition(":")[0], "sendMessage", {"text": key}, "card", on_uncertain=policy)
            for key in keys
        ]
        return await self.store.write(lambda conn: outbox.add(conn, letters, self.clock.now()))

    async def write(self, *keys: str, lane: str = LANE, policy: str = "assume_sent") -> None:
        """Letters of a fresh commit, offered at once."""
        self.relay.offer(await self.commit(*keys, lane=lane, policy=policy))

    async def later(self, seconds: int) -> None:
        """Time passes and the bell rings."""
        self.clock.advance(seconds * SECOND)
        await self.relay.sweep()
        await self.relay.idle()

    async def states(self) -> dict[str, str]:
        """What became of each letter."""
        wanted = select(OUTBOX.c.key, OUTBOX.c.state)
        return await self.store.read(lambda conn: {key: state for key, state in conn.execute(wanted).all()})  # noqa: C416 - rows are no pairs to mypy


Script = Callable[[Scene], Awaitable[None]]


@pytest.fixture
def play() -> Callable[[Script], None]:
    """Play a script with a fresh relay that has not started."""

    def playing(script: Script) -> None:
        async def whole() -> None:
            store, clock, office = EmbeddedStore(None), MovableClock(NOW, stopped=True), PostOffice()
            migrate(store.engine)
            office.open.set()
            relay = Relay(store, {"telegram": office, "slack": office}, clock)
            async with asyncio.timeout(20):
                await script(Scene(store, clock, office, relay))
                await relay.stop()
                await store.close()

        asyncio.run(whole())

    return playing


def test_what_waited_before_the_start_goes_first(play: Callable[[Script], None]) -> None:
    """A customer who writes in the first second does not get tomorrow's answer before yesterday's."""

    async def script(scene: Scene) -> None:
        await scene.commit("old 1", "old 2")
        starting = asyncio.create_task(scene.relay.start())
        await scene.write("new 1")
        await starting
        await scene.write("new 2")
        await scene.later(5)

        assert scene.office.arrived == ["old 1", "old 2", "new 1", "new 2"]

    play(script)


def test_nothing_is_sent_before_the_start(play: Callable[[Script], None]) -> None:
    """What a crash left in doubt is settled first."""

    async def script(scene: Scene) -> None:
        await scene.write("early")
        await scene.relay.idle()

        assert scene.office.arrived == []

    play(script)


def test_letters_written_while_the_first_must_wait_keep_their_place(play: Callable[[Script], None]) -> None:
    """However many turns are committed meanwhile, and however often the bell rings."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("queued", not_before=NOW + 60 * SECOND)]
        await scene.write("a", "b")
        await scene.relay.idle()
        await scene.write("c")
        await scene.later(59)
        assert scene.office.arrived == []
        await scene.write("d")
        await scene.later(1)
        await scene.write("e")
        await scene.later(5)

        assert scene.office.arrived == ["a", "b", "c", "d", "e"]

    play(script)


def test_a_letter_refused_while_the_bell_rings_is_not_sent_before_its_time(play: Callable[[Script], None]) -> None:
    """What the sweep has read may be out of date when it acts on it."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("queued", not_before=NOW + 60 * SECOND)]
        scene.office.open.clear()
        await scene.write("a", "b")
        sweeping = asyncio.create_task(scene.relay.sweep())
        await asyncio.sleep(0)
        scene.office.open.set()
        await sweeping
        await scene.relay.idle()
        await scene.relay.sweep()
        await scene.relay.idle()
        assert scene.office.arrived == []
        await scene.later(60)

        assert scene.office.arrived == ["a", "b"]

    play(script)


def test_what_is_said_while_the_relay_starts_leaves_without_a_bell(
    play: Callable[[Script], None],
) -> None:
    """Customers are received before the relay is ready."""

    async def script(scene: Scene) -> None:
        starting, written = asyncio.create_task(scene.relay.start()), 0
        while not starting.done():
            await scene.write(f"{written:03}")
            written += 1
        await scene.relay.idle()

        assert scene.office.arrived == [f"{number:03}" for number in range(written)]

    play(script)


def test_more_letters_than_one_look_brings_arrive_in_order(play: Callable[[Script], None]) -> None:
    """After a long silence fresh letters do not overtake the thousandth."""

    async def script(scene: Scene) -> None:
        backlog = [f"{n:05d}" for n in range(outbox.MOST + 50)]
        await scene.commit(*backlog)
        await scene.relay.start()
        await scene.write("fresh")
        await scene.relay.idle()
        await scene.later(5)
        await scene.later(5)

        assert scene.office.arrived == [*backlog, "fresh"]

    play(script)


def test_a_failure_that_surely_sent_nothing_is_tried_again_after_growing_pauses(play: Callable[[Script], None]) -> None:
    """A platform that is down is not hammered."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("queued", error="no connection")] * 3
        await scene.write("a")
        waits: list[int] = []
        for _ in range(3):
            await scene.relay.idle()
            waits.append(await scene.store.read(lambda conn: conn.execute(select(OUTBOX.c.not_before)).scalar_one()))
            await scene.later((waits[-1] - scene.clock.now()) // SECOND)

        assert [(wait - NOW) // SECOND for wait in waits] == [1, 1 + 5, 1 + 5 + 30]
        assert scene.office.arrived == ["a"]

    play(script)


def test_a_letter_in_doubt_that_was_not_found_goes_before_those_behind_it(play: Callable[[Script], None]) -> None:
    """The platform says that it never came: it is sent again, in its place."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("uncertain", error="no answer")]
        scene.office.found["a"] = Receipt("queued")
        await scene.write("a", "b", lane="slack:C1", policy="look_up")
        await scene.relay.idle()
        assert scene.office.arrived == ["a"]
        await scene.later(5)

        assert scene.office.arrived == ["a", "a", "b"]
        assert set((await scene.states()).values()) == {"sent"}

    play(script)


def test_a_letter_in_doubt_is_asked_about_until_the_platform_answers(play: Callable[[Script], None]) -> None:
    """Slack may be away just when we want to know; the doubt is settled when it is back, without a second copy."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("uncertain", error="no answer")]
        scene.office.found["a"] = Receipt("uncertain", error="away")
        await scene.write("a", "b", lane="slack:C1", policy="look_up")
        await scene.relay.idle()
        await scene.later(5)
        assert scene.office.arrived == ["a"]
        scene.office.found["a"] = Receipt("sent", "17")
        await scene.later(5)
        await scene.later(5)

        assert scene.office.arrived == ["a", "b"]
        assert set((await scene.states()).values()) == {"sent"}

    play(script)


def test_a_doubt_that_nobody_settles_does_not_silence_the_desk_for_good(play: Callable[[Script], None]) -> None:
    """After five minutes the letters behind it go, and the doubt stays visible."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("uncertain", error="no answer")]
        scene.office.found["a"] = Receipt("uncertain", error="missing_scope")
        await scene.write("a", "b", lane="slack:C1", policy="look_up")
        await scene.relay.idle()
        await scene.later(299)
        assert scene.office.arrived == ["a"]
        await scene.later(2)

        assert await scene.states() == {"a": "uncertain", "b": "sent"}

    play(script)


def test_the_end_waits_for_the_call_under_way_and_begins_no_other(play: Callable[[Script], None]) -> None:
    """What was not begun is still in the table."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        scene.office.open.clear()
        await scene.write("a", "b")
        await scene.office.asked.wait()
        stopping = asyncio.create_task(scene.relay.stop())
        await asyncio.sleep(0)
        scene.office.open.set()
        await stopping

        assert await scene.states() == {"a": "sent", "b": "queued"}

    play(script)


def test_a_death_is_told_before_it_is_written_down(play: Callable[[Script], None]) -> None:
    """If the process ends in between, the letter is in doubt and visible; nobody's silence is taken for delivery."""

    async def script(scene: Scene) -> None:
        told: list[tuple[str, str]] = []

        async def hear(letter: Letter, receipt: Receipt) -> None:
            told.append((f"{letter.key} {receipt.state}", (await scene.states())[letter.key]))

        scene.relay.undelivered = hear
        await scene.relay.start()
        scene.office.answers["a"] = [Receipt("dead", error="blocked", unreachable=True)]
        await scene.write("a", "b")
        await scene.relay.idle()

        assert told == [("a dead", "sending")]
        assert await scene.states() == {"a": "dead", "b": "sent"}

    play(script)


def test_a_lane_whose_outcome_cannot_be_written_does_not_stop_the_others(play: Callable[[Script], None]) -> None:
    """A full disk under one letter is no reason for silence everywhere; what was sent is in doubt after a restart."""

    async def script(scene: Scene) -> None:
        await scene.relay.start()
        kept = scene.relay._outcome
        setattr(scene.relay, "_outcome", _failing)  # noqa: B010 - assigned so, mypy would want its type
        await scene.write("a", "b")
        await scene.relay.idle()
        setattr(scene.relay, "_outcome", kept)  # noqa: B010
        await scene.write("other", lane="telegram:8")
        await scene.relay.idle()

        assert await scene.states() == {"a": "sending", "b": "queued", "other": "sent"}
        assert await scene.store.write(lambda conn: outbox.after_crash(conn, NOW)) == 1

    play(script)


def _failing(*_: object) -> None:
    raise OSError("no space left on device")


def test_looking_for_letters_never_reads_those_sent_long_ago() -> None:
    """A million sent letters cost a sweep nothing: every look uses the index of what is open."""
    store = EmbeddedStore(None)
    migrate(store.engine)
    looks = (outbox._WAITING, outbox._MORE, outbox._UNCERTAIN, outbox._TO_LOOK_UP, outbox._CRASHED)
    with store.engine.begin() as conn:
        plans = []
        for look in looks:
            sql, order = look._compile(conn)
            plan = conn.connection.driver_connection.execute(f"EXPLAIN QUERY PLAN {sql}", [1] * len(order))  # type: ignore[union-attr]
            plans.append(" ".join(row[3] for row in plan))
    asyncio.run(store.close())

    assert all("ix_outbox_waiting" in plan for plan in plans)
    assert not any("SCAN outbox" in plan for plan in plans)
