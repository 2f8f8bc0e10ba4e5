"""Conversations that a person is wanted in, while time passes: what customers, desk and rows come to."""

from bot import customers, due
from bot.desk import take_notice
from bot.doors import FellDue, Noticed
from bot.keeping import persons
from flows.engine.events import Asked, Happened, Opened, SentFile, Wrote
from flows.facts.times import DAY, MINUTE
from storage import cases, conversations, follow_ups, hand_overs, outbox, people
from tests.bot.desk_scene import LANE, Desk, buttons, desk

THEIRS = "hand_over:1"


def happens(here: Desk, event: Asked | Happened | Opened | SentFile | Wrote) -> None:
    """The customer does something; their words are heard as in a turn of theirs."""
    work = here.work()
    chat = customers.open_chat(work, LANE, LANE.partition(":")[2], "")
    chat.standing.heard_at = here.now
    if isinstance(event, Wrote):
        persons.let_through(work, chat)
        chat.standing.heard(event.text)
    customers.go_on(work, chat, event)
    here.finish(work)


def taken(here: Desk) -> None:
    """A customer has asked for a person, and Lena has taken it."""
    happens(here, Asked("human"))
    here.press("lena", "take", THEIRS)


def pass_time(here: Desk, minutes: int) -> None:
    """Let what falls due within that time happen, one after another."""
    end = here.now + minutes * MINUTE
    while (at := follow_ups.next_due(here.conn)) is not None and at <= end:
        here.now = max(here.now, at)
        for row in follow_ups.due(here.conn, here.now):
            work = here.work(FellDue(row.id))
            due.take_due(work, work.inbound)
            here.finish(work)
    here.now = end


def pending(here: Desk, kind: str) -> bool:
    """Whether such a follow-up is set for the hand-over."""
    return hand_overs.pending(here.conn, 1, kind)


def control(here: Desk) -> str:
    """Who speaks in the customer's chat."""
    standing = conversations.load(here.conn, LANE)
    return standing.control if standing else ""


def notes(here: Desk) -> list[str]:
    """What the last deed wrote into the thread."""
    return [letter.body["text"] for letter in here.letters if letter.kind == "note"]


# -- read, answered, silent --------------------------------------------------------------------------------------------
def test_a_press_shows_that_the_message_was_read() -> None:
    """Whatever is pressed."""
    with desk() as here:
        taken(here)
        happens(here, Wrote("and the freight?"))
        before = pending(here, "unread")
        here.press("lena", "reply", THEIRS)

        assert before
        assert not pending(here, "unread")


def test_writing_in_the_thread_shows_it_too() -> None:
    """Only for a colleague, and only that it was read."""
    with desk() as here:
        taken(here)
        happens(here, Wrote("and the freight?"))
        here.conn.exec_driver_sql("UPDATE outbox SET remote_id = '9.1' WHERE subject = ? AND kind = 'head'", (THEIRS,))
        stranger = here.work(Noticed("9.1"), "T1/nobody")
        take_notice(stranger, stranger.inbound)
        still = pending(here, "unread")
        work = here.work(Noticed("9.1"), "T1/mei")
        take_notice(work, work.inbound)

        assert still
        assert not pending(here, "unread")


def test_an_unread_message_is_owned_up_to_once() -> None:
    """Then the half hour runs."""
    with desk() as here:
        taken(here)
        happens(here, Wrote("and the freight?"))
        pass_time(here, 6)
        first = here.to_customer()
        happens(here, Wrote("hello?"))

        assert first
        assert not pending(here, "unread")
        assert pending(here, "person_idle")


def test_after_half_an_hour_others_may_step_in_and_before_only_a_lead() -> None:
    """The colleague who is silent is named to nobody but the customer and the desk."""
    with desk() as here:
        taken(here)
        here.press("mei", "take_over", THEIRS)
        refused = here.said()
        pass_time(here, 31)
        shown = [one["action_id"] for one in buttons(here.card(THEIRS))]
        here.press("mei", "take_over", THEIRS)

        row = cases.hand_over_by_id(here.conn, 1)
        assert refused.startswith("Your colleague has this conversation.")
        assert shown[0] == "take_over"
        assert row
        assert (row["taken_by"], row["backup_at"]) == (5, 0)
        assert "Mei" in here.to_customer()[0]


def test_a_lead_steps_in_at_any_time() -> None:
    """Without being asked."""
    with desk() as here:
        taken(here)
        here.press("omar", "take_over", THEIRS)

        assert "Omar" in here.to_customer()[0]


def test_an_answer_stops_the_clocks() -> None:
    """Until the customer writes again."""
    with desk() as here:
        taken(here)
        here.send("lena", "reply", THEIRS, text="It is on its way.")
        seen = here.replies[0].body["view"]["private_metadata"]
        here.send(
            "lena", "reply", THEIRS, text="It is on its way.", seen=seen.partition('"seen": "')[2].partition('"')[0]
        )

        row = cases.hand_over_by_id(here.conn, 1)
        assert row
        assert row["waits_since"] == 0
        assert not any(pending(here, kind) for kind in ("pick_up", "unread", "person_idle", "queue_note"))


# -- handed on ---------------------------------------------------------------------------------------------------------
def test_a_shift_ends_with_a_summary_for_the_next_one() -> None:
    """The customer waits again, with a new time."""
    with desk() as here:
        taken(here)
        here.press("lena", "hand_on", THEIRS)
        form = here.replies[0].kind
        here.send("lena", "hand_on", THEIRS, summary="She needs the delivery note.")

        row = cases.hand_over_by_id(here.conn, 1)
        assert row
        assert (form, row["taken_by"], control(here)) == ("form", None, "queued")
        assert any("She needs the delivery note." in text for text in notes(here))
        assert [one["action_id"] for one in buttons(here.card(THEIRS))] == ["take"]
        assert pending(here, "pick_up")


def test_after_closing_an_unread_message_goes_back_to_the_queue() -> None:
    """Whoever comes first in the morning has it."""
    with desk() as here:
        here.now += 7 * 60 * MINUTE + 30 * MINUTE  # 17:30 in Lagos
        taken(here)
        here.now += 40 * MINUTE
        happens(here, Wrote("are you still there?"))
        pass_time(here, 6)

        row = cases.hand_over_by_id(here.conn, 1)
        assert row
        assert row["taken_by"] is None
        assert any("are you still there?" in text for text in notes(here))


def test_a_colleague_who_may_no_longer_act_loses_the_conversation() -> None:
    """At the customer's next word."""
    with desk() as here:
        taken(here)
        people.change_staff(here.conn, people.staff(here.conn, user="lena")[0].id, active=False)
        happens(here, Wrote("hello?"))

        row = cases.hand_over_by_id(here.conn, 1)
        assert row
        assert (row["taken_by"], control(here)) == (None, "queued")


# -- where the customer stands meanwhile -------------------------------------------------------------------------------
def test_who_looks_at_something_else_is_still_heard_by_the_person() -> None:
    """Their words go to the thread, and what they looked at stays beneath."""
    with desk() as here:
        taken(here)
        happens(here, Asked("settings"))
        happens(here, Wrote("the second line"))
        standing = conversations.load(here.conn, LANE)

        assert standing
        assert [frame.flow for frame in standing.conversation.frames][-2:] == ["settings", "talk_to_person"]
        assert any("the second line" in text for text in notes(here))


def test_a_promise_that_falls_due_does_not_take_away_the_question_being_asked() -> None:
    """The customer reads it, and goes on where they are."""
    with desk() as here:
        happens(here, Asked("human"))
        happens(here, Asked("settings"))
        pass_time(here, 150)
        standing = conversations.load(here.conn, LANE)

        assert standing
        assert standing.conversation.top.flow == "settings"
        assert pending(here, "pick_up")


# -- taken up again ----------------------------------------------------------------------------------------------------
def taken_up(here: Desk, later: int) -> None:
    """A closed conversation is answered so much later (µs)."""
    taken(here)
    here.press("lena", "return_to_bot", THEIRS)
    here.now += later
    happens(here, Opened("talk_to_person", {"earlier": 1, "words": "still open", "passed_on": True}))


def test_an_answer_within_a_week_opens_the_same_conversation() -> None:
    """In its own thread."""
    with desk() as here:
        taken_up(here, 2 * DAY)

        row = cases.hand_over_by_id(here.conn, 1)
        assert row
        assert row["ended_at"] is None
        assert any("still open" in text for text in notes(here))


def test_a_later_one_begins_a_new_conversation() -> None:
    """That names the old one."""
    with desk() as here:
        taken_up(here, 8 * DAY)

        first, second = (cases.hand_over_by_id(here.conn, id_) for id_ in (1, 2))
        assert first
        assert second
        assert (first["ended_at"] is None, second["ended_at"] is None) == (False, True)


def test_somebody_elses_conversation_is_not_opened() -> None:
    """The chat must be the same."""
    with desk() as here:
        taken(here)
        here.press("lena", "return_to_bot", THEIRS)
        cases.change_hand_over(here.conn, 1, chat="telegram:43")
        happens(here, Opened("talk_to_person", {"earlier": 1, "words": "hello"}))

        row = cases.hand_over_by_id(here.conn, 1)
        assert row
        assert row["ended_at"] is not None


# -- the desk cannot be reached ----------------------------------------------------------------------------------------
def test_letters_that_have_not_left_for_two_minutes_are_noticed() -> None:
    """And no longer once they have."""
    with desk() as here:
        happens(here, Asked("human"))
        fresh = hand_overs.queue(here.conn, LANE, here.now)
        late = hand_overs.queue(here.conn, LANE, here.now + 2 * MINUTE)
        here.conn.exec_driver_sql("UPDATE outbox SET state = 'sent' WHERE channel = 'slack'")
        again = hand_overs.queue(here.conn, LANE, here.now + 2 * MINUTE)

        assert (fresh.unreachable, late.unreachable, again.unreachable) == (False, True, False)
        assert outbox.counts(here.conn)["sent"] > 0
