"""Papers that take their time: the chat goes on without them, and each comes once, or somebody says why not."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.doors import Channel, Receipt
from bot.made_ahead import Made, MadeAhead
from bot.relay import Relay
from flows.facts.times import SECOND
from locales.papers.press import CannotSet, MissingGlyph
from locales.papers.sheet import Sheet
from storage import outbox
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from storage.ports import Letter
from tests.corridor.conftest import AMARA, LIMIN, Play, one
from tests.town.plain_press import PlainPress
from tests.town.town import DESK, Town, plain

NOW = 1_790_000_000_000_000
LANE = "telegram:7"
SLOW = 1.0  # seconds that a slow paper takes
TRIES = 3
SOON = 0.2  # seconds in which somebody who pressed a button should see that something happens


# -- the relay ---------------------------------------------------------------------------------------------------------
@dataclass
class Office(Channel):
    """A platform that takes everything; what a letter encloses is fetched first, as the real doors do."""

    files: MadeAhead
    arrived: list[str] = field(default_factory=list)

    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002
        """See Channel."""
        try:
            name = (await self.files.take(letter.body["enclose"]))[0] if "enclose" in letter.body else ""
        except LookupError as error:
            return Receipt("dead", error=str(error), unmade=True)
        self.arrived.append(letter.key + name)
        return Receipt("sent", letter.key)

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """See Channel."""
        return None


@dataclass
class Scene:
    """Books, an office, a relay between them, and files that are made when `ready` is set."""

    store: EmbeddedStore
    clock: MovableClock
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    made: int = 0

    def __post_init__(self) -> None:
        """A relay that has not started."""
        self.files = MadeAhead(self._make)
        self.office = Office(self.files)
        self.relay = Relay(self.store, {"telegram": self.office}, self.clock, files={"telegram": self.files})
        self.relay.aside.patience = 0.02

    async def _make(self, wanted: Mapping[str, Any]) -> Made:
        self.made += 1
        await self.ready.wait()
        if wanted.get("gone"):
            raise LookupError("it is gone")
        return ".pdf", b"%PDF"

    async def write(self, *keys: str) -> None:
        """Letters of a fresh commit; one whose key begins with "paper" encloses a file."""
        letters = [
            Letter(key, LANE, "telegram", "sendDocument", {"enclose": {"kind": key}} if "paper" in key else {}, "card")
            for key in keys
        ]
        self.relay.offer(await self.store.write(lambda conn: outbox.add(conn, letters, self.clock.now())))

    async def soon(self) -> None:
        """Longer than any patience."""
        await asyncio.sleep(0.1)

    async def states(self) -> list[str]:
        """What became of each letter."""
        return [letter.state for letter, *_ in (await self.store.read(lambda conn: outbox.newest(conn, 9)))[::-1]]


@asynccontextmanager
async def a_scene() -> AsyncIterator[Scene]:
    """One that has started."""
    store = EmbeddedStore(None)
    migrate(store.engine)
    scene = Scene(store, MovableClock(NOW, stopped=True))
    async with asyncio.timeout(20):
        await scene.relay.start()
        yield scene
        await scene.relay.stop()
        await store.close()


def test_a_paper_that_takes_long_lets_the_others_go_on() -> None:
    """They keep their order, and it follows once it is made, once."""

    async def script() -> None:
        async with a_scene() as scene:
            await scene.write("one", "paper", "two")
            await scene.write("three")
            await scene.soon()
            meanwhile, states = list(scene.office.arrived), await scene.states()
            scene.ready.set()
            await scene.relay.idle()

            assert meanwhile == ["one", "two", "three"]
            assert states == ["sent", "queued", "sent", "sent"]
            assert scene.office.arrived == ["one", "two", "three", "paper.pdf"]
            assert await scene.states() == ["sent"] * 4
            assert scene.made == 1

    asyncio.run(script())


def test_a_paper_that_is_there_at_once_keeps_its_place() -> None:
    """Words that belong behind it stay behind it."""

    async def script() -> None:
        async with a_scene() as scene:
            scene.ready.set()
            await scene.write("one", "paper", "two")
            await scene.relay.idle()

            assert scene.office.arrived == ["one", "paper.pdf", "two"]

    asyncio.run(script())


def test_a_bell_while_a_paper_is_made_does_not_send_it_twice() -> None:
    """It waits in the table like any other, and is known all the while."""

    async def script() -> None:
        async with a_scene() as scene:
            await scene.write("paper")
            await scene.soon()
            for _ in range(3):
                scene.clock.advance(5 * SECOND)
                await scene.relay.sweep()
            scene.ready.set()
            await scene.relay.idle()
            await scene.relay.sweep()
            await scene.relay.idle()

            assert scene.office.arrived == ["paper.pdf"]
            assert scene.made == 1

    asyncio.run(script())


@pytest.mark.parametrize("killed", [False, True])
def test_a_paper_that_was_not_made_before_the_end_is_sent_by_the_next_life(*, killed: bool) -> None:
    """Nobody doubts whether it left, since it was not marked before it was made."""

    async def script() -> None:
        async with a_scene() as scene:
            await scene.write("paper", "two")
            await scene.soon()
            if killed:
                scene.relay.drop()
            await scene.relay.stop()
            states = await scene.states()
            next_life = Scene(scene.store, scene.clock)
            next_life.ready.set()
            await next_life.relay.start()
            await next_life.relay.idle()
            await next_life.relay.stop()

            assert states == ["queued", "sent"]
            assert (scene.office.arrived, next_life.office.arrived) == (["two"], ["paper.pdf"])

    asyncio.run(script())


def test_a_paper_that_cannot_be_made_is_dead_and_told_of() -> None:
    """With the reason; the lane goes on."""

    async def script() -> None:
        async with a_scene() as scene:
            told: list[Receipt] = []

            async def hear(_letter: Letter, receipt: Receipt) -> None:
                await asyncio.sleep(0)
                told.append(receipt)

            async def gone(_wanted: Mapping[str, Any]) -> Made:
                await asyncio.sleep(0.05)
                raise LookupError("it is gone")

            scene.relay.undelivered, scene.files._make = hear, gone
            await scene.write("paper", "two")
            await scene.relay.idle()

            assert await scene.states() == ["dead", "sent"]
            assert told == [Receipt("dead", error="it is gone", unmade=True)]

    asyncio.run(script())


def test_a_letter_that_is_withdrawn_leaves_no_file_behind() -> None:
    """Whoever asks for the same later gets it as it is then."""

    async def script() -> None:
        async with a_scene() as scene:
            await scene.write("paper")
            await scene.soon()
            await scene.store.write(lambda conn: conn.exec_driver_sql("UPDATE outbox SET state = 'dead'"))
            scene.ready.set()
            await scene.relay.idle()
            await scene.files.take({"kind": "paper"})

            assert scene.office.arrived == []
            assert scene.made == 2

    asyncio.run(script())


def test_who_waits_for_a_file_that_another_letter_dropped_still_gets_it() -> None:
    """Two chats asked for the same, and one went on without it."""

    async def script() -> None:
        async with a_scene() as scene:
            waiting = asyncio.create_task(scene.files.take({"kind": "picture"}))
            await asyncio.sleep(0)
            scene.files.drop({"kind": "picture"})
            scene.ready.set()

            assert await waiting == (".pdf", b"%PDF")

    asyncio.run(script())


def test_what_is_given_up_at_the_end_is_no_riddle_for_who_waits() -> None:
    """They are told so and finish their call, since a call cut short would be in doubt."""

    async def script() -> None:
        async with a_scene() as scene:
            waiting = asyncio.create_task(scene.files.take({"kind": "picture"}))
            await asyncio.sleep(0)
            scene.files.stop()
            with pytest.raises(CannotSet, match="given up"):
                await waiting

    asyncio.run(script())


# -- the chat ----------------------------------------------------------------------------------------------------------
class Slow(PlainPress):
    """A pressroom whose papers take a while."""

    async def pdf(self, sheet: Sheet) -> bytes:
        """See Pressroom."""
        await asyncio.sleep(SLOW)
        return await super().pdf(sheet)


class Lacking(PlainPress):
    """A pressroom without a font for a name."""

    async def pdf(self, sheet: Sheet) -> bytes:
        """See Pressroom."""
        raise MissingGlyph("\U0001f92f", "body.customer", sheet.title)


async def seen(town: Town, who: int, words: str, after: int) -> float:
    """When that phone showed these words, or a file whose name ends so (monotonic seconds)."""

    def shown() -> bool:
        names = [f["name"] for m in town.new(who, after) for f in m["files"]]
        return any(name.endswith(words) for name in names) or any(words in plain(m) for m in town.new(who, after))

    while not shown():  # noqa: ASYNC110 - a person looks at the phone; nothing tells them when to
        await asyncio.sleep(0.005)
    return time.monotonic()


def test_a_chat_does_not_wait_for_its_paper(play: Play) -> None:
    """Progress at once, the next question is answered meanwhile, the paper comes after.

    What else the machine does in that moment is no delay of ours, so the best of three counts.
    """

    async def script(town: Town) -> None:
        town.concord.relay.aside.patience = 0.05
        await town.tap(AMARA, "My statement")
        best, count = 9.0, 0
        while best >= SOON and count < TRIES:
            before, began, count = town.last(AMARA), time.monotonic(), count + 1
            town.sandbox.telegram.say(AMARA, "send me the pdf")
            best = min(best, await seen(town, AMARA, "I am preparing your statement", before) - began)
            town.sandbox.telegram.say(AMARA, "/help")
            answered = await seen(town, AMARA, "How this works", before) - began
            paper = await seen(town, AMARA, ".pdf", before) - began
            await town.settle()

            assert answered < paper >= SLOW
        sent = await one(town, "SELECT count(*) FROM outbox WHERE method = 'sendDocument' AND state = 'sent'")

        assert best < SOON
        assert sent == count

    play(script, AMARA, press=Slow())


@pytest.mark.parametrize(
    ("who", "see", "ask", "told"),
    [
        (AMARA, "My statement", "send me the pdf", "A colleague has been told and sends it to you."),
        (LIMIN, "我的对账单", "发我PDF", "已转告同事，由同事发给您。"),
    ],
)
def test_a_paper_that_cannot_be_set_is_said_on_both_sides(play: Play, who: int, see: str, ask: str, told: str) -> None:
    """The customer hears who sends it, the desk which character stopped it."""

    async def script(town: Town) -> None:
        await town.tap(who, see)
        said = await town.say(who, ask)
        noted = [m for m in town.desk() if "U+1F92F" in m["text"]]

        assert plain(said[-1]).endswith(told)
        assert not any(m["files"] for m in said)
        assert len(noted) == 1
        assert "could not be made" in noted[0]["text"]

    play(script, who, press=Lacking())


def test_a_paper_for_a_thread_that_cannot_be_set_is_said_there(play: Play) -> None:
    """Nobody on the desk waits for a copy that never comes; no customer hears of it."""

    async def script(town: Town) -> None:
        last = town.last(AMARA)
        copy = {"enclose": {"kind": "statement_pdf", "id": 1, "language": "en"}, "title": "Copy"}
        letter = Letter("copy", f"slack:{DESK}", "slack", "files.upload", copy, "file", subject="statement:1")
        store, now = town.concord.store, town.clock.now()
        town.concord.relay.offer(await store.write(lambda conn: outbox.add(conn, [letter], now)))
        await town.settle()
        noted = [m["text"] for m in town.desk() if "A file for this thread could not be made" in m["text"]]

        assert len(noted) == 1
        assert "U+1F92F" in noted[0]
        assert town.new(AMARA, last) == []

    play(script, AMARA, press=Lacking())
