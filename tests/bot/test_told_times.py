"""Laws that move clocks: what was told for a wall clock comes when that clock shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from bot import due, told_times
from bot.doors import FellDue
from flows.facts.times import HOUR, MINUTE, in_zone
from flows.facts.wall_time import comes_at, written
from storage import call_backs, follow_ups, our_promises
from tests.bot.desk_scene import Desk, desk
from tests.bot.test_call_backs import SUBJECT, book


@dataclass(frozen=True)
class ZoneTable:
    """An edition of the zones: how many hours each is ahead of UTC."""

    hours: Mapping[str, int]

    def __call__(self, zone: str) -> tzinfo:
        """The zone of that name."""
        return timezone(timedelta(hours=self.hours[zone]), zone)


def edition(here: Desk, ahead: int) -> ZoneTable:
    """A table in which the customer's clocks go so many hours ahead of what they showed when the call was promised."""
    one = our_promises.open_of(here.conn, SUBJECT)
    assert one
    shown = datetime.fromisoformat(one.local)
    then = in_zone(one.due_at, "UTC").replace(tzinfo=None)
    return ZoneTable({one.zone: round((shown - then) / timedelta(hours=1)) + ahead})


def promised(here: Desk) -> tuple[int, int, int]:
    """The moment of the promise, of the call, and of its follow-up."""
    one, call = our_promises.open_of(here.conn, SUBJECT), call_backs.one(here.conn, 1)
    assert one
    assert call
    return one.due_at, call.at, follow_ups.due_at(here.conn, "call_now", SUBJECT) or 0


def test_a_table_that_says_the_same_moves_nothing() -> None:
    """Almost every start."""
    with desk() as here:
        book(here)
        before = promised(here)

        assert told_times.set_right(here.conn, edition(here, 0)) == 0
        assert promised(here) == before


def test_clocks_put_forward_bring_the_call_sooner() -> None:
    """Nobody waits an hour for a call that was told for three: seen at the start."""
    with desk() as here:
        book(here)
        before = promised(here)

        assert told_times.set_right(here.conn, edition(here, 1)) == 1
        assert promised(here) == tuple(at - HOUR for at in before)


def test_clocks_put_back_make_it_wait_when_it_falls_due() -> None:
    """The row was due by the old table; by the new one it is an hour too early, and nobody is told to call."""
    with desk() as here:
        book(here)
        before = promised(here)
        (row,) = [one for one in follow_ups.due(here.conn, before[2]) if one.kind == "call_now"]
        here.now = before[2]
        work = here.work(FellDue(row.id))
        work.house = replace(work.house, zones=edition(here, -1))
        due.take_due(work, work.inbound)
        here.finish(work)

        assert promised(here) == tuple(at + HOUR for at in before)
        assert here.letters == []


def test_whoever_is_called_before_it_is_called_by_the_new_clock() -> None:
    """The quarter of an hour before moves along."""
    with desk() as here:
        book(here)
        before = follow_ups.due_at(here.conn, "our_alarm", "our_promise:1")
        told_times.set_right(here.conn, edition(here, -1))

        assert before
        assert follow_ups.due_at(here.conn, "our_alarm", "our_promise:1") == before + HOUR


def test_an_hour_that_comes_twice_stays_the_one_that_was_meant() -> None:
    """The second half past two of the night in which Berlin's clocks go back."""
    second = int(datetime(2026, 10, 25, 1, 30, tzinfo=UTC).timestamp()) * 1_000_000
    local = written(second, "Europe/Berlin")

    assert local == "2026-10-25T02:30:00"
    assert comes_at(local, "Europe/Berlin", second) == second
    assert comes_at(local, "Europe/Berlin", second + 5 * MINUTE) == second - HOUR
