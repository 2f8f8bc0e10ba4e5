"""A colleague names a time to a customer: chosen or in words, read back, shown, told; and counted afterwards."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import things
from bot.kinds.our_promises import NAME
from bot.kinds.promises import PROMISE
from bot.kinds.thing import Thing
from flows.facts.our_promises import OurPromise
from flows.facts.promise_commands import WantPerson
from flows.facts.times import DAY, HOUR, micros
from storage import call_backs, cases, follow_ups, our_promises, people
from storage.tables.people import BINDING
from tests.bot.desk_scene import DESK, LANE, NOW, Desk, desk

THURSDAY = micros(datetime(2026, 11, 5, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
WORDS = "11月5日周四"


def form(here: Desk) -> str:
    """All that the form of the last deed shows."""
    return next((str(reply.body["view"]) for reply in here.replies if reply.kind == "form"), "")


def seen(here: Desk) -> str:
    """What that form is bound to."""
    view = next(reply.body["view"] for reply in here.replies if reply.kind == "form")
    return str(json.loads(view["private_metadata"]).get("seen") or "")


def promised(here: Desk, subject: str = "case:1") -> OurPromise | None:
    """The time that stands."""
    return our_promises.open_of(here.conn, subject)


def name_time(here: Desk, user: str = "lena", **said: str) -> None:
    """The form filled in, seen and sent."""
    here.send(user, "promise_time", "case:1", **said)
    here.send(user, "promise_time", "case:1", seen=seen(here), **said)


def test_the_form_offers_moments_inside_the_customers_hours() -> None:
    """It is 17:00 where they are: an hour is left today, the rest is tomorrow and after."""
    with desk() as here:
        here.press("lena", "promise_time", "case:1")

        assert "Shanghai, their time" in form(here)
        assert "18:00" in form(here)
        assert "D-1001" in form(here) or "Li Na" in form(here)


def test_a_time_in_words_is_read_back_and_shown_before_it_is_told() -> None:
    """Nothing leaves with the first send."""
    with desk() as here:
        here.send("lena", "promise_time", "case:1", words="Thursday 15:00", note="采购正在确认单价。")

        assert here.to_customer() == []
        assert WORDS in form(here)
        assert "采购正在确认单价。" in form(here)


def test_what_was_seen_is_told_and_becomes_the_next_date() -> None:
    """The case, its follow-up and the book of promises name the same minute."""
    with desk() as here:
        name_time(here, words="Thursday 15:00", note="采购正在确认单价。")
        case, standing = cases.one(here.conn, 1), promised(here)
        (said,) = here.to_customer()

        assert WORDS in said
        assert case is not None
        assert case.next_contact_at == THURSDAY == follow_ups.due_at(here.conn, "answer_due", "case:1")
        assert standing is not None
        assert (standing.due_at, standing.text) == (THURSDAY, "采购正在确认单价。")


def test_a_time_that_is_moved_in_time_is_rescheduled_and_counts_towards_the_third() -> None:
    """The customer hears of the new one before the old one."""
    with desk() as here:
        name_time(here, words="tomorrow 15:00")
        first = promised(here)
        name_time(here, words="Thursday 15:00")
        second = promised(here)

        assert first is not None
        assert second is not None
        ended = our_promises.one(here.conn, first.id)
        assert ended is not None
        assert (ended.state, second.times) == ("rescheduled", 1)


def test_no_time_of_the_night_can_be_promised() -> None:
    """Said under its field, and nothing changes."""
    with desk() as here:
        here.send("lena", "promise_time", "case:1", words="tomorrow 21:00")

        assert "8:00 and 20:00" in here.errors()["words"]
        assert promised(here) is None


def test_words_that_may_mean_two_times_are_asked_back() -> None:
    """Nine in the morning or nine at night cannot be confused: only one of them can be promised."""
    with desk() as here:
        here.send("lena", "promise_time", "case:1", words="some day soon")

        assert set(here.errors()) == {"words"}


def test_a_note_is_weighed_like_every_word_to_a_customer() -> None:
    """Without the right to it no fault is admitted."""
    with desk() as here:
        here.send("lena", "promise_time", "case:1", words="tomorrow 15:00", note="Omar says it is our mistake.")

        assert set(here.errors()) == {"note"}


def test_the_alarm_carries_what_can_still_be_done() -> None:
    """Two buttons, and the stand-in's name."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        name_time(here, words="tomorrow 15:00")
        standing = promised(here)
        assert standing is not None
        work = here.work()
        values = {"due": standing.due_at, "patience": 0, "called": True}
        things.move(work, NAME, standing.id, "due:our_alarm", "clock", values)
        here.finish(work)
        (alarm,) = [one for one in here.letters if one.lane == f"slack:{DESK}" and "blocks" in one.body]

        actions = [one["action_id"] for one in alarm.body["blocks"][1]["elements"]]
        assert actions == ["reply", "promise_time"]


def test_a_result_before_its_time_keeps_the_promise() -> None:
    """The proposal is approved and told: nothing more is owed by that time."""
    with desk() as here:
        name_time(here, words="Thursday 15:00")
        standing = promised(here)
        assert standing is not None
        here.press("omar", "approve", "case:1", bound=here.proposed())
        ended = our_promises.one(here.conn, standing.id)

        assert ended is not None
        assert ended.state == "kept"
        assert promised(here) is None


def test_who_cannot_be_reached_at_its_time_was_promised_in_vain() -> None:
    """No chat speaks for them any more: nothing leaves, the desk hears that it counts as broken."""
    with desk() as here:
        name_time(here, words="Thursday 15:00")
        here.conn.execute(BINDING.delete())
        here.now = THURSDAY
        work = here.work()
        things.move(work, "case", 1, "due:answer_due", "clock", {"times": 0})
        here.finish(work)

        assert our_promises.listed(here.conn, 0, THURSDAY + 1)[0]["state"] == "broken"
        assert any("It counts as broken" in str(one.body.get("text")) for one in here.letters)


def test_word_that_never_arrived_kept_nothing() -> None:
    """The letter died on its way: the promise is broken after all."""
    with desk() as here:
        name_time(here, words="Thursday 15:00")
        here.now = THURSDAY
        work = here.work()
        things.move(work, "case", 1, "due:answer_due", "clock", {"times": 0})
        here.finish(work)
        (letter,) = [one for one in here.letters if one.lane == LANE]
        before = our_promises.listed(here.conn, 0, THURSDAY + DAY)[0]["state"]
        our_promises.undelivered(here.conn, letter.key)

        assert (before, our_promises.listed(here.conn, 0, THURSDAY + DAY)[0]["state"]) == ("kept", "broken")


def test_a_call_that_nobody_made_is_a_broken_promise() -> None:
    """Half an hour later we own up to it; to have dialled would have kept it."""
    with desk() as here:
        call, at = {"customer_id": 1, "contact_id": 1, "purpose": "call_other", "phone": "+8612345"}, NOW + 20 * HOUR
        id_ = call_backs.book(here.conn, **call, at=at, made_at=NOW)
        for moment, what in ((NOW, "booked"), (at, "due:call_now"), (at + HOUR // 2, "due:call_late")):
            here.now = moment
            work = here.work()
            kind = what.removeprefix("due:")
            waiting = follow_ups.due_at(here.conn, kind, f"call_back:{id_}")
            if waiting is not None:
                follow_ups.cancel(here.conn, f"call_back:{id_}", (kind,), "fired", moment)
            things.move(work, "call_back", id_, what, "clock")
            here.finish(work)
        states = [row["state"] for row in our_promises.listed(here.conn, 0, NOW + 9 * DAY)]

        assert states == ["broken", "open"]


def test_whoever_is_promised_a_person_already_keeps_the_time_they_were_told() -> None:
    """A broken promise to pay calls a person; one who is coming is not promised once more, and sooner."""
    with desk() as here:
        work = here.work()
        contact, customer = people.contact(here.conn, cases.of_customer(here.conn, 1)[0].contact_id)
        thing = Thing("promise", 1, "broken", customer, contact)
        want = PROMISE.does[WantPerson]
        want(work, thing, WantPerson("promise_broken"))
        first = len(work.afterwards)
        cases.ask_person(
            here.conn, chat=LANE, customer_id=customer.id, reason="", asked_at=NOW, case_id=0, why="", urgent=0,
            waits_since=NOW,
        )  # fmt: skip
        want(work, thing, WantPerson("promise_broken"))

        assert (first, len(work.afterwards)) == (1, 1)
