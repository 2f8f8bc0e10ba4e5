"""What the books say, what really went wrong, and what is done so that it stays away."""

import json

import pytest

from bot import things
from flows.facts.corrective import CorrectiveAction
from flows.facts.times import DAY
from storage import cases, corrective, people
from tests.bot.desk_scene import NOW, Desk, buttons, desk

PLAN = {
    "root_cause": "price_list", "capa_what": "Load the new list on the first.", "owner": "4", "due": "2026-11-20",
    "verifier": "3",
}  # fmt: skip


def planned(here: Desk, **more: str) -> None:
    """Lena plans it: Amir does it, Ruth sees whether it works."""
    here.press("lena", "take", "case:1")
    here.send("lena", "plan_correction", "case:1", **{**PLAN, **more})


def action(here: Desk) -> CorrectiveAction:
    """It."""
    found = corrective.one(here.conn, 1)
    assert found is not None
    return found


def shown(here: Desk) -> list[str]:
    """The buttons on its card."""
    return [one["action_id"] for one in buttons(here.card("corrective:1"))]


def notes(here: Desk, subject: str) -> str:
    """What the last deed wrote into that thread."""
    return "\n".join(str(one.body["text"]) for one in here.letters if one.kind == "note" and one.subject == subject)


def test_what_the_books_say_stands_beside_the_claim() -> None:
    """Each document with its figures; the customer sees nothing of it."""
    with desk() as here:
        here.press("lena", "show_books", "case:1")

        assert "INV-7001" in notes(here, "case:1")
        assert "2,000.00" in notes(here, "case:1")
        assert here.to_customer() == []


def test_what_we_found_stands_beside_the_reason_and_does_not_replace_it() -> None:
    """Two lists, two questions."""
    with desk() as here:
        here.send("ruth", "set_cause", "case:1", root_cause="discount_terms", cause_words="the mail of May")
        case = cases.one(here.conn, 1)

        assert case is not None
        assert (case.reason, case.root_cause) == ("price", "discount_terms")
        assert "the mail of May" in notes(here, "case:1")


def test_the_likely_cause_is_proposed_in_the_form_and_never_entered_by_itself() -> None:
    """Somebody has to say it."""
    with desk() as here:
        here.press("ruth", "set_cause", "case:1")
        (first, *_) = here.replies[0].body["view"]["blocks"]
        case = cases.one(here.conn, 1)

        assert first["element"]["initial_option"]["value"] == "price_list"
        assert case is not None
        assert case.root_cause == ""


def test_nothing_is_carried_out_before_somebody_has_said_what_went_wrong() -> None:
    """Where something was granted."""
    with desk() as here:
        here.executing()
        here.send("amir", "record_execution", "case:1", document="CN-2031")
        missing, waits = here.errors(), here.state()
        here.send("amir", "record_execution", "case:1", document="CN-2031", root_cause="price_list")
        case = cases.one(here.conn, 1)

        assert missing == {"root_cause": "What we found has to be said before something counts as carried out."}
        assert (waits, here.state()) == ("executing", "resolved")
        assert case is not None
        assert case.root_cause == "price_list"


def test_a_corrective_action_has_a_card_an_owner_a_day_and_a_verifier() -> None:
    """The cause is kept with the case as well."""
    with desk() as here:
        planned(here)
        case = cases.one(here.conn, 1)

        assert (action(here).state, action(here).owner, action(here).verifier) == ("planned", 4, 3)
        assert shown(here) == ["capa_done", "capa_drop"]
        assert case is not None
        assert case.root_cause == "price_list"
        assert "CA-1001" in notes(here, "case:1")


@pytest.mark.parametrize(
    ("more", "field"),
    [({"verifier": "4"}, "verifier"), ({"due": "2026-01-01"}, "due"), ({"capa_what": ""}, "capa_what"),
     ({"owner": "99"}, "owner"), ({"root_cause": ""}, "root_cause")],
)  # fmt: skip
def test_what_is_missing_or_contradicts_itself_is_said_at_its_field(more: dict[str, str], field: str) -> None:
    """Above all that nobody verifies what they do."""
    with desk() as here:
        planned(here, **more)

        assert field in here.errors()
        assert corrective.of_case(here.conn, 1) == ()


def test_whoever_did_it_does_not_say_that_it_works() -> None:
    """Refused, and written down; its verifier may."""
    with desk() as here:
        planned(here)
        here.send("amir", "capa_done", "corrective:1", capa_words="Loaded.")
        after = shown(here)
        here.send("amir", "capa_worked", "corrective:1", capa_seen="Fine.")
        refused = action(here).state
        here.send("ruth", "capa_worked", "corrective:1", capa_seen="No wrong price since.")
        so_far = action(here).state
        corrective.change(here.conn, 1, done_at=NOW - 91 * DAY)
        here.send("ruth", "capa_worked", "corrective:1", capa_seen="None in three months.")

        assert after == ["capa_worked", "capa_again"]
        assert (refused, so_far, action(here).state) == ("done", "done", "verified")
        assert "capa_not_yours" in json.dumps(here.audit("refused_press"))


def test_what_did_not_work_is_planned_anew_for_a_day() -> None:
    """And counted."""
    with desk() as here:
        planned(here)
        here.send("amir", "capa_done", "corrective:1", capa_words="Loaded.")
        here.send("ruth", "capa_again", "corrective:1", capa_seen="INV-7050 is wrong again.", due="2026-12-01")

        assert (action(here).state, action(here).again) == ("planned", 1)
        assert action(here).due > NOW + 20 * DAY
        assert shown(here) == ["capa_done", "capa_drop"]


def test_a_late_owner_and_a_verifier_are_asked_in_its_thread() -> None:
    """Until there is an answer."""
    with desk() as here:
        planned(here)
        late = due(here, "due:capa_due")
        here.send("amir", "capa_done", "corrective:1", capa_words="Loaded.")
        check = due(here, "due:capa_check")

        assert "Amir" in late
        assert "Ruth" in check


def due(here: Desk, what: str) -> str:
    """That falls due; what its thread reads."""
    work = here.work()
    things.move(work, "corrective", 1, what, "clock", {"count": 0})
    here.finish(work)
    return notes(here, "corrective:1")


def test_while_its_verifier_is_away_who_stands_in_looks_instead() -> None:
    """Called by name; whoever did it never does."""
    with desk() as here:
        planned(here)
        here.send("amir", "capa_done", "corrective:1", capa_words="Loaded.")
        people.change_staff(here.conn, 3, absent_until="2026-12-31", backup=4)  # Amir, who did it
        to_lead = due(here, "due:capa_check")
        people.change_staff(here.conn, 3, backup=1)
        to_backup = due(here, "due:capa_check")
        here.send("lena", "capa_worked", "corrective:1", capa_seen="No wrong price since.")

        assert "Amir looks" not in to_lead
        assert "Lena looks in their place" in to_backup
        assert here.audit("worked")


def test_what_is_dropped_says_why() -> None:
    """By whoever planned it or does it."""
    with desk() as here:
        planned(here)
        here.send("lena", "capa_drop", "corrective:1", capa_why_not="The product is gone.")

        assert action(here).state == "dropped"
        assert "The product is gone." in notes(here, "corrective:1")


def test_an_error_of_ours_is_put_down_from_the_case_as_from_its_statement() -> None:
    """The same form, about the statement that the case is about."""
    with desk() as here:
        here.press("ruth", "report_error", "case:1")
        view = here.replies[0].body["view"]

        assert view["callback_id"] == "record_anomaly"
        assert json.loads(view["private_metadata"])["subject"] == "statement:2"
