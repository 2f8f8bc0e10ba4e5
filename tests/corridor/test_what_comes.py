"""Whatever a customer sends is answered, and what cannot be used is refused with its reason."""

import io
import zipfile

import pytest

from tests.corridor.conftest import AMARA, Play, one, rows, send
from tests.town.town import Town, plain

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
LOCKED_PDF = PDF.replace(b"%%EOF", b"trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF")
# A workbook with a password is an old compound file around the encrypted package.
LOCKED_XLSX = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 200 + b"\xff\xd9"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAID = {
    "": "is kept",
    "too_large": "up to 20 MB",
    "empty": "arrived empty",
    "wrong_type": "cannot keep that kind",
    "password": "locked with a password",
    "no_table": "find no ledger in that file",
}


def archive() -> bytes:
    """Some ZIP that is no workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("evil.exe", b"MZ")
    return out.getvalue()


async def evidence(town: Town) -> list[tuple[object, ...]]:
    """What became of the files."""
    return await rows(town, "SELECT state, why FROM evidence ORDER BY id")


def test_a_good_paper_is_kept_under_its_hash(play: Play) -> None:
    """The bytes that were sent are the bytes that are kept."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[bytes]]:
        assert await send(town, AMARA, PDF, "order.pdf", "application/pdf")
        sha = await one(town, "SELECT sha256 FROM evidence")
        return await evidence(town), [town.concord.files.read(sha)]

    kept, content = play(script, AMARA)

    assert kept == [("stored", "")]
    assert content == [PDF]


@pytest.mark.parametrize(
    ("content", "name", "mime", "size", "why"),
    [
        pytest.param(PDF, "scan.pdf", "application/pdf", 25_000_000, "too_large", id="over twenty megabytes"),
        pytest.param(b"", "empty.pdf", "application/pdf", None, "empty", id="no bytes at all"),
        pytest.param(b"MZ\x90\0", "tool.exe", "application/x-msdownload", None, "wrong_type", id="a program"),
        pytest.param(archive(), "papers.zip", "application/zip", None, "wrong_type", id="an archive"),
        pytest.param(LOCKED_PDF, "order.pdf", "application/pdf", None, "password", id="a PDF with a password"),
        pytest.param(LOCKED_XLSX, "order.xlsx", XLSX, None, "password", id="a workbook with a password"),
        pytest.param(b"MZ\x90\0" * 50, "order.pdf", "application/pdf", None, "wrong_type", id="a program called PDF"),
        pytest.param(archive(), "order.xlsx", XLSX, None, "wrong_type", id="an archive called workbook"),
        pytest.param(PDF, "photo.jpg", "image/jpeg", None, "", id="a PDF called photo is a PDF"),
    ],
)
def test_a_file_is_kept_or_refused_with_its_reason(
    play: Play, content: bytes, name: str, mime: str, size: int | None, why: str
) -> None:
    """The customer hears at once why a file is of no use; nothing of a refused one is kept."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        said = [plain(m) for m in await send(town, AMARA, content, name, mime, size=size)]
        return said, await evidence(town)

    said, kept = play(script, AMARA)

    answer = "no_table" if (why, mime) == ("wrong_type", XLSX) else why
    assert SAID[answer] in said[-1]
    assert ("stored", "") in kept if not why else kept in ([], [("refused", why)])


def test_the_same_paper_twice_is_one_paper(play: Play) -> None:
    """Sent again by mistake, it is answered and not filed again."""

    async def script(town: Town) -> tuple[list[dict[str, object]], list[tuple[object, ...]]]:
        await send(town, AMARA, PHOTO, "order.jpg", "image/jpeg")
        file_id = await one(town, "SELECT channel_ref FROM evidence")
        unique = await one(town, "SELECT channel_unique FROM evidence")
        named = {"file_name": "order.jpg", "mime_type": "image/jpeg", "file_size": 400}
        document = {"file_id": file_id, "file_unique_id": unique, **named}
        last = town.last(AMARA)
        town.sandbox.telegram.forward(AMARA, {"document": document})
        await town.settle()
        return town.new(AMARA, last), await evidence(town)

    said, kept = play(script, AMARA)

    assert said
    assert kept == [("stored", "")]


@pytest.mark.parametrize(
    ("kind", "mime", "content"),
    [
        ("voice", "audio/ogg", b"OggS\x00\x02"),
        ("video", "video/mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("audio", "audio/mpeg", b"ID3\x04"),
    ],
)
def test_what_only_a_person_can_hear_or_watch_is_kept(play: Play, kind: str, mime: str, content: bytes) -> None:
    """And the main point is asked for in writing."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        return [plain(m) for m in await send(town, AMARA, content, kind, mime, kind=kind)], await evidence(town)

    said, kept = play(script, AMARA)

    assert "please also write the main point" in said[0]
    assert kept == [("stored", "")]


@pytest.mark.parametrize("kind", ["sticker", "animation"])
def test_what_carries_neither_words_nor_paper_is_answered(play: Play, kind: str) -> None:
    """Nobody is left wondering whether it arrived."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        return [plain(m) for m in await send(town, AMARA, b"abc", "a", "", kind=kind)], await evidence(town)

    said, kept = play(script, AMARA)

    assert said
    assert kept == []


def test_a_location_and_a_forwarded_contact_are_answered(play: Play) -> None:
    """They are of no use here, and say nothing about who somebody is."""

    async def script(town: Town) -> list[int]:
        located = await send(town, AMARA, b"", "", "", kind="location", latitude=6.4, longitude=3.4)
        last = town.last(AMARA)
        town.sandbox.telegram.forward(AMARA, {"contact": {"phone_number": "+49301", "first_name": "A", "user_id": 5}})
        await town.settle()
        return [len(located), len(town.new(AMARA, last))]

    assert all(play(script, AMARA))


def test_nonsense_three_times_in_a_row_offers_a_person(play: Play) -> None:
    """Two patient answers, then a way out."""

    async def script(town: Town) -> list[list[str]]:
        await town.say(AMARA, "/statement")
        labels = []
        for text in ("qwx", "zzz qqq", "%%%"):
            said = await town.say(AMARA, text)
            labels.append([b["text"] for m in said[:1] + said[-2:] for row in m["buttons"] for b in row])
        return labels

    first, _, third = play(script, AMARA)

    assert first != third
    assert "Talk to a person" in third


def test_an_edited_answer_is_read_again(play: Play) -> None:
    """Who mistyped a figure may mend it where it stands."""

    async def script(town: Town) -> str:
        await town.say(AMARA, "/statement")
        for label in ("Something differs", "INV-2214 · USD 4,800.00", "The price"):
            await town.tap(AMARA, label)
        typed = town.sandbox.telegram.say(AMARA, "14.80")["message_id"]
        await town.settle()
        town.sandbox.telegram.edit(AMARA, typed, "18.40")
        await town.settle()
        for label in ("All 250", "Skip", "Credit the difference", "No, the rest is fine"):
            await town.tap(AMARA, label)
        return plain(town.chat(AMARA)["messages"][-1])

    assert "18.40" in play(script, AMARA)


def test_an_edit_of_something_said_long_ago_is_answered_and_changes_nothing(play: Play) -> None:
    """The conversation has moved on."""

    async def script(town: Town) -> tuple[str, str]:
        old = town.sandbox.telegram.say(AMARA, "hello")["message_id"]
        await town.settle()
        await town.say(AMARA, "/statement")
        before = await one(town, "SELECT json_extract(body, '$.frames') FROM conversation")
        town.sandbox.telegram.edit(AMARA, old, "good morning")
        await town.settle()
        return before, await one(town, "SELECT json_extract(body, '$.frames') FROM conversation")

    before, after = play(script, AMARA)

    assert before == after


def test_what_is_deleted_is_destroyed_and_stays_on_record(play: Play) -> None:
    """The bytes and the name are gone; that something was there is not."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], str, bool]:
        await send(town, AMARA, PDF, "card 4111 1111 1111 1111.pdf", "application/pdf")
        sha, named = await one(town, "SELECT sha256 FROM evidence"), await one(town, "SELECT name FROM evidence")
        await town.tap(AMARA, "Delete it")
        await town.tap(AMARA, "Yes, delete it")
        await town.settle()
        try:
            town.concord.files.read(sha)
        except FileNotFoundError:
            return await rows(town, "SELECT state, why, name, sha256 FROM evidence"), named, True
        return await rows(town, "SELECT state, why, name, sha256 FROM evidence"), named, False

    row, named, destroyed = play(script, AMARA)

    assert destroyed
    assert named == "card •••• 1111.pdf"
    assert row == [("withdrawn", "erased", "–", None)]
