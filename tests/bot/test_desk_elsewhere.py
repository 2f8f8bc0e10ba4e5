"""Answers received by phone, by mail, on paper or in person: written down, approved by a second one, marked as such."""

import json
from typing import Any

import pytest

from bot import things
from bot.sandbox.slack.blocks import refuse_bad_blocks, refuse_bad_view
from flows.facts.elsewhere import AnswerState
from storage import elsewhere, people, promises, records, statements
from tests.bot.desk_scene import LANE, NOW, Desk, buttons, desk, listed
from tests.bot.on_file import INVOICE, on_file

FIRST = {
    "heard_from": "1", "heard_name": "", "heard_how": "phone", "heard_on": "2026-11-02", "heard_what": "confirmation",
    "heard_file": "none",
}  # fmt: skip
CARD = "elsewhere:1"


def record(here: Desk, user: str = "lena", subject: str = "statement:2", **more: str) -> None:
    """Both forms, filled in."""
    here.send(user, "record_answer", subject, **{**FIRST, "step": "2", "words": "All right.", **more})


def shown(here: Desk) -> dict[str, Any]:
    """The form of the last deed."""
    view = next(reply.body["view"] for reply in here.replies if reply.kind == "form")
    refuse_bad_view(view, "modal")
    return dict(view)


def fields(view: dict[str, Any]) -> list[str]:
    """The names of a form's fields."""
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def test_the_form_asks_who_how_when_and_what_first() -> None:
    """Then what exactly; what was entered comes along."""
    with desk() as here:
        here.press("lena", "record_answer", "statement:2")
        first = fields(shown(here))
        here.send("lena", "record_answer", "statement:2", **FIRST)
        second = shown(here)

        assert first == list(FIRST)
        assert fields(second) == ["words"]
        assert json.loads(second["private_metadata"])["heard_how"] == "phone"


def test_what_is_under_a_case_is_left_out_of_a_confirmation() -> None:
    """The same rule as in a chat: a line with an open case is excepted."""
    with desk() as here:
        record(here)
        one = elsewhere.one(here.conn, 1)

        assert one is not None
        assert (one.state, one.exceptions, one.agreed.minor) == (AnswerState.TO_APPROVE, (7,), 100_000)
        assert statements.confirmation(here.conn, 2) is None
        assert "to approve" not in here.to_customer()


def test_the_card_shows_everything_that_is_approved() -> None:
    """Who, how, when, what, who wrote it down; two buttons."""
    with desk() as here:
        record(here)
        card = here.card(CARD)
        refuse_bad_blocks(card.body["blocks"])

        assert [one["action_id"] for one in buttons(card)] == ["approve_elsewhere", "drop_elsewhere"]
        assert "R-1001 · Fu Tong (Shenzhen) Trading · ST-2 · USD 1,000.00 · by telephone · Waiting" in card.body["text"]


def test_nobody_approves_what_they_wrote_down() -> None:
    """Refused and written down; nothing is confirmed."""
    with desk() as here:
        record(here, "omar")
        here.press("omar", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))

        assert "somebody else" in here.said()
        assert statements.confirmation(here.conn, 2) is None
        assert here.audit("refused_press")


def test_an_approved_confirmation_is_a_record_marked_with_its_way() -> None:
    """The statement is confirmed, the customer told what was recorded in their name."""
    with desk() as here:
        record(here)
        here.press("ruth", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))
        row, told = statements.confirmation(here.conn, 2), here.to_customer()
        statement = statements.one(here.conn, 2)
        signed = records.of_statement(here.conn, 2)[0]

        assert row is not None
        assert statement is not None
        assert (row["way"], row["answer_id"], statement.state.value) == ("phone", 1, "confirmed_except")
        assert (signed.said["way"], signed.said["heard"]["answer"], signed.sha) == ("phone", "R-1001", row["sha"])
        assert (signed.opened("recorder")["name"], signed.opened("approver")["name"]) == ("Lena", "Ruth")
        assert len(told) == 1
        assert "Li Na" in told[0]
        assert "Lena" in told[0]
        assert "Ruth" in told[0]


def test_the_statement_card_says_how_it_was_confirmed() -> None:
    """On every view."""
    with desk() as here:
        record(here)
        here.press("ruth", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))
        here.press("ruth", "record_answer", "statement:2")
        here.send("lena", "record_answer", "statement:2", **FIRST)

        assert here.errors() == {"heard_what": "This statement is confirmed already."}


def test_a_second_approval_changes_nothing() -> None:
    """The first press wins; the other sees who it was."""
    with desk() as here:
        record(here)
        bound = here.bound(CARD, "approve_elsewhere")
        here.press("ruth", "approve_elsewhere", CARD, bound=bound)
        here.press("omar", "approve_elsewhere", CARD, bound=bound)
        confirmed = here.conn.exec_driver_sql("SELECT count(*) FROM confirmation").scalar()

        assert confirmed == 1
        assert "Ruth" in here.said()


def test_a_confirmation_whose_balance_moved_meanwhile_is_not_approved() -> None:
    """What was shown is not what stands any more."""
    with desk() as here:
        record(here)
        bound = here.bound(CARD, "approve_elsewhere")
        here.conn.exec_driver_sql("UPDATE dispute_case SET state = 'closed', closed_at = 1")
        here.press("ruth", "approve_elsewhere", CARD, bound=bound)

        assert "changed" in here.said()
        assert statements.confirmation(here.conn, 2) is None


def test_a_dropped_record_needs_a_reason_and_confirms_nothing() -> None:
    """Nobody outside hears of it."""
    with desk() as here:
        record(here)
        here.send("ruth", "drop_elsewhere", CARD, reason="")
        missing = here.errors()
        here.send("ruth", "drop_elsewhere", CARD, reason="It was another company.")
        one = elsewhere.one(here.conn, 1)

        assert "reason" in missing
        assert one is not None
        assert one.state is AnswerState.DROPPED
        assert here.to_customer() == []


def test_only_one_confirmation_waits_at_a_time() -> None:
    """Two colleagues took the same call."""
    with desk() as here:
        record(here)
        here.send("mei", "record_answer", "statement:2", **FIRST)

        assert "heard_what" in here.errors()


@pytest.mark.parametrize(
    ("field", "value"),
    [("heard_on", "yesterday"), ("heard_on", "2026-11-03"), ("heard_from", "0"), ("heard_how", "pigeon")],
)
def test_what_is_missing_is_said_at_its_field(field: str, value: str) -> None:
    """A day to come, no name, no such way."""
    with desk() as here:
        here.send("lena", "record_answer", "statement:2", **{**FIRST, field: value})

        assert len(here.errors()) == 1


def test_somebody_who_is_not_on_file_may_have_said_it() -> None:
    """A confirmation needs no contact; the name stands on it."""
    with desk() as here:
        record(here, heard_from="0", heard_name="Mr Chen, accounts", heard_how="paper")
        here.press("ruth", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))
        row = statements.confirmation(here.conn, 2)

        assert row is not None
        assert (row["contact_id"], row["way"]) == (0, "paper")
        assert "Mr Chen, accounts" in here.to_customer()[0]


def test_a_customer_without_a_chat_closes_the_round_this_way() -> None:
    """Nobody is bound: the desk is told, the statement stands confirmed all the same."""
    with desk() as here:
        people.revoke(here.conn, 1, "left", NOW)
        record(here)
        here.press("ruth", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))
        statement = statements.one(here.conn, 2)

        assert statement is not None
        assert statement.state.value == "confirmed_except"
        assert here.to_customer() == []


def test_an_objection_said_by_phone_is_a_case_like_any_other() -> None:
    """With number, date and thread; the statement counts as answered."""
    with desk() as here:
        more = {"heard_what": "objection", "lines": "2.7", "reason": "quantity", "remedy": "unsure", "claimed": "120"}
        record(here, **more)
        one, statement = elsewhere.one(here.conn, 1), statements.one(here.conn, 2)

        assert one is not None
        assert statement is not None
        assert (one.kind.value, one.case_id, one.agreed.minor) == ("objection", 2, 12_000)
        assert statement.state.value == "disputed"
        assert here.state(2) == "triage"


def test_an_objection_that_is_open_already_is_said_at_the_lines() -> None:
    """One open case for the same reason."""
    with desk() as here:
        more = {"heard_what": "objection", "lines": "2.7", "reason": "price", "remedy": "unsure", "claimed": "120"}
        record(here, **more)

        assert "lines" in here.errors()
        assert elsewhere.one(here.conn, 1) is None


def test_a_promise_said_by_phone_is_kept_like_any_other() -> None:
    """Sum and day; the customer reads what was noted and may say that it is not so."""
    with desk() as here:
        on_file(here.conn, INVOICE)
        more = {"heard_what": "promise", "lines": "7", "sum": "400", "day": "2026-11-06", "way": "transfer"}
        record(here, **more)
        one = elsewhere.one(here.conn, 1)
        promise = promises.one(here.conn, one.promise_id) if one else None

        assert promise is not None
        assert (promise.day.isoformat(), [item.minor for item in promise.items]) == ("2026-11-06", [40_000])
        assert any("USD 400.00" in text for text in here.to_customer())


def test_more_than_is_open_cannot_be_promised() -> None:
    """What is in question is not there to be promised."""
    with desk() as here:
        on_file(here.conn, INVOICE)
        record(here, heard_what="promise", lines="7", sum="1500", day="2026-11-06", way="transfer")

        assert "lines" in here.errors()


def test_the_document_of_the_thread_is_fetched_and_named() -> None:
    """It is evidence from now on, whatever becomes of the thread."""
    with desk() as here:
        columns = "id, subject, remote, name, mime, size, staff_id, shared_at, state, why, reply_id"
        row = "1, 'statement:2', 'F1', 'letter.pdf', 'application/pdf', 9, 1, 1, 'internal', '', 0"
        here.conn.exec_driver_sql(f"INSERT INTO thread_file ({columns}) VALUES ({row})")  # noqa: S608 - constants
        record(here, heard_file="1", heard_how="paper")
        one = elsewhere.one(here.conn, 1)
        state = here.conn.exec_driver_sql("SELECT state FROM thread_file").scalar()

        assert one is not None
        assert (one.file, state) == ("letter.pdf", "wanted")


def test_the_same_is_offered_on_the_case() -> None:
    """About the statement that its lines stand on."""
    with desk() as here:
        here.press("lena", "brief", "case:1")
        here.work().cases.add(1)
        record(here, subject="case:1")
        one = elsewhere.one(here.conn, 1)

        assert one is not None
        assert one.statement_id == 2


def test_a_reviewer_may_not_write_it_down_and_an_agent_not_approve() -> None:
    """Two roles for two pairs of eyes."""
    with desk() as here:
        record(here, "ruth")
        refused = here.said()
        record(here)
        here.press("mei", "approve_elsewhere", CARD, bound=here.bound(CARD, "approve_elsewhere"))

        assert "reviewer" in refused
        assert statements.confirmation(here.conn, 2) is None


def test_the_statement_card_carries_it_in_its_list() -> None:
    """Beside what else may befall a statement."""
    with desk() as here:
        here.press("ruth", "issue_statement", "statement:1", bound=_sha(here))
        card = here.card("statement:1")

        assert listed(card) == ["record_answer", "compare_balances", "reissue_statement", "withdraw_statement"]
        assert card.lane != LANE


def _sha(here: Desk) -> str:
    return str(here.conn.exec_driver_sql("SELECT sha FROM statement WHERE id = 1").scalar())[:16]


# -- a call that cannot wait -------------------------------------------------------------------------------------------
CALL = "call_back:1"


def calling(here: Desk) -> None:
    """Lena has the case and calls about it."""
    here.press("lena", "take", "case:1")
    here.send("lena", "call_customer", "case:1", phone="+86 138 0000 5678")


def test_the_script_says_what_to_say_to_ask_and_not_to_promise() -> None:
    """On the form and on the card of the call."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("lena", "call_customer", "case:1")
        form = str(shown(here)["blocks"])
        calling(here)
        card = str(here.card(CALL).body["blocks"])

        for part in ("What to say", "What to ask", "What not to promise: any sum"):
            assert part in form
            assert part in card
        assert here.to_customer() == []


def test_what_was_said_is_shown_as_the_customer_will_read_it_and_then_written_to_them() -> None:
    """Seen first, sent second; the call is kept."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, text="含税单价按 0.60 计。")
        preview = shown(here)
        carried = json.loads(preview["private_metadata"])
        unsent = here.to_customer()
        here.send("lena", "call_result", CALL, text="含税单价按 0.60 计。", seen=carried["seen"])

        assert "与您就异议单 D-1001 通了电话" in str(preview["blocks"])
        assert unsent == []
        assert "含税单价按 0.60 计。" in here.to_customer()[0]
        assert here.conn.exec_driver_sql("SELECT state FROM call_back").scalar() == "kept"


def test_words_that_admit_a_fault_are_stopped_before_they_are_written() -> None:
    """As in every message to a customer."""
    with desk() as here:
        calling(here)
        here.send("lena", "call_result", CALL, text="It was our mistake.")

        assert "text" in here.errors()


def test_when_nobody_answers_two_more_tries_are_set_and_then_it_is_written() -> None:
    """On other days, as with every promised call."""
    with desk() as here:
        calling(here)
        told = []
        for _ in range(3):
            here.conn.exec_driver_sql("UPDATE call_back SET state = 'calling'")
            here.press("lena", "not_reached", CALL)
            told.append("\n".join(here.to_customer()))
        state = here.conn.exec_driver_sql("SELECT state, tries FROM call_back").first()

        assert all(told)
        assert tuple(state or ()) == ("writing", 3)


def test_a_call_nobody_made_is_asked_for_again_and_the_customer_hears_nothing() -> None:
    """They were promised none."""
    with desk() as here:
        calling(here)
        work = here.work()
        things.move(work, "call_back", 1, "due:call_late", "clock")
        here.finish(work)

        assert here.to_customer() == []
        assert any("Still nobody has called" in str(letter.body) for letter in here.letters)


def test_a_second_urgent_call_is_not_begun_beside_the_first() -> None:
    """One call at a time for one person."""
    with desk() as here:
        calling(here)
        here.press("mei", "call_customer", "case:1")

        assert "arranged already" in here.said()
