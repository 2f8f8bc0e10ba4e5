"""Promised calls on the desk: a card each, pressed by whoever called, kept even when nobody does."""

from bot import customers, due
from bot.doors import FellDue
from bot.keeping import calls
from flows.facts.call_backs import BookCall, CallState, MoveCall
from flows.facts.times import DAY, HOUR
from storage import call_backs, follow_ups
from tests.bot.desk_scene import LANE, Desk, buttons, desk

SUBJECT = "call_back:1"
PHONE = "+8613812345678"


def book(here: Desk, command: BookCall | MoveCall | None = None) -> list[str]:
    """The customer arranges a call in two hours; what the dialogue is told."""
    work = here.work()
    chat = customers.open_chat(work, LANE, LANE.partition(":")[2], "")
    wanted = command or BookCall("the freight", 0, PHONE, here.now + 2 * HOUR)
    happened = calls.KEEPERS[type(wanted)](work, chat, wanted)
    here.finish(work)
    return [event.what for event in happened]


def fall_due(here: Desk, kind: str) -> None:
    """That follow-up of the call falls due."""
    row = next(one for one in follow_ups.due(here.conn, here.now + 30 * DAY) if one.kind == kind)
    here.now = max(here.now, row.due_at)
    work = here.work(FellDue(row.id))
    due.take_due(work, work.inbound)
    here.finish(work)


def state(here: Desk) -> CallState:
    """Where the call stands."""
    call = call_backs.one(here.conn, 1)
    assert call
    return call.state


def shown(here: Desk) -> list[str]:
    """The buttons of its card after the last deed."""
    return [str(one["action_id"]) for one in buttons(here.card(SUBJECT))]


def test_the_desk_learns_of_a_call_with_the_whole_number() -> None:
    """Only colleagues see it."""
    with desk() as here:
        told = book(here)

        assert told == ["call_booked"]
        assert any(PHONE in str(letter.body) for letter in here.letters if letter.channel == "slack")
        assert shown(here) == ["reached"]


def test_whoever_calls_says_how_it_went() -> None:
    """From the promised minute on."""
    with desk() as here:
        book(here)
        here.press("lena", "not_reached", SUBJECT)
        early = here.said()
        fall_due(here, "call_now")
        offered = shown(here)
        here.press("lena", "reached", SUBJECT)

        assert early.startswith("Nothing was done")
        assert offered == ["reached", "not_reached"]
        assert state(here) is CallState.KEPT
        assert shown(here) == []
        assert not follow_ups.due(here.conn, here.now + 30 * DAY)


def test_a_call_nobody_makes_is_owned_up_to_and_promised_again() -> None:
    """Half an hour after its time, without anybody's press."""
    with desk() as here:
        book(here)
        fall_due(here, "call_now")
        fall_due(here, "call_late")

        call = call_backs.one(here.conn, 1)
        assert call
        assert (call.state, call.late, call.tries) == (CallState.BOOKED, 1, 0)
        assert call.at > here.now
        assert len(here.to_customer()) == 1


def test_after_three_calls_the_answer_is_written_and_that_keeps_the_promise() -> None:
    """The form of a reply, with its preview."""
    with desk() as here:
        book(here)
        for _ in range(3):
            fall_due(here, "call_now")
            here.press("lena", "not_reached", SUBJECT)
        writing = (state(here), shown(here))
        here.send("lena", "reply", SUBJECT, text="The freight is credited.")
        view = here.replies[0].body["view"]["private_metadata"]
        seen = view.partition('"seen": "')[2].partition('"')[0]
        here.send("lena", "reply", SUBJECT, text="The freight is credited.", seen=seen)

        assert writing == (CallState.WRITING, ["reply"])
        assert state(here) is CallState.WRITTEN


def test_a_contact_has_one_call_at_a_time() -> None:
    """A second promise moves the first."""
    with desk() as here:
        book(here)
        book(here, BookCall("again", 0, PHONE, here.now + 5 * HOUR))

        assert len(call_backs.of_customer(here.conn, 1)) == 1
        first = call_backs.one(here.conn, 1)
        assert first
        assert first.at == here.now + 5 * HOUR


def test_a_call_that_is_called_off_rings_no_more() -> None:
    """And somebody else's cannot be touched."""
    with desk() as here:
        book(here)
        cancelled = book(here, MoveCall(1, "cancelled"))
        again = book(here, MoveCall(1, "cancelled"))
        strange = book(here, MoveCall(9, "cancelled"))

        assert (cancelled, again, strange) == (["call_cancelled"], ["refused"], ["refused"])
        assert not follow_ups.due(here.conn, here.now + 30 * DAY)


def test_only_roles_that_work_on_cases_press() -> None:
    """A reviewer does not."""
    with desk() as here:
        book(here)
        here.press("ruth", "reached", SUBJECT)

        assert state(here) is CallState.BOOKED
