"""Statements made again: submitted once more, corrected, withdrawn; what reviewers see and customers are told."""

from datetime import date

import pytest

from bot import customers, things
from bot.sandbox.slack.blocks import refuse_bad_blocks
from flows.engine.events import Opened
from flows.facts.statement import StatementState
from storage import follow_ups, statements
from tests.bot.desk_scene import LANE, Desk, buttons, desk
from tests.bot.on_file import INVOICE, on_file

SECOND = {
    "id": 8, "kind": "invoice", "number": "INV-8", "normalised_number": "INV8", "on_day": date(2026, 10, 3),
    "due_day": date(2026, 11, 3), "total": 50_000, "open_amount": 50_000, "source_key": "i8",
}  # fmt: skip
WHY = "INV-7001 was billed at the old price."


def corrected(here: Desk, reason: str = WHY, open_: int = 190_000) -> None:
    """Amir imports the correction and makes a corrected version of ST-2."""
    on_file(here.conn, {**INVOICE, "open_amount": open_})
    here.send("amir", "reissue_statement", "statement:2", reason=reason)


def issue(here: Desk, id_: int, user: str = "ruth") -> None:
    """Issue it as its card stands."""
    here.press(user, "issue_statement", f"statement:{id_}", bound=here.bound(f"statement:{id_}", "issue_statement"))


def state(here: Desk, id_: int) -> str:
    """Where that statement stands."""
    found = statements.one(here.conn, id_)
    return found.state.value if found else ""


def test_a_corrected_version_waits_for_a_reviewer_while_the_old_one_stands() -> None:
    """Figures from the ledger, the reason kept with it."""
    with desk() as here:
        corrected(here)
        new = statements.one(here.conn, 3)

        assert new is not None
        assert (new.number, new.version, new.closing.minor, new.reason) == ("ST-2", 2, 190_000, WHY)
        assert (state(here, 2), state(here, 3)) == ("issued", "in_review")
        assert here.to_customer() == []


def test_the_reviewer_sees_what_differs_from_what_was_issued_last() -> None:
    """Every line that is new, gone or another sum, and why it is made again."""
    with desk() as here:
        here.conn.exec_driver_sql("UPDATE statement SET issued_at = 1 WHERE id = 2")
        on_file(here.conn, {**INVOICE, "open_amount": 190_000}, SECOND)
        here.send("amir", "reissue_statement", "statement:2", reason=WHY)
        card = here.card("statement:3")
        said = str(card.body["blocks"])
        refuse_bad_blocks(card.body["blocks"])

        assert "Since ST-2, version 1: USD 2,000.00 → USD 2,400.00" in said
        assert "+ INV-8: USD 500.00" in said
        assert "INV-7001: USD 2,000.00 → USD 1,900.00" in said
        assert WHY in said


def test_once_issued_it_supersedes_the_old_one_and_cases_go_on() -> None:
    """One version stands; the open case is about it."""
    with desk() as here:
        corrected(here)
        issue(here, 3)
        about = here.conn.exec_driver_sql("SELECT statement_id FROM dispute_case WHERE id = 1").scalar()

        assert (state(here, 2), state(here, 3), about) == ("superseded", "issued", 3)
        assert any(WHY in str(letter.body) for letter in here.letters if letter.kind == "note")


def test_a_confirmed_version_can_be_corrected_too() -> None:
    """The confirmation stays in the record; the statement is to be confirmed anew."""
    with desk() as here:
        here.conn.exec_driver_sql("UPDATE statement SET state = 'confirmed' WHERE id = 2")
        corrected(here)
        issue(here, 3)

        assert (state(here, 2), state(here, 3)) == ("superseded", "issued")


def test_whoever_corrects_does_not_issue() -> None:
    """Four eyes."""
    with desk() as here:
        on_file(here.conn, {**INVOICE, "open_amount": 190_000})
        here.send("omar", "reissue_statement", "statement:2", reason=WHY)
        issue(here, 3, "omar")

        assert state(here, 3) == "in_review"
        assert here.said()


def test_whoever_looks_at_the_old_one_is_told_at_once() -> None:
    """With a button to the new one."""
    with desk() as here:
        work = here.work()
        customers.tell(work, LANE, Opened("view_statement", {"statement_id": 2}))
        here.finish(work)
        corrected(here)
        issue(here, 3)

        assert any("更正版" in text and WHY in text for text in here.to_customer())


def test_an_old_button_says_when_it_was_changed_and_shows_the_current_one() -> None:
    """No figure of the old version is shown."""
    with desk() as here:
        corrected(here)
        issue(here, 3)
        work = here.work()
        customers.tell(work, LANE, Opened("view_statement", {"statement_id": 2}))
        here.finish(work)
        told = "\n".join(here.to_customer())

        assert "11月2日" in told
        assert "1,900.00" in told
        assert "2,000.00" not in told


@pytest.mark.parametrize(
    ("open_", "reason", "said"),
    [(200_000, WHY, "Import the correction first"), (190_000, "", "reason"), (0, WHY, "Withdraw")],
)
def test_a_version_that_would_say_the_same_or_nothing_is_not_made(open_: int, reason: str, said: str) -> None:
    """Said under the field, with what to do instead."""
    with desk() as here:
        corrected(here, reason, open_)

        assert said in here.errors()["reason"]
        assert statements.one(here.conn, 3) is None


def test_two_corrections_do_not_wait_at_once() -> None:
    """The second is told of the first."""
    with desk() as here:
        corrected(here)
        here.send("omar", "reissue_statement", "statement:2", reason=WHY)

        assert "already" in here.errors()["reason"]


def test_what_was_sent_back_is_submitted_again_by_whoever_prepared_it() -> None:
    """The same figures need no new version."""
    with desk() as here:
        on_file(here.conn, INVOICE)
        line = statements.one(here.conn, 1)
        assert line is not None
        here.send("ruth", "return_statement", "statement:1", reason="Check INV-7001.")
        offered = [one["action_id"] for one in buttons(here.card("statement:1"))]
        here.press("amir", "submit_again", "statement:1")

        assert offered == ["submit_again", "withdraw_statement"]
        assert "in_review" in {state(here, 1), state(here, 3)}


def test_submitted_again_by_another_it_is_a_version_of_theirs() -> None:
    """Otherwise whoever prepared it first could issue it."""
    with desk() as here:
        on_file(here.conn, INVOICE)
        here.send("ruth", "return_statement", "statement:1", reason="Check INV-7001.")
        here.press("omar", "submit_again", "statement:1")
        row = statements.row(here.conn, 3)

        assert row is not None
        assert (state(here, 1), row["state"], row["prepared_by"]) == ("superseded", "in_review", 2)


def test_a_withdrawn_statement_is_taken_back_openly() -> None:
    """With the reason, and nothing to answer; no reminder is left."""
    with desk() as here:
        here.send("ruth", "withdraw_statement", "statement:2", reason="It was meant for another company.")
        told = here.to_customer()
        left = follow_ups.due_at(here.conn, "confirm_reminder", "statement:2")

        assert state(here, 2) == "withdrawn"
        assert "It was meant for another company." in told[0]
        assert left is None


def test_what_nobody_was_told_of_is_withdrawn_quietly() -> None:
    """Still in review, or issued in the night and not announced yet."""
    with desk() as here:
        here.send("ruth", "withdraw_statement", "statement:1", reason="Too early.")
        in_review = here.to_customer()
        work = here.work()
        follow_ups.replace(here.conn, "statement_issued", "statement:2", 1, 0, here.now + 1, here.now)
        here.finish(work)
        here.send("ruth", "withdraw_statement", "statement:2", reason="Too early.")

        assert (state(here, 1), state(here, 2)) == ("withdrawn", "withdrawn")
        assert in_review == here.to_customer() == []


def test_an_old_button_of_a_withdrawn_statement_says_so() -> None:
    """Looking and confirming alike."""
    with desk() as here:
        here.send("ruth", "withdraw_statement", "statement:2", reason="Too early.")
        said = []
        for dialogue in ("view_statement", "confirm_balance"):
            work = here.work()
            customers.tell(work, LANE, Opened(dialogue, {"statement_id": 2}))
            here.finish(work)
            said.append("\n".join(here.to_customer()))

        assert all("已撤回" in text for text in said)
        assert all("2,000.00" not in text for text in said)


def test_a_withdrawal_needs_a_reason() -> None:
    """The customer reads it."""
    with desk() as here:
        here.send("ruth", "withdraw_statement", "statement:2", reason=" ")

        assert "reason" in here.errors()
        assert state(here, 2) == "issued"


def test_a_withdrawn_statement_cannot_be_corrected_or_answered() -> None:
    """The lifecycle has ended."""
    with desk() as here:
        here.send("ruth", "withdraw_statement", "statement:2", reason="Too early.")
        here.send("amir", "reissue_statement", "statement:2", reason=WHY)
        refused = here.said()
        moved = things.move_statement(here.work(), 2, "confirmed")

        assert "Withdrawn" in refused
        assert not moved
        assert statements.one(here.conn, 2).state is StatementState.WITHDRAWN  # type: ignore[union-attr]


def test_an_agent_may_neither_correct_nor_withdraw() -> None:
    """It is for those who keep the ledger, and for reviewers."""
    with desk() as here:
        here.press("lena", "reissue_statement", "statement:2")
        first = here.said()
        here.press("lena", "withdraw_statement", "statement:2")

        assert "does not allow" in first
        assert "does not allow" in here.said()


def test_statements_of_several_customers_are_prepared_with_one_form() -> None:
    """By their codes; one that nobody bears is named, and nothing is made."""
    with desk() as here:
        on_file(here.conn, SECOND)
        here.send("amir", "prepare", "customer:1", cut_off="2026-10-31", codes="C-1, C-9")
        wrong = here.errors()
        here.send("amir", "prepare", "customer:1", cut_off="2026-10-31", codes="C-1")
        made = statements.one(here.conn, 3)

        assert "C-9" in wrong["codes"]
        assert made is not None
        assert state(here, 3) == "in_review"


def test_an_agent_may_not_prepare_and_the_preparer_not_issue() -> None:
    """The rights of the two halves."""
    with desk() as here:
        here.send("lena", "prepare", "customer:1", cut_off="2026-10-31", codes="C-1")
        first = here.said()
        on_file(here.conn, SECOND)
        here.send("omar", "prepare", "customer:1", cut_off="2026-10-31", codes="C-1")
        issue(here, 3, "omar")

        assert "does not allow" in first
        assert state(here, 3) == "in_review"
