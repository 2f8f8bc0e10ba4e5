"""Pictures on the desk: a case in its thread, a round beside a digest; when they come, and what they say in words."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.desk import pictures
from bot.doors import StaffActed
from bot.papers import PAPERS
from bot.papers.printed import Setting
from bot.pressroom import InThisProcess
from bot.slack_staff import SlackStaff
from flows.facts.cycles import Cycle, CycleState, InRound, Rhythm
from flows.facts.dispute import CaseState
from flows.facts.paper_pictures import LATER, NOW, STEPS, progress, steps
from flows.facts.statement import StatementState
from flows.facts.times import DAY
from storage import cases, cycles, digests, outbox, statements
from storage.ports import Letter
from tests.bot.desk_scene import DESK, Desk, desk, speaker
from tests.bot.test_desk_digests import ID, planned, ring
from tests.bot.test_desk_rounds import begun
from tests.bot.test_slack_door import House, messages, play
from tests.sandbox.slack_scene import Scene

PNG = b"\x89PNG\r\n\x1a\n"


def shown(here: Desk) -> list[Letter]:
    """The pictures among the letters of the last deed."""
    return [letter for letter in here.letters if letter.kind == pictures.KIND]


def handed(here: Desk, to: str = "mei", was: str = "1") -> None:
    """Lena's case goes to somebody else."""
    here.send("lena" if was == "1" else "mei", "reassign", "case:1", to=to, note="They call at noon.", was=was)


def arrived(here: Desk) -> None:
    """What the relay does: the picture is there, and known by its number."""
    for at, letter in enumerate(shown(here)):
        outbox.mark_sending(here.conn, letter)
        outbox.outcome(here.conn, letter.id, "sent", remote_id=f"F{letter.id}{at}", sent_at=here.now)


def test_a_case_that_goes_to_somebody_else_is_shown_in_its_thread() -> None:
    """With everything that the picture says in words."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        assert shown(here) == []
        handed(here)
        (picture,) = shown(here)

        assert picture.body["under"] == "case:1"
        assert picture.body["enclose"] == {"kind": "case_card", "id": 1, "language": "en"}
        for words in ("D-1001", "Fu Tong", "INV-7001", "USD 1,000.00", "Promised by"):
            assert words in picture.body["alt"]


def test_one_that_would_say_nothing_new_is_not_put_there_again() -> None:
    """The case went on to a third colleague and is what it was."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        handed(here)
        arrived(here)
        handed(here, to="lena", was="5")

        assert shown(here) == []


def test_a_new_one_takes_the_old_ones_place() -> None:
    """Nobody reads in the thread how it stood last week."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        handed(here)
        arrived(here)
        (old,) = [letter.id for letter in shown(here)]
        case = cases.one(here.conn, 1)
        assert case is not None
        cases.change(here.conn, case, next_contact_at=case.next_contact_at + DAY)
        handed(here, to="lena", was="5")

        assert len(shown(here)) == 1
        assert [letter.body for letter in here.letters if letter.kind == pictures.GONE] == [{"file": f"F{old}0"}]


def test_a_picture_is_a_letter_of_its_own_behind_what_was_said() -> None:
    """The note that names the new owner does not wait for it."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        handed(here)
        kinds = [letter.kind for letter in here.letters]

        assert kinds.index("note") < kinds.index(pictures.KIND)


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_has_its_place_among_the_steps(state: CaseState) -> None:
    """One step at most is under way, and nothing that is still to come stands before it."""
    with desk() as here:
        case = cases.one(here.conn, 1)
        assert case is not None
        told = [how for _, how in steps(replace(case, state=state))]

        assert len(told) == len(STEPS)
        assert told.count(NOW) == (state is not CaseState.CLOSED)
        assert told == sorted(told, key=["done", NOW, LATER].index)


@pytest.fixture(scope="module")
def press() -> InThisProcess:
    """One set of fonts for all of them."""
    return InThisProcess()


@pytest.mark.parametrize("language", ["en", "zh_Hans", "ar"])
def test_both_pictures_can_be_drawn(language: str, press: InThisProcess) -> None:
    """In a script read either way."""
    with desk() as here:
        collecting(here)
        setting = Setting(here.work().house.company, speaker())
        for kind in ("case_card", "round_chart"):
            sheet = PAPERS[kind](here.conn, setting, {"id": 1, "language": language}).sheet
            assert sheet is not None

            assert asyncio.run(press.png(sheet)).startswith(PNG)


def collecting(here: Desk) -> int:
    """A round whose one statement was issued and confirmed."""
    id_ = begun(here)
    cycles.change(here.conn, id_, state="collecting", reviewed_at=here.now)
    told = {"answered_at": here.now + DAY}
    assert statements.move(here.conn, 2, StatementState.ISSUED, StatementState.CONFIRMED, **told)
    return id_


def look_up(here: Desk, text: str, user: str = "omar") -> str:
    """What is answered to a line behind /concord."""
    here.did(user, StaffActed("command", "command:0", {"text": text}, "trigger", DESK))
    return here.said()


def test_the_round_is_looked_up_and_its_picture_comes_to_that_colleague_alone() -> None:
    """In their own channel; its figures stand in its description too."""
    with desk() as here:
        collecting(here)
        said = look_up(here, "round")
        (picture,) = shown(here)

        assert "1 round is being answered" in said
        assert picture.lane == "slack:@omar"
        assert "Confirmed: 1" in picture.body["alt"]
        assert "Issued: 1" in picture.body["alt"]


def test_looked_up_twice_the_same_picture_is_not_sent_twice() -> None:
    """Another colleague has their own."""
    with desk() as here:
        collecting(here)
        look_up(here, "批次")
        arrived(here)
        look_up(here, "round")
        again = shown(here)
        look_up(here, "round", "ruth")

        assert again == []
        assert [letter.lane for letter in shown(here)] == ["slack:@ruth"]


def test_without_a_round_that_is_answered_there_is_no_picture() -> None:
    """And it is said so."""
    with desk() as here:
        assert "No round is being answered" in look_up(here, "round")
        assert shown(here) == []


def monday(here: Desk, user: str) -> list[str]:
    """What is for that colleague alone on Monday morning: the kinds of its letters."""
    found = ring(here, planned(here, ID[user], digests.WEEKLY))
    return [letter.kind for letter in found if letter.lane == f"slack:@{user}"]


def test_a_lead_gets_it_behind_the_digest_and_again_only_when_somebody_has_answered() -> None:
    """An agent, who does not read of the whole house, gets none."""
    with desk() as here:
        collecting(here)
        for user in ("omar", "lena"):
            digests.begin(here.conn, ID[user], here.now)
        ring(here, here.now)
        first, agents = monday(here, "omar"), monday(here, "lena")
        again = monday(here, "omar")
        here.conn.exec_driver_sql("UPDATE statement SET state = 'disputed' WHERE id = 2")

        assert first == [digests.WEEKLY, pictures.KIND]
        assert pictures.KIND not in agents
        assert pictures.KIND not in again
        assert pictures.KIND in monday(here, "omar")


def one(at: int, state: StatementState) -> InRound:
    """A statement of a round."""
    return InRound(at, f"C{at}", f"ST-{at}", at, state, "USD", 100, date(2026, 11, 16))


def test_what_is_counted_side_by_side_is_every_statement_once_among_its_answers() -> None:
    """Confirmed with exceptions stands beside confirmed, not in it; the days add up to all answers."""
    told = (StatementState.CONFIRMED, StatementState.CONFIRMED_EXCEPT, StatementState.DISPUTED, StatementState.VIEWED)
    rows = tuple(one(at, state) for at, state in enumerate((*told, StatementState.NO_REPLY), start=1))
    cycle = Cycle(1, Rhythm.MONTHLY, "2026-10", date(2026, 10, 31), CycleState.COLLECTING, 1, 2, 0, 0, rows=rows)
    days = [date(2026, 11, 3), date(2026, 11, 3), date(2026, 11, 9)]
    stands = progress(cycle, days, date(2026, 11, 9))

    assert dict(stands.parts) == {
        "issued": 5, "viewed": 1, "confirmed": 1, "except": 1, "disputed": 1, "silent": 1,
    }  # fmt: skip
    assert stands.answered == 3
    assert stands.days[0] == (date(2026, 11, 3), 2)
    assert stands.days[-1] == (date(2026, 11, 9), 3)


def test_a_picture_reaches_slack_with_its_description() -> None:
    """For whoever cannot see it."""

    async def drawn(_: Any) -> tuple[str, bytes]:
        return "D-1001.png", PNG

    async def script(here: Scene, door: SlackStaff, _: House) -> None:
        door.enclose = drawn
        head = await here.post()
        body = {"enclose": {"kind": "case_card"}, "title": "Case D-1001", "alt": "Case D-1001: decided."}
        sent = await door.send(Letter("k:9", f"slack:{DESK}", "slack", "files.upload", body, "picture"), head)
        (file,) = [message["files"][0] for message in messages(here) if message.get("files")]

        assert sent.state == "sent"
        assert file["alt_txt"] == "Case D-1001: decided."

    play(script)
