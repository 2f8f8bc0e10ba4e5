"""Complaints, feedback and anomalies on the desk: who keeps out, who reads it first, what was shown."""

import json
from collections.abc import Iterator

import pytest

from bot import things
from bot.keeping import matters
from bot.scene import Chat
from flows.engine.conversation import Conversation, Frame
from flows.facts.matter_commands import MoveMatter, RegisterComplaint
from storage import anomalies, complaints, follow_ups, people, surveys
from storage.conversations import Standing
from tests.bot.desk_scene import LANE, NOW, PERSON, Desk, buttons, desk

ANSWER = {"text": "We asked her; the tone was wrong.", "result": "Another contact.", "prevention": "We talk first."}


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk whose customer can be written to."""
    with desk() as one:
        yield one


def complain(here: Desk, **said: object) -> None:
    """The customer complains, about Lena unless something else is said."""
    told: dict[str, object] = {"kind": "complaint", "words": "Rude.", "whom": "Lena", **said}
    work = here.work()
    standing = Standing(Conversation((Frame("home", 1, "at_rest", {}),)))
    chat = Chat(LANE, PERSON, people.contact(here.conn, 1), standing, "en", "UTC")
    matters.register(work, chat, RegisterComplaint(**told))  # type: ignore[arg-type]
    here.finish(work)


def previewed(here: Desk, user: str, action: str, subject: str, **said: str) -> None:
    """The form filled in, looked at, and sent as it was shown."""
    here.send(user, action, subject, **said)
    view = next(reply.body["view"] for reply in here.replies if reply.kind == "form")
    here.send(user, action, subject, **said, seen=json.loads(view["private_metadata"])["seen"])


def assessed(here: Desk, user: str = "omar") -> None:
    """Complained, taken and weighed."""
    complain(here)
    here.send(user, "assess", "complaint:1", weight="serious")


def test_a_name_in_the_words_bars_that_colleague(here: Desk) -> None:
    """The attempt is refused and written down."""
    complain(here)
    here.press("lena", "assess", "complaint:1")

    assert "about you" in here.said()
    assert len(here.audit("refused_press")) == 1


def test_the_customer_hears_who_looks_and_by_when(here: Desk) -> None:
    """Not before somebody has taken it."""
    assessed(here)
    waiting = [due.kind for due in follow_ups.due(here.conn, NOW + 10**13)]

    assert "Omar" in here.to_customer()[0]
    assert waiting == ["our_nudge", "our_alarm", "complaint_due", "our_look"]


def test_nothing_is_sent_before_its_preview_was_seen(here: Desk) -> None:
    """The form comes back with what the customer would read."""
    assessed(here)
    here.send("omar", "answer_complaint", "complaint:1", **ANSWER)

    assert here.to_customer() == []
    assert [reply.kind for reply in here.replies] == ["form"]


def test_an_answer_about_a_person_waits_for_a_second_one(here: Desk) -> None:
    """Its author may not, nor the person it is about; where no other lead is, a reviewer does."""
    assessed(here)
    previewed(here, "omar", "answer_complaint", "complaint:1", **ANSWER)
    bound = here.bound("complaint:1", "approve_answer")
    for user in ("omar", "lena", "mei"):
        here.press(user, "approve_answer", "complaint:1", bound=bound)

        assert "somebody else decides" in here.said()
    here.press("ruth", "approve_answer", "complaint:1", bound=bound)

    assert "We asked her" in here.to_customer()[0]


def test_an_approval_of_an_older_answer_is_void(here: Desk) -> None:
    """What is approved is what was shown."""
    assessed(here)
    previewed(here, "omar", "answer_complaint", "complaint:1", **ANSWER)
    here.press("ruth", "approve_answer", "complaint:1", bound="another")

    assert "has changed" in here.said()
    assert here.to_customer() == []


def test_a_complaint_about_everybody_is_taken_by_a_lead(here: Desk) -> None:
    """And by nobody else."""
    complain(here, whom="", everybody=True)
    here.press("mei", "assess", "complaint:1")

    assert "a lead takes it" in here.said()
    here.press("omar", "assess", "complaint:1")

    assert [reply.kind for reply in here.replies] == ["form"]


def test_a_complaint_is_seen_by_its_own_person_only(here: Desk) -> None:
    """A colleague at the customer does not read it."""
    complain(here)

    assert len(complaints.of_contact(here.conn, 1)) == 1
    assert complaints.of_contact(here.conn, 2) == ()


def test_another_customer_cannot_move_it(here: Desk) -> None:
    """A forged number does nothing."""
    complain(here)
    standing = Standing(Conversation((Frame("home", 1, "at_rest", {}),)))
    stranger = Chat("telegram:7", "7", None, standing, "en", "UTC")

    told = matters.move(here.work(), stranger, MoveMatter("complaint", 1, "withdrawn"))

    assert [one.what for one in told] == ["refused"]


def test_feedback_has_a_number_of_its_own_and_is_thanked_for(here: Desk) -> None:
    """With one press."""
    complain(here, kind="praise", words="Lena was quick.", whom="")
    assert [one["action_id"] for one in buttons(here.card("feedback:1"))] == ["thank", "answer_feedback"]
    here.press("omar", "thank", "feedback:1")

    found = complaints.one(here.conn, 1)
    assert found is not None
    assert (found.number, found.state) == ("F-1001", "closed")
    assert len(here.to_customer()) == 1


FOUND = {"document": "INV-7001", "effect": "Too much.", "next_step": "A credit note.", "favour": "customer"}


def test_an_anomaly_is_verified_by_somebody_else(here: Desk) -> None:
    """Whoever recorded it is refused; the database would refuse as well. It is too large to wait for the round."""
    here.send("mei", "record_anomaly", "statement:2", **FOUND, amount="4000")
    bound = here.bound("anomaly:1", "verify_anomaly")
    here.press("mei", "verify_anomaly", "anomaly:1", bound=bound)

    assert "somebody else verifies it" in here.said()
    here.press("ruth", "verify_anomaly", "anomaly:1", bound=bound)
    found = anomalies.one(here.conn, 1)

    assert found is not None
    assert (found.state, found.amount, found.verified_by) == ("told", 400_000, 3)
    assert len(here.to_customer()) == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"document": "INV-9"}, "document"),
        ({"effect": " "}, "effect"),
        ({"amount": "much"}, "amount"),
        ({"promised": "soon"}, "promised"),
        ({"promised": "2020-01-01"}, "promised"),
    ],
)
def test_a_fault_in_the_form_is_named_under_its_field(here: Desk, said: dict[str, str], field: str) -> None:
    """And nothing is kept."""
    here.send("mei", "record_anomaly", "statement:2", **{**FOUND, **said})

    assert list(here.errors()) == [field]
    assert anomalies.of_customer(here.conn, 1) == ()


def test_a_survey_is_planned_once_for_a_settled_complaint(here: Desk) -> None:
    """And not again within thirty days, whatever else is settled."""
    for number in (1, 2):
        complain(here, whom="")
        here.send("omar", "assess", f"complaint:{number}", weight="serious")
        previewed(here, "omar", "answer_complaint", f"complaint:{number}", **ANSWER)
        work = here.work()
        things.move(work, "complaint", number, "satisfied", "contact:1")
        here.finish(work)

    assert [one.subject for one in surveys.of_contact(here.conn, 1, NOW)] == ["complaint:1"]


def test_who_wants_no_messages_is_not_asked(here: Desk) -> None:
    """It is written down why not."""
    complain(here, whom="")
    here.send("omar", "assess", "complaint:1", weight="serious")
    previewed(here, "omar", "answer_complaint", "complaint:1", **ANSWER)
    people.set_contact(here.conn, 1, stopped=True)
    work = here.work()
    things.move(work, "complaint", 1, "satisfied", "contact:1")
    here.finish(work)

    assert surveys.of_contact(here.conn, 1, NOW) == ()
    assert len(here.audit("survey_withheld")) == 1
