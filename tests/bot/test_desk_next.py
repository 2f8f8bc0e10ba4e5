"""What a customer hears next from us unasked, as the desk reads it: on a case's card, and where they are looked up."""

import json

import pytest

from bot import due
from bot.doors import FellDue, StaffActed
from flows.facts.holds import HoldKind
from flows.facts.times import DAY
from storage import ahead, follow_ups, holds
from tests.bot.desk_scene import DESK, NOW, Desk, desk

TUESDAY = NOW + DAY


def waits(here: Desk, kind: str, subject: str) -> None:
    """Something that needs leave to go falls due on Tuesday."""
    follow_ups.replace(here.conn, kind, subject, 1, 1, TUESDAY, NOW)


def asked_for_papers(here: Desk) -> None:
    """A colleague has asked the customer for papers, and reminders of it wait."""
    here.press("lena", "take", "case:1")
    here.send("lena", "ask_evidence", "case:1", list="the signed order", days="3")


def held(here: Desk) -> None:
    """Nothing unasked goes to the customer."""
    holds.place(here.conn, 1, HoldKind.CONTACT, "we talk by phone", None, 1, NOW)


def card(here: Desk) -> str:
    """All that the card says, as it would be drawn now."""
    work = here.work()
    work.cases.add(1)
    here.finish(work)
    return read(here)


def read(here: Desk) -> str:
    """All that the card of the last deed says."""
    return json.dumps(here.card("case:1").body["blocks"], ensure_ascii=False)


def looked_up(here: Desk, words: str = "customer C-1") -> str:
    """All that `/concord` answers."""
    here.did("lena", StaffActed("command", "command:0", {"text": words}, "trigger", DESK))
    return json.dumps([dict(reply.body) for reply in here.replies], ensure_ascii=False)


def test_a_card_tells_what_comes_next_about_its_case_and_when() -> None:
    """In the time of whoever reads it there."""
    with desk() as here:
        before = card(here)
        asked_for_papers(here)

        assert "Next from us unasked" not in before
        assert "Next from us unasked: a question for papers, Tue 3 Nov" in card(here)


def test_a_card_tells_why_nothing_will_leave() -> None:
    """In the sentence that the thread will be told."""
    with desk() as here:
        asked_for_papers(here)
        held(here)

        assert "a question for papers. Not sent: nothing unasked goes to Fu Tong" in card(here)
        assert "we talk by phone" in read(here)


def test_a_card_follows_what_is_put_off() -> None:
    """The old day does not stay on it."""
    with desk() as here:
        asked_for_papers(here)
        one = ahead.waiting(here.conn, 1)[0]
        held(here)
        here.now = one.due_at
        work = here.work(FellDue(one.id))
        due.take_due(work, work.inbound)
        here.finish(work)

        assert "we talk by phone" in read(here)


def test_it_stands_where_the_customer_is_looked_up() -> None:
    """Whichever matter it is about."""
    with desk() as here:
        asked_for_papers(here)

        assert "Next from us unasked: a question for papers, Tue 3 Nov" in looked_up(here)


def test_a_colleague_reads_it_in_their_language() -> None:
    """The desk's own is another matter."""
    with desk(language="zh_Hans") as here:
        asked_for_papers(here)

        assert "我方下一条主动消息：请补凭证，" in card(here)


@pytest.mark.parametrize(
    ("kind", "subject"),
    [("draft_left", "draft:1"), ("confirm_reminder", "statement:99"), ("confirm_reminder", "statement:2")],
)
def test_what_will_not_be_said_is_not_told(kind: str, subject: str) -> None:
    """What is no message of a matter, what is gone, a statement that a case keeps quiet."""
    with desk() as here:
        waits(here, kind, subject)

        assert "Next from us unasked" not in looked_up(here)
