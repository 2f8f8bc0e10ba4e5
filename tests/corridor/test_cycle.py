"""Rounds of statements as time passes: on their day, once a period, late after a downtime, never in a burst."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest

from bot.waker import next_run
from flows.facts.cycles import Rhythm, cron_of
from flows.facts.times import SECOND, in_zone
from storage import people
from tests.simulation.places import Invoice, write_invoices
from tests.simulation.world import World

T = TypeVar("T")
BERLIN = "Europe/Berlin"
Begun = Callable[..., Any]  # (since when, script, customers) to what the script returns
JONAS, MARA = 2, 3


@pytest.fixture
def begun(tmp_path: Path) -> Begun:
    """A house on some morning, with customers who each owe one invoice of long ago; then what is played."""

    def begin(at: datetime, script: Callable[[World], Awaitable[T]], customers: int = 2) -> T:
        async def whole() -> T:
            world = World(int(at.timestamp() * 1e6))
            await world.relay.start()
            world.open_books(tmp_path, customers)
            old = at.date() - timedelta(days=40)
            owed = [(n, Invoice(f"INV-{n}", old, 100_000)) for n in range(customers)]
            world.take_in(write_invoices(tmp_path, owed))
            try:
                return await script(world)
            finally:
                await world.close()

        return asyncio.run(whole())

    return begin


def berlin(*when: int) -> datetime:
    """That moment on the house's clock."""
    return datetime(*when, tzinfo=ZoneInfo(BERLIN))  # type: ignore[misc, arg-type]


def next_due(world: World, end: int) -> int:
    """When something is to be done next; `end` when nothing is."""
    (planned,), (queued,) = (
        world.store.rows(sql)[0]
        for sql in (
            "SELECT min(due_at) FROM follow_up WHERE state = 'due'",
            "SELECT min(not_before) FROM outbox WHERE state = 'queued'",
        )
    )
    return min(end if planned is None else planned, end if queued is None else queued)


async def pass_time(world: World, until: datetime) -> None:
    """Time passes; what falls due on the way happens at its moment."""
    end = int(until.timestamp() * 1e6)
    while (due := next_due(world, end)) < end:
        world.time.true = max(world.time.true + SECOND, due)
        await world.ring()
    world.time.true = end
    await world.ring()


async def rhythm(world: World, how: str, day: int, customers: int = 2) -> None:
    """Everybody gets statements like that."""
    codes = [code for (code,) in world.store.rows("SELECT code FROM customer ORDER BY id LIMIT ?", customers)]
    for code in codes:
        await world.order("set_rhythm", {"customer": code, "rhythm": how, "day": day})


async def issue(world: World) -> int:
    """The controller issues all that waits; how many."""
    waiting = [card["issue_statement"] for card in list(world.desk.cards.values()) if "issue_statement" in card]
    for value in waiting:
        subject, _, bound = value.partition("#")
        await world.colleague("U_JONAS", "issue_statement", subject, {"bound": bound}, form=False)
    return len(waiting)


def rounds(world: World) -> list[tuple[str, str, str]]:
    """(period, cut-off, state) of every round."""
    return world.store.rows("SELECT period, cut_off, state FROM cycle ORDER BY id")


def made(world: World) -> list[tuple[str, datetime]]:
    """(cut-off, when it was made) of every statement."""
    rows = world.store.rows("SELECT cut_off, made_at FROM statement ORDER BY id")
    return [(cut_off, in_zone(at, BERLIN)) for cut_off, at in rows]


def said(world: World, words: str) -> list[tuple[str, datetime]]:
    """(text, when) of every line of the desk with these words."""
    rows = world.store.rows(
        "SELECT json_extract(body, '$.text'), made_at FROM outbox WHERE channel = 'slack' AND kind = 'note' ORDER BY id"
    )
    return [(text, in_zone(at, BERLIN)) for text, at in rows if words in str(text)]


def test_a_month_is_prepared_on_its_day_within_minutes(begun: Begun) -> None:
    """From nine o'clock on, each customer's turn at a minute of its own; the reviewer is called once."""

    async def script(world: World) -> tuple[Any, ...]:
        await rhythm(world, "monthly", 3)
        await pass_time(world, berlin(2026, 11, 3, 12))
        by = world.store.rows("SELECT DISTINCT actor FROM audit WHERE action = 'submitted'")
        return rounds(world), made(world), said(world, "wait for review"), by

    found, statements, called, by = begun(berlin(2026, 10, 20, 8), script)

    assert found == [("2026-10", "2026-10-31", "reviewing")]
    assert [cut_off for cut_off, _ in statements] == ["2026-10-31", "2026-10-31"]
    assert all(at.strftime("%a %H") == "Tue 09" and at.minute < 21 for _, at in statements)
    assert len({at for _, at in statements}) == 2
    assert [at.strftime("%a %H:%M") for _, at in called] == ["Tue 09:21"]
    assert "<@U_JONAS>" in called[0][0]
    assert by == [("clock",)]


def test_the_same_month_is_never_prepared_twice(begun: Begun) -> None:
    """Somebody had prepared it by hand, and the day is moved after it was run."""

    async def script(world: World) -> tuple[Any, ...]:
        await world.order("prepare_statements", {"cut_off": "2026-10-31"}, by=MARA)
        await rhythm(world, "monthly", 3)
        await pass_time(world, berlin(2026, 11, 3, 12))
        await rhythm(world, "monthly", 5)
        await pass_time(world, berlin(2026, 11, 9, 12))
        assert rounds(world) == [("2026-10", "2026-10-31", "reviewing")]
        return made(world), world.store.rows("SELECT count(*) FROM cycle_member WHERE period = '2026-10'")

    statements, members = begun(berlin(2026, 11, 2, 8), script)

    assert len(statements) == 2
    assert members == [(2,)]


def test_two_rhythms_of_one_day_ask_nobody_twice(begun: Begun) -> None:
    """Monthly and quarterly end on the same day, and the run falls due twice: one statement each."""

    async def script(world: World) -> Any:
        await rhythm(world, "quarterly", 4)
        await rhythm(world, "monthly", 4, customers=1)
        await pass_time(world, berlin(2027, 1, 4, 8, 59))
        world.time.true = int(berlin(2027, 1, 4, 9).timestamp() * 1e6)
        await asyncio.gather(world.waker.ring(), world.waker.ring())
        await pass_time(world, berlin(2027, 1, 4, 12))
        return rounds(world), world.store.rows("SELECT number, count(*) FROM statement GROUP BY number")

    found, numbers = begun(berlin(2026, 12, 20, 8), script)

    assert sorted(period for period, *_ in found) == ["2026-12", "2026-Q4"]
    assert [times for _, times in numbers] == [1, 1]


def test_a_quarter_comes_four_times_a_year(begun: Begun) -> None:
    """On the third of its first month, or the first day of work after."""

    async def script(world: World) -> Any:
        await rhythm(world, "quarterly", 3)
        await pass_time(world, berlin(2027, 10, 6, 12))
        rows = world.store.rows("SELECT period, begun_at FROM cycle ORDER BY id")
        return [(period, in_zone(at, BERLIN).date()) for period, at in rows]

    assert begun(berlin(2026, 12, 20, 8), script, 1) == [
        ("2026-Q4", date(2027, 1, 4)),  # the third was a Sunday
        ("2027-Q1", date(2027, 4, 5)),  # a Saturday
        ("2027-Q2", date(2027, 7, 5)),
        ("2027-Q3", date(2027, 10, 4)),
    ]


def test_a_weekly_run_moves_over_holidays_and_back(begun: Begun) -> None:
    """Easter Monday is off: on Tuesday; the week after on Monday again."""

    async def script(world: World) -> Any:
        await rhythm(world, "weekly", 1)
        await pass_time(world, berlin(2027, 4, 6, 12))
        rows = world.store.rows("SELECT period, cut_off, begun_at FROM cycle ORDER BY id")
        return [(period, cut_off, in_zone(at, BERLIN).strftime("%a %d")) for period, cut_off, at in rows]

    assert begun(berlin(2027, 3, 20, 8), script, 1) == [
        ("2027-W11", "2027-03-21", "Mon 22"),
        ("2027-W12", "2027-03-28", "Tue 30"),
        ("2027-W13", "2027-04-04", "Mon 05"),
    ]


def test_after_three_weeks_asleep_one_round_comes_late_in_office_hours(begun: Begun) -> None:
    """The house woke on a Friday night; two weeks that were missed stand in the newest."""

    async def script(world: World) -> Any:
        await rhythm(world, "weekly", 3, 12)
        world.time.true = int(berlin(2026, 11, 20, 22).timestamp() * 1e6)
        world.start_process()
        await world.relay.start()
        await pass_time(world, berlin(2026, 11, 23, 8, 59))
        early = rounds(world)
        await pass_time(world, berlin(2026, 11, 24, 12))
        return early, rounds(world), made(world), said(world, "begins only now")

    early, found, statements, late = begun(berlin(2026, 11, 2, 8), script, 12)

    assert early == []
    assert [period for period, *_ in found] == ["2026-W47"]
    assert len(statements) == 12
    assert len({at.minute for _, at in statements}) > 4
    assert [at.strftime("%a %H:%M") for _, at in late] == ["Mon 09:00"]
    assert "2 earlier rounds were missed" in late[0][0]


def test_a_restart_between_two_turns_loses_and_repeats_nobody(begun: Begun) -> None:
    """Ten minutes into a run the process ends and begins anew."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3, 8)
        await pass_time(world, berlin(2026, 11, 3, 9, 10))
        before = len(made(world))
        world.start_process()
        await world.relay.start()
        await pass_time(world, berlin(2026, 11, 3, 12))
        return before, world.store.rows("SELECT count(*), count(DISTINCT customer_id) FROM statement")

    before, after = begun(berlin(2026, 11, 2, 8), script, 8)

    assert 0 < before < 8
    assert after == [(8, 8)]


def test_an_absent_reviewer_is_not_waited_for(begun: Begun) -> None:
    """Jonas fell ill in the night: the lead is the only other one, and prepared it; the desk is told to name one."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3)
        await world.order("staff_absent", {"id": JONAS, "until": "2026-11-30", "backup": 0})
        await pass_time(world, berlin(2026, 11, 3, 12))
        return said(world, "name a reviewer")

    (line,) = begun(berlin(2026, 11, 2, 8), script)

    assert "Nobody but Mara" in line[0]


def test_a_reviewer_who_does_nothing_is_called_again_then_the_lead(begun: Begun) -> None:
    """Wednesday, Thursday, Monday; the weekend is left out, and it does not become a daily line."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3)
        await pass_time(world, berlin(2026, 11, 9, 12))
        return said(world, "still wait for review"), said(world, "have not been reviewed")

    reminded, overdue = begun(berlin(2026, 11, 2, 8), script)

    assert [at.strftime("%a %H:%M") for _, at in reminded] == ["Wed 09:00"]
    assert [at.strftime("%a %H:%M") for _, at in overdue] == ["Thu 09:00", "Mon 09:00"]
    assert all("<@U_MARA>" in text for text, _ in overdue)


def test_nobody_to_prepare_is_said_and_tried_again(begun: Begun) -> None:
    """The lead is away for two days: the run waits for her, and happens once."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3)
        await world.order("staff_absent", {"id": MARA, "until": "2026-11-04", "backup": 0})
        await pass_time(world, berlin(2026, 11, 6, 12))
        lines = said(world, "nobody is here in whose name"), said(world, "since I was not running")
        return *lines, [at for _, at in made(world)]

    lines, late, at = begun(berlin(2026, 11, 2, 8), script)

    assert late == []
    assert [when.strftime("%a") for _, when in lines] == ["Tue", "Wed"]
    assert {when.strftime("%a") for when in at} == {"Thu"}


def test_a_silent_round_comes_to_people_and_closes(begun: Begun) -> None:
    """No answer at all: reminders, then each with a name and a day, then the summary."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3)
        await pass_time(world, berlin(2026, 11, 3, 12))
        issued = await issue(world)
        await pass_time(world, berlin(2026, 12, 2, 12))
        return issued, rounds(world), said(world, "will not answer without a person"), said(world, "is closed")

    issued, found, handed, closed = begun(berlin(2026, 11, 2, 8), script)

    assert issued == 2
    assert found == [("2026-10", "2026-10-31", "closed")]
    assert handed
    assert all("<@U_MARA>" in text for text, _ in handed)
    assert [at.strftime("%H:%M") for _, at in closed] == ["09:00"]
    assert "with a person 2" in closed[0][0]


def test_the_next_month_begins_though_the_last_one_is_open(begun: Begun) -> None:
    """Nothing was reviewed; both rounds stand side by side."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3)
        await pass_time(world, berlin(2026, 12, 3, 12))
        return rounds(world)

    assert begun(berlin(2026, 11, 2, 8), script, 1) == [
        ("2026-10", "2026-10-31", "reviewing"),
        ("2026-11", "2026-11-30", "reviewing"),
    ]


def test_without_a_rhythm_nothing_runs_any_more(begun: Begun) -> None:
    """The last customer leaves the schedule: its run is called off."""

    async def script(world: World) -> Any:
        await rhythm(world, "monthly", 3)
        await rhythm(world, "", 1)
        await pass_time(world, berlin(2026, 12, 10, 12))
        return rounds(world), world.store.rows("SELECT state FROM follow_up WHERE kind = 'cycle_run'")

    found, waits = begun(berlin(2026, 11, 2, 8), script)

    assert found == []
    assert waits == [("cancelled",)]


@pytest.mark.parametrize(
    ("after", "at"),
    [
        (berlin(2026, 10, 19, 12), berlin(2026, 10, 26, 9)),  # clocks went back in the night before
        (berlin(2027, 3, 22, 12), berlin(2027, 3, 29, 9)),  # and forward
    ],
)
def test_a_run_after_a_change_of_clocks_begins_at_nine_all_the_same(after: datetime, at: datetime) -> None:
    """A week of 169 or of 167 hours."""
    found = next_run(int(after.timestamp() * 1e6), BERLIN, **cron_of(Rhythm.WEEKLY, 1))

    assert in_zone(found, BERLIN) == at


def test_over_the_night_the_clocks_change_a_run_happens_once(begun: Begun) -> None:
    """Monday the 26th of October, at nine of the new time."""

    async def script(world: World) -> Any:
        await rhythm(world, "weekly", 1)
        await pass_time(world, berlin(2026, 10, 27, 12))
        return [at for _, at in made(world)]

    (at,) = begun(berlin(2026, 10, 23, 12), script, 1)

    assert at.strftime("%a %H") == "Mon 09"
    assert at - timedelta(minutes=21) < berlin(2026, 10, 26, 9) <= at


def test_a_colleague_leaves_while_customers_are_theirs(begun: Begun) -> None:
    """Whoever looks after a customer asks; when they have left, whoever prepared does."""

    async def script(world: World) -> Any:
        (code,) = world.store.rows("SELECT code FROM customer ORDER BY id LIMIT 1")[0]
        await world.order("account_manager", {"customer": code, "colleague": 1})
        await world.store.write(lambda conn: conn.exec_driver_sql("UPDATE binding SET revoked_at = 1"))
        await rhythm(world, "monthly", 3)
        await pass_time(world, berlin(2026, 11, 3, 12))
        await issue(world)
        await pass_time(world, berlin(2026, 11, 4, 8))
        await world.store.write(lambda conn: people.change_staff(conn, 1, active=False))
        await pass_time(world, berlin(2026, 11, 4, 12))
        return world.store.rows("SELECT DISTINCT handed_to FROM cycle_member")

    assert begun(berlin(2026, 11, 2, 8), script) == [(MARA,)]
