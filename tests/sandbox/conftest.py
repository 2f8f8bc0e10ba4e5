"""The browser that all tests of the page share: starting one takes a second, a fresh window in it a fifth of that."""

import os
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Page, expect

from bot.commands.demo.chronicle import Chronicle
from bot.commands.demo.mishaps import Mishaps
from bot.commands.demo.outbox_seen import OutboxSeen
from bot.commands.demo.rehearsals import Rehearsals
from bot.commands.demo.tours import Tours
from bot.commands.demo.world import Part, World
from flows.facts.times import micros
from tests.sandbox.browser import CHROMIUM, GET_IT, PATIENCE, chromium, looking
from tests.sandbox.page_scene import Scene, opened
from tests.town.plain_press import PlainPress

START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=UTC))
GLANCE = 0.05  # seconds that each caption of a tour stands when it plays by itself, and a customer takes to react


@pytest.fixture(scope="package")
def anyio_backend() -> str:
    """Tests of the page are coroutines in one event loop, in which the browser, the sandbox and the bot live too."""
    return "asyncio"


@pytest.fixture(scope="package")
async def browser(anyio_backend: str) -> AsyncIterator[Browser]:
    """The machine's Chromium; a newcomer without one is told how to get it, continuous integration must have it."""
    del anyio_backend
    if CHROMIUM is None:
        pytest.fail(GET_IT) if os.environ.get("CI") else pytest.skip(GET_IT)
    expect.set_options(timeout=PATIENCE)
    async with chromium() as running:
        yield running


@pytest.fixture(scope="module")
async def scene(anyio_backend: str) -> AsyncIterator[Scene]:
    """A sandbox without a bot, in which a module's tests work one after the other; none counts on an empty chat."""
    del anyio_backend
    async with opened() as here:
        yield here


@pytest.fixture(scope="module")
async def window(scene: Scene, browser: Browser) -> AsyncIterator[Page]:
    """A wide window that stays open on it."""
    async with looking(browser, scene.address) as page:
        yield page


@pytest.fixture
async def own(anyio_backend: str) -> AsyncIterator[Scene]:
    """A sandbox of this test alone."""
    del anyio_backend
    async with opened() as here:
        yield here


@pytest.fixture(scope="package")
async def told(anyio_backend: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """The demo as a newcomer finds it on a Monday morning; only that nobody in it waits until something is read."""
    del anyio_backend
    world = World(tmp_path_factory.mktemp("demo"), start=START, parts=_hurried, pressroom=PlainPress())
    await world.open(0)
    await world.renew()
    yield world
    await world.close()


@pytest.fixture
async def world(told: World) -> World:
    """The same with fresh books, for a test that counts on what was there in the beginning."""
    await told.renew()
    return told


def _hurried(world: World) -> Sequence[Part]:
    tours, rehearsals = Tours(world, lambda _: GLANCE), Rehearsals(world, GLANCE)
    return Mishaps(world), OutboxSeen(world), Chronicle(world), tours, rehearsals
