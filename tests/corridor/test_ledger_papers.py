"""A customer's own ledger, from the file to the signed yes: the picture, both papers, the timing differences."""

import json
from typing import Any, Final

from bot.pressroom import InThisProcess
from tests.corridor.conftest import AMARA, Play, one, rows, send
from tests.town.town import Town, plain

BOOKS: Final = b"""Okafor Foods - supplier ledger
Date,Document,Text,Amount
2026-08-14,INV-2201,Rice,2700.00
2026-09-21,INV-2207,Palm oil,23000.00
2026-10-03,INV-2214,Palm oil,4800.00
2026-10-12,CN-0380,Credit,-200.00
2026-10-26,RC-5533,Payment,-1200.00
2026-10-30,CHQ-9,Payment,-500.00
,,Total,28600.00
"""


async def matched(town: Town) -> list[dict[str, Any]]:
    """Their file is read and held against our books; the outcome."""
    await send(town, AMARA, BOOKS, "books.csv", "text/csv")
    return await town.tap(AMARA, "Yes, that is it")


def test_the_result_comes_as_a_picture_with_its_words_below(play: Play) -> None:
    """One message; the figures are said in words as well."""

    async def script(town: Town) -> None:
        result = (await matched(town))[-1]
        (file,) = result["files"]

        assert (file["kind"], file["width"]) == ("photo", 720)
        assert "Difference: USD 1,350.00" in plain(result)

    play(script, AMARA, press=InThisProcess())


def test_both_papers_are_sent_on_a_tap(play: Play) -> None:
    """As PDF and as a spreadsheet; colleagues have the same in the statement's thread."""

    async def script(town: Town) -> None:
        await matched(town)
        sent = await town.tap(AMARA, "Both ledgers as PDF and Excel")
        names = [file["name"] for message in sent for file in message["files"]]
        contents = [await town.download(message) for message in sent if message["files"]]

        put = await rows(town, "SELECT body FROM outbox WHERE method = 'files.upload' AND state = 'sent'")

        assert [name.rpartition(".")[2] for name in names] == ["pdf", "xlsx"]
        assert [json.loads(body)["enclose"]["kind"] for (body,) in put] == ["ledger_bridge", "ledger_bridge_sheet"]
        assert (contents[0][:4], contents[1][:2]) == (b"%PDF", b"PK")

    play(script, AMARA, press=InThisProcess())


def test_what_was_called_timing_stands_in_the_signed_yes(play: Play) -> None:
    """Shown before it, named in the record; the sum is the statement's own."""

    async def script(town: Town) -> None:
        await matched(town)
        await town.tap(AMARA, "Go through the differences")
        await town.tap(AMARA, "We correct our books")
        await town.tap(AMARA, "It is only timing")
        asked = await town.tap(AMARA, "Confirm it")
        await town.tap(AMARA, "I confirm")
        await town.tap(AMARA, "Yes, in the name of Okafor Foods")
        said = json.loads(await one(town, "SELECT body FROM record"))

        assert "Not in our books yet: USD -500.00 · 30 Oct 2026 · CHQ-9" in plain(asked[-1])
        assert [(item["document"], item["minor"], item["missing_in"]) for item in said["timing"]] == [
            ("CHQ-9", -50_000, "supplier")
        ]
        assert said["agreed"] == 2_995_000

    play(script, AMARA)
