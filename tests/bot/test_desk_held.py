"""What a colleague decides about a letter that waits: once, seen by all, and never over a newer word."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot import held, things
from bot.keeping import our_promises as keeping
from bot.kinds import KINDS
from bot.things import Gathered
from bot.work import Work
from flows.engine.effects import Button, CallOff, Say
from flows.facts.money import Money
from flows.facts.our_promises import OurState
from flows.facts.times import HOUR
from storage import follow_ups, held_letters, our_promises, own_data
from storage.ports import HOURS
from tests.bot.desk_scene import LANE, Desk, desk
from tests.town.unread import unread

DUE = Say(
    "promise/partly",
    {"arrived": Money(20_000, "USD"), "missing": Money(70_000, "USD"), "number": "P-1"},
    ((Button("later", command="later"), Button("human", command="human")),),
)


@contextmanager
def unread_desk(language: str = "en") -> Iterator[Desk]:
    """A desk whose Chinese nobody has read; Li Na reads Chinese."""
    with desk() as here:
        here.language, here.words = language, unread("zh_Hans")
        yield here


def say(here: Desk, kind: str = "reminder", *, to: str = "") -> Work:
    """A lifecycle has something to say; `to` is the chat whose own press caused it."""
    work = here.work()
    if to:
        work.inbound = replace(work.inbound, chat=to)
    thing = things.find(work, "case", 1)
    assert thing
    things.post(work, Gathered(thing, DUE, kind))
    here.finish(work)
    return work


def held_id(here: Desk) -> int:
    """The one that waits."""
    return held_letters.waiting(here.conn)[0].id


def test_the_card_shows_the_words_and_what_they_mean_in_the_houses_language() -> None:
    """With three ways to decide."""
    with unread_desk() as here:
        say(here)
        card = here.card(f"held:{held_id(here)}").body
        shown = str(card["blocks"])

        assert not here.to_customer()
        assert "is still open. When does it come?" in shown
        assert all(action in shown for action in ("send_held", "send_held_english", "drop_held"))


def test_a_house_that_reads_chinese_sees_chinese_beside_it() -> None:
    """English is still what would leave instead."""
    with unread_desk("zh_Hans") as here:
        say(here)
        letter = held_letters.waiting(here.conn)[0]

        assert letter.shown == letter.body["text"]
        assert "When does it come?" in letter.english["text"]


def test_it_leaves_as_it_is_in_the_readers_hours() -> None:
    """About the same matter, as the letter that it would have been."""
    with unread_desk() as here:
        say(here)
        id_ = held_id(here)
        here.press("lena", "send_held", f"held:{id_}")
        letter = next(one for one in here.letters if one.lane == LANE)

        assert letter.body == held_letters.one(here.conn, id_).body  # type: ignore[union-attr]
        assert (letter.subject, letter.kind, letter.hours) == ("case:1", "reminder", HOURS)


def test_in_english_its_buttons_do_the_same_under_other_names() -> None:
    """The handles are those of the held letter."""
    with unread_desk() as here:
        say(here)
        letter = held_letters.waiting(here.conn)[0]
        here.press("lena", "send_held_english", f"held:{letter.id}")
        sent = next(one for one in here.letters if one.lane == LANE).body["reply_markup"]["inline_keyboard"]
        kept = letter.body["reply_markup"]["inline_keyboard"]

        assert [b["callback_data"] for row in sent for b in row] == [b["callback_data"] for row in kept for b in row]
        assert [b["text"] for row in sent for b in row] == ["Later", "Talk to a person"]


def test_the_second_colleague_hears_who_decided() -> None:
    """Nothing leaves twice."""
    with unread_desk() as here:
        say(here)
        id_ = held_id(here)
        here.press("lena", "drop_held", f"held:{id_}")
        here.press("mei", "send_held", f"held:{id_}")

        assert not here.to_customer()
        assert "decided on it already" in here.said()


def test_whoever_writes_to_nobody_decides_nothing() -> None:
    """A reviewer looks at books, not at letters."""
    with unread_desk() as here:
        say(here)
        here.press("ruth", "send_held", f"held:{held_id(here)}")

        assert held_letters.waiting(here.conn)


def test_an_answer_overtakes_a_reminder_that_waits() -> None:
    """It says nothing any more, and its card says so."""
    with unread_desk() as here:
        say(here)
        id_, work = held_id(here), here.work()
        thing = things.find(work, "case", 1)
        assert thing
        things._perform(work, KINDS["case"], thing, CallOff(("offer_open",)), "")
        here.finish(work)

        assert held_letters.one(here.conn, id_).state == "overtaken"  # type: ignore[union-attr]
        assert "Overtaken" in str(here.card(f"held:{id_}").body)


def test_what_somebodys_own_press_brings_is_not_held() -> None:
    """A conversation cannot wait."""
    with unread_desk() as here:
        say(here, to=LANE)

        assert here.to_customer()
        assert not held_letters.waiting(here.conn)


def test_only_words_about_money_wait() -> None:
    """A case that waits for a paper may be reminded of."""
    with unread_desk() as here:
        work = here.work()

        assert held.holds(work, LANE, "promise/partly", "zh_Hans")
        assert not held.holds(work, LANE, "dispute/still_waiting", "zh_Hans")
        assert not held.holds(work, LANE, "promise/partly", "en")


def test_who_is_erased_leaves_no_letter_behind() -> None:
    """Neither its words nor their name."""
    with unread_desk() as here:
        say(here)
        own_data.erase(here.conn, 1, here.now)

        assert not held_letters.waiting(here.conn)


def test_a_promised_word_that_waits_on_the_desk_is_kept_when_it_leaves() -> None:
    """Until then its owner is called as ever."""
    with unread_desk() as here:
        work = here.work()
        keeping.promise(work, "case:1", 1, here.now + 5 * HOUR)
        here.finish(work)
        work, thing = here.work(), things.find(work, "case", 1)
        assert thing
        follow_ups.cancel(here.conn, "case:1", ("answer_due",), "decided", here.now)
        things.post(work, Gathered(thing, DUE, "decision"))
        work.heard("case:1", "approved", "staff:2")
        here.finish(work)
        waited = our_promises.open_of(here.conn, "case:1")
        here.press("lena", "send_held", f"held:{held_id(here)}")

        assert waited is not None
        kept = our_promises.one(here.conn, waited.id)
        assert kept is not None
        assert kept.state is OurState.KEPT
