"""Arranging a call, and what becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Remind, Say, TellStaff, Turn
from flows.engine.events import Asked, Happened, SharedContact
from flows.engine.step import step
from flows.facts.calendars import Calendar
from flows.facts.call_backs import (
    Between,
    BookCall,
    CallBack,
    CallState,
    MoveCall,
    callable_at,
    days_for_calls,
    hours_of,
    masked,
    next_try,
    read_phone,
    times_meant,
    word_before,
)
from flows.facts.commands import EndWaiting
from flows.facts.contact_policy import PROMISES
from flows.facts.times import DAY, HOUR, MINUTE, in_zone, micros
from tests.flows.samples_dispute import CASE, NOW, ZONE, Chat, chat, page

LAGOS, BERLIN, SHANGHAI, HONOLULU = "Africa/Lagos", "Europe/Berlin", "Asia/Shanghai", "Pacific/Honolulu"
AT = NOW + 6 * HOUR
CALL = CallBack(3, 1, 1, 0, "the freight", "+2348012345678", AT, CallState.BOOKED)


def at(day: int, hour: int, minute: int = 0) -> int:
    """That moment of November 2026, UTC."""
    return micros(datetime(2026, 11, day, hour, minute, tzinfo=UTC))


def asked(**changes: object) -> Chat:
    """Somebody who wants a call about the freight."""
    return chat("call_back", page(**{"phone": "+2348012345678", **changes})).write("the freight of October")


# -- when --------------------------------------------------------------------------------------------------------------
def test_calls_are_offered_in_the_office_hours_that_suit_both() -> None:
    """From Berlin, whose day ends when Shanghai's evening does."""
    hours = [in_zone(one, SHANGHAI).hour for one in hours_of(date(2026, 11, 4), NOW, Between(BERLIN, SHANGHAI))]

    assert hours == [16, 17, 18, 19]


def test_where_no_hours_are_in_common_our_office_hours_are_offered_all_the_same() -> None:
    """Somebody must be able to say no to an early hour."""
    hours = hours_of(date(2026, 11, 4), NOW, Between(BERLIN, HONOLULU))

    assert hours
    assert all(callable_at(one, NOW, Between(BERLIN, HONOLULU)) for one in hours)


def test_the_next_days_leave_out_weekends() -> None:
    """And today once its last hour is too near."""
    friday_evening = at(6, 16, 30)

    assert days_for_calls(friday_evening, Between(BERLIN, LAGOS)) == (
        date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11),
    )  # fmt: skip


def test_the_next_try_is_at_the_same_time_on_another_working_day() -> None:
    """Friday's comes again on Monday."""
    friday = at(6, 10)

    assert next_try(friday, friday + HOUR, Between(BERLIN, LAGOS)) == friday + 3 * DAY


def test_no_call_is_offered_on_a_day_on_which_the_contact_does_not_work() -> None:
    """Neither by their holidays nor by their weekend; ours count beside them."""
    theirs = Calendar("SA", frozenset({4, 5}), {date(2026, 11, 4): "a feast"})
    between = Between(BERLIN, LAGOS, Calendar(holidays={date(2026, 11, 5): "ours"}), theirs)

    offered = days_for_calls(at(2, 10), between)

    assert offered == (date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 9))
    assert next_try(at(3, 10), at(3, 11), between) == at(9, 10)


def test_word_of_a_call_comes_an_hour_before_it() -> None:
    """Inside the hours in which somebody may be written to."""
    assert word_before(at(4, 10), at(2, 10), Between(BERLIN, LAGOS)) == at(4, 9)


def test_word_of_an_early_call_comes_on_the_evening_of_the_working_day_before() -> None:
    """An hour before eight they would still sleep; over a weekend it is Friday's."""
    eight = at(9, 7)

    word = in_zone(word_before(eight, at(2, 10), Between(BERLIN, LAGOS)), LAGOS)

    assert f"{word:%a %H:%M}" == "Fri 18:00"


def test_word_whose_moment_is_over_is_left_out() -> None:
    """Nobody is told tonight that we call tomorrow when the call was arranged tonight."""
    assert word_before(at(4, 7), at(3, 20), Between(BERLIN, LAGOS)) == 0


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("15:30", ["15:30"]),
        ("3pm", ["15:00"]),
        ("3 p.m.", ["15:00"]),
        ("下午3点半", ["15:30"]),
        ("上午十点", ["10:00"]),
        ("９：３０", ["09:30", "21:30"]),
        ("3", ["03:00", "15:00"]),
        ("between 9 and 11", ["09:00", "11:00", "21:00", "23:00"]),
        ("whenever", []),
        ("call 1 2 3 4 5 6", []),
    ],
)
def test_times_are_read_as_people_write_them(text: str, times: list[str]) -> None:
    """A bare hour may be either half of the day."""
    assert [f"{one:%H:%M}" for one in times_meant(text)] == times


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+44 20 7946-0000", "+442079460000"),
        ("（021）5555 0000".replace("（", "(").replace("）", ")"), "02155550000"),
        ("＋８６ 138 0013 8000", "+8613800138000"),
        ("my mobile", ""),
        ("12", ""),
        ("0803 555 0000 or +234 809 777 4321", ""),
    ],
)
def test_a_number_is_read_or_asked_again(text: str, phone: str) -> None:
    """Two numbers are none."""
    assert read_phone(text) == phone


def test_only_the_end_of_a_number_is_said() -> None:
    """And nothing of one that is too short to hide."""
    assert (masked("+2348012345678"), masked("12345")) == ("5678", "")


# -- the conversation --------------------------------------------------------------------------------------------------
def test_a_call_is_read_back_and_only_then_booked() -> None:
    """With the words that it is about."""
    talk = asked().write("tomorrow at 3 pm").press("number_on_file")
    shown = dict(talk.card)
    booked = talk.press("call_me_then").done

    assert (shown["ending"], shown["words"]) == ("5678", "the freight of October")
    assert booked == [BookCall("the freight of October", 0, "+2348012345678", at(4, 14))]


def test_a_time_with_two_readings_is_asked_back() -> None:
    """Both are ours to keep."""
    talk = asked().write("Thursday").write("10 or 11")

    assert [b.values["hour"] for say in _says(talk.last) for row in say.buttons for b in row if b.values] == [
        "10:00", "11:00",
    ]  # fmt: skip


def test_a_time_at_which_we_cannot_call_is_not_taken() -> None:
    """The hours in which we can are said."""
    talk = asked().write("Thursday").write("at 22:00")

    assert talk.said == ["call_back/not_then", "call_back/which_hour"]


def test_a_day_on_which_nobody_works_is_not_taken() -> None:
    """The question stands."""
    assert asked().write("on Sunday").said == ["call_back/not_that_day", "call_back/which_day"]


def test_without_a_number_on_file_it_is_asked_for_and_may_be_shared() -> None:
    """By the platform's own button."""
    talk = asked(phone="").write("tomorrow at 3 pm")
    stage = talk.stage
    shared = talk.take(SharedContact("+234 809 777 4321", own=True))

    assert (stage, shared.stage) == ("call_back/number", "call_back/sure")
    assert shared.card["ending"] == "4321"


def test_a_moment_that_came_too_near_while_reading_is_asked_anew() -> None:
    """Nothing is promised that cannot be kept."""
    talk = asked().write("today at 3 pm").press("number_on_file")
    talk.now = at(3, 13, 30)
    late = talk.press("call_me_then")

    assert late.done == []
    assert late.said == ["call_back/too_late_now", "call_back/which_day"]


def test_a_case_spoken_about_is_not_asked_for_again() -> None:
    """The first question is the day."""
    talk = chat("call_back", page(cases=(CASE,)), case_id=42)

    assert talk.stage == "call_back/day"


def test_a_call_from_the_queue_ends_the_waiting() -> None:
    """What was interrupted before stands again."""
    talk = chat("raise_dispute", page(phone="+2348012345678"), statement_id=5, document_id=11).press("reason_price")
    before = talk.stage
    talk = talk.take(Asked("human")).happens("queue_note", count=2).press("call_instead")
    talk = talk.write("tomorrow at 3 pm").press("number_on_file").press("call_me_then")
    booked = talk.happens("call_booked", call_id=1, at=at(4, 14))

    assert booked.done == [EndWaiting()]
    assert booked.said[0] == "call_back/booked"
    assert booked.stage == before


def test_a_call_that_stands_is_changed_not_doubled() -> None:
    """Whatever leads here."""
    talk = chat("call_back", page(calls=(CALL,))).press("another_time").write("Thursday").write("11:00")
    moved = talk.press("call_me_then").done

    assert moved == [MoveCall(3, "moved", {"at": at(5, 10), "phone": "+2348012345678"})]


def test_a_call_is_called_off_with_one_press() -> None:
    """And said so."""
    talk = chat("call_back", page(calls=(CALL,))).press("no_call")

    assert talk.done == [MoveCall(3, "cancelled")]
    assert talk.happens("call_cancelled").said[0] == "call_back/called_off"


def test_another_contacts_call_is_nobody_elses() -> None:
    """Each arranges their own."""
    theirs = replace(CALL, contact_id=2)

    assert chat("call_back", page(calls=(theirs,))).stage == "call_back/purpose"


# -- its life ----------------------------------------------------------------------------------------------------------
def life(what: str, call: CallBack = CALL, now: int = NOW, **values: object) -> Turn:
    """What follows in the life of that call."""
    frame = Frame("call_back_life", 1, call.state.value, {"call_back_id": call.id})
    event = Happened(what, values=values)  # type: ignore[arg-type]
    return step(FLOWS, Conversation((frame,)), event, page(calls=(call,)), now)


def _says(turn: Turn) -> list[Say]:
    return [effect for effect in turn.effects if isinstance(effect, Say)]


def _set(turn: Turn) -> dict[str, int]:
    return {effect.kind: effect.due for effect in turn.effects if isinstance(effect, Remind)}


def test_a_booked_call_is_reminded_of_and_made() -> None:
    """An hour before, and on the minute."""
    assert _set(life("booked")) == {"call_soon": AT - HOUR, "call_now": AT}


def test_a_call_within_the_hour_needs_no_reminder() -> None:
    """It comes by itself."""
    assert _set(life("booked", replace(CALL, at=NOW + HOUR))) == {"call_now": NOW + HOUR}


def test_when_nobody_called_the_customer_hears_so_with_a_new_time() -> None:
    """Half an hour after the promised one."""
    due = life("due:call_now", now=AT)
    late = life("due:call_late", replace(CALL, state=CallState.CALLING), now=AT + 30 * MINUTE)

    assert _set(due) == {"call_late": AT + 30 * MINUTE}
    assert [say.message for say in _says(late)] == ["call_back_life/nobody_called"]
    assert _set(late)["call_now"] == AT + DAY
    assert late.conversation.top.stage == "booked"


def test_that_nobody_called_in_the_evening_is_owned_up_to_in_the_morning() -> None:
    """Nobody is written to at twenty past eight; our own wish, of which no customer knows, goes on."""
    evening = micros(in_zone(AT, ZONE).replace(hour=19, minute=51))
    theirs = life("due:call_now", now=evening)
    ours = life("booked", replace(CALL, urgent=True), now=evening)

    assert in_zone(_set(theirs)["call_late"], ZONE).hour == PROMISES[0].hour
    assert _set(ours) == {"call_late": evening + 30 * MINUTE}


def test_after_three_calls_that_found_nobody_it_is_written() -> None:
    """By the end of the next working day."""
    calling = replace(CALL, state=CallState.CALLING)
    second, last = (life("not_reached", replace(calling, tries=tries), now=AT) for tries in (1, 2))

    assert (second.conversation.top.stage, last.conversation.top.stage) == ("booked", "writing")
    assert _set(last) == {"write_due": at(4, 16)}
    assert [say.message for say in _says(last)] == ["call_back_life/in_writing"]


def test_a_customer_may_move_even_what_is_being_written() -> None:
    """Another call is promised instead."""
    moved = life("moved", replace(CALL, state=CallState.WRITING, tries=3), at=AT + DAY, phone="+44 1")

    assert moved.conversation.top.stage == "booked"
    assert _set(moved)["call_now"] == AT + DAY


def test_nothing_ends_without_the_desk_knowing() -> None:
    """Neither a cancelled call nor one that was kept."""
    for what in ("cancelled", "reached"):
        assert any(isinstance(effect, TellStaff) for effect in life(what).effects), what
