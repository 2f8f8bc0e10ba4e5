"""Customers whom no further time is named to: at the top of every home, until somebody writes."""

from bot import customers
from flows.engine.events import Asked
from flows.facts.times import DAY
from storage import cases
from tests.bot.desk_scene import LANE, Desk, desk
from tests.bot.test_desk_home import look, opens, words

ALARM = "Waits for an answer and hears nothing more"


def asks_for_person(here: Desk, days_ago: int) -> None:
    """A customer asked for a person so many days ago, and nobody has come."""
    work = here.work()
    customers.go_on(work, customers.open_chat(work, LANE, LANE.partition(":")[2], ""), Asked("human"))
    here.finish(work)
    cases.change_hand_over(here.conn, 1, waits_since=here.now - days_ago * DAY)


def test_who_waits_for_a_week_stands_above_everything_else() -> None:
    """With the days, and a button that opens the conversation's card."""
    with desk() as here:
        asks_for_person(here, 8)
        view = look(here, "lena")

        assert "6 working days" in words(view)
        assert words(view).index(ALARM) < words(view).index("For your decision")
        assert "hand_over:1" in opens(view)


def test_who_waits_for_a_weekend_does_not() -> None:
    """Only days on which we work are counted."""
    with desk() as here:
        asks_for_person(here, 6)

        assert ALARM not in words(look(here, "lena"))


def test_it_goes_when_somebody_has_written() -> None:
    """An answer by a person is what they waited for."""
    with desk() as here:
        asks_for_person(here, 8)
        cases.change_hand_over(here.conn, 1, waits_since=0)

        assert ALARM not in words(look(here, "lena"))
