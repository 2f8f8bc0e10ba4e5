"""Follow-ups: due at their time, claimed once, and remembered for what was sent."""

import asyncio

from sqlalchemy import Connection, select

from flows.facts.times import DAY, HOUR
from storage import follow_ups
from storage.embedded import EmbeddedStore
from storage.tables.corridor import FOLLOW_UP
from tests.storage.contract import run

NOW = 1_790_000_000_000_000


def planned(conn: Connection, kind: str = "confirm_reminder", subject: str = "statement:3", due_at: int = NOW) -> int:
    """A follow-up in the rows."""
    return follow_ups.replace(conn, kind, subject, 5, 0, due_at, NOW - DAY)


def row(conn: Connection, id_: int) -> tuple[str, str]:
    """Its state and why."""
    found = conn.execute(select(FOLLOW_UP.c.state, FOLLOW_UP.c.because).where(FOLLOW_UP.c.id == id_)).one()
    return found[0], found[1]


def test_what_has_fallen_due_comes_oldest_first_and_nothing_early(conn: Connection) -> None:
    """After a night's sleep the promises are kept in their order."""
    second = planned(conn, subject="case:2", due_at=NOW - HOUR)
    first = planned(conn, subject="case:1", due_at=NOW - 2 * HOUR)
    planned(conn, subject="case:3", due_at=NOW + 1)

    assert [one.id for one in follow_ups.due(conn, NOW)] == [first, second]


def test_a_follow_up_is_claimed_once(conn: Connection) -> None:
    """The transaction that acts on it is the one that claimed it."""
    one = planned(conn)

    assert [follow_ups.finish(conn, one, "", NOW, sent=True) for _ in range(3)] == [True, False, False]
    assert follow_ups.due(conn, NOW) == []
    assert follow_ups.still_due(conn, one) is None


def test_eight_who_claim_at_once_get_it_once(store: EmbeddedStore) -> None:
    """However many rings there are, a reminder leaves once."""

    async def script() -> list[bool]:
        one = await store.write(planned)
        claims = (store.write(lambda conn: follow_ups.finish(conn, one, "", NOW, sent=True)) for _ in range(8))
        return await asyncio.gather(*claims)

    assert sorted(run(script)) == [False] * 7 + [True]


def test_a_newer_one_takes_the_place_of_an_older_of_its_kind_and_subject(conn: Connection) -> None:
    """A matter has one next date, not two."""
    old, other = planned(conn), planned(conn, kind="reply_by")
    new = planned(conn, due_at=NOW + DAY)

    assert [row(conn, id_) for id_ in (old, other, new)] == [("cancelled", "replaced"), ("due", ""), ("due", "")]


def test_named_kinds_are_called_off_and_the_others_stay(conn: Connection) -> None:
    """The answer came; what still has to happen, happens."""
    reminder, deadline = planned(conn), planned(conn, kind="reply_by")
    follow_ups.cancel(conn, "statement:3", ("confirm_reminder",), "answered", NOW)

    assert [row(conn, id_) for id_ in (reminder, deadline)] == [("cancelled", "answered"), ("due", "")]


def test_with_no_kind_named_everything_about_the_subject_is_called_off(conn: Connection) -> None:
    """A closed matter is left in peace; its neighbour is not touched."""
    mine, also, other = planned(conn), planned(conn, kind="reply_by"), planned(conn, subject="statement:4")
    follow_ups.cancel(conn, "statement:3", (), "closed", NOW)

    assert [row(conn, id_)[0] for id_ in (mine, also, other)] == ["cancelled", "cancelled", "due"]


def test_what_was_done_is_not_called_off_afterwards(conn: Connection) -> None:
    """The record of a reminder that left stays a record."""
    one = planned(conn)
    follow_ups.finish(conn, one, "", NOW, sent=True)
    follow_ups.cancel(conn, "statement:3", (), "closed", NOW)

    assert row(conn, one) == ("done", "sent")


def test_one_that_was_moved_falls_due_at_its_new_time_and_says_why(conn: Connection) -> None:
    """Not now, but not forgotten either."""
    one = planned(conn)
    follow_ups.move(conn, one, NOW + HOUR, "window")

    assert follow_ups.due(conn, NOW) == []
    assert follow_ups.next_due(conn) == NOW + HOUR
    assert row(conn, one) == ("due", "window")


def test_only_what_was_sent_counts_against_the_caps(conn: Connection) -> None:
    """A reminder that was withheld or called off has bothered nobody."""
    sent, withheld = planned(conn, subject="case:1"), planned(conn, subject="case:2")
    follow_ups.finish(conn, sent, "", NOW, sent=True)
    follow_ups.finish(conn, withheld, "stopped", NOW, sent=False)
    planned(conn, subject="case:3")

    assert follow_ups.sent_since(conn, 5, NOW - 1) == (NOW,)
    assert follow_ups.sent_since(conn, 5, NOW) == ()
    assert follow_ups.sent_since(conn, 6, 0) == ()


def test_one_that_was_acted_on_without_writing_to_anybody_is_done_and_counts_nothing(conn: Connection) -> None:
    """A promise kept inside the house is neither withheld nor a reminder."""
    one = planned(conn, kind="reply_by")
    follow_ups.finish(conn, one, "", NOW, sent=False)

    assert row(conn, one) == ("done", "")
    assert follow_ups.sent_since(conn, 5, 0) == ()


def test_nothing_planned_has_no_next_time(conn: Connection) -> None:
    """The bell has nothing to ring for."""
    assert follow_ups.next_due(conn) is None
