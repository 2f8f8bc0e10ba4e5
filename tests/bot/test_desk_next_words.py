"""A colleague's message on a case says when the next one comes: what was promised is kept by it, and so is the next."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import things
from flows.facts.times import HOUR, micros
from storage import cases, follow_ups, our_promises
from tests.bot.desk_scene import NOW, Desk, desk
from tests.bot.test_desk_promises import THURSDAY, name_time, promised
from tests.bot.test_desk_replies import CHINESE, arrived, fields, reply, said

FRIDAY = micros(datetime(2026, 11, 6, 11, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
LINE = "关于异议单 D-1001，无论有没有结果，最迟 11月4日周三 17:00（您当地时间）我们会再次答复您。"
TOMORROW = micros(datetime(2026, 11, 3, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
USUAL = micros(datetime(2026, 11, 4, 17, 0, tzinfo=ZoneInfo("Asia/Shanghai")))


def book(here: Desk) -> list[tuple[str, int]]:
    """What became of each time that was told, and which it was."""
    rows = here.conn.exec_driver_sql("SELECT state, due_at FROM our_promise ORDER BY id")
    return [(str(state), int(at)) for state, at in rows]


def test_a_message_keeps_what_was_promised_and_names_the_next_time_itself() -> None:
    """In its last line, in the case and in the book."""
    with desk() as here:
        name_time(here, words="tomorrow 15:00")
        reply(here, text=CHINESE)
        case = cases.one(here.conn, 1)

        assert here.to_customer()[0].endswith(LINE)
        assert book(here) == [("kept", TOMORROW), ("open", USUAL)]
        assert case is not None
        assert case.next_contact_at == USUAL == follow_ups.due_at(here.conn, "answer_due", "case:1")


def test_the_time_is_chosen_in_the_form_of_the_message() -> None:
    """The usual one first, the one that they were told among the others."""
    with desk() as here:
        name_time(here, words="tomorrow 15:00")
        here.press("lena", "reply", "case:1")
        offered = fields(here)["next_word"]
        reply(here, text=CHINESE, next_word=str(FRIDAY))

        assert offered["initial_option"]["value"] == str(USUAL)
        assert offered["options"][1]["value"] == str(TOMORROW)
        assert "11月6日周五 11:00" in here.to_customer()[0]
        assert book(here) == [("kept", TOMORROW), ("open", FRIDAY)]


def test_the_time_that_they_were_told_may_stand() -> None:
    """One that is further away than the next word would be: it is said once more, and nothing is moved."""
    with desk() as here:
        name_time(here, words="Thursday 15:00")
        reply(here, text=CHINESE)

        assert "11月5日周四 15:00" in here.to_customer()[0]
        assert book(here) == [("open", THURSDAY)]


def test_no_time_of_the_night_is_named() -> None:
    """Whatever the form is made to say."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text=CHINESE, next_word=str(FRIDAY + 12 * HOUR))

        assert "next_word" in here.errors()
        assert here.to_customer() == []


def test_a_message_that_waits_for_their_morning_leaves_what_was_promised() -> None:
    """What they were told stands until somebody writes in time."""
    with desk() as here:
        name_time(here, words="Thursday 15:00")
        here.now = NOW + 6 * HOUR
        here.press("lena", "reply", "case:1")
        asked = fields(here)
        reply(here, text=CHINESE)

        assert "next_word" not in asked
        assert book(here) == [("open", THURSDAY)]


def test_where_the_customer_is_to_move_no_time_of_ours_is_named() -> None:
    """They were asked for papers."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_evidence", "case:1", list="the order", days="3")
        here.press("lena", "reply", "case:1")
        asked = fields(here)
        reply(here, text=CHINESE)

        assert "next_word" not in asked
        assert here.to_customer()[0].endswith(CHINESE)


def test_a_reviewed_text_that_says_when_says_the_same_time_and_says_it_once() -> None:
    """The line below would only repeat it."""
    with desk() as here:
        reply(here, snippet="looking_into_it", next_word=str(FRIDAY))
        (text,) = here.to_customer()

        assert text.count("11月6日周五 11:00") == 1
        assert promised(here) is not None
        assert book(here) == [("open", FRIDAY)]


def test_a_corrected_message_goes_on_saying_when() -> None:
    """The promise stands with it."""
    with desk() as here:
        reply(here, text=CHINESE, next_word=str(FRIDAY))
        arrived(here)
        reply(here, "mei", "reply:1", "correct_reply", text="您好，差额后天入账。")

        assert "11月6日周五 11:00" in here.to_customer()[0]
        assert book(here) == [("open", FRIDAY)]


def test_the_next_word_is_kept_like_every_promise() -> None:
    """At its minute they hear how it stands."""
    with desk() as here:
        reply(here, text=CHINESE, next_word=str(FRIDAY))
        here.now = FRIDAY
        work = here.work()
        things.move(work, "case", 1, "due:answer_due", "clock", {"times": 0, "words": ""})
        here.finish(work)

        assert len(here.to_customer()) == 1
        assert book(here)[0] == ("kept", FRIDAY)
        assert our_promises.open_of(here.conn, "case:1") is not None


def test_an_owner_is_reminded_in_private_with_what_can_still_be_done() -> None:
    """The thread stays for the alarm."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        name_time(here, words="tomorrow 15:00")
        standing = promised(here)
        assert standing is not None
        work = here.work()
        values = {"due": standing.due_at, "patience": 0, "called": True}
        things.move(work, "our_promise", standing.id, "due:our_nudge", "clock", values)
        here.finish(work)
        told = [one for one in here.letters if one.kind == "note"]

        assert [one.lane for one in told] == ["slack:@lena"]
        assert "D-1001" in told[0].body["text"]
        assert [one["action_id"] for one in told[0].body["blocks"][1]["elements"]] == ["reply", "promise_time"]


def test_the_form_shows_the_line_before_it_is_sent() -> None:
    """What is seen is what leaves."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text=CHINESE, next_word=str(FRIDAY))

        assert "11月6日周五 11:00" in said(here)
