"""Tours on the page, each played to its end by a visitor who does what is ringed or only watches; and a rehearsal."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, Final

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.commands.demo.tours import Tours
from bot.commands.demo.world import World
from bot.sandbox.stories import read_stories
from tests.sandbox.browser import LONG, looking
from tests.sandbox.conftest import START

TITLES = {(one.id, one.language): one.script.title for one in read_stories()}
GLANCE = 0.05  # seconds that each caption stands when a tour plays by itself

Step = Mapping[str, Any]

pytestmark = pytest.mark.anyio


@pytest.fixture
async def hurried(anyio_backend: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """A demo whose tours do not wait until somebody has read the caption."""
    del anyio_backend
    world = World(tmp_path_factory.mktemp("demo"), start=START, parts=lambda here: [Tours(here, lambda _: GLANCE)])
    await world.open(0)
    await world.renew()
    yield world
    await world.close()


def bar(window: Page) -> Locator:
    """What leads through a tour, at the head of the page."""
    return window.locator("#conductor")


async def begin(window: Page, title: str) -> None:
    """Choose a tour by its title."""
    await window.locator("#tab-tours").click()
    await window.get_by_role("listitem").filter(has_text=title).get_by_role("button").click()
    await expect(bar(window)).to_contain_text(title, timeout=LONG)


async def current(window: Page) -> dict[str, Any]:
    """How the tour stands."""
    told: dict[str, Any] = await window.evaluate("fetch('/sandbox/tours').then((answer) => answer.json())")
    state: dict[str, Any] = told["current"]
    return state


# ------------------------------------------------------------------------------------------------ the visitor's hands


async def press_on_the_phone(window: Page, _: Step) -> None:
    """The button with the ring."""
    await window.locator("#phone-side .key.pointed").click()


async def write_on_the_phone(window: Page, step: Step) -> None:
    """The words that the bar shows, into the field with the ring."""
    await expect(window.locator("#phone-form.pointed")).to_be_visible()
    await window.locator("#phone-text").fill(step["text"])
    await window.keyboard.press("Enter")


async def press_in_slack(window: Page, _: Step) -> None:
    """The button with the ring, and yes to the question whether that is meant."""
    question = window.locator("#desk-side").get_by_role("alertdialog")
    before = await bar(window).locator(".conductor-top").inner_text()
    await window.locator("#desk-side .press.pointed").click()
    await question.or_(bar(window).filter(has_not_text=before)).first.wait_for()
    if await question.is_visible():
        await question.get_by_role("button").last.click()


async def fill_in_slack(window: Page, _: Step) -> None:
    """Each suggestion under a field taken over, then the button with the ring."""
    form = window.locator("#desk-side form.modal")
    await form.locator(".pointed").first.wait_for()
    while await form.locator(".suggestion").count():
        await form.locator(".suggestion").first.click()
    await form.locator(".press.pointed").click()


async def write_in_slack(window: Page, step: Step) -> None:
    """Into the composer with the ring."""
    field = window.locator("#desk-side .desk-composer.pointed textarea")
    await field.fill(step["text"])
    await field.press("Enter")


async def leave_it(window: Page, _: Step) -> None:
    """Let the tour do it: send a file that one does not have, wait for days to pass."""
    await bar(window).get_by_role("button", name="Do it for me").click()


HANDS: Final[Mapping[tuple[str, str], Callable[[Page, Step], Awaitable[None]]]] = {
    ("customer", "press"): press_on_the_phone,
    ("customer", "say"): write_on_the_phone,
    ("colleague", "press"): press_in_slack,
    ("colleague", "fill"): fill_in_slack,
    ("colleague", "write"): write_in_slack,
}


# ----------------------------------------------------------------------------------------------------------- tours


@pytest.mark.parametrize("tour", [name for name, language in TITLES if language == "en"])
async def test_a_tour_comes_to_its_end_by_the_visitors_own_hand(told: World, browser: Browser, tour: str) -> None:
    """What has a ring is pressed, filled in or written; the tour notices and goes on."""
    async with looking(browser, told.address) as window:
        await begin(window, TITLES[tour, "en"])
        while not (state := await current(window))["done"]:
            step = state["next"]
            await HANDS.get((step["by"], step["do"]), leave_it)(window, step)
            await expect(bar(window)).not_to_contain_text(f"Step {state['step']} of")
        await expect(bar(window)).to_contain_text("That was it")

        assert state["problem"] is None


async def test_a_tour_in_chinese_plays_by_itself(hurried: World, browser: Browser) -> None:
    """One press, and the story is told to its end."""
    async with looking(browser, hurried.address, language="zh-CN") as window:
        await begin(window, TITLES["promise", "zh"])
        await bar(window).get_by_role("button", name="播放").click()
        await expect(bar(window)).to_contain_text("到此结束", timeout=LONG)

        assert (await current(window))["problem"] is None


async def test_a_tour_can_be_paused_and_left_and_the_world_stays(hurried: World, browser: Browser) -> None:
    """The visitor goes on alone from there."""
    async with looking(browser, hurried.address) as window:
        await begin(window, TITLES["agree", "en"])
        await bar(window).get_by_role("button", name="Do it for me").click()
        await expect(bar(window)).to_contain_text("Step 2 of")
        await bar(window).get_by_role("button", name="End", exact=True).click()
        await expect(bar(window)).to_be_hidden()
        await expect(window.locator("#phone-side").get_by_role("button", name="chosen").last).to_be_visible()


async def test_a_tour_on_a_narrow_screen_brings_the_right_side_to_the_front(hurried: World, browser: Browser) -> None:
    """The bar stays above whichever side is shown."""
    async with looking(browser, hurried.address, width=390, height=844) as window:
        await window.get_by_role("navigation", name="Sides of the page").get_by_role("button", name="Story").click()
        await begin(window, TITLES["dispute", "en"])
        await expect(window.locator("#phone-side")).to_be_visible()
        while (await current(window))["next"]["by"] == "customer":
            at = (await current(window))["step"]
            await leave_it(window, {})
            await expect(bar(window)).not_to_contain_text(f"Step {at} of")
        await expect(window.locator("#desk-side")).to_be_visible()
        await expect(window.locator("#phone-side")).to_be_hidden()
        await expect(bar(window)).to_be_in_viewport()


async def test_a_rehearsal_begins_with_the_customers_words_and_ends_with_a_debrief(
    told: World, browser: Browser
) -> None:
    """Somebody simulated writes by themselves; afterwards it is said what was good and what was not."""
    async with looking(browser, told.address) as window:
        await window.locator("#tab-rehearse").click()
        panel = window.get_by_role("tabpanel", name="Rehearse")
        await panel.get_by_role("listitem").filter(has_text="angry").get_by_role("button", name="Begin").click()
        await expect(panel.get_by_role("meter", name="Mood of the customer")).to_be_visible(timeout=LONG)
        await expect(window.locator("#chat .mine").last).to_contain_text("HL-2152", timeout=LONG)
        await panel.get_by_role("button", name="End the rehearsal").click()
        await expect(panel.get_by_role("heading", name="How it went")).to_be_visible()
        await expect(panel.get_by_text("You ended the rehearsal.")).to_be_visible()
        await expect(panel.get_by_text("To mend:").first).to_be_attached()
