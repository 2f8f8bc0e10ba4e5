"""The statement's notice with its picture, and its papers, as they reach the customer's phone."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot import telegram_customers
from bot.pressroom import WIDTH, InThisProcess
from flows.facts.statement import short_code
from flows.facts.times import DAY
from locales.papers.sheet import Sheet
from tests.corridor.conftest import AMARA, LIMIN, Play, one
from tests.town.plain_press import PlainPress
from tests.town.town import Town, plain

SIZE = slice(16, 20)  # where a PNG says how wide it is


@dataclass
class Held(PlainPress):
    """A pressroom whose pictures are not ready in any patience."""

    asked: int = 0

    async def png(self, sheet: Sheet, width: int = WIDTH) -> bytes:
        """Never."""
        self.asked += 1
        await asyncio.Event().wait()
        return await super().png(sheet, width)


@pytest.fixture
def impatient() -> Iterator[None]:
    """A message waits for its picture hardly at all."""
    was, telegram_customers.PATIENCE = telegram_customers.PATIENCE, 0.05
    yield
    telegram_customers.PATIENCE = was


async def noticed(town: Town, who: int) -> list[dict[str, Any]]:
    """Issue the statements and let a day go by: what came to that phone."""
    last = town.last(who)
    await town.issue()
    await town.wait(DAY)
    return [m for m in town.new(who, last) if m["buttons"]]


def test_the_notice_is_a_picture_with_the_same_words_and_buttons(play: Play) -> None:
    """One message: its buttons work, its figures are said below the picture, and a paper can be had from there."""

    async def script(town: Town) -> None:
        (notice,) = await noticed(town, AMARA)
        (file,) = notice["files"]
        picture = await town.download(notice)
        opened = await town.tap(AMARA, "See the statement")
        typed = await town.say(AMARA, "send me the pdf")
        pressed = await town.tap(AMARA, "PDF file")
        paper = await town.download(typed[-1])
        code = short_code(await one(town, "SELECT sha FROM statement WHERE currency = 'USD'"))

        assert (file["kind"], file["width"]) == ("photo", 720)
        assert int.from_bytes(picture[SIZE]) == 720
        assert "29,950.00" in plain(notice)
        assert f"Check code: {code}" in plain(notice)
        assert f"Check code: {code}" in plain(opened[-1])
        assert plain(typed[0]).startswith("I am preparing your statement")
        assert typed[-1]["files"][0]["name"].endswith(".pdf")
        assert paper.startswith(b"%PDF")
        assert pressed[-1]["files"][0]["name"] == typed[-1]["files"][0]["name"]
        assert await town.download(pressed[-1]) == paper

    play(script, AMARA, issue=False, press=InThisProcess())


@pytest.mark.usefixtures("impatient")
def test_a_message_does_not_wait_for_its_picture(play: Play) -> None:
    """It goes with all its words, and nobody hears of the picture."""

    async def script(town: Town) -> None:
        (notice,) = await noticed(town, AMARA)

        assert notice["files"] == []
        assert "29,950.00" in plain(notice)
        assert held.asked >= 1

    held = Held()
    play(script, AMARA, issue=False, press=held)


def test_a_picture_that_the_platform_refuses_is_left_out(play: Play) -> None:
    """What is no picture is refused for certain, so the words go alone and once."""

    class Broken(PlainPress):
        async def png(self, sheet: Sheet, width: int = WIDTH) -> bytes:
            """No picture."""
            return f"{sheet.number} {width}".encode()

    async def script(town: Town) -> None:
        found = await noticed(town, AMARA)

        assert [m["files"] for m in found] == [[]]
        assert await one(town, "SELECT count(*) FROM outbox WHERE kind = 'statement' AND state = 'sent'") == 1

    play(script, AMARA, issue=False, press=Broken())


@pytest.mark.parametrize(
    ("words", "fits"), [("<b>" + "&amp;" * 1024 + "</b>", True), ("An old price. " * 80, False), ("𠮷" * 513, False)]
)
def test_words_too_long_for_a_caption_go_alone(words: str, fits: bool) -> None:  # noqa: FBT001 - a case of the table
    """A caption is shorter than a message, counted without marks and in UTF-16, and no word is cut."""
    assert telegram_customers.fits_below(words) == fits


def test_a_paper_in_the_readers_own_script(play: Play) -> None:
    """A Chinese customer asks in Chinese and is sent the file of the same name."""

    async def script(town: Town) -> None:
        await town.say(LIMIN, "/statement")
        pdf = await town.say(LIMIN, "发我PDF")
        sheet = await town.say(LIMIN, "excel 版")
        content = (await town.download(pdf[-1])).decode()

        assert plain(pdf[0]).startswith("正在为您准备对账单")
        assert "对账单" in content
        assert sheet[-1]["files"][0]["name"].endswith(".xlsx")

    play(script, LIMIN)
