"""The demo page: it is served whole, asks no other host for anything, and shows people's words as words."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from bot.sandbox import page
from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague, Customer
from tests.sandbox.browser import CHROMIUM, Browser, browser

PAGE = Path(page.__file__).parent
FILES = sorted(path for path in PAGE.rglob("*") if path.suffix in {".html", ".css", ".js"})
MARKUP = "<img src=x onerror=\"document.title='taken'\">"
CAST = Cast(
    customers=(Customer(7, "Amara Okafor", "amara", "en", "Africa/Lagos", "+2348000000"),),
    colleagues=(Colleague("U_WEI", "Wei Chen", "credit controller"),),
    telegram_token="4200000000:SANDBOX-page",
    slack_bot_token="xoxb-sandbox-page",
    slack_app_token="xapp-sandbox-page",
    slack_channel="C_DESK",
)

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium on this machine"
)


def sandbox() -> Sandbox:
    """A sandbox whose clock stands still."""
    return Sandbox(CAST, clock=lambda: 1_793_610_240_000_000)


def test_every_file_of_the_page_is_served_under_a_policy_that_allows_this_host_alone() -> None:
    """The browser itself refuses anything from elsewhere."""

    async def script() -> list[httpx.Response]:
        here = sandbox()
        async with httpx.AsyncClient(base_url=await here.start()) as client:
            answers = [await client.get(address) for address in ["/", *(f"/{path.relative_to(PAGE).as_posix()}" for path in FILES)]]
        await here.stop()
        return answers

    answers = asyncio.run(script())

    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.headers["content-security-policy"].startswith("default-src 'none'") for answer in answers)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_page_names_no_other_host_and_parses_no_html(path: Path) -> None:
    """No outside address, no inline handler, no text taken for markup."""
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"(src|href|from|import|url)\W{1,3}(https?:)?//", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)
    assert not re.search(r"<[^>]+\son\w+=", text)


@needs_chromium
def test_a_browser_shows_both_sides_and_takes_nobodys_words_for_markup(tmp_path: Path) -> None:
    """A customer's and a colleague's tags stand on the page as they were typed."""

    async def script(here: Sandbox, tab: Browser) -> None:
        here.telegram.say(7, f"customer {MARKUP}")
        here.slack.people.say("U_WEI", "C_DESK", f"colleague {MARKUP}")
        customer = await tab.until("document.querySelector('.bubble .text').textContent")
        colleague = await tab.until("document.querySelector('.post-text').textContent")

        assert customer == f"customer {MARKUP}"
        assert colleague == f"colleague {MARKUP}"
        assert await tab.value("document.title") == "Concord · demo"
        assert await tab.value("document.querySelectorAll('.text img, .post-text img').length") == 0

    watch(tmp_path, script)


@needs_chromium
def test_the_clock_stands_in_the_customers_zone_and_has_no_buttons_when_it_cannot_be_moved(tmp_path: Path) -> None:
    """Lagos is an hour ahead of UTC."""

    async def script(_here: Sandbox, tab: Browser) -> None:
        shown = await tab.until("/^.*2026.*$/.exec(document.getElementById('clock-time').textContent)[0]")

        assert shown == "Mon, 2 Nov 2026, 10:04"
        assert await tab.value("document.getElementById('clock-buttons').hidden")

    watch(tmp_path, script)


@needs_chromium
def test_what_is_typed_on_either_side_arrives_and_appears_without_reloading(tmp_path: Path) -> None:
    """Writing, starting and the live stream work together, and no other host is asked for anything."""

    async def script(here: Sandbox, tab: Browser) -> None:
        await tab.until("document.querySelector('.start')")
        await tab.value("document.querySelector('.start').click()")
        await tab.until("[...document.querySelectorAll('.bubble .text')].some((one) => one.textContent === '/start')")
        await tab.until("document.querySelector('#channels [aria-current]')")
        await tab.value("document.getElementById('room-text').value = 'I take it'")
        await tab.value("document.querySelector('#room-form .send').click()")
        await tab.until("document.querySelector('.post-text').textContent === 'I take it'")

        assert [one.text for one in here.slack.space.channels["C_DESK"].messages.values()] == ["I take it"]
        hosts = {httpx.URL(address).host for address in tab.asked if address.startswith("http")}
        assert hosts == {"127.0.0.1"}
        assert tab.problems == []

    watch(tmp_path, script)


def watch(folder: Path, script: Callable[[Sandbox, Browser], Awaitable[None]]) -> None:
    """Run a script with a sandbox and a browser that has opened its page."""

    async def run() -> None:
        here = sandbox()
        address = await here.start()
        try:
            async with browser(folder) as tab:
                await tab.go(f"{address}/")
                await script(here, tab)
        finally:
            await here.stop()

    asyncio.run(run())
