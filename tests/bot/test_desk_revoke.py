"""A colleague ends somebody's access: at once, told to both sides, undone only by a new invitation."""

from bot import customers
from bot.doors import StaffActed
from flows.engine.events import Opened
from flows.facts.parties import Role
from storage import people
from tests.bot.desk_scene import LANE, NOW, Desk, desk
from tests.bot.test_desk_beginning import did, shown, write


def end(here: Desk, why: str = "left", user: str = "lena", note: str = "") -> None:
    """End the access of Li Na."""
    here.send(user, "revoke_contact", "contact:1", why=why, note=note)


def status(here: Desk) -> str:
    """Of Li Na, as it is on file."""
    return str(here.conn.exec_driver_sql("SELECT status FROM contact WHERE id = 1").scalar())


def test_the_button_stands_beside_everybody_who_speaks_for_the_customer() -> None:
    """In the answer to the command, for those who may."""
    with desk() as here:
        write(here, "lena", "customer C-1")
        offered = str(here.replies[0].body["blocks"])
        write(here, "amir", "customer C-1")

        assert "revoke_contact" in offered
        assert "revoke_contact" not in str(here.replies[0].body["blocks"])


def test_the_form_says_what_happens() -> None:
    """At once, told to both, a new invitation as the only way back."""
    with desk() as here:
        did(here, "lena", StaffActed("revoke_contact", "contact:1", {}, "trigger"))
        said = str(shown(here)["blocks"])

        assert "at once" in said
        assert "new invitation" in said


def test_the_chat_is_told_and_belongs_to_nobody_from_that_moment() -> None:
    """An old button shows nothing."""
    with desk() as here:
        end(here)
        told = here.to_customer()
        work = here.work()
        customers.tell(work, LANE, Opened("view_statement", {"statement_id": 2}))
        here.finish(work)

        assert "Fu Tong" in told[0]
        assert people.contact_in(here.conn, LANE, "42") is None
        assert not any("2,000" in text for text in here.to_customer())


def test_the_reason_is_kept_and_says_whether_they_are_gone_or_doubted() -> None:
    """Somebody whose phone is in other hands stays on the list, suspended."""
    with desk() as here:
        end(here)
        gone = status(here)
    with desk() as here:
        end(here, "phone_lost", note="She called from another number.")

        assert (gone, status(here)) == ("left", "suspended")
        assert "She called from another number." in here.audit("revoked")[0][1]


def test_links_that_nobody_has_used_end_too() -> None:
    """Otherwise the access would come back by an old mail."""
    with desk() as here:
        people.invite(here.conn, "a-token", 1, Role.CONFIRMER, NOW, NOW + 10**12)
        end(here, "doubt")
        invited = people.invitation(here.conn, token="a-token")

        assert invited is not None
        assert invited.expires_at <= here.now


def test_a_second_press_says_that_nothing_is_left_to_end() -> None:
    """And how they come back."""
    with desk() as here:
        end(here)
        end(here, user="omar")

        assert "new invitation" in here.said()
        assert len(here.audit("revoked")) == 1


def test_a_new_invitation_brings_them_back() -> None:
    """Nothing else does."""
    with desk() as here:
        end(here, "doubt")
        here.send("lena", "invite", "customer:1", contact="1", role="confirmer", name="", limit="")

        assert any(reply.kind == "form" for reply in here.replies)
        assert people.invitation(here.conn, id=1) is not None


def test_a_reviewer_may_not() -> None:
    """Nor may anybody without the right."""
    with desk() as here:
        end(here, user="ruth")

        assert people.contact_in(here.conn, LANE, "42") is not None
        assert "does not allow" in here.said()


def test_no_such_contact_is_a_button_of_nothing() -> None:
    """Refused and written down."""
    with desk() as here:
        here.send("lena", "revoke_contact", "contact:99", why="left")

        assert here.audit("refused_press")
