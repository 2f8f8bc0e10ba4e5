"""The customer's phone on the page: files, buttons, scripts of both directions, and a chat of any length."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.sandbox.browser import looking, visit
from tests.sandbox.page_scene import AMARA, CAST, OMAR, Scene, filled
from tests.sandbox.telegram_scene import png

LONG = 2_000  # messages
DRAWN_AT_MOST = 200  # nodes of a long chat

# A file held in the page, as a hand that drags it or a clipboard would bring it.
CARRIED = """
([name, mime, bytes]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(bytes)], name, { type: mime }));
  return carried;
}
"""
PASTE = (
    "(field, carried) => field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true }))"
)

pytestmark = pytest.mark.anyio


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A real picture in a file."""
    path = tmp_path / "order.png"
    path.write_bytes(png(240, 160))
    return path


def phone(window: Page) -> Locator:
    """The left side of the page."""
    return window.get_by_role("region", name="Customer’s phone")


async def choose(window: Page, name: str) -> None:
    """Take another customer's phone in hand."""
    await phone(window).get_by_role("navigation", name="Customers").get_by_role("button", name=name).click()


async def send_with(window: Page, caption: str) -> None:
    """Look at the files that are about to go, add words and let them go."""
    asked = phone(window).get_by_role("dialog", name="Send a file")
    await expect(asked.get_by_role("img")).to_be_visible()
    await asked.get_by_label("Caption").fill(caption)
    await asked.get_by_role("button", name="Send", exact=True).click()


def sent(scene: Scene, customer: int = AMARA) -> list[dict[str, Any]]:
    """What the sandbox says is in that chat."""
    return list(scene.sandbox.telegram.chat(customer)["messages"])


async def middle(of: Locator) -> float:
    """Where the middle of something is, in pixels from the left edge of the window."""
    box = await of.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


# ----------------------------------------------------------------------------------------------------------- files


async def test_a_picture_is_sent_by_the_attach_button_with_words_of_its_own(
    scene: Scene, window: Page, photo: Path
) -> None:
    """It is looked at before it goes, and can be opened after."""
    async with window.expect_file_chooser() as chooser:
        await phone(window).get_by_role("button", name="Attach a file").click()
    await (await chooser.value).set_files(photo)
    await send_with(window, "the order, as agreed")
    await expect(window.locator(".bubble .text").last).to_have_text("the order, as agreed")
    await phone(window).get_by_role("button", name="Open the picture").last.click()
    await expect(window.get_by_role("dialog", name="Picture").get_by_role("img")).to_be_visible()
    await window.keyboard.press("Escape")
    await expect(window.get_by_role("dialog")).to_have_count(0)

    assert (sent(scene)[-1]["text"], len(sent(scene)[-1]["files"])) == ("the order, as agreed", 1)


async def test_a_picture_of_the_bot_has_its_words_and_buttons_and_a_paper_opens(scene: Scene, window: Page) -> None:
    """As a statement comes: the picture as wide as its words, larger by a press; a PDF in a window of its own."""
    await scene.tell(AMARA, "Good day.")
    at, keys = f"/bot{CAST.telegram_token}/send", {"inline_keyboard": [[{"text": "It agrees", "callback_data": "do"}]]}
    said = {"chat_id": AMARA, "caption": "Our books show USD 8,512.00.", "reply_markup": json.dumps(keys)}
    await scene.http.post(f"{at}Photo", data=said, files={"photo": ("card.png", png(720, 620), "image/png")})
    paper = {"document": ("ST-7.pdf", b"%PDF-1.7", "application/pdf")}
    await scene.http.post(f"{at}Document", data={"chat_id": AMARA}, files=paper)
    row = window.locator(".chat-row", has_text="Our books show")
    await expect(row.get_by_role("button", name="It agrees")).to_be_visible()
    await row.locator("img").evaluate("(picture) => picture.decode()")  # it takes its width when it has arrived
    picture, words = await row.locator(".picture").bounding_box(), await row.locator(".bubble").bounding_box()
    link = window.locator(".bubble a", has_text="ST-7.pdf")
    await expect(link).to_have_attribute("target", "_blank")
    shown = await scene.http.get(str(await link.get_attribute("href")))
    await row.get_by_role("button", name="Open the picture").click()
    await expect(window.get_by_role("dialog", name="Picture").get_by_text("Our books show")).to_be_visible()
    await window.keyboard.press("Escape")
    await expect(window.get_by_role("dialog")).to_have_count(0)

    assert picture
    assert words
    assert words["width"] - picture["width"] < 10
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.headers["content-disposition"] == "inline"


async def test_a_picture_is_sent_by_dropping_it_on_the_phone(scene: Scene, window: Page) -> None:
    """Anywhere on the phone."""
    carried = await window.evaluate_handle(CARRIED, ["order.png", "image/png", [*png(240, 160)]])
    await window.locator("#chat").dispatch_event("dragenter", {"dataTransfer": carried})
    await expect(phone(window).get_by_text("Drop to send to Concord")).to_be_visible()
    await window.locator("#chat").dispatch_event("drop", {"dataTransfer": carried})
    await send_with(window, "dropped")
    await expect(window.locator(".bubble .text").last).to_have_text("dropped")

    assert (sent(scene)[-1]["text"], len(sent(scene)[-1]["files"])) == ("dropped", 1)


async def test_a_picture_is_sent_by_pasting_it_into_the_message(scene: Scene, window: Page) -> None:
    """From the clipboard, where a screenshot would be."""
    field = phone(window).get_by_label("Message", exact=True)
    carried = await window.evaluate_handle(CARRIED, ["image.png", "image/png", [*png(240, 160)]])
    await field.evaluate(PASTE, carried)
    await send_with(window, "pasted")
    await expect(window.locator(".bubble .text").last).to_have_text("pasted")

    assert (sent(scene)[-1]["text"], len(sent(scene)[-1]["files"])) == ("pasted", 1)


# --------------------------------------------------------------------------------------------------------- buttons


async def test_a_pressed_button_stays_marked_in_every_window_and_after_a_reload(own: Scene, browser: Browser) -> None:
    """What the customer chose is seen by whoever looks later; the message's buttons rest."""
    await own.tell(AMARA, "Does it agree?", ("It agrees", "Something differs"))

    async with visit(browser) as visitor:
        mine, yours = await visitor.new_page(), await visitor.new_page()
        for window in (mine, yours):
            await window.goto(own.address)
        await phone(mine).get_by_role("button", name="It agrees").click()
        await expect(phone(yours).get_by_role("button", name="It agrees chosen")).to_be_disabled()
        await mine.reload()
        await expect(phone(mine).get_by_role("button", name="It agrees chosen")).to_be_disabled()
        await expect(phone(mine).get_by_role("button", name="Something differs")).to_be_disabled()


async def test_old_buttons_can_be_kept_alive_as_on_a_real_phone(own: Scene, browser: Browser) -> None:
    """A second press then really reaches the bot."""
    await own.tell(AMARA, "Does it agree?", ("It agrees", "Something differs"))

    async with looking(browser, own.address) as window:
        await phone(window).get_by_role("button", name="It agrees").click()
        await expect(phone(window).get_by_role("button", name="Something differs")).to_be_disabled()
        await phone(window).get_by_role("button", name="More").click()
        await window.get_by_role("menuitemcheckbox", name="Old buttons stay alive").click()
        await phone(window).get_by_role("button", name="Something differs").click()
        await expect(phone(window).get_by_role("button", name="Something differs chosen")).to_be_visible()

    assert len(own.sandbox.telegram.board.queries) == 2


async def test_a_phone_is_used_with_the_keyboard_alone(scene: Scene, window: Page) -> None:
    """Write, send, go up to the newest buttons, press one."""
    asked = await scene.tell(AMARA, "Does it agree?", ("It agrees", "Something differs"))

    row = window.locator(".chat-row", has_text="Does it agree?")  # an older message of this chat has such a button too
    await expect(row.get_by_role("button", name="It agrees")).to_be_visible()
    field = phone(window).get_by_label("Message", exact=True)
    await window.get_by_role("link", name="To the phone").press("Enter")
    for _ in range(20):
        await window.keyboard.press("Tab")
        if await field.evaluate("(field) => field === document.activeElement"):
            break
    await window.keyboard.type("one line")
    await window.keyboard.press("Shift+Enter")
    await window.keyboard.type("and another")
    await window.keyboard.press("Enter")
    await expect(window.locator(".mine .text").last).to_have_text("one line\nand another")
    await expect(field).to_be_focused()
    await window.keyboard.press("ArrowUp")
    await window.keyboard.press("Enter")
    await expect(phone(window).get_by_role("button", name="chosen")).to_be_visible()

    assert [one["pressed"] for one in sent(scene) if one["id"] == asked] == ["do:It agrees"]


async def test_a_customer_who_blocks_the_bot_hears_nothing_until_it_is_unblocked(scene: Scene, window: Page) -> None:
    """The platform refuses the bot meanwhile."""
    await phone(window).get_by_role("button", name="More").click()
    await window.get_by_role("menuitem", name="Block the bot").click()
    await expect(phone(window).get_by_label("Message", exact=True)).to_be_hidden()
    with pytest.raises(ValueError, match="blocked by the user"):
        await scene.tell(AMARA, "nobody reads this")
    await phone(window).get_by_role("button", name="Unblock").click()
    await expect(phone(window).get_by_label("Message", exact=True)).to_be_visible()
    await scene.tell(AMARA, "welcome back")
    await expect(window.locator(".theirs .text").last).to_have_text("welcome back")


# --------------------------------------------------------------------------------------------- people and languages


async def test_a_phone_in_english_is_laid_out_from_left_to_right(scene: Scene, window: Page) -> None:
    """A word in Arabic inside it keeps its own direction."""
    scene.sandbox.telegram.say(AMARA, "please check")
    await scene.tell(AMARA, "شكراً")

    own, theirs = window.locator(".mine .bubble").last, window.locator(".theirs .bubble").last
    await expect(theirs).to_contain_text("شكراً")

    assert await middle(theirs) < await middle(window.locator("#chat")) < await middle(own)
    assert await theirs.locator(".text").evaluate("(text) => getComputedStyle(text).direction") == "rtl"


async def test_what_arrives_on_another_customers_phone_is_counted_until_it_is_looked_at(
    scene: Scene, window: Page
) -> None:
    """Each customer has a badge."""
    chip = phone(window).get_by_role("navigation", name="Customers").get_by_role("button", name="عمر حداد")
    await expect(chip).to_be_visible()
    await scene.tell(OMAR, "one")
    await scene.tell(OMAR, "two")
    await expect(chip).to_contain_text("2 new")
    await chip.click()
    await expect(window.locator(".bubble .text")).to_have_text(["/start", "one", "two"])
    await expect(chip).not_to_contain_text("new")


async def test_a_phone_in_arabic_is_laid_out_from_right_to_left(scene: Scene, window: Page) -> None:
    """Own words stand on the left, the bot's on the right, and the send button left of the field."""
    await choose(window, "عمر حداد")
    scene.sandbox.telegram.say(OMAR, "الفاتورة INV-2214 غير صحيحة")
    await scene.tell(OMAR, "شكراً لك. هل هذا هو السطر؟", ("نعم", "لا"))

    own, theirs = window.locator(".mine .bubble").last, window.locator(".theirs .bubble").last
    await expect(theirs).to_contain_text("شكراً لك")
    chat = await middle(window.locator("#chat"))
    field = await middle(phone(window).get_by_label("Message", exact=True))

    assert await middle(own) < chat < await middle(theirs)
    assert await middle(phone(window).get_by_role("button", name="Send", exact=True)) < field
    assert await middle(phone(window).get_by_role("button", name="لا")) < await middle(
        phone(window).get_by_role("button", name="نعم")
    )
    assert await own.locator(".text").evaluate("(text) => getComputedStyle(text).direction") == "rtl"


# ----------------------------------------------------------------------------------------------------- a long chat


async def test_of_a_long_chat_only_what_is_near_is_drawn(browser: Browser) -> None:
    """At its end, in the middle and at its beginning; every message can be reached."""
    async with filled(LONG) as scene, looking(browser, scene.address) as window:
        await expect(window.get_by_text(f"message {LONG}", exact=True)).to_be_visible()
        drawn = [await window.locator("#chat [data-id]").count()]
        for share in (0.5, 0):
            await window.locator("#chat").evaluate(f"(chat) => {{ chat.scrollTop = chat.scrollHeight * {share}; }}")
            await window.wait_for_timeout(200)
            drawn.append(await window.locator("#chat [data-id]").count())
        await window.locator("#chat").evaluate("(chat) => { chat.scrollTop = 0; }")
        await expect(window.get_by_text("message 1", exact=True)).to_be_in_viewport()

        assert few(drawn)


def few(counts: Sequence[int]) -> bool:
    """Whether something was drawn each time, and never much."""
    return all(0 < count <= DRAWN_AT_MOST for count in counts)
