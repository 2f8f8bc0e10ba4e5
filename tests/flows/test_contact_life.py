"""A contact of whom nothing was heard for half a year: asked once, believed, or left to a colleague."""

from dataclasses import dataclass, field, replace

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import CallOff, Do, Remind, Say, Turn
from flows.engine.events import Happened, Value
from flows.engine.step import step
from flows.facts.books import Page
from flows.facts.presence import LeaveAlone, NoteAsked, Presence, TellWhoLooksAfter
from flows.facts.times import DAY
from flows.tables.followups import FOLLOWUPS, NO_MORE
from tests.flows.samples_dispute import AMARA, NOW, chat, page

LONG_AGO = NOW - 200 * DAY


def about(days: int) -> object:
    """So many days, or the working day after them."""
    return pytest.approx(days, abs=2)


@dataclass
class Contact:
    """A contact's life: happenings go in, what follows is looked at."""

    books: Page
    stage: str = "known"
    last: Turn = field(default_factory=lambda: Turn(Conversation(()), (), ""))

    def happens(self, what: str, **values: Value) -> "Contact":
        """Let that happen."""
        frame = Frame("contact", FLOWS["contact"].version, self.stage, {"contact_id": AMARA.id})
        self.last = step(FLOWS, Conversation((frame,)), Happened(what, values=values), self.books, NOW)
        self.stage = self.last.conversation.top.stage
        return self

    @property
    def said(self) -> list[str]:
        """What they were told in the last turn."""
        return [effect.message for effect in self.last.effects if isinstance(effect, Say)]

    @property
    def reminders(self) -> dict[str, int]:
        """The follow-ups set in the last turn, in days from now."""
        return {one.kind: round((one.due - NOW) / DAY) for one in self.last.effects if isinstance(one, Remind)}

    @property
    def done(self) -> list[object]:
        """What was asked of the shell in the last turn."""
        return [effect.command for effect in self.last.effects if isinstance(effect, Do)]


def contact(heard_at: int = LONG_AGO, asked_at: int = 0, **changes: object) -> Contact:
    """Heard and asked last at those moments."""
    return Contact(page(presence=Presence(heard_at, asked_at), **changes))


def test_who_is_known_is_looked_at_in_half_a_year() -> None:
    """Nothing is set anew with every word they write."""
    assert contact(NOW).happens("known").reminders == {"stale_contact": about(180)}


def test_whoever_wrote_meanwhile_is_looked_at_half_a_year_after_that() -> None:
    """Counted when the time has come."""
    heard = contact(NOW - 30 * DAY).happens("due:stale_contact", count=0)

    assert (heard.said, heard.reminders) == ([], {"stale_contact": about(150)})


def test_after_half_a_year_of_silence_they_are_asked_once() -> None:
    """And an answer is waited for."""
    asked = contact().happens("due:stale_contact", count=0)

    assert (asked.said, asked.done, asked.stage) == (["contact/still_you"], [NoteAsked(NOW)], "known")
    assert set(asked.reminders) == {"stale_silent"}


def test_silence_goes_to_whoever_looks_after_the_customer() -> None:
    """They find out another way."""
    silent = contact(asked_at=NOW - 7 * DAY).happens("due:stale_silent", count=0)

    assert (silent.said, silent.done) == ([], [TellWhoLooksAfter("silent")])


def test_they_are_never_asked_again_until_they_wrote() -> None:
    """The half years go by."""
    again = contact(asked_at=NOW - 190 * DAY).happens("due:stale_contact", count=0)

    assert (again.said, again.reminders) == ([], {"stale_contact": about(180)})


def test_any_word_is_an_answer() -> None:
    """Whoever writes about something else is there."""
    heard = contact(NOW - DAY, asked_at=NOW - 7 * DAY).happens("due:stale_silent", count=0)

    assert (heard.done, heard.reminders) == ([], {"stale_contact": about(179)})


def test_one_press_says_that_it_is_still_them() -> None:
    """Nothing else follows."""
    still = contact(NOW, asked_at=NOW - DAY).happens("still_me")

    assert (still.stage, still.done, still.reminders) == ("known", [], {"stale_contact": about(180)})


def test_somebody_who_is_gone_is_left_in_peace() -> None:
    """A colleague hears whom they named; a new invitation begins anew."""
    gone = contact(NOW, asked_at=NOW - DAY).happens("not_me", instead="Tom Reyes", left=True)
    told, calls_off = gone.done, any(isinstance(one, CallOff) for one in gone.last.effects)
    back = gone.happens("known")

    assert (told, calls_off) == ([LeaveAlone(alone=True), TellWhoLooksAfter("gone", "Tom Reyes", left=True)], True)
    assert (back.stage, back.done) == ("known", [LeaveAlone(alone=False), NoteAsked(0)])


def test_what_could_not_be_asked_waits_another_half_year() -> None:
    """Somebody who wants nothing unasked is not asked this either."""
    kept = contact().happens("due:stale_contact", count=NO_MORE)

    assert (kept.said, kept.reminders) == ([], {"stale_contact": about(180)})


def test_without_a_chat_nobody_is_asked() -> None:
    """And nothing is planned for nobody."""
    assert contact(contact=None).happens("due:stale_contact", count=0).last.effects == ()


def test_the_question_obeys_hours_and_caps() -> None:
    """It is no answer and no promise."""
    row = FOLLOWUPS["stale_contact"]

    assert (row.unasked, row.free) == (True, False)


# -- the dialogue ------------------------------------------------------------------------------------------------------
def test_yes_is_all_that_is_needed() -> None:
    """Said in the same turn."""
    still = chat("still_you", contact_id=1, answer="yes")

    assert (still.said, still.stage) == (["still_you/thank_you"], "home/at_rest")
    assert [(one.what, one.id) for one in still.done] == [("still_me", 1)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("answer", "left"), [("else", False), ("left", True)])
def test_somebody_else_is_asked_for_by_name(answer: str, *, left: bool) -> None:
    """The name goes to a colleague."""
    named = chat("still_you", contact_id=1, answer=answer).write("Tom   Reyes")
    (moved,) = named.done

    assert named.said == ["still_you/passed_on"]
    assert (moved.what, moved.values) == ("not_me", {"instead": "Tom Reyes", "left": left})  # type: ignore[attr-defined]


def test_not_knowing_who_is_an_answer_too() -> None:
    """A colleague asks the customer."""
    unknown = chat("still_you", contact_id=1, answer="left").press("nobody_known")
    (moved,) = unknown.done

    assert moved.values == {"instead": "", "left": True}  # type: ignore[attr-defined]


def test_a_wrong_press_is_taken_back() -> None:
    """It is still them after all."""
    back = chat("still_you", contact_id=1, answer="else").press("still_yes")

    assert back.said == ["still_you/thank_you"]


def test_thanks_is_no_name() -> None:
    """The question stands."""
    thanked = chat("still_you", contact_id=1, answer="else").write("thank you")

    assert thanked.done == []
    assert thanked.stage == "still_you/who"


def test_an_administrator_can_invite_the_right_person_themselves() -> None:
    """The way there stands beneath the answer."""
    admin = page(contact=replace(AMARA, role=type(AMARA.role).ADMIN, trusted=True))
    named = chat("still_you", admin, contact_id=1, answer="else").write("Tom Reyes")

    assert named.button("our_people") is not None
