"""`python -m tests.screens [--out FOLDER] [--readme]`: pictures of the demo page, to be looked at before it is shown.

Each scene below is taken in both languages, light and dark; its name is the picture's name. `--readme` writes only the
picture that the README shows; `papers` takes those of the papers instead (papers.py). The world begins at a fixed
moment, so that pictures of two days can be compared.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, Page, expect

from bot.commands import demo as demos
from bot.commands.demo.world import World
from flows.facts.times import micros
from tests.sandbox.browser import LONG, Scheme, chromium, looking
from tests.sandbox.page_scene import OMAR, opened
from tests.screens import papers

OUT: Final = Path("var/screens")
README: Final = Path(__file__).resolve().parents[2] / ".github" / "screens" / "demo.png"
START: Final = micros(datetime(2026, 11, 2, 9, 0, tzinfo=UTC))
LANGUAGES: Final[Mapping[str, str]] = {"en": "en-GB", "zh": "zh-CN"}
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
NARROW: Final = {"width": 390, "height": 844}
TO_APPROVAL: Final = 2  # steps: the form is sent, and its author learns that somebody else approves it
TO_TAKEN: Final = 11  # the step before which a colleague has taken the case
AT_REST: Final = 700  # milliseconds until the last answer has been drawn
KATRIN: Final = 4103


@dataclass(frozen=True, slots=True)
class Shots:
    """Where the pictures of one language go."""

    browser: Browser
    world: World
    folder: Path
    language: str

    async def take(self, window: Page, name: str) -> None:
        """What is in the window now, light and dark."""
        for scheme in SCHEMES:
            await window.emulate_media(color_scheme=scheme)
            await window.wait_for_timeout(AT_REST)
            await window.screenshot(path=self.folder / f"{name}-{self.language}-{scheme}.png")

    async def tell(self, window: Page, path: str, **body: Any) -> Any:
        """Ask the demo for something, as the page's own buttons do."""
        answer = await window.request.post(f"{self.world.address}/sandbox/{path}", data=body, timeout=LONG)
        return await answer.json()


async def everything(browser: Browser, out: Path) -> None:
    """All pictures."""
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as books:
            async with demos.running(Path(books), 0, START) as up:
                for scene in SCENES:
                    await scene(Shots(browser, up.world, out, language))


async def for_the_readme(browser: Browser, _: Path) -> None:
    """The one picture of the README: a tour, with the case in Slack and its story between."""
    with tempfile.TemporaryDirectory() as books:
        async with demos.running(Path(books), 0, START) as up, looking(browser, up.address) as window:
            shots = Shots(browser, up.world, README.parent, "en")
            await _led_to_the_proposal(shots, window)
            await _led_to_its_approval(shots, window)
            await window.screenshot(path=README)


# --------------------------------------------------------------------------------------------------------- scenes


async def _opening(shots: Shots) -> None:
    """What a newcomer sees first, on a wide screen and on each side of a narrow one."""
    language = LANGUAGES[shots.language]
    await shots.world.renew()
    async with looking(shots.browser, shots.world.address, language=language) as window:
        await shots.take(window, "opening")
    async with looking(shots.browser, shots.world.address, language=language, **NARROW) as window:
        for side in ("phone", "story", "desk"):
            await window.locator(f'#sides [data-side="{side}"]').click()
            await shots.take(window, f"narrow-{side}")


async def _mishaps(shots: Shots) -> None:
    """Telegram is busy and a customer waits for an answer."""
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language]) as window:
        await window.locator(f'#customers [data-customer="{KATRIN}"]').click()
        await window.locator("#tab-mishaps").click()
        await window.locator('[data-mishap="telegram_429"]').click()
        await window.locator(".key").last.click()
        await shots.take(window, "mishaps")
        await shots.tell(window, "mishaps", id="telegram_429", on=False)


async def _home(shots: Shots) -> None:
    """The app's home tab while a case waits for an approval, the case opened from there, and an answer to a command."""
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language]) as window:
        await _led_to_the_proposal(shots, window)
        await _led_to_its_approval(shots, window)
        await window.locator("#channels button").last.click()
        await expect(window.locator("#desk-side .home")).to_be_visible()
        await shots.take(window, "home")
        await window.locator("#desk-side .home .accessory button").first.click()
        await expect(window.locator("#desk-side .modal")).to_be_visible()
        await shots.take(window, "window")
    await shots.world.renew()


async def _tour(shots: Shots) -> None:
    """In the middle of a dispute: with the form in which a proposal is made, and where it waits for approval."""
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language]) as window:
        await _led_to_the_proposal(shots, window)
        await shots.take(window, "modal")
        await _led_to_its_approval(shots, window)
        await shots.take(window, "tour")
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language], **NARROW) as window:
        await shots.take(window, "narrow-tour")
    await shots.world.renew()


async def _answering(shots: Shots) -> None:
    """A case that was taken, from its head on; its thread with the brief; a reply that is looked at before it goes."""
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language]) as window:
        state = await shots.tell(window, "tours/begin", id="dispute", language=shots.language)
        while state["step"] < TO_TAKEN:
            state = await shots.tell(window, "tours/step")
        await shots.tell(window, "tours/end")
        card = window.locator("#desk-side .post").filter(has=window.locator("h3", has_text="D-1001")).last
        await card.evaluate("(node) => node.scrollIntoView({block: 'start'})")
        await shots.take(window, "card")
        await card.locator(".thread-link").click()
        await shots.take(window, "thread")
        await card.get_by_role("button", name="Reply to customer").click()
        form = window.locator("#desk-side form.modal")
        await form.get_by_role("textbox").fill("We have your order PO-803 and compare the price.")
        await form.locator("button[type=submit]").click()
        await expect(form).to_contain_text("PO-803")
        await shots.take(window, "reply")
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language], **NARROW) as window:
        await window.locator('#sides [data-side="desk"]').click()
        await shots.take(window, "narrow-card")
    await shots.world.renew()


async def _rehearsal(shots: Shots) -> None:
    """An angry customer has written."""
    async with looking(shots.browser, shots.world.address, language=LANGUAGES[shots.language]) as window:
        await shots.tell(window, "rehearsals/begin", id="angry", language=shots.language)
        await window.locator("#tab-rehearse").click()
        await window.wait_for_timeout(5 * AT_REST)
        await shots.take(window, "rehearsal")
        await shots.tell(window, "rehearsals/end")
        await shots.take(window, "debrief")


async def _right_to_left(shots: Shots) -> None:
    """A phone in Arabic."""
    async with opened() as scene:
        scene.sandbox.telegram.say(OMAR, "السلام عليكم، الفاتورة INV-2214 غير صحيحة")
        await scene.tell(OMAR, "شكراً لك يا عمر.\nهل تقصد هذا السطر؟", ("نعم", "سطر آخر"))
        language = LANGUAGES[shots.language]
        async with looking(shots.browser, scene.address, language=language) as window:
            await window.locator(f'#customers [data-customer="{OMAR}"]').click()
            await shots.take(window, "right-to-left")


SCENES: Final[tuple[Callable[[Shots], Awaitable[None]], ...]] = (
    _opening,
    _mishaps,
    _home,
    _tour,
    _answering,
    _rehearsal,
    _right_to_left,
)


async def _led_to_the_proposal(shots: Shots, window: Page) -> None:
    state = await shots.tell(window, "tours/begin", id="dispute", language=shots.language)
    while state["next"]["do"] != "fill":
        state = await shots.tell(window, "tours/step")
    await expect(window.locator("#desk-side form.modal")).to_be_visible()


async def _led_to_its_approval(shots: Shots, window: Page) -> None:
    for _ in range(TO_APPROVAL):
        await shots.tell(window, "tours/step")
    await expect(window.locator("#desk-side .press.pointed")).to_be_visible()


async def main(arguments: list[str]) -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help=f"where the pictures go; {OUT} otherwise")
    parser.add_argument("--readme", action="store_true", help="take only the README's picture")
    given = parser.parse_args(arguments)
    where = README.parent if given.readme else given.out
    where.mkdir(parents=True, exist_ok=True)
    async with chromium() as browser:
        await (for_the_readme if given.readme else everything)(browser, where)
    sys.stdout.write(f"The pictures are in {where}.\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["papers"]:
        papers.main(sys.argv[2:])
    else:
        asyncio.run(main(sys.argv[1:]))
