"""Hand-overs, statements under review and persons: taken once, decided by somebody else, told to the customer."""

from bot import customers, things
from bot.desk import review_card
from flows.engine.events import Asked
from flows.facts.parties import Role, StaffRole
from storage import cases, conversations, follow_ups, people, statements
from tests.bot.desk_scene import LANE, PERSON, Desk, buttons, desk


def asked_for_person(here: Desk) -> None:
    """The customer asks for a person, and the desk gets its card."""
    work = here.work()
    customers.tell(work, LANE, Asked("human"))
    here.finish(work)


def control(here: Desk) -> str:
    """Who speaks in the customer's chat."""
    standing = conversations.load(here.conn, LANE)
    return standing.control if standing else ""


def test_a_customer_who_asks_for_a_person_gets_a_card_on_the_desk() -> None:
    """With one button: take."""
    with desk() as here:
        asked_for_person(here)

        assert [one["action_id"] for one in buttons(here.card("hand_over:1"))] == ["take"]
        assert control(here) == "queued"


def test_taking_a_conversation_tells_the_customer_with_whom_they_speak() -> None:
    """The assistant is silent from then on."""
    with desk() as here:
        asked_for_person(here)
        here.press("lena", "take", "hand_over:1")

        assert control(here) == "human"
        assert "Lena" in here.to_customer()[0]
        assert [one["action_id"] for one in buttons(here.card("hand_over:1"))] == [
            "reply", "promise_time", "return_to_bot", "return_agreed", "hand_on",
        ]  # fmt: skip


def test_a_conversation_is_taken_once() -> None:
    """The second colleague sees who was first."""
    with desk() as here:
        asked_for_person(here)
        here.press("lena", "take", "hand_over:1")
        here.press("mei", "take", "hand_over:1")

        assert here.said() == "Lena was first and has this now."
        assert here.to_customer() == []


def test_a_reply_needs_the_conversation_to_be_taken() -> None:
    """The customer should know who speaks."""
    with desk() as here:
        asked_for_person(here)
        here.press("mei", "reply", "hand_over:1")

        assert here.said().startswith("Take the conversation first")


def test_returning_a_conversation_restates_at_once_what_was_interrupted() -> None:
    """Without waiting for a word of the customer."""
    with desk() as here:
        customers.tell(here.work(), LANE, Asked("statement"))
        asked_for_person(here)
        here.press("lena", "take", "hand_over:1")
        here.press("lena", "return_to_bot", "hand_over:1")

        row = cases.hand_over_by_id(here.conn, 1)
        assert row is not None
        assert row["ended_at"] is not None
        assert control(here) == "bot"
        assert len(here.to_customer()) == 2
        assert buttons(here.card("hand_over:1")) == []


def test_a_conversation_that_has_ended_cannot_be_taken() -> None:
    """The card is redrawn, nothing else happens."""
    with desk() as here:
        asked_for_person(here)
        here.press("lena", "take", "hand_over:1")
        here.press("lena", "return_to_bot", "hand_over:1")
        here.press("mei", "take", "hand_over:1")

        assert here.said().startswith("Nobody waits here any more")
        assert here.to_customer() == []


def test_what_is_said_about_a_hand_over_stands_in_its_thread() -> None:
    """Notes name the hand-over as their subject."""
    with desk() as here:
        asked_for_person(here)
        work, wrote = here.work(), {"person": "Li Na", "text": "hello", "before": "", "language": ""}
        things.tell_desk(work, "hand_over:1", "staff/customer_wrote", wrote)

        assert (work.letters[0].subject, work.letters[0].kind) == ("hand_over:1", "note")


# -- statements --------------------------------------------------------------------------------------------------------
def review(here: Desk) -> str:
    """Put statement 1 before the desk; what its button is bound to."""
    work = here.work()
    review_card(work, 1)
    here.finish(work)
    return here.bound("statement:1", "issue_statement")


def test_a_statement_is_issued_by_somebody_who_did_not_prepare_it() -> None:
    """The customer's notice is set, the row keeps both names."""
    with desk() as here:
        here.press("ruth", "issue_statement", "statement:1", bound=review(here))

        row = statements.row(here.conn, 1)
        assert row is not None
        assert (row["state"], row["prepared_by"], row["issued_by"], row["issued_at"]) == ("issued", 4, 3, here.now)
        assert [due.kind for due in follow_ups.due(here.conn, here.now)] == ["statement_issued"]
        assert [one["action_id"] for one in buttons(here.card("statement:1"))] == ["record_anomaly"]


def test_nobody_issues_what_they_prepared() -> None:
    """The attempt is written down."""
    with desk() as here:
        people.add_staff(here.conn, "T1", "amir", "Amir", StaffRole.LEAD, here.now)
        here.press("amir", "issue_statement", "statement:1", bound=review(here))

        row = statements.row(here.conn, 1)
        assert row is not None
        assert row["state"] == "in_review"
        assert here.audit("refused_press")[0][0] == "staff:4"
        assert here.to_customer() == []


def test_a_statement_is_issued_once() -> None:
    """The second press is answered with where it stands."""
    with desk() as here:
        bound = review(here)
        here.press("ruth", "issue_statement", "statement:1", bound=bound)
        here.press("omar", "issue_statement", "statement:1", bound=bound)

        assert here.said() == "Nothing was done: this statement has moved on. It stands at: Issued."
        assert here.to_customer() == []


def test_a_statement_sent_back_needs_a_reason_and_becomes_a_draft() -> None:
    """Whoever prepared it reads why in the thread."""
    with desk() as here:
        here.press("ruth", "return_statement", "statement:1")
        assert here.replies[0].kind == "form"
        here.send("ruth", "return_statement", "statement:1", reason="INV-7001 was paid last week.")

        row = statements.row(here.conn, 1)
        assert row is not None
        assert row["state"] == "draft"
        assert any("INV-7001 was paid" in letter.body["text"] for letter in here.letters if letter.kind == "note")


# -- persons -----------------------------------------------------------------------------------------------------------
def test_one_press_makes_a_contact_trusted() -> None:
    """From then on they may confirm balances."""
    with desk() as here:
        here.press("lena", "confirm_person", "contact:1")

        assert people.contact(here.conn, 1)[0].trusted
        assert here.audit("confirmed_person")[0][0] == "staff:1"
        assert buttons(here.card("contact:1")) == []


def test_a_person_is_confirmed_only_by_roles_that_may() -> None:
    """An accountant does not."""
    with desk() as here:
        here.press("amir", "confirm_person", "contact:1")

        assert not people.contact(here.conn, 1)[0].trusted


def test_an_invitation_that_waits_for_a_colleague_binds_its_chat_by_their_press() -> None:
    """The chat hears of it at once."""
    with desk() as here:
        people.revoke(here.conn, 1, "again", here.now)
        people.invite(here.conn, "secret", 1, Role.CONFIRMER, here.now, here.now + 1_000_000)
        invited = people.invitation(here.conn, token="secret")
        assert invited is not None
        people.change_invitation(here.conn, invited.id, claimed_by=LANE)
        work = here.work()
        work.persons.add(-invited.id)
        here.finish(work)
        assert [one["action_id"] for one in buttons(here.card(f"invitation:{invited.id}"))] == ["confirm_person"]
        here.press("lena", "confirm_person", f"invitation:{invited.id}")

        assert people.contact_in(here.conn, LANE, PERSON) is not None
        assert here.audit("confirmed_person")[0][0] == "staff:1"


def test_a_button_about_nothing_is_refused() -> None:
    """Forged subjects and unknown actions change nothing."""
    with desk() as here:
        for action, subject in (
            ("take", "case:99"),
            ("take", "case:x"),
            ("destroy", "case:1"),
            ("confirm_person", "contact:9"),
        ):
            here.press("lena", action, subject)

            assert here.said().startswith("This button no longer means anything")
