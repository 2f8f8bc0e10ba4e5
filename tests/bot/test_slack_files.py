"""Files and threads at Slack's door: copies put there, shared ones fetched, what was missed read again."""

import asyncio
import base64
from typing import Any

import pytest

from bot.desk.reading import read
from bot.doors import FileGoneError, Noticed, Receipt
from bot.slack_staff import SlackStaff
from storage.ports import Letter
from tests.bot.test_slack_door import House, messages, play
from tests.sandbox.slack_scene import DESK, START, Scene

PDF = b"%PDF-1.4\n%%EOF\n"


def copy(method: str = "files.upload", **body: Any) -> Letter:
    """A letter that puts a paper into a thread."""
    enclosed = {"enclose": {"kind": "file"}, "title": "order.pdf"}
    return Letter("k:9", f"slack:{DESK}", "slack", method, {**enclosed, **body}, "copy", subject="evidence:9")


async def a_paper(_: Any) -> tuple[str, bytes]:
    """What the letter refers to."""
    return "order.pdf", PDF


async def no_paper(_: Any) -> tuple[str, bytes]:
    """It was taken back meanwhile."""
    raise FileNotFoundError


async def share(here: Scene, thread: str, name: str = "map.pdf") -> None:
    """Lena puts a file into the thread."""
    content = base64.b64encode(PDF).decode()
    said = {"channel": DESK, "name": name, "content_base64": content, "mime": "application/pdf", "thread_ts": thread}
    await here.act("U_LENA", "upload", **said, text="internal words")


def test_a_copy_appears_in_its_thread_and_can_be_taken_away() -> None:
    """Its number there is what the letter keeps."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        door.enclose = a_paper
        head = await here.post()
        sent = await door.send(copy(), head)
        shown = [(one["thread_ts"], one["files"][0]["name"]) for one in messages(here) if one.get("files")]
        gone = await door.send(copy("files.delete", file=sent.remote_id), "")

        assert shown == [(head, "order.pdf")]
        assert sent.state == gone.state == "sent"
        assert not any(one.get("files") for one in messages(here))

    play(script)


def test_a_copy_that_could_not_be_brought_there_is_tried_again() -> None:
    """Nothing of it can be seen, so nothing is doubtful."""

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        door.enclose = a_paper
        here.sandbox.faults.arm("slack", "files.getUploadURLExternal", 1, kind="500")

        assert (await door.send(copy(), "")).state == "queued"
        assert (await door.send(copy(), "")).state == "sent"

    play(script)


def test_a_paper_that_is_no_longer_here_is_not_put_anywhere() -> None:
    """It was taken back between two looks."""

    async def script(_: Scene, door: SlackStaff, __: House) -> None:
        door.enclose = no_paper

        assert await door.send(copy(), "") == Receipt("dead", error="the paper is no longer here")

    play(script)


def test_a_shared_file_is_read_without_a_word_and_fetched_by_its_number() -> None:
    """What was written beside it is not known here."""

    async def script(here: Scene, door: SlackStaff, house: House) -> None:
        head = await here.post()
        await share(here, head)
        await here.desk.deliveries.settled()
        (noticed,) = [one.did for one in house.taken if isinstance(one.did, Noticed) and one.did.files]

        assert (noticed.message, noticed.files[0].name, noticed.files[0].size) == (head, "map.pdf", len(PDF))
        assert "internal words" not in repr(noticed)
        assert await door.fetch(noticed.files[0].remote) == PDF

    play(script, connected=True)


def test_a_file_that_slack_no_longer_has_is_gone() -> None:
    """Not to be tried for ever."""

    async def script(_: Scene, door: SlackStaff, __: House) -> None:
        with pytest.raises(FileGoneError):
            await door.fetch("F_NEVER")

    play(script)


def test_what_was_shared_while_nobody_listened_is_found_at_the_next_connection() -> None:
    """Once, however often Slack greets."""

    async def script(here: Scene, door: SlackStaff, house: House) -> None:
        head = await here.post()
        await share(here, head)

        async def where(since: int) -> tuple[list[tuple[str, str]], int]:
            return [(DESK, head)], since or START

        door.missed.where = where
        for _ in range(2):
            await door.start()
            await asyncio.sleep(0.05)
            await door.missed.idle()
            await door.stop_receiving()
        found = [one for one in house.taken if one.key.external_id.startswith("missed:")]

        assert [one.did.files[0].name for one in found if isinstance(one.did, Noticed)] == ["map.pdf"]
        assert found[0].person == "T_SANDBOX/U_LENA"

    play(script)


def test_a_message_found_again_is_read_like_one_that_was_delivered() -> None:
    """The same deed, under a key of its own."""

    async def script(here: Scene, door: SlackStaff, house: House) -> None:
        head = await here.post()
        await share(here, head)
        await here.desk.deliveries.settled()
        delivered = next(one for one in house.taken if isinstance(one.did, Noticed))

        async def where(_: int) -> tuple[list[tuple[str, str]], int]:
            return [(DESK, head)], START

        door.missed.where = where
        await door.missed.greeted(_Hello())
        await door.missed.idle()
        again = next(one for one in house.taken if one.key.external_id.startswith("missed:"))

        assert again.did == delivered.did
        assert read(again.raw).key == again.key

    play(script, connected=True)


class _Hello:
    """Slack's first word."""

    data = '{"type":"hello","num_connections":1}'
