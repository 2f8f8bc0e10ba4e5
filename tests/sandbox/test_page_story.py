"""The middle of the page, with the bot behind it: what happened, line by line; the clock; mishaps and the outbox."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.commands.demo.world import World
from tests.sandbox.browser import LONG, looking

KATRIN, SARA = "Katrin Lindner", "Sara Al-Qahtani"
TOO_LARGE = 21 * 1024 * 1024  # bytes; the bot may fetch 20 MB

pytestmark = pytest.mark.anyio


def story(window: Page) -> Locator:
    """The middle of the page."""
    return window.get_by_role("region", name="What happens behind it")


def chat(window: Page) -> Locator:
    """The messages of the phone that is shown."""
    return window.locator("#chat")


async def choose(window: Page, name: str) -> None:
    """Take a customer's phone in hand."""
    await window.get_by_role("navigation", name="Customers").get_by_role("button", name=name).click()


async def answer(window: Page, label: str) -> None:
    """Press a button on the phone that is shown."""
    await chat(window).get_by_role("button", name=label, exact=True).last.click()


async def move(window: Page, button: str) -> None:
    """Move the clock, and wait until it has arrived."""
    buttons = window.get_by_role("group", name="Clock").get_by_role("button")
    await buttons.filter(has_text=button).click()
    await expect(buttons.filter(has_text=button)).to_be_enabled()


async def ask(window: Page) -> None:
    """Have the customer who is shown write something that the bot answers."""
    await window.get_by_label("Message", exact=True).fill("/menu")
    await window.keyboard.press("Enter")


async def mishap(window: Page, name: str) -> None:
    """Turn on, or off again, what may go wrong."""
    await story(window).get_by_role("tab", name="Mishaps").click()
    row = story(window).get_by_role("listitem").filter(has=window.get_by_text(name, exact=True))
    await row.locator("button").click()


def letters(window: Page, state: str) -> Locator:
    """How many letters of the outbox are in this state."""
    return story(window).locator(".counts li").filter(has_text=state).locator("strong")


@pytest.fixture(scope="module")
async def monday(told: World, browser: Browser) -> AsyncIterator[Page]:
    """A window on a demo that was just opened; the tests go on with it, each as a customer who is free for it."""
    await told.renew()
    async with looking(browser, told.address) as page:
        yield page


# --------------------------------------------------------------------------------------------------- what happened


async def test_the_story_of_one_customer_leaves_out_the_others(monday: Page) -> None:
    """The one whose phone is shown."""
    await expect(story(monday).locator(".turn").filter(has_text="李敏").first).to_be_visible()
    await choose(monday, "Amara Okafor")
    await story(monday).get_by_role("button", name="This customer").click()
    await expect(story(monday).locator(".turn").filter(has_text="Amara").first).to_be_visible()
    await expect(story(monday).locator(".turn").filter(has_text="李敏")).to_have_count(0)
    await story(monday).get_by_role("button", name="All", exact=True).click()
    await expect(story(monday).locator(".turn").filter(has_text="李敏").first).to_be_visible()


async def test_the_newcomer_opens_the_last_account_from_the_page_alone(monday: Page) -> None:
    """The welcome says who has not linked yet and what the proof is."""
    await story(monday).get_by_role("button", name=f"Do it yourself as {SARA}").click()
    await monday.get_by_role("button", name="Open the invitation link").click()
    await answer(monday, "Agree and go on")
    await expect(chat(monday)).to_contain_text("what is the total of invoice HL-2219")
    await monday.get_by_label("Message", exact=True).fill("21800")
    await monday.keyboard.press("Enter")
    await expect(chat(monday)).to_contain_text("This chat now belongs to Najd Home Trading")


async def test_a_press_is_told_with_what_came_of_it_and_leads_to_where_it_is_seen(monday: Page) -> None:
    """One line, the rest folded under it."""
    await choose(monday, KATRIN)
    await answer(monday, "It agrees")
    line = story(monday).locator(".turn").filter(has_text="It agrees").last
    await expect(line).to_contain_text(KATRIN)
    await line.get_by_role("button", name="more").click()
    await expect(line.get_by_role("listitem").first).to_be_visible()
    await choose(monday, "Amara Okafor")
    await line.get_by_title("See it on the phone").first.click()
    await expect(monday.get_by_role("log", name=f"Chat of {KATRIN}")).to_be_visible()


async def test_two_windows_stay_in_step_with_one_world(told: World, monday: Page, browser: Browser) -> None:
    """A press in one brings the answer, the story and the moved clock to both."""
    async with looking(browser, told.address) as other:
        for window in (monday, other):
            await choose(window, KATRIN)
        await ask(monday)
        await answer(monday, "Where things stand")
        for window in (monday, other):
            await expect(chat(window).get_by_role("button", name="Where things stand chosen")).to_be_visible()
            await expect(chat(window).locator("[data-id]").last).to_have_class(re.compile("theirs"))
            await expect(story(window).locator(".turn").last).to_contain_text("Where things stand")
        await move(monday, "+1 day")
        await expect(other.locator("#clock-time")).to_contain_text("3 Nov 2026")


# --------------------------------------------------------------------------------------------------------- mishaps


async def test_while_telegram_is_busy_letters_wait_in_the_outbox_and_go_out_after(monday: Page) -> None:
    """Nothing is lost and nothing sent twice."""
    await choose(monday, KATRIN)
    shown = await chat(monday).locator(".theirs").count()
    await mishap(monday, "Telegram is busy")
    await ask(monday)
    await expect(letters(monday, "queued")).not_to_have_text("0")
    await expect(chat(monday).locator(".theirs")).to_have_count(shown)
    await mishap(monday, "Telegram is busy")
    await move(monday, "+1 hour")
    await expect(letters(monday, "queued")).to_have_text("0")
    await expect(chat(monday).locator(".theirs")).to_have_count(shown + 1)


async def test_a_letter_whose_answer_was_lost_is_shown_as_uncertain(monday: Page) -> None:
    """The customer has it, once; the bot does not know and says so."""
    await choose(monday, KATRIN)
    shown = await chat(monday).locator(".theirs").count()
    await mishap(monday, "An answer is lost")
    await ask(monday)
    await expect(letters(monday, "uncertain")).to_have_text("1")
    await expect(chat(monday).locator(".theirs")).to_have_count(shown + 1)


async def test_what_is_written_to_a_bot_that_is_away_is_answered_when_it_is_back(monday: Page) -> None:
    """One tick while it waits, two once the bot has it."""
    await choose(monday, KATRIN)
    await mishap(monday, "The bot is away")
    await ask(monday)
    own = chat(monday).locator(".mine").last
    await expect(own.get_by_label("sent", exact=True)).to_be_visible()
    await mishap(monday, "The bot is away")
    await expect(own.get_by_label("the bot has it")).to_be_visible()
    await expect(chat(monday).locator("[data-id]").last).to_have_class(re.compile("theirs"))


async def test_a_file_that_is_too_large_is_refused_in_words(monday: Page, tmp_path: Path) -> None:
    """The page does not freeze over it."""
    large = tmp_path / "everything.zip"
    large.write_bytes(bytes(TOO_LARGE))

    await choose(monday, KATRIN)
    async with monday.expect_file_chooser() as chooser:
        await monday.get_by_role("region", name="Customer’s phone").get_by_label("Attach a file").click()
    await (await chooser.value).set_files(large)
    await monday.get_by_role("dialog", name="Send a file").get_by_role("button", name="Send", exact=True).click()
    await expect(chat(monday).locator(".theirs .text").last).to_contain_text("20 MB")


# ------------------------------------------------------------------------------------------- in a world of one's own


async def test_a_power_cut_forgets_nothing(world: World, browser: Browser) -> None:
    """The conversation goes on where it stood."""
    async with looking(browser, world.address) as window:
        await choose(window, KATRIN)
        await answer(window, "It agrees")
        await expect(chat(window).get_by_role("button", name="It agrees chosen")).to_be_visible()
        await mishap(window, "Power cut")
        await expect(story(window).locator('[data-mishap="power_cut"]')).to_be_enabled()
        await answer(window, "I confirm")
        await expect(chat(window).get_by_role("button", name="chosen")).to_have_count(2)


async def test_starting_over_puts_away_what_was_done(told: World, browser: Browser) -> None:
    """After a word of warning; every window begins anew."""
    async with looking(browser, told.address) as window:
        await choose(window, KATRIN)
        await ask(window)
        await expect(chat(window).locator(".mine").filter(has_text="/menu")).to_be_visible()
        await window.get_by_role("button", name="Start over").click()
        await window.get_by_role("dialog", name="Start over?").get_by_role("button", name="Start over").click()
        cover = window.get_by_role("alertdialog", name="The books are being opened")
        await expect(cover).to_be_visible()
        await expect(cover).to_be_hidden(timeout=LONG)
        await choose(window, KATRIN)
        await expect(chat(window).get_by_role("button", name="It agrees", exact=True)).to_be_enabled()
        await expect(chat(window).locator(".mine").filter(has_text="/menu")).to_have_count(0)


# ------------------------------------------------------------------------------------------------------- the clock


async def test_the_clock_moved_to_the_next_follow_up_brings_what_was_planned(world: World, browser: Browser) -> None:
    """Again and again, until somebody who has not answered is reminded."""
    async with looking(browser, world.address) as window:
        await choose(window, KATRIN)
        reminder = chat(window).locator(".theirs").filter(has_text="answer")
        before = await reminder.count()
        for _ in range(24):
            await move(window, "To the next follow-up")
            if await reminder.count() > before:
                break
        await expect(story(window).locator(".turn.kind-fired").last).to_be_visible()

        assert await reminder.count() == before + 1
