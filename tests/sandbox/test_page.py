"""The demo page itself: served whole, asking no other host for anything, in its reader's language and size."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.sandbox import page
from tests.sandbox.browser import looking
from tests.sandbox.page_scene import AMARA, DESK, WEI, Scene

PAGE = Path(page.__file__).parent
FILES = sorted(path for path in PAGE.rglob("*") if path.suffix in {".html", ".css", ".js"})
MARKUP = "<img src=x onerror=\"document.title='taken'\">"
PHONE_WIDE = {"width": 390, "height": 844}

pytestmark = pytest.mark.anyio


async def painted(window: Page) -> list[str]:
    """The colours of the page, of a bubble and of its words, as they are on the screen now."""
    return [
        str(await window.locator(where).last.evaluate(f"(node) => getComputedStyle(node).{what}"))
        for where, what in (("html", "backgroundColor"), (".bubble", "backgroundColor"), (".bubble .text", "color"))
    ]


async def overflow(window: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(await window.evaluate("document.documentElement.scrollWidth - innerWidth"))


# ------------------------------------------------------------------------------------------------------- the files


async def test_every_file_of_the_page_is_served_under_a_policy_that_allows_this_host_alone(scene: Scene) -> None:
    """The browser itself refuses anything from elsewhere."""
    addresses = ["/", *(f"/{path.relative_to(PAGE).as_posix()}" for path in FILES)]

    answers = [await scene.http.get(address) for address in addresses]

    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.headers["content-security-policy"].startswith("default-src 'none'") for answer in answers)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PAGE).as_posix())
def test_a_file_of_the_page_names_no_other_host_and_parses_no_html(path: Path) -> None:
    """No outside address, no inline handler, no text taken for markup."""
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"(src|href|from|import|url)\W{1,3}(https?:)?//", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)
    assert not re.search(r"<[^>]+\son\w+=", text)


async def test_a_page_that_asks_another_host_gets_nothing_and_is_found_out(browser: Browser) -> None:
    """The guard around all tests here, tried out."""
    answers = []

    async def ask() -> None:
        async with looking(browser, "about:blank") as window:
            answers.append(await window.evaluate("fetch('http://192.0.2.1/').then(() => 'answered', () => 'nothing')"))

    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        await ask()
    assert answers == ["nothing"]


# ------------------------------------------------------------------------------------------------------ both sides


async def test_who_has_not_started_the_bot_starts_it_with_one_press(scene: Scene, window: Page) -> None:
    """As on a real phone; the word appears without reloading."""
    await window.locator(".start").click()
    await expect(window.locator(".bubble .text")).to_have_text("/start")

    assert [one["text"] for one in scene.sandbox.telegram.chat(AMARA)["messages"]] == ["/start"]


async def test_nobodys_words_are_taken_for_markup(scene: Scene, window: Page) -> None:
    """A customer's and a colleague's tags stand on the page as they were typed."""
    scene.sandbox.telegram.say(AMARA, f"customer {MARKUP}")
    scene.sandbox.slack.people.say(WEI, DESK, f"colleague {MARKUP}")

    await expect(window.locator(".bubble .text").last).to_have_text(f"customer {MARKUP}")
    await expect(window.locator(".post-text").last).to_have_text(f"colleague {MARKUP}")
    await expect(window.locator(".text img, .post-text img")).to_have_count(0)
    await expect(window).to_have_title("Concord · demo")


async def test_two_windows_show_the_same(scene: Scene, window: Page, browser: Browser) -> None:
    """What is typed in one arrives and is seen in the other, whichever side it was on."""
    async with looking(browser, scene.address) as other:
        await expect(other.locator("#phone-text")).to_be_visible()
        await window.locator("#phone-text").fill("is anybody there?")
        await window.locator("#phone-text").press("Enter")
        await expect(other.locator(".bubble .text").last).to_have_text("is anybody there?")
        await other.locator("#room-text").fill("I am")
        await other.locator("#room-text").press("Enter")
        await expect(window.locator(".post-text").last).to_have_text("I am")

    posted = list(scene.sandbox.slack.space.channels[DESK].messages.values())
    assert posted[-1].text == "I am"


# -------------------------------------------------------------------------------------------------- time and looks


async def test_the_clock_stands_in_the_customers_zone_and_has_no_buttons_when_it_cannot_be_moved(
    window: Page,
) -> None:
    """Lagos is an hour ahead of UTC."""
    clock = window.get_by_role("group", name="Clock")

    await expect(clock.locator("#clock-time")).to_contain_text("2 Nov 2026, 10:04")
    await expect(clock).to_contain_text("Lagos")
    await expect(clock.get_by_role("button")).to_have_count(0)


async def test_the_page_speaks_chinese_to_who_reads_chinese_and_english_on_request(
    scene: Scene, browser: Browser
) -> None:
    """The browser's own language decides until the reader does; the choice is kept."""
    async with looking(browser, scene.address, language="zh-CN") as window:
        await expect(window.locator("html")).to_have_attribute("lang", "zh-Hans")
        await expect(window.get_by_role("region", name="客户的手机")).to_be_visible()
        await window.get_by_role("button", name="英语", exact=True).click()
        await expect(window.get_by_role("region", name="Customer’s phone")).to_be_visible()
        await window.reload()
        await expect(window.locator("html")).to_have_attribute("lang", "en-GB")


async def test_the_dark_page_is_dark(scene: Scene, browser: Browser) -> None:
    """As the system says, and otherwise when the reader asks; the colours really change."""
    scene.sandbox.telegram.say(AMARA, "in the evening")

    async with looking(browser, scene.address, scheme="dark") as window:
        await expect(window.locator("html")).to_have_attribute("data-theme", "dark")
        await expect(window.locator(".bubble").last).to_be_visible()
        dark = await painted(window)
        await window.get_by_role("button", name="Light", exact=True).click()
        await expect(window.locator("html")).to_have_attribute("data-theme", "light")
        light = await painted(window)

        assert [one for one in dark if one in light] == []


# ------------------------------------------------------------------------------------------------ a narrow screen


async def test_a_phones_width_shows_one_side_at_a_time_and_scrolls_sideways_nowhere(
    scene: Scene, browser: Browser
) -> None:
    """A bar at the foot changes between them, and counts what arrives on the side that is hidden."""
    scene.sandbox.telegram.say(AMARA, "a long word: " + "accounts" * 20)
    scene.sandbox.slack.people.say(WEI, DESK, "another: " + "receivable" * 20)

    async with looking(browser, scene.address, **PHONE_WIDE) as window:
        phone = window.get_by_role("region", name="Customer’s phone")
        desk = window.get_by_role("region", name="Staff’s Slack")
        tab = window.get_by_role("navigation", name="Sides of the page").get_by_role("button", name="Slack")
        await expect(phone.locator(".bubble .text").last).to_be_visible()
        await expect(desk).to_be_hidden()
        widths = [await overflow(window)]
        await scene.post("A customer has answered.")
        await expect(tab.get_by_label("1 unread")).to_be_visible()
        await tab.click()
        await expect(desk.locator(".post-text").last).to_be_visible()
        await expect(tab.get_by_label("unread")).to_have_count(0)
        await expect(phone).to_be_hidden()

        assert [*widths, await overflow(window)] == [0, 0]
