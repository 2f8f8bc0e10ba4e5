"""`python -m tests.screens.measure`: how quick the demo is, as somebody before the page feels it.

Measured in the machine's own Chromium: from starting the program to the notice on the page of a browser that is open
already, from pressing a button to the bot's answer on the screen, and a chat of two thousand messages: a page that
opens with it, from choosing its customer to its newest message, and a frame while it is scrolled through.
"""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from playwright.async_api import Browser, Page, expect
from rich.console import Console
from rich.table import Table

from tests.sandbox.browser import LONG, chromium, looking, visit
from tests.sandbox.page_scene import AMARA, OMAR, filled

STARTS: Final = 9
PRESSES: Final = 30
CHOICES: Final = 30
MESSAGES: Final = 2_000
NOTICE: Final = ".bubble .text"
ASKED: Final = "Where things stand"
_ROOT: Final = Path(__file__).resolve().parents[2]
_LOOK_AGAIN: Final = 0.01
_CHIP: Final = '#customers [data-customer="{}"]'

# Presses a button and returns the milliseconds until the bot's answer stands below what was there before.
_PRESS: Final = """
async (button) => {
  const chat = document.getElementById('chat');
  const newest = () => Math.max(...[...chat.querySelectorAll('.theirs[data-id]')].map((one) => Number(one.dataset.id)));
  const before = newest();
  const answered = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (newest() > before) { watch.disconnect(); resolve(performance.now()); }
    });
    watch.observe(chat, { childList: true, subtree: true });
  });
  const pressed = performance.now();
  button.click();
  return await answered - pressed;
}
"""

# Chooses a customer and returns the milliseconds until the frame in which that phone's newest message stands is drawn.
_CHOOSE: Final = """
async ([chip, newest]) => {
  const chat = document.getElementById('chat');
  const shown = () => {
    const row = chat.querySelector(`[data-id="${newest}"]`)?.getBoundingClientRect();
    const seen = chat.getBoundingClientRect();
    return row && row.bottom > seen.top && row.top < seen.bottom;
  };
  const frame = () => new Promise(requestAnimationFrame);
  const chosen = performance.now();
  chip.click();
  while (!shown()) await frame();
  await frame();
  await new Promise((resolve) => { setTimeout(resolve); });
  return performance.now() - chosen;
}
"""

# Scrolls a chat from its end to its beginning and returns how long each frame took, in milliseconds.
_SCROLL: Final = """
async () => {
  const chat = document.getElementById('chat');
  const frames = [];
  let last = performance.now();
  while (chat.scrollTop > 0 && frames.length < 600) {
    chat.scrollTop -= 700;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames;
}
"""


async def starts(browser: Browser) -> list[float]:
    """Seconds from starting the program to a notice on the page, several times over."""
    return [await _started(browser) for _ in range(STARTS)]


async def presses(browser: Browser) -> list[float]:
    """Milliseconds from a press to the bot's answer: where things stand, asked from the menu again and again."""
    async with demo() as address:
        await _listening(address)
        async with looking(browser, address) as page:
            await page.locator(NOTICE).first.wait_for(timeout=LONG)
            return [await _answered(page) for _ in range(PRESSES)]


@dataclass(frozen=True, slots=True)
class LongChat:
    """What a long chat takes, in milliseconds: a page that opens with it, choosing its customer, scrolling a frame."""

    opened: float
    chosen: Sequence[float]
    frames: Sequence[float]


async def long_chat(browser: Browser) -> LongChat:
    """A chat of two thousand messages, opened, chosen again and again, and scrolled to its beginning."""
    async with filled(MESSAGES) as scene, looking(browser, scene.address) as page:
        await page.get_by_text(f"message {MESSAGES}", exact=True).wait_for()
        opened = float(await page.evaluate("performance.now()"))
        newest = scene.sandbox.telegram.chat(AMARA)["messages"][-1]["id"]
        chosen = [await _chosen(page, newest) for _ in range(CHOICES)]
        return LongChat(opened, chosen, list(await page.evaluate(_SCROLL)))


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The address of a demo that was started as a user starts it; it may not be open yet."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(port))
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, cwd=_ROOT, stdout=quiet, stderr=quiet)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        await process.wait()


async def _started(browser: Browser) -> float:
    async with visit(browser) as visitor:
        page = await visitor.new_page()  # whoever starts the demo has a browser open; it gets one more page
        await page.goto("about:blank")
        began = time.monotonic()
        async with demo() as address:
            await _listening(address)
            await page.goto(address)
            await page.locator(NOTICE).first.wait_for(timeout=LONG)
            return time.monotonic() - began


async def _answered(page: Page) -> float:
    await page.locator("#phone-text").fill("/menu")
    await page.keyboard.press("Enter")
    button = page.locator("#chat .theirs").last.get_by_role("button", name=ASKED)
    await button.wait_for()
    return float(await button.evaluate(_PRESS))


async def _chosen(page: Page, newest: int) -> float:
    await page.locator(_CHIP.format(OMAR)).click()
    await expect(page.locator(f'#chat [data-id="{newest}"]')).to_have_count(0)
    chip = await page.locator(_CHIP.format(AMARA)).element_handle()
    return float(await page.evaluate(_CHOOSE, [chip, newest]))


async def _listening(address: str) -> None:
    host, port = address.removeprefix("http://").strip("/").split(":")
    while True:
        try:
            _, writer = await asyncio.open_connection(host, int(port))
        except OSError:
            await asyncio.sleep(_LOOK_AGAIN)
        else:
            writer.close()
            return


def table(started: Sequence[float], pressed: Sequence[float], chat: LongChat) -> Table:
    """What was found, one line each."""
    made = Table("what", "median", "p95", "budget", title="The demo, as it is felt")
    made.add_row(f"start to a notice on the page, {len(started)} times", f"{median(started):.2f} s", "", "3 s")
    made.add_row(f"press to answer, {len(pressed)} times", _ms(pressed), _p95(pressed), "150 ms")
    made.add_row(f"a page that opens with a chat of {MESSAGES} messages", f"{chat.opened:.0f} ms", "", "")
    chosen, frames = chat.chosen, chat.frames
    made.add_row(f"its customer chosen to its newest message, {len(chosen)} times", _ms(chosen), _p95(chosen), "")
    made.add_row(f"a frame while scrolling it, {len(frames)} frames", _ms(frames), _p95(frames), "50 ms")
    return made


def _ms(values: Sequence[float]) -> str:
    return f"{median(values):.0f} ms"


def _p95(values: Sequence[float]) -> str:
    return f"{quantiles(values, n=20)[-1]:.0f} ms"


async def measure() -> Table:
    """Measure everything."""
    async with chromium() as browser:
        return table(await starts(browser), await presses(browser), await long_chat(browser))


if __name__ == "__main__":
    Console(width=110).print(asyncio.run(measure()))
