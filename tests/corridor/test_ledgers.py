"""A customer's own ledger, from the file to the desk: read and matched beside the loop, kept, and gone in time."""

import asyncio
from dataclasses import replace

import pytest

from bot import ledger_jobs
from bot.doors import Inbound, LedgerDone
from bot.keeping import KEEPERS
from bot.ledger_reading import Found
from bot.ledgers_kept import KEPT
from bot.sandbox.telegram.attachments import Attachment
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.events import Happened
from flows.engine.step import begin
from flows.facts.commands import RegisterDispute
from flows.facts.ledger_commands import DecideGroup, DropLedger, FileLedger, MatchLedger, ReadAgain, SendLedgerBridge
from flows.facts.ledger_shape import Shape, Sign
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import Class, Decided
from flows.facts.times import HOUR
from storage import cases, ledger_uploads, outbox, people
from storage.conversations import Standing
from storage.inbox import Key
from tests.corridor.conftest import AMARA, LIMIN, TOM, Play, one, restart, rows, send, start
from tests.town.town import Town, plain

BOOKS = b"""Okafor Foods - supplier ledger
Date,Document,Text,Amount
2026-08-14,INV-2201,Rice,2700.00
2026-09-21,INV-2207,Palm oil,23000.00
2026-10-03,INV-2214,Palm oil,4800.00
2026-10-12,CN-0380,Credit,-200.00
2026-10-26,RC-5533,Payment,-1200.00
2026-10-30,CHQ-9,Payment,-500.00
"""
RIGHT = "Yes, that is it"
LEDGERS = "SELECT state, why FROM customer_ledger ORDER BY id"
PAPERS = "SELECT case_id, state, slot FROM evidence ORDER BY id"


async def sent(town: Town, content: bytes = BOOKS, who: int = AMARA, name: str = "books.csv") -> list[str]:
    """What the customer is answered."""
    return [plain(message) for message in await send(town, who, content, name, "text/csv")]


async def matched(town: Town) -> Ledger:
    """The ledger after the customer found its rows right."""
    await sent(town)
    await town.tap(AMARA, RIGHT)
    return await ledger(town)


async def ledger(town: Town, id_: int = 1) -> Ledger:
    """As it is kept."""
    found = await town.concord.store.read(lambda conn: ledger_uploads.one(conn, id_))
    assert found is not None
    return found


async def done(town: Town, command: object, who: int = AMARA) -> list[Happened]:
    """What the books say to a command from that customer's chat."""

    def work(conn: object) -> list[Happened]:
        made = Work(conn, town.concord.corridor._house, _nothing(town), town.clock.now())  # type: ignore[arg-type]
        lane = f"telegram:{who}"
        contact = people.contact_in(made.conn, lane, str(who))
        standing = Standing(Conversation((begin(made.house.flows, "home"),)))
        told = KEEPERS[type(command)](made, Chat(lane, str(who), contact, standing, "en", "UTC"), command)
        asked.extend(made.ledgers)
        fetch.extend(made.fetch)
        outbox.add(made.conn, made.letters, made.now)
        return told

    asked: list[int] = []
    fetch: list[int] = []
    told = await town.concord.store.write(work)
    town.concord.ledgers.want(asked)
    town.concord.collector.want(fetch)
    await town.settle()
    return told


def _nothing(town: Town) -> Inbound:
    town.ordered += 1
    key = Key("test", str(town.ordered), town.clock.now())
    return Inbound(key, "telegram:71", "71", LedgerDone(0, 0, LedgerState.READING))


def test_a_table_that_is_no_statement_of_ours_is_read_as_a_ledger(play: Play) -> None:
    """The customer sees three of its rows; its file is no paper of any case."""

    async def script(town: Town) -> tuple[list[str], Ledger, list[tuple[object, ...]], int]:
        said = await sent(town)
        draft = await town.concord.store.read(lambda conn: cases.draft_papers(conn, "telegram:71"))
        return said, await ledger(town), await rows(town, PAPERS), len(draft)

    said, kept, papers, draft = play(script, AMARA)

    assert kept.state is LedgerState.READ
    assert kept.row_count == 6
    assert "INV-2207" in said[-1]
    assert papers == [(0, "stored", "ledger")]
    assert draft == 0


def test_matched_it_is_told_to_the_customer_and_to_the_desk(play: Play) -> None:
    """Both with the same figures; every row and every document stands in the spreadsheet's rows."""

    async def script(town: Town) -> tuple[list[str], list[str], Ledger, int]:
        await sent(town)
        said = [plain(message) for message in await town.tap(AMARA, RIGHT)]
        desk = [str(message.get("text")) for message in town.desk()]
        whole = await town.concord.store.read(lambda conn: ledger_uploads.whole(conn, 1))
        assert whole
        return said, desk, await ledger(town), len(whole[1])

    said, desk, kept, count = play(script, AMARA)

    assert kept.state is LedgerState.MATCHED
    assert kept.matched
    assert [one.klass for one in kept.matched.differences] == [Class.AMOUNT_DIFF, Class.TIMING]
    assert set(kept.rows) == {row for one in kept.matched.differences for row in one.theirs}
    assert count == 6
    assert "USD 29,950.00" in said[-1]
    assert any("Matched: 4 of 6." in line and "USD 850.00" in line for line in desk)


def test_matched_again_with_the_same_outcome_the_desk_is_not_told_again(play: Play) -> None:
    """It knows."""

    async def script(town: Town) -> int:
        kept = await matched(town)
        await done(town, MatchLedger(1, kept.statement_id))
        assert (await ledger(town)).state is LedgerState.MATCHED
        return sum("Matched: 4 of 6." in str(message.get("text")) for message in town.desk())

    assert play(script, AMARA) == 1


def test_both_books_side_by_side_go_to_whoever_asks_and_to_the_desk(play: Play) -> None:
    """As a paper and as a spreadsheet."""

    async def script(town: Town) -> list[tuple[object, ...]]:
        await matched(town)
        await done(town, SendLedgerBridge(1))
        return await rows(town, "SELECT method, state FROM outbox WHERE kind = 'paper' ORDER BY id")

    said = play(script, AMARA)

    assert [method for method, _ in said] == ["sendDocument"] * 2 + ["files.upload"] * 2


def test_the_layout_is_remembered_for_the_next_one(play: Play) -> None:
    """The next file with the same headings is matched without a question."""

    async def script(town: Town) -> tuple[LedgerState, LedgerState, bool]:
        first = await matched(town)
        await sent(town, BOOKS.replace(b"23000.00", b"23850.00"))
        second = await ledger(town, 2)
        return first.state, second.state, second.kept_shape

    assert play(script, AMARA) == (LedgerState.MATCHED, LedgerState.MATCHED, True)


def test_the_same_bytes_again_open_what_was_found_then(play: Play) -> None:
    """No second ledger is kept, and whoever sent it is told so."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]]]:
        await matched(town)
        return await sent(town), await rows(town, LEDGERS)

    said, kept = play(script, AMARA)

    assert kept == [("matched", "")]
    assert any("29,950.00" in line for line in said)


def test_a_newer_file_takes_the_place_of_one_that_was_only_read(play: Play) -> None:
    """And the earlier one is destroyed."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        await sent(town)
        await sent(town, BOOKS.replace(b"CHQ-9", b"CHQ-8"))
        return await rows(town, LEDGERS), await rows(town, PAPERS)

    kept, papers = play(script, AMARA)

    assert kept == [("over", ""), ("read", "")]
    assert papers == [(0, "withdrawn", "ledger"), (0, "stored", "ledger")]


@pytest.mark.parametrize("state", ["reading", "matching"])
def test_killed_in_the_middle_of_a_job_it_is_done_after_the_next_start(
    play: Play, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    """It is under way in the books, and that is all it takes."""
    real = ledger_jobs.LedgerJobs._done

    async def never(*_: object) -> Found:
        await asyncio.sleep(3600)
        return Found()

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        if state == "matching":
            await sent(town)
        monkeypatch.setattr(ledger_jobs.LedgerJobs, "_done", never)
        if state == "reading":
            town.sandbox.telegram.send_file(AMARA, Attachment("document", "books.csv", "text/csv", BOOKS))
        else:
            town.sandbox.telegram.press(AMARA, town.find(AMARA, RIGHT), label=RIGHT)
        async with asyncio.timeout(10):
            while await rows(town, LEDGERS) != [(state, "")]:  # noqa: ASYNC110 - it comes over HTTP
                await asyncio.sleep(0.01)
        before = await rows(town, LEDGERS)
        await town.concord.let_go(at_once=True)
        await town.concord.store.close()
        monkeypatch.setattr(ledger_jobs.LedgerJobs, "_done", real)
        await start(town)
        return before, await rows(town, LEDGERS)

    before, after = play(script, AMARA)

    assert before == [(state, "")]
    assert after == [({"reading": "read", "matching": "matched"}[state], "")]


def test_what_an_earlier_job_found_counts_no_more(play: Play) -> None:
    """It was asked for once more meanwhile, or given up."""

    async def script(town: Town) -> tuple[Ledger, Ledger]:
        before = await matched(town)
        for run, state in ((1, LedgerState.READING), (2, LedgerState.MATCHING), (9, LedgerState.READING)):
            stale = LedgerDone(1, run, state, why="broken")
            key = Key("ledger", f"stale:{run}", town.clock.now())
            await town.concord.corridor.take(Inbound(key, "telegram:71", "house", stale))
        await town.settle()
        return before, await ledger(town)

    before, after = play(script, AMARA)

    assert before == after


def test_undecided_for_three_days_it_is_gone(play: Play) -> None:
    """Bytes, rows and all that was found."""

    async def script(town: Town) -> tuple[Ledger, list[tuple[object, ...]], str]:
        kept = await matched(town)
        await done(town, DecideGroup(1, (kept.matched.differences[0].id,), Decided.LATER))  # type: ignore[union-attr]
        sha = str(await one(town, "SELECT sha256 FROM evidence"))
        await town.wait(KEPT - HOUR)
        assert town.concord.files.read(sha)
        await town.wait(2 * HOUR)
        with pytest.raises(FileNotFoundError):
            town.concord.files.read(sha)
        return await ledger(town), await rows(town, PAPERS), sha

    kept, papers, _ = play(script, AMARA)

    assert (kept.state, kept.read, kept.matched, dict(kept.rows)) == (LedgerState.OVER, None, None, {})
    assert papers == [(0, "withdrawn", "ledger")]


def test_what_was_decided_stays_after_three_days(play: Play) -> None:
    """Without the rest of the rows."""

    async def script(town: Town) -> Ledger:
        kept = await matched(town)
        assert kept.matched
        await done(town, DecideGroup(1, (kept.matched.of(Class.TIMING)[0].id,), Decided.TIMING))
        await town.wait(KEPT + HOUR)
        return await ledger(town)

    kept = play(script, AMARA)

    assert kept.state is LedgerState.OVER
    assert kept.matched
    assert [(group.klass, group.decided) for group in kept.matched.groups] == [(Class.TIMING, Decided.TIMING)]
    assert [row.number for row in kept.rows.values()] == ["CHQ-9"]


def test_a_decision_is_taken_once_and_stands_in_the_records(play: Play) -> None:
    """The first one holds, whoever else of the customer presses."""

    async def script(town: Town) -> tuple[Ledger, list[tuple[object, ...]]]:
        kept = await matched(town)
        assert kept.matched
        named = (kept.matched.of(Class.AMOUNT_DIFF)[0].id,)
        for who, decided in ((AMARA, Decided.OURS_IS_RIGHT), (AMARA, Decided.OURS_IS_RIGHT), (TOM, Decided.TIMING)):
            await done(town, DecideGroup(1, named, decided), who)
        said = await rows(town, "SELECT actor, subject FROM audit WHERE action = 'ledger_decided'")
        return await ledger(town), said

    kept, said = play(script, AMARA, TOM)

    assert kept.matched
    assert kept.matched.of(Class.AMOUNT_DIFF)[0].decided is Decided.OURS_IS_RIGHT
    assert len(said) == 1
    assert str(said[0][1]).startswith("statement:")


def test_the_file_is_evidence_of_every_case_raised_from_it(play: Play) -> None:
    """With a row of its own, which outlives the three days."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        kept = await matched(town)
        assert kept.matched

        line = kept.entries[kept.matched.of(Class.AMOUNT_DIFF)[0].ours[0]]
        said = RegisterDispute(
            kept.statement_id, line.id, line.number, "other", "USD", 85_000, "unsure", "less arrived"
        )
        case_id = (await done(town, said))[0].values["case_id"]
        assert isinstance(case_id, int)
        named = (kept.matched.of(Class.AMOUNT_DIFF)[0].id,)
        await done(town, DecideGroup(1, named, Decided.CASE, case_id))
        await town.wait(KEPT + HOUR)
        sha = str(await one(town, "SELECT sha256 FROM evidence WHERE case_id > 0"))
        assert town.concord.files.read(sha) == BOOKS
        return await rows(town, PAPERS), await rows(town, "SELECT case_id FROM ledger_decision")

    papers, decided = play(script, AMARA)

    assert papers == [(0, "withdrawn", "ledger"), (1, "stored", "own_calculation")]
    assert decided == [(1,)]


def test_nobody_else_may_say_anything_of_a_ledger(play: Play) -> None:
    """Another customer's people learn not even that there is one."""

    async def script(town: Town) -> tuple[list[list[Happened]], Ledger, Ledger]:
        kept = await matched(town)
        assert kept.matched
        commands = (
            DecideGroup(1, (kept.matched.differences[0].id,), Decided.TIMING), ReadAgain(1, Shape()),
            MatchLedger(1, kept.statement_id), SendLedgerBridge(1), DropLedger(1), FileLedger(1),
        )  # fmt: skip
        return [await done(town, command, LIMIN) for command in commands], kept, await ledger(town)

    said, before, after = play(script, AMARA, LIMIN)

    assert before == after
    assert [told[0].values.get("why") if told else "" for told in said] == ["not_yours"] * 4 + [""] * 2


def test_a_statement_of_somebody_else_is_held_against_nothing(play: Play) -> None:
    """Nor one in another currency."""

    async def script(town: Town) -> tuple[list[Happened], LedgerState]:
        await sent(town)
        theirs = await one(town, "SELECT id FROM statement WHERE currency = 'CNY'")
        return await done(town, MatchLedger(1, theirs)), (await ledger(town)).state

    said, state = play(script, AMARA, LIMIN)

    assert said[0].values["why"] == "not_yours"
    assert state is LedgerState.READ


@pytest.mark.parametrize("state", ["draft", "in_review", "superseded", "withdrawn"])
def test_a_statement_that_does_not_stand_is_held_against_nothing(play: Play, state: str) -> None:
    """Not issued yet, replaced, or taken back."""

    async def script(town: Town) -> list[Happened]:
        await sent(town)
        mine = await one(town, "SELECT id FROM statement WHERE currency = 'USD'")
        await town.concord.store.write(
            lambda conn: conn.exec_driver_sql("UPDATE statement SET state = ? WHERE id = ?", (state, mine))
        )
        return await done(town, MatchLedger(1, mine))

    assert play(script, AMARA)[0].values["why"] == "not_yours"


def test_no_ledger_at_all_is_said_and_kept_as_a_paper(play: Play) -> None:
    """It may be for a case."""

    async def script(town: Town) -> tuple[list[str], list[tuple[object, ...]], list[tuple[object, ...]]]:
        said = await sent(town, b"dear all,\nthe weather is fine\n", name="note.csv")
        return said, await rows(town, LEDGERS), await rows(town, PAPERS)

    said, kept, papers = play(script, AMARA)

    assert kept == [("failed", "not_a_table")]
    assert papers == [(0, "stored", "paper")]
    assert len(said) > 1


def test_a_paper_for_a_case_lies_with_the_other_papers(play: Play) -> None:
    """And nothing is kept of what was read in it."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], Ledger]:
        await sent(town)
        await done(town, FileLedger(1))
        await town.wait(KEPT + HOUR)
        return await rows(town, PAPERS), await ledger(town)

    papers, kept = play(script, AMARA)

    assert papers == [(0, "stored", "paper")]
    assert (kept.state, kept.read) == (LedgerState.OVER, None)


def test_dropped_it_is_gone_at_once_unless_something_was_decided(play: Play) -> None:
    """What was decided needs what it was decided about."""

    async def script(town: Town) -> tuple[LedgerState, LedgerState, list[tuple[object, ...]]]:
        kept = await matched(town)
        assert kept.matched
        await done(town, DecideGroup(1, (kept.matched.differences[0].id,), Decided.TIMING))
        await done(town, DropLedger(1))
        await sent(town, BOOKS.replace(b"CHQ-9", b"CHQ-7"))
        await done(town, DropLedger(2))
        return (await ledger(town)).state, (await ledger(town, 2)).state, await rows(town, PAPERS)

    first, second, papers = play(script, AMARA)

    assert (first, second) == (LedgerState.MATCHED, LedgerState.OVER)
    assert [state for _, state, _ in papers] == ["stored", "withdrawn"]


def test_rows_pasted_into_the_chat_are_kept_as_a_file(play: Play) -> None:
    """More of them go on where the last ended."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], Ledger, list[tuple[object, ...]]]:
        lines = BOOKS.decode().splitlines()
        await town.say(AMARA, "\n".join(lines[1:5]))
        await town.say(AMARA, "\n".join(lines[5:]))
        return await rows(town, LEDGERS), await ledger(town), await rows(town, PAPERS)

    kept, found, papers = play(script, AMARA)

    assert kept == [("read", "")]
    assert found.row_count == 6
    assert [state for _, state, _ in papers] == ["withdrawn", "stored"]


def test_while_a_person_speaks_a_table_is_a_paper_for_them(play: Play) -> None:
    """No dialogue is begun over what two people say to each other."""

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        await town.tap(AMARA, "Talk to a person")
        await sent(town)
        return await rows(town, LEDGERS), await rows(town, "SELECT state FROM evidence")

    assert play(script, AMARA) == ([], [("stored",)])


def test_a_corrected_layout_is_read_anew(play: Play) -> None:
    """It outranks what was found in the file."""

    async def script(town: Town) -> tuple[Ledger, int]:
        kept = await matched(town)
        assert kept.read
        await done(town, ReadAgain(1, replace(kept.read.shape, sign=Sign.PAID)))
        return await ledger(town), int(await one(town, "SELECT run FROM customer_ledger"))

    kept, run = play(script, AMARA)

    assert kept.read
    assert kept.read.shape.sign is Sign.PAID
    assert run > 2


def test_a_large_one_is_read_in_a_process_of_its_own(play: Play) -> None:
    """With the same outcome; a process that ends without a word is told as a file that cannot be read."""

    async def script(town: Town) -> tuple[LedgerState, list[tuple[object, ...]]]:
        town.concord.ledgers.large = 1
        await sent(town)
        first = (await ledger(town)).state
        town.concord.ledgers.at_most = 0.001
        await sent(town, BOOKS.replace(b"CHQ-9", b"CHQ-5"))
        return first, await rows(town, LEDGERS)

    first, kept = play(script, AMARA)

    assert first is LedgerState.READ
    assert kept[-1] == ("failed", "broken")


def test_a_file_that_breaks_the_reader_is_refused_in_words(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried for ever."""

    def broken(*_: object) -> Found:
        raise ZeroDivisionError

    monkeypatch.setattr(ledger_jobs, "read_it", broken)

    async def script(town: Town) -> list[tuple[object, ...]]:
        await sent(town)
        return await rows(town, LEDGERS)

    assert play(script, AMARA) == [("failed", "broken")]


def test_what_could_not_be_written_down_is_done_again_at_the_next_bell(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sent it need not wait for the next start."""
    real, tries = ledger_uploads.undecided, []

    def once(*given: object) -> None:
        tries.append(given)
        if len(tries) == 1:
            raise OSError
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(ledger_uploads, "undecided", once)

    async def script(town: Town) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        await sent(town)
        before = await rows(town, LEDGERS)
        await town.wait(HOUR)
        return before, await rows(town, LEDGERS)

    assert play(script, AMARA) == ([("reading", "")], [("read", "")])


def test_after_a_restart_what_was_matched_is_there(play: Play) -> None:
    """As it was, with its rows."""

    async def script(town: Town) -> tuple[Ledger, Ledger]:
        before = await matched(town)
        await restart(town)
        return before, await ledger(town)

    before, after = play(script, AMARA)

    assert before == after
