"""A case that the ledger settled before anybody said what went wrong: its owner is asked until somebody has."""

from bot import due
from bot.doors import FellDue, Ordered
from bot.keeping import postings
from flows.facts.times import DAY
from storage import cases, follow_ups
from tests.bot.desk_scene import Desk, desk

STILL = "what really went wrong is still to be named"


def posted(here: Desk) -> None:
    """An import finds the credit note that was asked for."""
    here.executing()
    work = here.work()
    values = {"case_id": 1, "document": "CN-77", "remedy": "credit_note", "same": True}
    postings.order(work, Ordered("posted", values, 0))
    here.finish(work)


def asked(here: Desk) -> list[str]:
    """The lines of the last deed that ask for it."""
    return [str(one.body["text"]) for one in here.letters if one.kind == "note" and STILL in str(one.body["text"])]


def rung(here: Desk) -> None:
    """What is due about it falls due."""
    here.now += 10 * DAY
    (waiting,) = [one for one in follow_ups.due(here.conn, here.now) if one.kind == "cause_open"]
    work = here.work(FellDue(waiting.id))
    due.take_due(work, work.inbound)
    here.finish(work)


def test_what_the_ledger_settles_asks_its_owner_for_the_cause() -> None:
    """At once, in the thread and on the card; the customer is asked whether it is settled and hears nothing of this."""
    with desk() as here:
        posted(here)
        (line,) = asked(here)

        assert here.state() == "resolved"
        assert line.startswith("Lena, D-1001 is settled in the ledger")
        assert "still to be named" in str(here.card("case:1").body["blocks"])
        assert all("cause" not in text for text in here.to_customer())


def test_it_is_asked_again_until_somebody_has_said_it() -> None:
    """Also after the customer has closed the case."""
    with desk() as here:
        posted(here)
        case = cases.one(here.conn, 1)
        assert case is not None
        cases.change(here.conn, case, state="closed", closed_at=here.now)
        times = []
        for _ in range(4):
            rung(here)
            times.append(len(asked(here)))
        here.send("lena", "set_cause", "case:1", root_cause="price_list")

        assert times == [1, 1, 1, 1]
        assert follow_ups.due_at(here.conn, "cause_open", "cause:1") is None


def test_whoever_records_the_execution_is_asked_in_the_form_and_not_again() -> None:
    """There it stands already."""
    with desk() as here:
        here.executing()
        here.send("amir", "record_execution", "case:1", document="CN-77", root_cause="price_list")

        assert here.state() == "resolved"
        assert asked(here) == []
        assert follow_ups.due_at(here.conn, "cause_open", "cause:1") is None
