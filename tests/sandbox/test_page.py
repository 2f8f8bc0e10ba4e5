"""The demo page: it is served whole, asks no other host for anything, and shows people's words as words."""

import asyncio
import os
import re
import shutil
from pathlib import Path

import httpx
import pytest

from bot.sandbox import page
from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague, Customer

FILES = sorted(path for path in Path(page.__file__).parent.iterdir() if path.suffix in {".html", ".css", ".js"})
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MARKUP = "<img src=x onerror=\"document.title='taken'\">"
CAST = Cast(
    customers=(Customer(7, "Amara Okafor", "amara", "en", "Africa/Lagos", "+2348000000"),),
    colleagues=(Colleague("U_WEI", "Wei Chen", "credit controller"),),
    telegram_token="4200000000:SANDBOX-page",
    slack_bot_token="xoxb-sandbox-page",
    slack_app_token="xapp-sandbox-page",
    slack_channel="C_DESK",
)


def sandbox() -> Sandbox:
    """A sandbox whose clock stands still."""
    return Sandbox(CAST, clock=lambda: 1_793_610_240_000_000)


def test_every_file_of_the_page_is_served_under_a_policy_that_allows_this_host_alone() -> None:
    """The browser itself refuses anything from elsewhere."""

    async def script() -> list[httpx.Response]:
        here = sandbox()
        async with httpx.AsyncClient(base_url=await here.start()) as client:
            answers = [await client.get(address) for address in ["/", *(f"/{path.name}" for path in FILES)]]
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


@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine")
def test_a_browser_shows_both_sides_and_takes_nobodys_words_for_markup(tmp_path: Path) -> None:
    """A customer's and a colleague's tags stand on the page as they were typed."""

    async def script() -> str:
        here = sandbox()
        address = await here.start()
        here.telegram.say(7, f"customer {MARKUP}")
        here.slack.people.say("U_WEI", "C_DESK", f"colleague {MARKUP}")
        try:
            return await seen_in_browser(address, tmp_path)
        finally:
            await here.stop()

    dom = asyncio.run(script())

    assert "customer &lt;img src=x" in dom
    assert "colleague &lt;img src=x" in dom
    assert "<img src=" not in dom
    assert "<title>Concord · demo</title>" in dom
    assert "Mon, 2 Nov 2026, 10:04" in dom


async def seen_in_browser(address: str, folder: Path) -> str:
    """Return the page's elements as a headless browser has them after a moment."""
    assert CHROMIUM, "CI needs Chromium for this test; install it."
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
        *(f"--user-data-dir={folder}", "--virtual-time-budget=2000", "--dump-dom", f"{address}/"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), 30)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return output.decode()
