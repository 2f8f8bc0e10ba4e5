"""What colleagues do with a case: who may, who was first, what the customer gets, what is refused and written down."""

import json

import pytest

from bot import things
from bot.desk import redraw, take_action
from bot.doors import StaffActed
from flows.facts.dispute import OfferState
from storage import cases, people
from storage.tables.cases import OFFER
from tests.bot.desk_scene import LANE, NOW, OPTION, Desk, buttons, desk

WROTE = {"person": "Li Na", "text": "x", "before": "", "language": ""}


def actions(here: Desk) -> list[str]:
    """The buttons on the card of case 1 as it was put up last."""
    return [one["action_id"] for one in buttons(here.card("case:1"))]


def test_taking_a_case_makes_it_ones_own_and_redraws_its_card() -> None:
    """First come, first served."""
    with desk() as here:
        here.press("lena", "take", "case:1")

        case = cases.one(here.conn, 1)
        assert case is not None
        assert (case.owner, here.state()) == (1, "investigating")
        assert actions(here) == ["propose", "ask_evidence", "reply"]


def test_who_comes_second_is_told_who_was_first() -> None:
    """Nothing changes hands by a second press."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.press("mei", "take", "case:1")

        case = cases.one(here.conn, 1)
        assert case is not None
        assert case.owner == 1
        assert here.said() == "Lena was first and has this now."


@pytest.mark.parametrize("user", ["stranger", ""])
def test_somebody_who_is_no_colleague_changes_nothing_and_it_is_written_down(user: str) -> None:
    """A user id from the workspace is not enough."""
    with desk() as here:
        here.press(user, "take", "case:1")

        assert here.state() == "triage"
        assert "not registered" in here.said()
        assert here.audit("refused_press")[0][0] == f"slack:T1/{user}"


def test_a_colleague_who_left_is_refused() -> None:
    """Removed colleagues keep no right, whatever card they still see."""
    with desk() as here:
        people.change_staff(here.conn, people.staff(here.conn, user="lena")[0].id, active=False)
        here.press("lena", "take", "case:1")

        assert here.state() == "triage"


def test_the_same_user_id_of_another_workspace_is_a_stranger() -> None:
    """Shared channels bring people of other companies, whose ids may look alike."""
    with desk() as here:
        foreign = here.work(StaffActed("take", "case:1"), "T2/lena")
        take_action(foreign, foreign.inbound)

        assert here.state() == "triage"


def test_a_role_that_may_not_is_refused_privately_and_written_down() -> None:
    """A reviewer does not work on cases."""
    with desk() as here:
        here.press("ruth", "take", "case:1")

        assert here.state() == "triage"
        assert here.said() == "Your role (reviewer) does not allow this, so nothing was done."
        assert here.audit("refused_press")[0][0] == "staff:3"


def test_an_old_button_is_answered_with_the_state_and_a_fresh_card() -> None:
    """The card shows what fits now."""
    with desk() as here:
        here.press("lena", "propose", "case:1")

        assert "It stands at: First look." in here.said()
        assert actions(here) == ["take", "ask_evidence", "reply"]


NEXT = "关于异议单 D-1001，无论有没有结果，最迟 11月4日周三 17:00（您当地时间）我们会再次答复您。"


def test_a_reply_is_shown_as_the_customer_will_read_it_before_it_is_sent() -> None:
    """Two steps: written, then previewed in the customer's language."""
    with desk() as here:
        here.press("lena", "reply", "case:1")
        assert here.replies[0].kind == "form"
        here.send("lena", "reply", "case:1", text="您好，已经查到。\n这笔 <b>是我们的</b> & 已入账。")
        view = here.replies[0].body["view"]
        shown = [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]

        assert shown == [f"Lena，Okafor & Sons Supply\n\n您好，已经查到。\n这笔 <b>是我们的</b> & 已入账。\n\n{NEXT}"]
        assert here.to_customer() == []


def seen(here: Desk) -> str:
    """What the form that was shown is bound to."""
    return str(json.loads(here.replies[0].body["view"]["private_metadata"])["seen"])


def test_a_reply_that_was_previewed_goes_out_and_is_noted_in_the_thread() -> None:
    """What was shown is what is sent, escaped for the customer's chat."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text="It is ours & booked.")
        here.send("lena", "reply", "case:1", text="It is ours & booked.", seen=seen(here))

        assert here.to_customer() == [f"<b>Lena，Okafor &amp; Sons Supply</b>\n\nIt is ours &amp; booked.\n\n{NEXT}"]
        note = here.card("reply:1").body
        assert (note["text"], note["under"]) == ("Lena wrote to Li Na:\nIt is ours &amp; booked.", "case:1")
        assert here.replies[0].kind == "form_done"


def test_a_reply_changed_after_its_preview_is_shown_again() -> None:
    """Nothing leaves that its sender has not seen."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text="First.")
        here.send("lena", "reply", "case:1", text="Second.", seen=seen(here))

        assert here.to_customer() == []
        assert here.replies[0].kind == "form"


def test_a_reply_too_long_for_one_message_is_refused_at_its_field() -> None:
    """The platform counts differently than Slack."""
    with desk() as here:
        here.send("lena", "reply", "case:1", text="😀" * 2900)

        assert here.errors() == {"text": "This is longer than one message can be."}


def test_asking_for_papers_tells_the_customer_what_and_until_when() -> None:
    """One thing a line, a day in the customer's zone."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "ask_evidence", "case:1", list="the signed order\n\nthe price list", days="3")

        assert here.state() == "awaiting_customer"
        assert "the signed order" in here.to_customer()[0]
        assert "the price list" in here.to_customer()[0]


def test_a_proposal_waits_for_somebody_else_and_stands_on_the_card() -> None:
    """Amount, remedy and words can be read before they are approved."""
    with desk() as here:
        here.proposed()

        card = here.card("case:1")
        words = [
            block["text"]["text"] for block in card.body["blocks"] if block["type"] == "section" and "text" in block
        ]
        assert here.state() == "pending_approval"
        assert words[-1] == (
            "Option 1: accepted USD 400.00, not accepted USD 600.00; a credit for the difference\n"
            "The agreed price was 0.60."
        )
        assert actions(here) == ["approve", "return_offer", "reply"]
        assert here.to_customer() == []


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"upheld_1": "a lot"}, "upheld_1", "Write an amount from 0 in USD, such as 1234.50."),
        ({"upheld_1": "-5"}, "upheld_1", "Write an amount from 0 in USD, such as 1234.50."),
        ({"upheld_1": "EUR 400"}, "upheld_1", "Write an amount from 0 in USD, such as 1234.50."),
        ({"upheld_1": "1,234"}, "upheld_1", "Write an amount from 0 in USD, such as 1234.50."),
        ({"upheld_1": ""}, "upheld_1", "Write an amount from 0 in USD, such as 1234.50."),
        ({"upheld_1": "1500"}, "upheld_1", "Together this is USD 1,500.00; it must be USD 1,000.00."),
        ({"not_upheld_1": "700"}, "not_upheld_1", "Together this is USD 1,100.00; it must be USD 1,000.00."),
        ({"remedy_1": ""}, "remedy_1", "Choose how it is settled."),
        ({"remedy_1": "unsure"}, "remedy_1", "Choose how it is settled."),
        ({"text_1": "  "}, "text_1", "The customer needs the reason."),
        ({"upheld_2": "100"}, "remedy_2", "Choose how it is settled."),
    ],
)
def test_a_fault_in_a_proposal_stands_under_its_own_field(changed: dict[str, str], field: str, sentence: str) -> None:
    """Nothing is guessed, nothing is stored."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "propose", "case:1", **(OPTION | changed))

        if changed != {"upheld_1": "1,234"}:
            assert here.errors()[field] == sentence
        else:
            assert here.errors()[field].startswith("This can be read as USD ")
        assert cases.offer(here.conn, 1) is None


def test_nobody_approves_their_own_proposal_and_the_attempt_is_written_down() -> None:
    """Four eyes, also for a lead."""
    with desk() as here:
        here.press("omar", "take", "case:1")
        here.send("omar", "propose", "case:1", **OPTION)
        here.press("omar", "approve", "case:1", bound=here.bound("case:1", "approve"))

        assert here.state() == "pending_approval"
        assert "your own proposal" in here.said()
        assert here.audit("refused_press")[0][0] == "staff:2"


def test_what_another_colleague_approves_goes_to_the_customer() -> None:
    """The offer leaves in the customer's language; both names stay on the row."""
    with desk() as here:
        here.press("ruth", "approve", "case:1", bound=here.proposed())

        row = here.conn.execute(OFFER.select()).mappings().one()
        assert here.state() == "offered"
        assert "USD 400.00" in here.to_customer()[0]
        assert (row["proposer"], row["approver"], row["state"]) == (1, 3, "sent")


def test_an_approval_of_an_offer_that_was_replaced_is_void() -> None:
    """The button is bound to what was shown beside it."""
    with desk() as here:
        old = here.proposed()
        here.send("ruth", "return_offer", "case:1", bound=old, comment="Too little.")
        here.send("lena", "propose", "case:1", **(OPTION | {"upheld_1": "500"}))
        here.press("ruth", "approve", "case:1", bound=old)

        assert here.state() == "pending_approval"
        assert "no longer the one you saw" in here.said()


def test_an_approval_of_an_offer_whose_row_was_tampered_with_is_void() -> None:
    """The hash at approval is the hash of what the row says now."""
    with desk() as here:
        bound = here.proposed()
        here.conn.execute(OFFER.update().values(options='[[100000, 0, "credit_note", "x"]]'))
        here.press("ruth", "approve", "case:1", bound=bound)

        assert here.state() == "pending_approval"
        assert here.to_customer() == []


def test_an_offer_whose_time_has_passed_is_not_approved() -> None:
    """A promise of days that are over is none."""
    with desk() as here:
        bound = here.proposed()
        here.now = NOW + 30 * 86_400_000_000
        here.press("ruth", "approve", "case:1", bound=bound)

        assert here.state() == "pending_approval"
        assert "has passed" in here.said()


def test_an_offer_sent_back_returns_to_work_with_its_comment() -> None:
    """The comment stands in the thread and on the row."""
    with desk() as here:
        here.send("ruth", "return_offer", "case:1", bound=here.proposed(), comment="Show the price list.")

        offer = cases.offer(here.conn, 1)
        assert offer is not None
        assert (here.state(), offer.state) == ("investigating", OfferState.RETURNED)
        assert any("Show the price list." in letter.body["text"] for letter in here.letters if letter.kind == "note")


def test_an_execution_needs_the_number_that_its_remedy_asks_for() -> None:
    """A credit is a document; nothing to post is no answer."""
    with desk() as here:
        here.executing()
        here.send("amir", "record_execution", "case:1", nothing="yes", root_cause="price_list")

        assert here.errors() == {"document": "This needs the number of the posted document."}
        assert here.state() == "executing"


def test_a_recorded_execution_resolves_the_case_and_asks_the_customer() -> None:
    """The number is told, the question comes with it."""
    with desk() as here:
        here.executing()
        here.send("amir", "record_execution", "case:1", document="CN-2031", root_cause="price_list")

        assert here.state() == "resolved"
        assert "CN-2031" in here.to_customer()[0]


def test_only_those_who_keep_the_ledger_record_executions() -> None:
    """An agent proposes, an accountant posts."""
    with desk() as here:
        here.executing()
        here.send("lena", "record_execution", "case:1", document="CN-2031")

        assert here.state() == "executing"


def test_a_failed_execution_goes_back_to_work() -> None:
    """The customer hears of it, the thread why."""
    with desk() as here:
        here.executing()
        here.send("lena", "report_failure", "case:1", reason="The invoice is closed in the ledger.")

        assert here.state() == "investigating"
        assert len(here.to_customer()) == 1


def test_a_card_is_one_letter_however_often_a_turn_touches_it() -> None:
    """And it goes before the notes of its thread, so that they find it."""
    with desk() as here:
        work = here.work()
        things.move_case(work, 1, "taken", "staff:1", {"by": 1})
        work.cases.add(1)
        redraw(work)
        here.finish(work)
        heads = [letter for letter in here.letters if letter.kind == "head"]

        assert len(heads) == 1
        assert heads[0].lane == "slack:C_DESK"
        assert heads[0].on_uncertain == "look_up"


def test_a_card_goes_before_the_notes_of_the_same_turn() -> None:
    """A thread needs its head."""
    with desk() as here:
        work = here.work()
        things.tell_desk(work, "case:1", "staff/customer_wrote", WROTE)
        work.cases.add(1)
        here.finish(work)

        assert [letter.kind for letter in here.letters] == ["head", "note"]
        assert len({letter.key for letter in here.letters}) == 2


def test_a_reply_to_a_person_whose_chat_is_gone_is_refused() -> None:
    """Nothing is queued into the void."""
    with desk() as here:
        people.revoke(here.conn, 1, "left", NOW)
        here.press("lena", "reply", "case:1")

        assert "nothing can be sent" in here.said()
        assert LANE not in {letter.lane for letter in here.letters}
