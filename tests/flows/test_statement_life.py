"""The life of a statement: prepared and issued by two people, reminded, answered, never agreed to by silence."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from flows.engine.conversation import Conversation
from flows.engine.effects import CallOff, Remind, Say, TellStaff, Turn
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.books import Page
from flows.facts.times import DAY, in_zone
from tests.flows.samples_statements import (
    FLOWS,
    LATE,
    NOW,
    PALM_OIL,
    ZONE,
    case,
    page,
    speak_all,
    speaker,
    statement,
    thing,
)

BROKEN = statement(replace(PALM_OIL, open=PALM_OIL.total + 1))


@dataclass
class Life:
    """The thing as it moves."""

    at: Conversation
    books: Page
    now: int = NOW

    def happens(self, what: str, **values: object) -> Turn:
        """Something happens to it; the desk's lines must have words too."""
        turn = step(FLOWS, self.at, Happened(what, "Wei", values), self.books, self.now)  # type: ignore[arg-type]
        self.at = turn.conversation
        speak_all(turn)
        for told in (effect for effect in turn.effects if isinstance(effect, TellStaff)):
            for language in ("en", "zh_Hans"):
                speaker().speak_staff(told.message, told.values, language)
        return turn

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.at.top.stage


def life(state: str = "draft", **more: object) -> Life:
    """Statement 7 in that state."""
    return Life(thing(state), page(**more))


def reminders(turn: Turn) -> list[Remind]:
    """The follow-ups that were set."""
    return [effect for effect in turn.effects if isinstance(effect, Remind)]


def at(one: Remind) -> tuple[str, str]:
    """Its kind and its day."""
    return one.kind, in_zone(one.due, ZONE).strftime("%a %d %b")


def said(turn: Turn) -> list[str]:
    """What the customer was told."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


def told(turn: Turn) -> list[str]:
    """What the desk was told."""
    return [effect.message for effect in turn.effects if isinstance(effect, TellStaff)]


def test_a_balanced_draft_goes_to_review() -> None:
    """Somebody else looks at it before it leaves."""
    some = life()
    some.happens("submitted")

    assert some.state == "in_review"


def test_a_statement_that_does_not_add_up_is_never_issued() -> None:
    """Invariant *balance*: neither submitted nor, when it broke later, approved."""
    draft, review = life(statements=(BROKEN,)), life("in_review", statements=(BROKEN,))
    first = draft.happens("submitted")
    second = review.happens("approved", by=2, proposer=1)

    assert (draft.state, review.state) == ("draft", "in_review")
    assert told(first) == told(second) == ["staff/statement_unbalanced"]
    assert said(second) == []


@pytest.mark.parametrize("values", [{"by": 1, "proposer": 1}, {"by": 1}, {"proposer": 1}, {}])
def test_nobody_issues_what_he_prepared(values: dict[str, object]) -> None:
    """Invariant *four eyes*; who is not known is not somebody else."""
    some = life("in_review")
    turn = some.happens("approved", **values)

    assert some.state == "in_review"
    assert told(turn) == ["staff/statement_self_approval"]


def test_issuing_sets_the_notice_a_reminder_and_the_end() -> None:
    """The notice at once (their next opening), a look after two working days, the end after the day to answer."""
    some = life("in_review")
    turn = some.happens("approved", by=2, proposer=1)
    dates = {r.kind: in_zone(r.due, ZONE).strftime("%a %d %b %H:%M") for r in reminders(turn)}

    assert some.state == "issued"
    assert said(turn) == []
    assert reminders(turn)[0].kind == "statement_issued"
    assert {k: v for k, v in dates.items() if k != "statement_issued"} == {
        "view_reminder": "Wed 04 Nov 09:00",
        "reply_by": "Mon 16 Nov 09:00",
    }


def test_the_notice_leads_to_agreeing_objecting_and_looking() -> None:
    """Each button begins its dialogue with this statement, whenever it is pressed."""
    turn = life("issued").happens("due:statement_issued", count=0)
    notice = next(effect for effect in turn.effects if isinstance(effect, Say))
    buttons = {b.choice: (b.opens, dict(b.notes)) for row in notice.buttons for b in row}

    assert buttons["agree"] == ("confirm_balance", {"statement_id": 7})
    assert buttons["differs"] == ("raise_dispute", {"statement_id": 7})
    assert buttons["see_statement"] == ("view_statement", {"statement_id": 7})
    assert "later" in buttons


def test_a_draft_comes_back_with_a_reason() -> None:
    """Without one it stays where it is."""
    some = life("in_review")
    some.happens("returned")
    without = some.state
    some.happens("returned", reason="The October credit is missing.")

    assert (without, some.state) == ("in_review", "draft")


def test_three_reminders_and_then_a_colleague() -> None:
    """We stop writing before it becomes a nuisance; nobody agreed by silence."""
    some = life("viewed")
    counted = [said(some.happens("due:confirm_reminder", count=count)) for count in range(3)]
    last = some.happens("due:confirm_reminder", count=3)

    assert counted == [["statement/reminder"]] * 3
    assert said(last) == []
    assert told(last) == ["staff/statement_silent"]
    assert some.state == "viewed"


def test_what_nobody_opens_is_asked_to_be_looked_at_twice_and_then_a_colleague_finds_another_way() -> None:
    """It says what it is about: nobody is asked for an answer to what they have not seen."""
    some = life("issued")
    counted = [said(some.happens("due:view_reminder", count=count)) for count in range(2)]
    last = some.happens("due:view_reminder", count=2)

    assert counted == [["statement/unopened"]] * 2
    assert (said(last), told(last)) == ([], ["staff/statement_unopened"])
    assert some.state == "issued"


def test_opening_it_ends_the_one_and_begins_the_other() -> None:
    """From the opening on, not from the issue."""
    some = life("issued")
    some.now += DAY
    turn = some.happens("opened")

    assert CallOff(("statement_issued", "view_reminder")) in turn.effects
    assert [at(r) for r in reminders(turn)] == [("confirm_reminder", "Fri 06 Nov")]
    assert said(some.happens("due:view_reminder", count=0)) == []


@pytest.mark.parametrize(
    ("opened", "days"),
    [
        (0, ["Thu 05 Nov", "Thu 12 Nov"]),
        (1, ["Fri 06 Nov", "Thu 12 Nov"]),
        (4, ["Thu 12 Nov"]),
        (9, ["Thu 12 Nov"]),
        (10, []),
    ],
)
def test_the_last_reminder_comes_on_the_working_day_before_the_day_to_answer(opened: int, days: list[str]) -> None:
    """Friday 13th is the day; what would come near to it is drawn forward, and what would not fit is left out."""
    some = life("issued")
    some.now += opened * DAY
    found = reminders(some.happens("opened"))
    came: list[str] = []
    while found and len(came) < 9:
        came.append(at(found[0])[1])
        some.now = found[0].due
        found = reminders(some.happens("due:confirm_reminder", count=found[0].count))

    assert came == days


def test_with_weeks_to_answer_the_reminders_keep_their_days() -> None:
    """Three, seven and ten working days after the opening; then a person looks."""
    some = life("viewed", statements=(statement(reply_by=date(2026, 12, 18)),))
    came, count = [], 0
    found = reminders(life("issued", statements=some.books.statements).happens("opened"))
    while found and count < 4:
        came.append(at(found[0])[1])
        some.now, count = found[0].due, found[0].count
        found = reminders(some.happens("due:confirm_reminder", count=count))

    assert came == ["Thu 05 Nov", "Wed 11 Nov", "Mon 16 Nov", "Thu 19 Nov"]


def test_each_reminder_sets_the_next() -> None:
    """The count goes up and the date goes on."""
    turn = life("viewed").happens("due:confirm_reminder", count=0)

    assert [(r.kind, r.count) for r in reminders(turn)] == [("confirm_reminder", 1)]
    assert all(r.due > NOW for r in reminders(turn))


def test_no_reminder_names_or_counts_what_is_in_question() -> None:
    """Invariant: the sum is the undisputed one and no disputed document is named."""
    turn = life("viewed", cases=(case(),)).happens("due:confirm_reminder", count=0)
    words = [
        speaker().speak(effect.message, effect.values, language)
        for effect in turn.effects
        if isinstance(effect, Say)
        for language in ("en", "zh_Hans")
    ]

    assert all("5,800.00" in text for text in words)
    assert not any("INV-2214" in text or "6,000.00" in text or "200.00" in text for text in words)


def test_with_everything_in_question_no_reminder_leaves() -> None:
    """There is nothing to ask for; the question is kept for later."""
    books = {"statements": (statement(PALM_OIL, LATE),), "cases": (case(), case(LATE, id=43))}
    turn = life("viewed", **books).happens("due:confirm_reminder", count=0)

    assert said(turn) == []
    assert len(reminders(turn)) == 1


def test_the_day_to_answer_passes_into_no_reply_and_not_into_agreement() -> None:
    """Silence is nobody's yes."""
    some = life("issued")
    turn = some.happens("due:reply_by")

    assert some.state == "no_reply"
    assert told(turn) == ["staff/statement_no_reply"]
    assert CallOff() in turn.effects


@pytest.mark.parametrize("state", ["issued", "viewed", "no_reply", "disputed"])
def test_a_confirmation_ends_the_waiting(state: str) -> None:
    """Also a late one."""
    some = life(state)
    turn = some.happens("confirmed", number="QR-1", code="AAAA-BBBB", person="Amara Okafor")

    assert some.state == "confirmed"
    assert CallOff() in turn.effects
    assert told(turn) == ["staff/statement_confirmed"]


def test_an_exception_needs_an_open_case() -> None:
    """The rest is only confirmed when every exception is looked after."""
    without, with_case = life("viewed"), life("viewed", cases=(case(),))
    without.happens("confirmed_except", exceptions=[PALM_OIL.document_id])
    with_case.happens("confirmed_except", exceptions=[PALM_OIL.document_id])

    assert without.state == "viewed"
    assert with_case.state == "confirmed_except"


def test_a_rejection_needs_at_least_one_case() -> None:
    """A no says what it is about."""
    without, with_case = life("viewed"), life("viewed", cases=(case(),))
    without.happens("rejected")
    with_case.happens("rejected")

    assert (without.state, with_case.state) == ("viewed", "disputed")


def test_a_replacement_needs_a_reason_and_ends_every_question() -> None:
    """The old version is asked for no more."""
    some = life("viewed")
    some.happens("reissued")
    before = some.state
    turn = some.happens("reissued", reason="A payment was booked late.")

    assert (before, some.state) == ("viewed", "superseded")
    assert CallOff() in turn.effects


def test_a_replaced_statement_cannot_be_confirmed() -> None:
    """Invariant *one version*: nothing moves it any more."""
    some = life("superseded")
    some.happens("confirmed")

    assert some.state == "superseded"


def test_it_closes_with_its_last_case() -> None:
    """As long as one is open, it stays open."""
    some = life("confirmed_except", cases=(case(),))
    some.happens("case_closed")
    before = some.state
    some.books = page()
    some.happens("case_closed")

    assert (before, some.state) == ("confirmed_except", "closed")
