"""Tours on the page, each played to its end by a visitor who does what is ringed or only watches; and a rehearsal."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.commands.demo.world import World
from bot.sandbox import stories
from bot.sandbox.stories import read_stories
from tests.sandbox.browser import LONG, looking

TITLES = {(one.id, one.language): one.script.title for one in read_stories()}
GLANCE: Final = 50  # milliseconds between two looks at a tour
PICTURE = Path(stories.__file__).parent / "contract.jpg"

Step = Mapping[str, Any]

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def stage(told: World, browser: Browser) -> AsyncIterator[Page]:
    """A window in which one tour is played after the other, as by a visitor who wants to see them all."""
    async with looking(browser, told.address) as page:
        yield page


def bar(window: Page) -> Locator:
    """What leads through a tour, at the head of the page."""
    return window.locator("#conductor")


async def begin(window: Page, title: str) -> None:
    """Choose a tour by its title."""
    await window.locator("#tab-tours").click()
    await window.get_by_role("listitem").filter(has_text=title).get_by_role("button").click()
    await expect(bar(window)).to_contain_text(title, timeout=LONG)


async def current(window: Page, what: str = "tours") -> dict[str, Any]:
    """How the tour stands, or the rehearsal, once what comes next is there to be done."""
    while True:
        answer = await window.request.get(urljoin(window.url, f"/sandbox/{what}"))
        state: dict[str, Any] = (await answer.json())["current"]
        if not (state.get("next") or {}).get("waiting"):
            return state
        await window.wait_for_timeout(GLANCE)


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


async def send_from_the_phone(window: Page, step: Step) -> None:
    """Some picture of one's own, by the paper clip with the ring; a list that only the customer has is the tour's."""
    if step["text"].endswith(".csv"):
        await leave_it(window, step)
        return
    async with window.expect_file_chooser() as chooser:
        await window.locator("#phone-side .pointed").click()
    await (await chooser.value).set_files(PICTURE)
    asked = window.locator("#phone-side").get_by_role("dialog")
    await expect(asked.get_by_role("img")).to_be_visible()
    await asked.get_by_role("button", name="Send", exact=True).click()


async def leave_it(window: Page, _: Step) -> None:
    """Let the tour do it: wait for days to pass."""
    await bar(window).get_by_role("button", name="Do it for me").click()


HANDS: Final[Mapping[tuple[str, str], Callable[[Page, Step], Awaitable[None]]]] = {
    ("customer", "press"): press_on_the_phone,
    ("customer", "say"): write_on_the_phone,
    ("customer", "file"): send_from_the_phone,
    ("colleague", "press"): press_in_slack,
    ("colleague", "fill"): fill_in_slack,
    ("colleague", "write"): write_in_slack,
}


# ----------------------------------------------------------------------------------------------------------- tours


@pytest.mark.parametrize("tour", [name for name, language in TITLES if language == "en"])
async def test_a_tour_comes_to_its_end_by_the_visitors_own_hand(stage: Page, tour: str) -> None:
    """What has a ring is pressed, filled in, written or sent; the tour notices and goes on."""
    await begin(stage, TITLES[tour, "en"])
    while not (state := await current(stage))["done"]:
        step = state["next"]
        await HANDS.get((step["by"], step["do"]), leave_it)(stage, step)
        await expect(bar(stage)).not_to_contain_text(f"Step {state['step']} of")
    await expect(bar(stage)).to_contain_text("That was it")

    assert state["problem"] is None


async def test_a_tour_can_be_paused_and_left_and_the_world_stays(stage: Page) -> None:
    """The visitor goes on alone from there."""
    await begin(stage, TITLES["dispute", "en"])
    await bar(stage).get_by_role("button", name="Do it for me").click()
    await expect(bar(stage)).to_contain_text("Step 2 of")
    await bar(stage).get_by_role("button", name="End", exact=True).click()
    await expect(bar(stage)).to_be_hidden()
    await expect(stage.locator("#phone-side").get_by_role("button", name="chosen").last).to_be_visible()


async def test_a_tour_in_chinese_plays_by_itself(told: World, browser: Browser) -> None:
    """One press, and the longest story is told to its end."""
    async with looking(browser, told.address, language="zh-CN") as window:
        await begin(window, TITLES["dispute", "zh"])
        await bar(window).get_by_role("button", name="播放").click()
        await expect(bar(window)).to_contain_text("到此结束", timeout=LONG)

        assert (await current(window))["problem"] is None


async def test_a_tour_on_a_narrow_screen_brings_the_right_side_to_the_front(told: World, browser: Browser) -> None:
    """The bar stays above whichever side is shown, also while the tour is led from another window."""
    async with looking(browser, told.address, width=390, height=844) as window:
        await window.get_by_role("navigation", name="Sides of the page").get_by_role("button", name="Story").click()
        await begin(window, TITLES["dispute", "en"])
        await expect(window.locator("#phone-side")).to_be_visible()
        while (await current(window))["next"]["by"] == "customer":
            await window.request.post(urljoin(window.url, "/sandbox/tours/step"), data={})
        await expect(window.locator("#desk-side")).to_be_visible()
        await expect(window.locator("#phone-side")).to_be_hidden()
        await expect(bar(window)).to_be_in_viewport()


# ------------------------------------------------------------------------------------------------------ rehearsals


async def meet(window: Page, situation: str, last_words: str) -> Locator:
    """Begin a rehearsal, wait until the customer has said what they come with; returns what leads through it."""
    await window.locator("#tab-rehearse").click()
    panel = window.get_by_role("tabpanel", name="Rehearse")
    await panel.get_by_role("listitem").filter(has_text=situation).get_by_role("button", name="Begin").click()
    agreed = window.get_by_role("dialog").get_by_role("button", name="Begin")
    mood = panel.get_by_role("meter", name="Mood of the customer")
    await agreed.or_(mood).first.wait_for(timeout=LONG)
    if await agreed.is_visible():  # what was done in this world is about to be put away
        await agreed.click()
    await expect(mood).to_be_visible(timeout=LONG)
    await expect(window.locator("#chat .mine").last).to_contain_text(last_words, timeout=LONG)
    return panel


async def felt_after(mood: Locator, before: int) -> int:
    """The customer's mood, once it is another one."""
    await expect(mood).not_to_have_attribute("aria-valuenow", str(before))
    return int(await mood.get_attribute("aria-valuenow") or 0)


async def test_a_rehearsal_that_is_given_up_is_debriefed_with_what_is_to_mend(stage: Page) -> None:
    """Somebody simulated wrote by themselves, and nobody answered."""
    panel = await meet(stage, "angry", "HL-2152")
    await panel.get_by_role("button", name="End the rehearsal").click()
    await expect(panel.get_by_role("heading", name="How it went")).to_be_visible()
    await expect(panel.get_by_text("You ended the rehearsal.")).to_be_visible()
    await expect(panel.get_by_text("To mend:").first).to_be_attached()
    await panel.get_by_role("button", name="Another situation").click()


async def test_a_rehearsal_is_brought_to_its_aim_by_a_colleagues_own_hand(stage: Page) -> None:
    """Taken over, answered with regret and a time, handed back: the mood rises with it, and the debrief says so."""
    panel = await meet(stage, "angry", "HL-2152")
    mood = panel.get_by_role("meter", name="Mood of the customer")
    desk = stage.get_by_role("region", name="Staff’s Slack")
    angry = await felt_after(mood, 0)
    await desk.get_by_role("button", name="Take", exact=True).last.click()
    taken = await felt_after(mood, angry)
    await desk.get_by_role("button", name="Reply to customer").last.click()
    form = desk.get_by_role("dialog", name="Reply to customer")
    await form.get_by_role("textbox").fill("I am sorry, Amara. RC-9117 is set against HL-2152 by 15:00 today.")
    await form.locator("button[type=submit]").click()
    await form.get_by_role("button", name="Send").click()
    await expect(stage.locator("#chat .mine").last).to_contain_text("That is all I wanted to hear.")
    content = await felt_after(mood, taken)
    await desk.get_by_role("button", name="Return to assistant").last.click()
    await expect(panel.get_by_role("heading", name="How it went")).to_be_visible()
    await expect(panel.get_by_text("Good:").first).to_be_attached()

    assert angry < taken < content
    assert (await current(stage, "rehearsals"))["ended_because"] == "ended.aim"
