"""Papers of customers stand in their thread, and go with them; files of colleagues reach a phone only when ticked."""

from typing import Any

from bot.sandbox.telegram.attachments import Attachment
from tests.corridor.conftest import AMARA, Play, restart, rows, send
from tests.corridor.test_what_comes import PDF
from tests.town.town import DESK, Town

MAP = PDF.replace(b"%%EOF", b"% a map\n%%EOF")


def papers(town: Town) -> list[tuple[str, str]]:
    """(thread, name) of every file on the desk that we put there."""
    return [
        (str(one["thread_ts"]), str(file["name"]))
        for one in town.desk()
        for file in one["files"]
        if one["user"] == "U_BOT"
    ]


async def asks_for_wei(town: Town) -> dict[str, Any]:
    """Amara asks for a person, Wei takes it; the card."""
    await town.say(AMARA, "/human")
    card = town.head("asks for a person")
    await town.press("U_WEI", card, "take")
    return town.head("Wei speaks with")


def test_a_paper_stands_in_the_thread_of_whoever_speaks_with_its_sender(play: Play) -> None:
    """A copy, beneath the card; taken out again when its bytes are destroyed."""

    async def script(town: Town) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
        card = await asks_for_wei(town)
        await send(town, AMARA, PDF, "order.pdf", "application/pdf")
        shown = papers(town)
        await town.concord.store.write(
            lambda conn: conn.exec_driver_sql("UPDATE evidence SET state = 'erasing', why = 'erased'")
        )
        town.concord.collector.want([1])
        await town.settle()
        return card["ts"], shown, papers(town)

    head, shown, left = play(script, AMARA)

    assert shown == [(head, "order.pdf")]
    assert left == []


def test_a_paper_that_is_refused_never_stands_on_the_desk(play: Play) -> None:
    """What was not kept is not shown."""

    async def script(town: Town) -> list[tuple[str, str]]:
        await asks_for_wei(town)
        await send(town, AMARA, b"MZ\x90\0", "tool.pdf", "application/pdf")
        return papers(town)

    assert play(script, AMARA) == []


async def shares_a_map(town: Town, card: dict[str, Any]) -> None:
    """Wei puts a file into the thread, with words."""
    said = {"mime": "application/pdf", "thread_ts": card["ts"], "text": "INTERNAL: not for them"}
    town.sandbox.slack.people.upload("U_WEI", DESK, "map.pdf", MAP, said)
    await town.settle()
    await town.sandbox.slack.deliveries.settled()
    await town.settle()


async def replies(town: Town, card: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Wei writes to Amara: written, looked at, sent."""
    await town.press("U_WEI", card, "reply")
    said = {"text": {"text": "Here is the map."}, **fields}
    await town.submit("U_WEI", said)
    return await town.submit("U_WEI", said)


def test_only_a_ticked_file_reaches_the_phone_byte_for_byte(play: Play) -> None:
    """And nothing of what was written beside it."""

    async def script(town: Town) -> tuple[bytes, list[str], list[tuple[Any, ...]]]:
        card = await asks_for_wei(town)
        await shares_a_map(town, card)
        silent = [message["text"] for message in town.chat(AMARA)["messages"] if "INTERNAL" in str(message["text"])]
        before = town.last(AMARA)
        await replies(town, card, files={"files": ["file_1"]})
        sent = next(one for one in town.new(AMARA, before) if one.get("files"))
        return await town.download(sent), silent, await rows(town, "SELECT state, name FROM thread_file")

    content, silent, kept = play(script, AMARA)

    assert content == MAP
    assert silent == []
    assert kept == [("stored", "map.pdf")]


def test_a_file_shared_while_the_bot_was_away_can_be_ticked_afterwards(play: Play) -> None:
    """It is read from the thread at the next connection."""

    async def script(town: Town) -> list[tuple[Any, ...]]:
        card = await asks_for_wei(town)
        await town.concord.slack.stop_receiving()
        town.sandbox.slack.people.upload(
            "U_WEI", DESK, "map.pdf", MAP, {"mime": "application/pdf", "thread_ts": card["ts"]}
        )
        await restart(town)
        await town.concord.slack.missed.idle()
        await town.settle()
        return await rows(town, "SELECT state, name, subject FROM thread_file")

    assert play(script, AMARA) == [("internal", "map.pdf", "hand_over:1")]


def test_two_colleagues_who_send_at_once_are_two_messages_and_no_form_is_sent_twice(play: Play) -> None:
    """The same form again is answered alike and sends nothing."""

    async def script(town: Town) -> int:
        card = await asks_for_wei(town)
        before = town.last(AMARA)
        await town.press("U_WEI", card, "reply")
        said = {"text": {"text": "Here is the map."}}
        await town.submit("U_WEI", said)
        view = town.slack("U_WEI")["views"][-1]["id"]
        for _ in range(2):
            await town.sandbox.slack.people.submit("U_WEI", view, said) if town.slack("U_WEI")["views"] else None
        await town.settle()
        return len(town.new(AMARA, before))

    assert play(script, AMARA) == 1


def test_a_photo_of_a_colleague_arrives_as_a_photo(play: Play) -> None:
    """So that it is seen without opening it."""
    photo = Attachment("photo", "gate.jpg", "image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 200 + b"\xff\xd9")

    async def script(town: Town) -> list[tuple[Any, ...]]:
        card = await asks_for_wei(town)
        town.sandbox.slack.people.upload(
            "U_WEI", DESK, photo.name, photo.content, {"mime": photo.mime, "thread_ts": card["ts"]}
        )
        await town.sandbox.slack.deliveries.settled()
        await town.settle()
        await replies(town, card, files={"files": ["file_1"]})
        return await rows(town, "SELECT state FROM outbox WHERE method = 'sendPhoto'")

    assert play(script, AMARA) == [("sent",)]
