"""A confirmation from the tap in a chat to somebody who checks it years later, without asking us."""

import asyncio
import io
import subprocess
import sys
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from typer.testing import CliRunner

from bot import keys, signing
from bot.__main__ import app
from bot.commands.checkup_keys import of_keys
from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from bot.commands.verifying_records import hand_out, public_keys
from bot.doors import Inbound
from bot.keeping import elsewhere
from bot.keeping.elsewhere import Heard
from bot.papers import PAPERS, Setting
from bot.proofs import verify_record
from bot.settings import Settings, load
from bot.signing import Signer
from bot.work import Work
from flows.facts.parties import Company
from flows.facts.records import Kept
from storage import ahead, ledger, outbox, own_data, people, records, records_read, statements
from storage import elsewhere as answers
from storage.embedded import EmbeddedStore
from storage.inbox import Key
from storage.looked_over import Books
from tests.bot.desk_scene import NOW, SIGNER, desk
from tests.bot.test_desk_elsewhere import CARD, record
from tests.proofs.sample import RECORD, file_of
from tests.town.told import words
from tests.town.town import CUT_OFF, KEY, Town, a_town, plain

T = TypeVar("T")
AMARA, TOM = 71, 72
OURS = Signer.open(Path(), KEY)
BOOKS_SAY = "SELECT id FROM statement WHERE customer_id = (SELECT id FROM customer WHERE code = 'OKAFOR')"


def in_town(folder: Path, script: Callable[[Town], Awaitable[T]]) -> T:
    """Two people of Okafor Foods, and a statement that waits for their yes."""

    async def whole() -> T:
        async with asyncio.timeout(60), a_town(folder) as town:
            await town.open_books(issue=False)
            await town.bind(AMARA)
            await town.bind(TOM)
            await town.issue()
            return await script(town)

    return asyncio.run(whole())


def read(text: str) -> str:
    """As `plain` reads a message, without the marks that keep directions apart."""
    return plain({"text": text})


async def confirm(town: Town, who: int = AMARA) -> list[dict[str, Any]]:
    """Two taps; the words before the second one come first."""
    await town.tap(who, "It agrees")
    asked = await town.tap(who, "I confirm")
    return [*asked, *await town.tap(who, "Yes, in the name of Okafor Foods")]


async def kept(town: Town) -> tuple[Kept, ...]:
    """The records about their statement."""
    return await town.concord.store.read(
        lambda conn: records.of_statement(conn, conn.exec_driver_sql(BOOKS_SAY).scalar_one())
    )


async def verify(town: Town, store: EmbeddedStore | None = None, **args: str) -> Result:
    """`python -m bot verify`."""
    given = Given(store or town.concord.store, town.concord.corridor.take, town.clock, town.settings)
    return await perform(given, "verify", args)


# ---------------------------------------------------------------------------------------- what it says


def test_a_record_says_what_was_shown_by_whom_it_was_answered_and_when(tmp_path: Path) -> None:
    """The words on the screen letter by letter, the button, the wall clock there; the person behind a reference."""

    async def script(town: Town) -> tuple[list[dict[str, Any]], tuple[Kept, ...]]:
        return await confirm(town), await kept(town)

    messages, (signed,) = in_town(tmp_path, script)
    said = signed.said

    assert said["shown"] | {"text": read(said["shown"]["text"])} == {
        "text": plain(messages[0]), "button": "Yes, in the name of Okafor Foods", "language": "en",
    }  # fmt: skip
    assert (said["agreed"], said["statement"]["closing"], said["statement"]["currency"]) == (
        2_995_000,
        2_995_000,
        "USD",
    )
    assert said["at"] == {
        "utc": signed.at, "local": "2026-11-02T09:00:00", "zone": "Africa/Lagos", "offset": 3600,
    }  # fmt: skip
    assert (said["role"], said["way"], said["verified"]["binding"]) == ("confirmer", "chat", "test")
    assert signed.opened("person") == {"name": "Amara Okafor", "role": "confirmer"}
    assert signed.opened("chat") == {"chat": f"telegram:{AMARA}", "message": messages[0]["id"]}
    assert b"Amara" not in signed.body
    assert str(AMARA).encode() not in signed.body.replace(str(signed.at).encode(), b"")


def test_chat_desk_and_record_show_one_check_code(tmp_path: Path) -> None:
    """What people compare is the fingerprint of what was signed."""

    async def script(town: Town) -> tuple[str, str, Kept]:
        messages = await confirm(town)
        return plain(messages[1]), "\n".join(m["text"] for m in town.desk()), (await kept(town))[0]

    chat, on_desk, signed = in_town(tmp_path, script)

    assert f"Confirmation {signed.number}, check code {signed.code}" in chat
    assert f"Amara Okafor · {signed.code}" in on_desk
    assert signing.verifies(OURS.public, b"concord confirmation record 1\n" + signed.body, signed.signature)


def test_a_yes_of_two_names_both(tmp_path: Path) -> None:
    """Who gave the first yes, when, and who the second."""

    async def script(town: Town) -> Kept:
        await town.limit(AMARA, "USD", 100_000)
        await town.tap(AMARA, "It agrees")
        await town.tap(AMARA, "I confirm")
        await town.tap(AMARA, "Yes, ask for the second yes")
        await confirm(town, TOM)
        return (await kept(town))[0]

    signed = in_town(tmp_path, script)

    assert (signed.opened("first")["name"], signed.opened("person")["name"]) == ("Amara Okafor", "Tom Reyes")
    assert signed.said["verified"]["first_yes_at"] <= signed.at


def test_what_is_taken_back_is_a_record_that_names_the_first(tmp_path: Path) -> None:
    """Beside it, with the reason; both stand in the chain."""

    async def script(town: Town) -> tuple[tuple[Kept, ...], Result, Result]:
        await confirm(town)
        await town.say(AMARA, "/statement")
        await town.tap(AMARA, "I take my confirmation back")
        await town.say(AMARA, "A return was not booked.")
        found = await kept(town)
        file = tmp_path / found[0].file[0]
        file.write_bytes(found[0].file[1])
        return found, await verify(town), await verify(town, file=str(file))

    (first, second), whole, one = in_town(tmp_path, script)

    assert (first.number, second.number, second.kind) == ("BC-00001", "TB-00001", "taken_back")
    assert second.said["refers"] == {"number": "BC-00001", "sha256": first.sha}
    assert second.opened("reason") == {"words": "A return was not booked."}
    assert "What has changed?" in second.said["shown"]["text"]
    assert (whole.code, "2 signed records were read" in " ".join(whole.lines)) == (0, True)
    assert (one.code, "It was taken back on 2026-11-02T09:00:00" in one.lines[-1]) == (0, True)


def test_what_was_said_by_phone_is_the_same_record_with_its_way() -> None:
    """Written down by one, approved by another, both named; and whole when it is read from end to end."""
    with desk() as here:
        record(here)
        here.press("ruth", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))
        (signed,) = records.of_statement(here.conn, 2)
        fault = records_read.first_fault(here.conn, {"ours": SIGNER.public}, signing.verifies)

        assert (signed.said["way"], signed.said["heard"]["on"]) == ("phone", "2026-11-02")
        assert signed.said["exceptions"] == [{"case": "D-1001", "document": "INV-7001", "in_question": 100_000}]
        assert (signed.opened("person")["name"], signed.opened("said")["words"]) == ("Li Na", "All right.")
        assert fault is None


def test_what_the_customer_says_is_not_so_is_a_record_beside_it(tmp_path: Path) -> None:
    """Noted by phone, approved, told in the chat and denied there: both stand, the second naming the first."""

    async def script(town: Town) -> tuple[tuple[Kept, ...], Result]:
        await noted_by_phone(town)
        await town.tap(AMARA, "That is not so")
        await town.say(AMARA, "Nobody called us.")
        return await kept(town), await verify(town)

    (first, second), whole = in_town(tmp_path, script)

    assert (first.said["way"], second.kind, second.said["way"]) == ("phone", "contradicted", "chat")
    assert second.said["refers"]["sha256"] == first.sha
    assert second.opened("reason") == {"words": "Nobody called us."}
    assert b"A voice" not in first.body + second.body
    assert whole.code == 0


async def noted_by_phone(town: Town) -> None:
    """Wei has heard it by phone and Jonas approves."""

    def work(conn: Any) -> list[Any]:
        inbound = Inbound(Key("slack", "phone", town.clock.now()), "slack:C_DESK", "U_JONAS", None)  # type: ignore[arg-type]
        made = Work(conn, town.concord.corridor._house, inbound, town.clock.now())
        statement = statements.one(conn, conn.exec_driver_sql(BOOKS_SAY).scalar_one())
        wei, jonas = (people.staff(conn, id=town.staff[name])[0] for name in ("Wei", "Jonas"))
        assert statement is not None
        customer = ledger.customer(conn, statement.customer_id)
        assert customer is not None
        id_ = elsewhere.confirmation(made, wei, Heard(customer, 0, "A voice", "phone", CUT_OFF), statement, "Yes.")
        answer = answers.one(conn, id_)
        assert answer is not None
        elsewhere.approve(made, jonas, answer)
        return outbox.add(conn, made.letters, town.clock.now())

    town.concord.relay.offer(await town.concord.store.write(work))
    await town.settle()


# ---------------------------------------------------------------------------------------- who checks it


def test_what_is_fetched_is_verified_with_the_public_key_alone(tmp_path: Path) -> None:
    """Record, statement, key and verifier come together; the program runs by itself, on a machine without us."""

    async def script(town: Town) -> bytes:
        await confirm(town)
        await town.say(AMARA, "record to verify")
        sent = [m for m in town.chat(AMARA)["messages"] if m.get("files") and m["files"][0]["name"].endswith(".zip")]
        return await town.download(sent[-1])

    packed = in_town(tmp_path / "town", script)
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        names = files.namelist()
        files.extractall(tmp_path / "auditor")
    command = [sys.executable, "-I", "-S", names[3], names[0], "--statement", names[1], "--key", OURS.public.hex()]
    told = subprocess.run(command, cwd=tmp_path / "auditor", capture_output=True, text=True, check=False)

    assert names == ["BC-00001.json", "ST-261031-OKAFOR-USD.json", "key.txt", "verify_record.py"]
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(
        "VALID: BC-00001, confirmed by Amara Okafor, Okafor Foods, to Harbourline Trading: USD"
    )


def test_after_erasure_nobody_is_named_and_everything_still_verifies(tmp_path: Path) -> None:
    """In the books, in what is handed out from then on; the customer's own file still shows who it was."""

    async def script(town: Town) -> tuple[Kept, Kept, Result, str]:
        await confirm(town)
        before = (await kept(town))[0]
        who = await town.concord.store.read(
            lambda conn: conn.exec_driver_sql("SELECT contact_id FROM confirmation").scalar_one()
        )
        await town.concord.store.write(lambda conn: own_data.erase(conn, who, town.clock.now()))
        left = await town.concord.store.read(
            lambda conn: str([tuple(row) for row in conn.exec_driver_sql("SELECT * FROM record_opening")])
        )
        return before, (await kept(town))[0], await verify(town), left

    before, after, whole, left = in_town(tmp_path, script)
    theirs, ours = verify_record.verify(before.file[1]), verify_record.verify(after.file[1])

    assert (whole.code, after.sha, left) == (0, before.sha, "[]")
    assert (theirs[0], "Amara Okafor" in theirs[1]) == (0, True)
    assert (ours[0], "by an erased person" in ours[1]) == (0, True)


def test_the_same_record_is_the_same_file_every_time(tmp_path: Path) -> None:
    """Byte by byte."""

    async def script(town: Town) -> tuple[bytes, bytes]:
        await confirm(town)
        setting = Setting(Company("Harbourline Trading"), words())

        def made(conn: Any) -> bytes:
            content = PAPERS["record"](conn, setting, {"id": conn.exec_driver_sql(BOOKS_SAY).scalar_one()}).content
            assert isinstance(content, bytes)
            return content

        return await town.concord.store.read(made), await town.concord.store.read(made)

    first, second = in_town(tmp_path, script)

    assert first == second


# ---------------------------------------------------------------------------------------- verify FILE


def test_a_file_that_the_books_hold_is_valid(tmp_path: Path) -> None:
    """Where it stands, and by which code it is known."""

    async def script(town: Town) -> tuple[Result, str]:
        await confirm(town)
        signed = (await kept(town))[0]
        (tmp_path / "BC-00001.json").write_bytes(signed.file[1])
        return await verify(town, file=str(tmp_path / "BC-00001.json")), signed.code

    result, code = in_town(tmp_path / "town", script)

    assert (result.code, result.lines[1]) == (0, f"These books hold the same, 1 of 1, check code {code}.")


def test_books_restored_from_before_a_confirmation_say_so(tmp_path: Path) -> None:
    """What a customer holds is genuine, though these books know nothing of it, or something else under its number."""

    async def script(town: Town) -> tuple[Result, Result]:
        copy = tmp_path / "copy.db"
        await town.concord.store.read(lambda conn: ahead.copy_to(conn, copy))
        await confirm(town)
        file = tmp_path / "BC-00001.json"
        file.write_bytes((await kept(town))[0].file[1])
        restored = EmbeddedStore(copy)
        lost = await verify(town, restored, file=str(file))
        await restored.close()
        file.write_bytes(file_of(RECORD, OURS))
        return lost, await verify(town, file=str(file))

    lost, other = in_town(tmp_path / "town", script)

    assert (lost.code, lost.lines[0].startswith("VALID: BC-00001")) == (1, True)
    assert "these books hold no BC-00001; they were restored from a copy older than it" in lost.lines[1]
    assert (other.code, "BC-00001 has check code" in other.lines[1]) == (1, True)


def test_a_record_signed_by_somebody_else_is_not_ours(tmp_path: Path) -> None:
    """However well it is made."""

    async def script(town: Town) -> tuple[Result, Result]:
        (tmp_path / "BC-00001.json").write_bytes(file_of(RECORD, Signer.fresh()))
        by_file = await verify(town, file=str(tmp_path / "BC-00001.json"))
        return by_file, await verify(town, file=str(tmp_path / "BC-00001.json"), key=OURS.public.hex())

    strange, pinned = in_town(tmp_path / "town", script)

    assert (strange.code, strange.lines[1]) == (1, "That key was never ours: whoever signed this is somebody else.")
    assert (pinned.code, pinned.lines[0].startswith("ANOTHER KEY signed BC-00001")) == (1, True)


def test_a_head_that_somebody_kept_is_judged_too(tmp_path: Path) -> None:
    """Valid as it was written, altered with one digit less; what is no file of ours is wrong use."""

    async def script(town: Town) -> list[Result]:
        head = await town.concord.heads.make()
        unknown = await verify(town, file=str(head.path))
        altered = tmp_path / "altered.json"
        altered.write_bytes(head.path.read_bytes().replace(b'"links":', b'"links":1', 1))
        (tmp_path / "else.json").write_text("{}")
        return [unknown, await verify(town, file=str(altered)), await verify(town, file=str(tmp_path / "else.json"))]

    unknown, altered, no_file = in_town(tmp_path / "town", script)

    assert (unknown.code, unknown.lines[0].startswith("VALID: head 1 of 2026-11-02")) == (1, True)
    assert "these books do not tell of it" in unknown.lines[1]
    assert (altered.code, altered.lines[0].startswith("NOT SIGNED: head 1")) == (1, True)
    assert (no_file.code, "is neither a record nor a daily head" in no_file.lines[0]) == (2, True)


def test_a_cent_changed_in_the_books_is_named(tmp_path: Path) -> None:
    """By number and place, with what to do."""

    async def script(town: Town) -> Result:
        await confirm(town)

        def change(conn: Any) -> None:
            for name in conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
                conn.exec_driver_sql(f"DROP TRIGGER {name}")
            conn.exec_driver_sql("UPDATE record SET body = CAST(replace(body, '2995000', '2995001') AS BLOB)")

        await town.concord.store.write(change)
        return await verify(town)

    result = in_town(tmp_path, script)

    assert result.code == 1
    assert result.lines[-1] == (
        "Record BC-00001, number 1 in the house's chain, is not what was written."
        " Compare it with your backups, the newest first."
    )


# ---------------------------------------------------------------------------------------- keys


def settings(folder: Path, **more: str) -> Settings:
    """Of an installation that keeps its data there."""
    return load(env_file=None, data_dir=folder, **more)


def found(folder: Path, noted: int, newest: str, now: int = NOW, **more: str) -> tuple[str, str]:
    """What `doctor` says of the key, the first thing."""
    books = Books("current", {"keys": (noted, newest)}, [], [], [])
    finding = next(of_keys(settings(folder, **more), books, now))
    return finding.state.value, finding.said


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    """And the next start finds it; its public part lies beside it."""
    first, second = Signer.open(tmp_path / "keys"), Signer.open(tmp_path / "keys")

    assert first.public == second.public
    assert (tmp_path / "keys" / "signing.key").stat().st_mode & 0o777 == 0o600
    assert signing.known(tmp_path / "keys") == {first.name: first.public}


def test_a_key_may_come_from_elsewhere(tmp_path: Path) -> None:
    """As digits, or as the usual tool prints it; nothing is written then."""
    Signer.open(tmp_path / "other")
    pem = (tmp_path / "other" / "signing.key").read_text()

    assert Signer.open(tmp_path / "keys", KEY).name == OURS.name
    assert Signer.open(tmp_path / "keys", pem).name == Signer.open(tmp_path / "other").name
    assert not (tmp_path / "keys").exists()


@pytest.mark.parametrize("given", ["zz", "c0" * 31, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"])
def test_what_is_no_key_is_refused_with_one_sentence(tmp_path: Path, given: str) -> None:
    """Which variable, and how to get a key."""
    with pytest.raises(signing.KeyFault, match="CONCORD_SIGNING_KEY: that is no Ed25519 key"):
        Signer.open(tmp_path, given)


def test_doctor_shows_the_key_that_signs(tmp_path: Path) -> None:
    """By the name that stands with records and heads."""
    name = Signer.open(tmp_path / "keys").name

    assert found(tmp_path, 1, f"{name} {NOW}") == (
        "ok", f"Key {name} signs; `python -m bot verify --public` prints what others check it with.",
    )  # fmt: skip


def test_doctor_complains_of_a_key_that_others_can_read(tmp_path: Path) -> None:
    """With the command that mends it."""
    Signer.open(tmp_path / "keys")
    (tmp_path / "keys" / "signing.key").chmod(0o644)
    state, said = found(tmp_path, 0, "")

    assert (state, f"run `chmod 600 {tmp_path / 'keys' / 'signing.key'}`" in said) == ("do", True)


def test_doctor_says_that_another_key_signs(tmp_path: Path) -> None:
    """Before the start that begins with it, and for a month after."""
    name = Signer.open(tmp_path / "keys").name

    assert found(tmp_path, 1, f"{OURS.name} {NOW}")[1].startswith(
        f"Key {name} signs at the next start, {OURS.name} did"
    )
    assert found(tmp_path, 2, f"{name} {NOW}")[1].startswith(f"Key {name} signs since 02 Nov 2026, another did before")


def test_doctor_says_that_a_key_is_lost(tmp_path: Path) -> None:
    """Not that a new one would do: its name is known to others."""
    state, said = found(tmp_path, 1, f"{OURS.name} {NOW}")

    assert (state, "is gone; put it back from your copy" in said) == ("do", True)


def test_the_public_keys_are_printed_the_older_ones_too(tmp_path: Path) -> None:
    """For whoever checks a record of last year."""
    older = Signer.open(tmp_path / "keys")
    (tmp_path / "keys" / "signing.key").unlink()
    newer = Signer.open(tmp_path / "keys")

    assert public_keys(settings(tmp_path)).lines == (
        f"{newer.name} {newer.public.hex()}", f"before: {older.name} {older.public.hex()}",
    )  # fmt: skip


def test_the_verifier_is_handed_out_as_it_is(tmp_path: Path) -> None:
    """Into a folder that is made for it."""
    result = hand_out(tmp_path / "for" / "auditors")

    assert result.code == 0
    assert (tmp_path / "for" / "auditors" / "verify_record.py").read_bytes() == Path(
        verify_record.__file__
    ).read_bytes()


def test_a_new_key_at_a_start_is_written_down(tmp_path: Path) -> None:
    """As a link of the house's chain that names the key before it."""

    async def script(town: Town) -> list[Any]:
        await town.concord.store.write(lambda conn: records.note_key(conn, "0000-0000-0000-0000", bytes(32), 0))
        await town.concord.store.write(lambda conn: keys.note(conn, Signer.fresh(), town.clock.now()))
        return await town.concord.store.read(
            lambda conn: list(conn.exec_driver_sql("SELECT subject FROM audit WHERE action = 'signing_key_changed'"))
        )

    assert len(in_town(tmp_path, script)) == 1


def test_what_is_typed_ends_with_a_code_that_programs_understand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """0 valid, 1 not valid, 2 wrong use; one sentence each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path / "var"))
    (tmp_path / "BC-00001.json").write_bytes(file_of().replace(b"460000", b"460001", 1))

    def typed(*args: str) -> int:
        return CliRunner().invoke(app, ["verify", *args]).exit_code

    typed_codes = typed("--public"), typed("--tool", "tool"), typed("BC-00001.json"), typed("nowhere.json"), typed()

    assert typed_codes == (0, 0, 1, 2, 0)
