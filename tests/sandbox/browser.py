"""A headless Chromium for tests of the page: one process, and for every visitor a fresh window that remembers nothing.

Promise: no request leaves this machine. The browser is sent to a proxy that is not there for every other host, and a
visit that tried one, or whose page complained in its console, fails when it ends.
"""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, Literal
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, WebError, async_playwright

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
GET_IT: Final = "There is no Chromium on this machine; on Debian, `apt install chromium` brings it."
PATIENCE: Final = 15_000  # milliseconds until something that should appear is missed
LONG: Final = 45_000  # the same for what takes a world that is opened anew, on a machine that has much to do
_NOWHERE: Final = "127.0.0.1:9"  # where nobody listens; loopback itself is asked directly
_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    f"--proxy-server={_NOWHERE}",
)

Scheme = Literal["light", "dark"]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The machine's own Chromium, ended with the block. Raises FileNotFoundError when there is none."""
    if CHROMIUM is None:
        raise FileNotFoundError(GET_IT)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def visit(
    browser: Browser,
    *,
    width: int = 1440,
    height: int = 900,
    language: str = "en-GB",
    scheme: Scheme = "light",
    touch: bool = False,
) -> AsyncIterator[BrowserContext]:
    """A visitor: windows that share what they store, and nothing from before.

    When the block ends well, raises AssertionError if a window asked another host for something or had an error.
    """
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        locale=language,
        timezone_id="UTC",
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=touch,
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE)
    outside, broken = _watched(context)
    try:
        yield context
    except BaseException as failure:
        if broken:
            failure.add_note(f"The page complained: {broken}")
        raise
    finally:
        await context.close()
    assert outside == [], f"The page asked other hosts: {outside}"
    assert broken == [], f"The page complained: {broken}"


@asynccontextmanager
async def looking(browser: Browser, address: str, **how: object) -> AsyncIterator[Page]:
    """A visitor with one window, which is open at `address`; `how` as for `visit`."""
    async with visit(browser, **how) as visitor:  # type: ignore[arg-type]
        page = await visitor.new_page()
        await page.goto(address)
        yield page


def _watched(context: BrowserContext) -> tuple[list[str], list[str]]:
    """Two lists that fill: addresses of other hosts that were asked for, and errors."""
    outside: list[str] = []
    broken: list[str] = []

    def asked(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            outside.append(url)

    def said(message: ConsoleMessage) -> None:
        # A refusal is an answer with a sentence; the browser's own line about its status is no complaint of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            broken.append(message.text)

    def failed(error: WebError) -> None:
        broken.append(str(error.error))

    context.on("request", lambda request: asked(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: asked(socket.url)))
    context.on("console", said)
    context.on("weberror", failed)
    return outside, broken
