"""Holding reminders: who may, what it needs, how it stands, and how it is lifted."""

from datetime import date

import pytest

from bot import reaching, things, unasked
from flows.facts.holds import HoldKind
from flows.facts.times import DAY
from flows.facts.unasked import decide
from storage import follow_ups, holds
from storage.follow_ups import FollowUp
from tests.bot.desk_scene import NOW, Desk, desk, listed

TODAY = date(2026, 11, 2)
REMINDER = FollowUp(1, "confirm_reminder", "statement:2", 1, 0, NOW)


def standing(here: Desk, today: date = TODAY) -> list[tuple[HoldKind, str, date | None]]:
    """The holds on the customer on that day."""
    return [(one.kind, one.reason, one.until) for one in holds.standing(here.conn, 1, today)]


def judged(here: Desk) -> str:
    """Why a reminder about the statement would not leave now."""
    work = here.work()
    thing = things.find(work, "statement", 2)
    assert thing is not None
    return decide(reaching.facts(work, REMINDER, thing), here.now).because


def test_a_hold_stands_in_the_list_of_a_case() -> None:
    """Nobody has to look for it."""
    with desk() as here:
        here.press("lena", "take", "case:1")

        assert "leave_in_peace" in listed(here.card("case:1"))


def test_a_hold_needs_a_reason() -> None:
    """Whoever reads it later wants to know why."""
    with desk() as here:
        here.send("lena", "leave_in_peace", "case:1", kind="dunning_block")

        assert set(here.errors()) == {"reason"}
        assert standing(here) == []


def test_its_last_day_is_not_in_the_past() -> None:
    """Such a hold would never have stood."""
    with desk() as here:
        here.send("lena", "leave_in_peace", "case:1", kind="dunning_block", reason="talks", until="2026-11-01")

        assert set(here.errors()) == {"until"}


def test_a_hold_keeps_reminders_back_until_its_last_day() -> None:
    """From that second on; the day after it they may go on."""
    with desk() as here:
        before = judged(here)
        here.send("lena", "leave_in_peace", "case:1", kind="dunning_block", reason="talks", until="2026-11-06")

        assert before != "dunning_block"
        assert judged(here) == "dunning_block"
        assert standing(here) == [(HoldKind.DUNNING, "talks", date(2026, 11, 6))]
        assert standing(here, date(2026, 11, 7)) == []


def test_the_newest_word_counts_and_lifting_is_one() -> None:
    """Of two sorts one stands; *nothing* ends it."""
    with desk() as here:
        here.send("lena", "leave_in_peace", "case:1", kind="dunning_block", reason="talks")
        here.send("omar", "leave_in_peace", "customer:1", kind="contact_stop", reason="asked by mail")
        then = standing(here)
        here.send("omar", "leave_in_peace", "customer:1", kind="none")

        assert then == [(HoldKind.CONTACT, "asked by mail", None)]
        assert standing(here) == []
        assert [actor for actor, _ in here.audit("peace_set")] == ["staff:1", "staff:2", "staff:2"]


def test_who_only_reviews_sets_no_hold() -> None:
    """Refused privately, and written down."""
    with desk() as here:
        here.press("ruth", "leave_in_peace", "customer:1")

        assert here.said()
        assert standing(here) == []


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_the_form_says_what_stands(language: str) -> None:
    """In the colleague's language, with the reason."""
    with desk(language=language) as here:
        here.send("omar", "leave_in_peace", "customer:1", kind="contact_stop", reason="新会计下周到岗")
        here.press("omar", "leave_in_peace", "customer:1")
        opened = [reply.body for reply in here.replies]

        assert "新会计下周到岗" in str(opened)


def test_what_was_put_off_is_told_once_and_not_every_morning() -> None:
    """The thread has one line a reason, however long it lasts."""
    with desk() as here:
        here.send("lena", "leave_in_peace", "case:1", kind="contact_stop", reason="talks")
        id_ = follow_ups.replace(here.conn, "statement_issued", "statement:2", 1, 0, NOW, NOW)
        told = []
        for day in range(1, 4):
            told.append(_rung(here, id_))
            here.now = NOW + day * DAY

        assert told == [1, 0, 0]


def _rung(here: Desk, id_: int) -> int:
    """How many lines the desk was told when that follow-up was looked at."""
    work, one = here.work(), follow_ups.still_due(here.conn, id_)
    assert one is not None
    unasked.judge(work, one)
    here.finish(work)
    return sum("talks" in str(letter.body) for letter in here.letters)
