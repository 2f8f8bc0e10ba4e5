"""Tours through the demo's own world: played to their ends, done by hand, spoilt, paused."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.commands.demo.sample import CHENGUANG, JONAS, MARA, OKAFOR
from bot.commands.demo.tours import BREATH, Tours, reading
from bot.commands.demo.world import World
from bot.sandbox.acting import JPEG
from bot.sandbox.acting_script import read_script
from bot.sandbox.stories import Story, read_stories
from bot.sandbox.telegram.attachments import Attachment
from flows.facts.times import DAY, HOUR
from tests.town.plain_press import PlainPress

STORIES = [(one.id, one.language) for one in read_stories()]
WAITING = Story(
    "waiting",
    "en",
    read_script(
        "# title: Waiting\n# about: Time passes.\n# customer Katrin · 2026-11-04 16:30 Europe/Berlin\n\n"
        "+ next\n+ 5 days\ncustomer | [Later]\n"
    ),
)
WHO = OKAFOR.phone.id
State = dict[str, Any]


@dataclass
class Visit:
    """One visitor for all tests of this file: a world, its tours, and hands."""

    runner: asyncio.Runner
    world: World
    tours: Tours
    paused: list[str]

    def begin(self, id_: str, language: str = "en", steps: int = 0) -> State:
        """Begin a tour and let it do so many steps."""
        state = self.runner.run(self.tours.begin(id_, language))
        for _ in range(steps):
            state = self.runner.run(self.tours.step())
        return state

    def do(self, *hands: Any) -> State:
        """What the visitor does by hand, and how the tour stands when all has been answered."""

        async def done() -> State:
            for hand in hands:
                await hand
            while self.tours._tasks:
                await asyncio.gather(*self.tours._tasks)
            return self.tours.state() or {}

        return self.runner.run(done())

    async def press(self, label: str, who: int = WHO) -> None:
        """Press the newest button of that label."""
        messages = self.world.sandbox.telegram.chat(who)["messages"]
        labels = {b["text"]: m["id"] for m in messages for row in m["buttons"] for b in row}
        self.world.sandbox.telegram.press(who, labels[label], label=label)

    async def say(self, text: str, who: int = WHO) -> None:
        """Write something."""
        self.world.sandbox.telegram.say(who, text)

    async def send(self, name: str) -> None:
        """Send a photo."""
        self.world.sandbox.telegram.send_file(WHO, Attachment("photo", name, "image/jpeg", JPEG))

    async def colleague(self, user: str, state: State) -> None:
        """Press, as that colleague, what the tour points at."""
        aim = state["next"]
        await self.world.sandbox.slack.people.press(user, {name: aim[name] for name in ("channel", "ts", "label")})

    async def close_form(self, user: str) -> None:
        """Close the form that is open."""
        people = self.world.sandbox.slack.people
        await people.close(user, self.world.sandbox.slack.space.views.stacks[user][-1].id)

    def told(self) -> list[State | None]:
        """What was said of tours on the feed so far."""
        return [one["body"] for one in self.world.sandbox.feed._entries if one["kind"] == "tour"]


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The world is renewed for every tour; what plays by itself plays without a pause."""
    paused: list[str] = []

    def no_pause(caption: str) -> float:
        paused.append(caption)
        return 0.0

    async def opened(stack: AsyncExitStack) -> tuple[World, Tours]:
        made: list[Tours] = []

        def parts(world: World) -> list[Tours]:
            made.append(Tours(world, no_pause, [WAITING]))
            return made

        world = World(tmp_path_factory.mktemp("tours"), parts=parts, pressroom=PlainPress())
        stack.push_async_callback(world.close)
        await world.open(0)
        await world.renew(told=False)
        return world, made[0]

    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            world, tours = runner.run(opened(stack))
            yield Visit(runner, world, tours, paused)
        finally:
            runner.run(stack.aclose())


@pytest.mark.parametrize(("id_", "language"), STORIES)
def test_every_tour_comes_to_its_end_step_by_step(visit: Visit, id_: str, language: str) -> None:
    """With nothing that could not be done, and a word at each step."""
    state = visit.begin(id_, language)
    captions, problems = [state["caption"]], [state["problem"]]
    while not state["done"]:
        state = visit.do(visit.tours.step())
        captions.append(state["caption"])
        problems.append(state["problem"])

    assert not any(problems)
    assert all(captions)
    assert (state["step"], state["next"]) == (state["of"], None)


def test_a_tour_that_plays_reaches_its_end_by_itself(visit: Visit) -> None:
    """A pause before each step, as long as its caption wants."""
    visit.begin("silence", "zh")
    visit.paused.clear()
    playing = visit.runner.run(visit.tours.play(on=True))
    state = visit.do()

    assert playing["playing"]
    assert (state["done"], state["playing"], state["problem"]) == (True, False, None)
    assert len(visit.paused) == state["of"]


def test_a_pause_is_as_long_as_the_caption_takes_to_read() -> None:
    """A Chinese sign stands for more than a letter does."""
    assert reading("") == BREATH
    assert reading("她没有答复") > reading("later")


@dataclass
class Handmade:
    """How a tour stood after one thing and the other."""

    begun: State
    paused: State
    pressed: State
    strayed: State
    spoilt: State
    again: State


@pytest.fixture(scope="module")
def handmade(visit: Visit) -> Handmade:
    """A visitor pauses, does a step, does something else, and in the end makes the next step impossible."""
    limin = CHENGUANG.phone.id

    async def pause_at_once() -> None:
        await visit.tours.play(on=True)
        await visit.tours.play(on=False)

    async def block() -> None:
        visit.world.sandbox.telegram.block(limin)

    return Handmade(
        begun=visit.begin("agree", "zh"),
        paused=visit.do(pause_at_once()),
        pressed=visit.do(visit.press("看明细", limin)),
        strayed=visit.do(visit.say("hello"), visit.press("稍后", limin)),
        spoilt=visit.do(block(), visit.tours.step()),
        again=visit.do(visit.tours.play(on=True)),
    )


def test_a_tour_that_was_paused_stays_where_it_is(handmade: Handmade) -> None:
    """Until it is asked for the next step."""
    assert (handmade.paused["step"], handmade.paused["playing"]) == (1, False)


def test_a_step_done_by_hand_is_noticed(handmade: Handmade) -> None:
    """The tour points at the button, and goes on when the visitor presses it."""
    before, after = handmade.begun["next"], handmade.pressed

    assert (before["do"], before["label"], before["customer"], before["waiting"]) == ("press", "看明细", 4102, False)
    assert (after["step"], after["next"]["label"]) == (2, "余额来由")


def test_something_else_leaves_the_step_as_it_is(handmade: Handmade) -> None:
    """Another button, another customer's words: none of it is the next step."""
    assert (handmade.strayed["step"], handmade.strayed["next"]["label"]) == (2, "余额来由")


def test_a_step_that_has_become_impossible_says_so(handmade: Handmade) -> None:
    """In the story's language; it does not play on, and does nothing else in its stead."""
    assert "不在了" in handmade.spoilt["problem"]
    assert (handmade.spoilt["step"], handmade.again["step"], handmade.again["playing"]) == (2, 2, False)


def test_words_may_be_the_visitors_own_but_a_figure_may_not(visit: Visit) -> None:
    """Written with or without its commas."""
    visit.begin("promise", "en", steps=2)
    other = visit.do(visit.say("1,300"))
    same = visit.do(visit.say("1200"))
    own = visit.do(visit.say("28 October"))

    assert (other["step"], same["step"], own["step"]) == (3, 4, 5)


def test_time_that_the_visitor_lets_pass_counts(visit: Visit) -> None:
    """As soon as it is enough; to what is planned next the tour goes by itself."""
    planned = visit.begin("waiting")["next"]
    waited = visit.do(visit.tours.step())
    came = visit.world.now()
    early = visit.do(visit.world.pass_time(HOUR))
    late = visit.do(visit.world.pass_time(5 * DAY))

    assert (planned["do"], planned["label"], planned["until"] <= came) == ("pass", "to what is planned next", True)
    assert (waited["step"], waited["next"]["label"], early["step"]) == (2, "+5 d", 2)
    assert (late["step"], late["next"]["label"]) == (3, "Later")


def test_staff_steps_are_noticed_from_the_right_colleague(visit: Visit) -> None:
    """A file, a press and a form by hand; a form that was closed is opened again by the press before it."""
    before = visit.begin("dispute", "en", steps=4)
    filed = visit.do(visit.send("anything.jpg"))
    asked = visit.do(*(visit.tours.step() for _ in range(4)))
    taken = visit.do(visit.colleague(MARA.id, asked))
    opened = visit.do(visit.colleague(MARA.id, taken))
    closed = visit.do(visit.close_form(MARA.id), visit.tours.step())
    answered = visit.do(visit.tours.step())
    refused = visit.do(visit.tours.step())
    approved = visit.do(visit.colleague(JONAS.id, refused))

    assert (before["next"]["do"], filed["step"]) == ("file", 6)
    assert (asked["next"]["user"], taken["step"], opened["next"]["do"]) == (MARA.id, 11, "fill")
    assert (opened["next"]["fields"]["upheld_1"], closed["step"]) == ("200", 12)
    assert (answered["step"], refused["next"]["user"], approved["next"]["label"]) == (13, JONAS.id, "Accept")
    assert {one["customer"] for one in (before, filed, taken, closed, answered, refused)} == {WHO}


def test_a_tour_begins_with_its_own_customer(visit: Visit) -> None:
    """Whose language is the story's, whoever else is on the page."""
    assert (visit.begin("agree", "zh")["customer"], visit.begin("dispute", "en")["customer"]) == (4102, WHO)


def test_a_second_tour_takes_the_place_of_the_first(visit: Visit) -> None:
    """Even of one that plays; each begins at its own story's date."""
    visit.begin("promise", "zh")
    first = visit.world.now()
    visit.runner.run(visit.tours.play(on=True))
    state = visit.begin("agree", "en")
    begun = visit.told()[-1]

    assert begun == state
    assert (state["id"], state["playing"], state["step"]) == ("agree", False, 1)
    assert visit.world.now() < first


def test_a_tour_that_is_ended_leaves_the_world_and_is_gone(visit: Visit) -> None:
    """So it is when the visitor begins the world anew; a step is refused then, in one sentence."""
    visit.begin("agree", "en", steps=1)
    said = len(visit.world.sandbox.telegram.chat(4104)["messages"])
    visit.runner.run(visit.tours.end())
    ended, left = visit.told()[-1], len(visit.world.sandbox.telegram.chat(4104)["messages"])
    visit.begin("agree", "en")
    visit.runner.run(visit.world.renew(told=False))

    assert (ended, left, visit.told()[-1]) == (None, said, None)
    with pytest.raises(LookupError, match="begin one first"):
        visit.runner.run(visit.tours.step())


def test_the_page_asks_and_tells_over_http(visit: Visit) -> None:
    """The list in both languages, and a tour that nobody wrote."""

    async def asked() -> tuple[Any, httpx.Response]:
        async with httpx.AsyncClient(base_url=visit.world.address, trust_env=False, timeout=20) as http:
            shown = (await http.get("/sandbox/tours")).json()
            return shown, await http.post("/sandbox/tours/begin", json={"id": "agree", "language": "tlh"})

    shown, refused = visit.runner.run(asked())

    assert [(one["id"], one["language"]) for one in shown["tours"]] == [*STORIES, ("waiting", "en")]
    assert all(one["title"] and one["about"] and one["steps"] for one in shown["tours"])
    assert (refused.status_code, refused.json()["error"]) == (404, "There is no tour 'agree' in 'tlh'.")
