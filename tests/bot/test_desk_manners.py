"""How somebody is written to: chosen by a colleague, kept, and heard in the next message and in its preview."""

from datetime import date

from bot import things
from bot.doors import StaffActed
from bot.things import Gathered
from flows.engine.effects import Say
from flows.facts.money import Money
from flows.facts.parties import Contact
from storage import people
from tests.bot.desk_scene import LANE, Desk, desk
from tests.bot.test_desk_beginning import did, fields, shown, write

BROKEN = Say("promise/broken", {"missing": Money(70_000, "USD"), "day": date(2026, 10, 30), "number": "P-1"})


def li_na(here: Desk) -> Contact:
    """As she is on file."""
    return people.contact(here.conn, 1)[0]


def choose(here: Desk, register: str, called: str = "", user: str = "lena") -> None:
    """For Li Na."""
    here.send(user, "set_manner", "contact:1", register=register, called=called)


def test_the_command_says_how_they_are_written_to() -> None:
    """With the button that changes it, for those who write to customers."""
    with desk() as here:
        write(here, "lena", "customer C-1")
        offered = str(here.replies[0].body["blocks"])
        write(here, "ruth", "customer C-1")

        assert "Li Na is written to in this tone: " in offered
        assert "set_manner" in offered
        assert "set_manner" not in str(here.replies[0].body["blocks"])


def test_the_form_shows_what_is_on_file() -> None:
    """The tone and the name they wish."""
    with desk() as here:
        choose(here, "warm", "Nana")
        did(here, "lena", StaffActed("set_manner", "contact:1", {}, "trigger"))
        view = shown(here)

        assert fields(view) == ["register", "called"]
        assert "Nana" in str(view)
        assert "Warm" in str(view)


def test_what_is_chosen_is_kept_and_written_down() -> None:
    """Who chose it stands in the records."""
    with desk() as here:
        choose(here, "formal", "Dr. Li")
        who = li_na(here)

        assert (who.register, who.called) == ("formal", "Dr. Li")
        assert "formal" in here.audit("chose_manner")[0][1]


def test_the_language_decides_again_when_a_colleague_says_so() -> None:
    """An empty name is the one on file."""
    with desk() as here:
        choose(here, "formal", "Dr. Li")
        choose(here, "own")

        assert (li_na(here).register, li_na(here).called) == ("", "Li Na")


def test_a_tone_that_does_not_exist_is_refused_at_its_field() -> None:
    """Nothing is kept."""
    with desk() as here:
        choose(here, "loud")

        assert here.replies[-1].kind == "form_errors"
        assert li_na(here).register == ""


def test_the_next_message_is_written_so() -> None:
    """The letter of that tone, addressed as they wish."""
    with desk() as here:
        choose(here, "warm", "Nana")
        assert _broken(here).startswith("Good day, Nana.\nI looked for the USD 700.00")
        choose(here, "formal")
        assert _broken(here).startswith("Good day, Li Na.\nWe have looked at our account")
        choose(here, "neutral")
        assert _broken(here).startswith("We have looked, and USD 700.00")


def test_a_name_on_file_that_is_the_companys_addresses_the_company() -> None:
    """Nobody is called by a company's name."""
    with desk() as here:
        choose(here, "formal")
        people.set_contact(here.conn, 1, name="Fu Tong (Shenzhen) Trading")

        assert _broken(here).startswith("Good day to the accounts team of Fu Tong")


def _broken(here: Desk) -> str:
    """What Li Na reads of a promise that has not arrived."""
    people.set_contact(here.conn, 1, language="en")
    work = here.work()
    thing = things.find(work, "case", 1)
    assert thing
    things.post(work, Gathered(thing, BROKEN, "reminder"))
    here.finish(work)
    return next(str(letter.body["text"]) for letter in here.letters if letter.lane == LANE)
