"""The browser that all tests of the page share: starting one takes a second, a fresh window in it a fifth of that."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, expect

from bot.commands import demo as demos
from bot.commands.demo.world import World
from flows.facts.times import micros
from tests.sandbox.browser import CHROMIUM, GET_IT, PATIENCE, chromium
from tests.sandbox.page_scene import Scene, opened

START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=UTC))


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


@pytest.fixture
async def scene(anyio_backend: str) -> AsyncIterator[Scene]:
    """A sandbox of this test alone, without a bot."""
    del anyio_backend
    async with opened() as here:
        yield here


@pytest.fixture(scope="module")
async def told(anyio_backend: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """A demo that a module's tests may look at together, as a newcomer finds it on a Monday morning."""
    del anyio_backend
    async with demos.running(tmp_path_factory.mktemp("demo"), 0, START) as up:
        yield up.world


@pytest.fixture
async def world(told: World) -> World:
    """The same with fresh books, for a test that changes something."""
    await told.renew()
    return told
