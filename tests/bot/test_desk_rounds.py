"""Rounds of statements on the desk: what a reviewer sees, what the last one issued begins, what is looked up."""

from datetime import date

from bot import cycles as rounds
from bot import things
from bot.doors import Ordered, StaffActed
from bot.sandbox.slack.blocks import refuse_bad_blocks
from flows.facts.cycles import Period, Rhythm
from flows.facts.statement import StatementState
from flows.facts.times import DAY
from storage import cycles, follow_ups, statements
from tests.bot.desk_scene import DESK, Desk, buttons, desk
from tests.bot.on_file import INVOICE, on_file

PAYMENT = {
    "id": 8, "kind": "payment", "number": "RC-8", "normalised_number": "RC8", "on_day": date(2026, 10, 3),
    "total": 50_000, "open_amount": 50_000, "source_key": "p8",
}  # fmt: skip
AMIR, RUTH = 4, 3


def begun(here: Desk) -> int:
    """A monthly round about the statements of the scene, prepared by Amir."""
    schedule = cycles.schedule_on(here.conn, Rhythm.MONTHLY, 3, here.now + 30 * DAY)
    cycles.set_rhythm(here.conn, 1, schedule.id, here.now)
    owners = {"preparer": AMIR, "reviewer": RUTH, "begun_at": here.now, "review_by": here.now + DAY}
    id_ = cycles.begin(here.conn, schedule, Period("2026-10", date(2026, 10, 31)), **owners)
    member = cycles.join(here.conn, id_, 1, "2026-10")
    cycles.change_member(here.conn, member, prepared_at=here.now)
    cycles.change(here.conn, id_, state="reviewing")
    follow_ups.replace(here.conn, "cycle_review", f"cycle:{id_}", 0, 0, here.now + DAY, here.now)
    return id_


def look_up(here: Desk, text: str) -> str:
    """What is answered to a line behind /concord."""
    here.did("omar", StaffActed("command", "command:0", {"text": text}, "trigger", DESK))
    return str([reply.body for reply in here.replies])


def lines(here: Desk) -> list[str]:
    """The notes of the last deed."""
    return [str(letter.body["text"]) for letter in here.letters if letter.kind == "note"]


def test_the_review_card_says_what_is_worth_a_look_and_stops_nothing() -> None:
    """A payment that waits; the button to issue stands beside it."""
    with desk() as here:
        on_file(here.conn, {**INVOICE, "open_amount": 190_000}, PAYMENT)
        here.send("amir", "reissue_statement", "statement:2", reason="A correction.")
        card = here.card("statement:3")
        refuse_bad_blocks(card.body["blocks"])

        assert "USD 500.00 was paid and is not set against anything: RC-8." in str(card.body["blocks"])
        assert "USD 500.00 was paid" in card.body["text"]
        assert "issue_statement" in [one["action_id"] for one in buttons(card)]


def test_an_issued_statement_shows_no_findings_any_more() -> None:
    """They were for the reviewer."""
    with desk() as here:
        on_file(here.conn, {**INVOICE, "open_amount": 190_000}, PAYMENT)
        here.send("amir", "reissue_statement", "statement:2", reason="A correction.")
        bound = here.bound("statement:3", "issue_statement")
        here.press("ruth", "issue_statement", "statement:3", bound=bound)

        assert "RC-8" not in str(here.card("statement:3").body)


def test_three_hundred_old_invoices_keep_the_card_within_what_slack_takes() -> None:
    """Five are named, the others counted."""
    with desk() as here:
        many = [
            {**INVOICE, "id": 100 + n, "number": f"OLD-{n}", "normalised_number": f"OLD{n}", "source_key": f"o{n}",
             "on_day": date(2026, 1, 2), "due_day": date(2026, 2, 1), "total": 100 + n, "open_amount": 100 + n}
            for n in range(300)
        ]  # fmt: skip
        on_file(here.conn, *many)
        here.send("amir", "reissue_statement", "statement:2", reason="A correction.")
        card = here.card("statement:3")
        refuse_bad_blocks(card.body["blocks"])

        assert "… and 295 more documents" in card.body["text"]


def test_the_last_one_issued_begins_the_collecting() -> None:
    """The desk hears it once, and the reviewer is not reminded any more."""
    with desk() as here:
        id_ = begun(here)
        statements.move(here.conn, 2, StatementState.ISSUED, StatementState.SUPERSEDED)
        here.press("ruth", "issue_statement", "statement:1", bound=_bound(here, 1))
        cycle = cycles.one(here.conn, id_)

        assert cycle is not None
        assert (cycle.state.value, cycle.reviewed_at) == ("collecting", here.now)
        assert [text for text in lines(here) if "reviewed, and one statement" in text]
        assert follow_ups.due_at(here.conn, "cycle_review", f"cycle:{id_}") is None
        assert follow_ups.due_at(here.conn, "cycle_look", f"cycle:{id_}") is not None


def test_a_round_whose_last_statement_is_withdrawn_is_closed() -> None:
    """Nothing is left to wait for."""
    with desk() as here:
        id_ = begun(here)
        statements.move(here.conn, 2, StatementState.ISSUED, StatementState.SUPERSEDED)
        here.send("ruth", "withdraw_statement", "statement:1", reason="It was for another customer.")
        cycle = cycles.one(here.conn, id_)

        assert cycle is not None
        assert cycle.state.value == "closed"


def test_the_board_says_which_step_a_round_is_at_and_who_has_it() -> None:
    """Review with Ruth, one left."""
    with desk() as here:
        begun(here)

        assert "(monthly): review with Ruth by" in look_up(here, "board")


def test_a_customers_rhythm_stands_beside_their_account() -> None:
    """With the day of the next round; nothing for whoever has none."""
    with desk() as here:
        before = look_up(here, "customer C-1")
        work = here.work()
        rounds.set_rhythm(work, Ordered("set_rhythm", {"customer": "C-1", "rhythm": "weekly", "day": 2}, 0))

        assert "the next round begins" not in before
        assert "Statements: weekly; the next round begins on" in look_up(here, "customer C-1")


def test_what_was_sent_back_is_told_apart_when_the_reviewer_is_reminded() -> None:
    """It is with whoever prepared it; the round is not forgotten over it."""
    with desk() as here:
        id_ = begun(here)
        statements.move(here.conn, 2, StatementState.ISSUED, StatementState.SUPERSEDED)
        here.send("ruth", "return_statement", "statement:1", reason="INV-7001 is paid.")
        work = here.work()
        things.move(work, "cycle", id_, "due:cycle_review", "clock", {"count": 0})
        (said,) = [letter.body["text"] for letter in work.letters]

        assert "One of them was sent back and is with Amir to be corrected." in said
        assert "&lt;" not in said


def _bound(here: Desk, id_: int) -> str:
    row = statements.row(here.conn, id_)
    return str(row["sha"])[:16] if row else ""
