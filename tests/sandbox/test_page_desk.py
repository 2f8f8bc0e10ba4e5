"""The staff's Slack on the page: forms with errors under their fields, threads, files, and each person's own view."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.commands.demo.world import World
from tests.sandbox.browser import looking
from tests.sandbox.page_scene import DESK, JONAS, WEI, Scene
from tests.sandbox.telegram_scene import png

pytestmark = pytest.mark.anyio


def desk(window: Page) -> Locator:
    """The right side of the page."""
    return window.get_by_role("region", name="Staff’s Slack")


async def act_as(window: Page, user: str) -> None:
    """Sit down at another colleague's desk."""
    await desk(window).get_by_label("Acting as").select_option(user)


async def press(window: Page, name: str) -> None:
    """Press a button in Slack."""
    await desk(window).get_by_role("button", name=name, exact=True).click()


async def proposing(window: Page, amount: str) -> Locator:
    """Take the case and fill in a proposal that accepts this amount; returns the form."""
    await press(window, "Take")
    await press(window, "Propose")
    form = desk(window).get_by_role("dialog", name="Proposal")
    await expect(form.get_by_label("Option 1: accepted", exact=True)).to_be_focused()
    await window.keyboard.type(amount)
    await form.get_by_label("Option 1: how it is settled").select_option("a credit for the difference")
    await form.get_by_label("Option 1: what we found").fill("The order says 18.40.")
    return form


# ----------------------------------------------------------------------------------------------------------- forms


@pytest.fixture(scope="module")
async def case(told: World, browser: Browser) -> AsyncIterator[Page]:
    """A window on a demo in which a case has just come in; the tests go on with it, one after the other."""
    await told.renew()
    async with looking(browser, told.address) as page:
        yield page


async def test_escape_closes_a_form_and_gives_the_keyboard_back(case: Page) -> None:
    """While it is open the keyboard stays inside."""
    opener = desk(case).get_by_role("button", name="Reply to customer")
    await opener.press("Enter")
    form = desk(case).get_by_role("dialog", name="Reply to customer")
    await expect(form.get_by_role("textbox")).to_be_focused()
    for _ in range(6):
        await case.keyboard.press("Tab")
    inside = await form.evaluate("(form) => form.contains(document.activeElement)")
    await case.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    await expect(opener).to_be_focused()

    assert inside


async def test_a_reply_is_written_looked_at_and_sent_with_the_keyboard_alone(case: Page) -> None:
    """It reaches the customer's phone beside it, and nothing else of the thread does."""
    await desk(case).get_by_role("button", name="Reply to customer").press("Enter")
    form = desk(case).get_by_role("dialog", name="Reply to customer")
    await expect(form.get_by_role("textbox")).to_be_focused()
    await case.keyboard.type("Good day, I have your order.")
    send = form.locator("button[type=submit]")
    while not await send.evaluate("(node) => node === document.activeElement"):
        await case.keyboard.press("Tab")
    await case.keyboard.press("Enter")
    await expect(form).to_contain_text("The customer will read:")
    await form.get_by_role("button", name="Send").press("Enter")
    await expect(form).to_be_hidden()
    await expect(case.locator("#chat")).to_contain_text("Good day, I have your order.")


async def test_a_form_with_an_error_says_where_and_is_sent_once_it_is_mended(case: Page) -> None:
    """What was typed stays; the answer of the bot's own check stands under its field."""
    form = await proposing(case, "300")
    accepted = form.get_by_label("Option 1: accepted", exact=True)
    await form.get_by_role("button", name="Propose").click()
    await expect(form.get_by_role("alert")).to_contain_text("200.00")
    await expect(accepted).to_be_focused()
    await expect(form.get_by_label("Option 1: what we found")).to_have_value("The order says 18.40.")
    await accepted.fill("200")
    await form.get_by_role("button", name="Propose").click()
    await expect(form).to_be_hidden()
    await expect(desk(case).get_by_role("button", name="Approve")).to_be_visible()


# ---------------------------------------------------------------------------------------------------------- people


async def test_what_a_role_may_not_do_is_said_to_that_person_alone(case: Page) -> None:
    """An agent has proposed, and may not approve it too; nobody else sees the refusal."""
    await press(case, "Approve")
    await desk(case).get_by_role("alertdialog").get_by_role("button", name="Approve").click()
    whisper = desk(case).get_by_role("article").filter(has_text="Only visible to you")
    await expect(whisper).to_be_visible()
    await act_as(case, JONAS)
    await expect(desk(case).get_by_role("button", name="Approve")).to_be_visible()
    await expect(whisper).to_have_count(0)


async def test_each_colleague_has_unread_marks_of_their_own(scene: Scene, window: Page) -> None:
    """What Wei has read is still new to Jonas."""
    await act_as(window, JONAS)
    await act_as(window, WEI)
    await scene.post("Something for everybody.")
    await expect(desk(window).locator(".post-text")).to_have_text("Something for everybody.")
    await desk(window).get_by_role("navigation", name="Channels").get_by_role("button").last.click()
    await act_as(window, JONAS)
    await expect(desk(window).get_by_role("button", name="desk, 1 unread")).to_be_visible()
    await act_as(window, WEI)
    await expect(desk(window).get_by_role("button", name="desk", exact=True)).to_be_visible()
    await desk(window).get_by_role("button", name="desk", exact=True).click()


# ------------------------------------------------------------------------------------------------- threads and files


async def test_a_reply_goes_into_the_thread_it_answers(scene: Scene, window: Page) -> None:
    """The channel shows how many there are, the pane beside it what they say."""
    await scene.post("D-1001 · Okafor Home Stores")

    post = desk(window).locator("#room").get_by_role("article").filter(has_text="D-1001")
    await post.hover()
    await post.get_by_role("button", name="Reply in thread").click()
    await desk(window).locator("#thread-text").fill("I look into it")
    await desk(window).locator("#thread-text").press("Enter")
    await expect(desk(window).locator("#thread .post-text")).to_have_text(
        ["D-1001 · Okafor Home Stores", "I look into it"]
    )
    await expect(post.get_by_role("button", name="1 reply")).to_be_visible()
    await expect(desk(window).locator("#room .post-text").last).to_have_text("D-1001 · Okafor Home Stores")


async def test_a_colleague_shares_a_picture(scene: Scene, window: Page, tmp_path: Path) -> None:
    """With words of their own; it can be opened."""
    path = tmp_path / "order.png"
    path.write_bytes(png(240, 160))

    async with window.expect_file_chooser() as chooser:
        await desk(window).locator("#room-form").get_by_role("button", name="Attach a file").click()
    await (await chooser.value).set_files(path)
    await desk(window).locator("#room-text").fill("the order")
    await desk(window).locator("#room-text").press("Enter")
    await expect(desk(window).get_by_role("button", name="Open the picture")).to_be_visible()

    *_, shared = scene.sandbox.slack.space.channels[DESK].messages.values()
    assert (shared.user, shared.text, len(shared.files)) == (WEI, "the order", 1)


async def test_two_colleagues_in_two_windows_see_each_other_write(scene: Scene, window: Page, browser: Browser) -> None:
    """Each window acts for somebody else."""
    async with looking(browser, scene.address) as jonas:
        await act_as(jonas, JONAS)
        await desk(window).locator("#room-text").fill("Jonas, do you look at it?")
        await desk(window).locator("#room-text").press("Enter")
        await expect(desk(jonas).locator(".post-text").last).to_have_text("Jonas, do you look at it?")
        await desk(jonas).locator("#room-text").fill("I do.")
        await desk(jonas).locator("#room-text").press("Enter")
        await expect(desk(window).locator("#room .post-text").last).to_have_text("I do.")

    written = list(scene.sandbox.slack.space.channels[DESK].messages.values())
    assert [one.user for one in written[-2:]] == [WEI, JONAS]


async def test_the_apps_home_is_what_the_bot_shows_this_person(scene: Scene, window: Page) -> None:
    """Opened from the rail; nobody else sees it."""
    await scene.show_home(JONAS, {"type": "header", "text": {"type": "plain_text", "text": "Your three cases"}})

    app = desk(window).get_by_role("navigation", name="Channels").get_by_role("button").last
    await app.click()
    await expect(desk(window)).to_contain_text("shows nothing on its home tab")
    await act_as(window, JONAS)
    await app.click()
    await expect(desk(window).get_by_role("heading", name="Your three cases")).to_be_visible()
