"""Who may approve an offer on the desk: levels, four eyes, two of them, what lapses, and what carrying it out needs."""

import json
from datetime import date

import pytest
from sqlalchemy import insert, update

from bot import due, things
from bot.doors import FellDue, Inbound
from flows.facts.concessions import settled_by_rule
from flows.facts.parties import StaffRole
from flows.facts.times import DAY
from storage import approvals, cases, people, related_parties
from storage.inbox import Key
from storage.tables.approvals import APPROVAL
from storage.tables.cases import ADJUSTMENT, OFFER
from storage.tables.ledger import CUSTOMER
from tests.bot.desk_scene import NOW, OPTION, Desk, desk

MORE = {"upheld_1": "800", "remedy_1": "credit_note", "text_1": "The agreed price was 0.60."}
INDIRECT = {"upheld_1": "1000", "remedy_1": "compensation_indirect", "text_1": "The line stood still for a day."}


def hire(here: Desk, **roles: StaffRole) -> dict[str, int]:
    """More colleagues; their ids by name."""
    return {name: people.add_staff(here.conn, "T1", name, name.title(), role, NOW) for name, role in roles.items()}


def propose(here: Desk, **form: str) -> str:
    """Lena takes the case and proposes; returns what the approving button is bound to."""
    here.press("lena", "take", "case:1")
    here.send("lena", "propose", "case:1", **(form or OPTION))
    return here.bound("case:1", "approve")


def granted_before(here: Desk, cents: int, days: int = 1) -> None:
    """Another case of the same customer, in which so much was granted so many days ago."""
    other = cases.register(
        here.conn, customer_id=1, contact_id=1, statement_id=2, state="executing", remedy="credit_note", words="x",
        answers={}, registered_at=NOW, next_contact_at=NOW + DAY, document_id=0, document="", reason="other",
        currency="USD", claimed=cents,
    )  # fmt: skip
    option = json.dumps([[cents, 0, "credit_note", "x"]])
    here.conn.execute(
        insert(OFFER).values(
            case_id=other, round=1, options=option, sha="x", state="accepted", chosen=0, proposer=1,
            valid_until=NOW, made_at=NOW - days * DAY,
        )
    )  # fmt: skip


def small_print(here: Desk) -> str:
    """All small print of the card that was put up last."""
    found = [one for one in here.card("case:1").body["blocks"] if one["type"] == "context"]
    return "\n".join(element["text"] for block in found for element in block["elements"])


def test_the_card_says_which_level_must_agree_and_who_may() -> None:
    """Before anybody presses."""
    with desk() as here:
        propose(here)

        assert "To be approved by a reviewer: this case USD 400.00." in small_print(here)
        assert "May decide: Omar, Ruth." in small_print(here)


def test_a_chinese_house_reads_its_levels_in_chinese() -> None:
    """The card is in the language of the house."""
    with desk(language="zh_Hans") as here:
        granted_before(here, 300_00)
        propose(here)

        assert "须由主管审批：本案 USD 400.00，加上最近 30 天的 USD 300.00。" in small_print(here)


def test_what_was_granted_lately_raises_the_level_and_the_card_says_so() -> None:
    """Splitting a concession over two cases brings nothing."""
    with desk() as here:
        granted_before(here, 300_00)
        propose(here)

        assert "To be approved by a lead: this case USD 400.00, with USD 300.00 in the last 30 days." in small_print(
            here
        )


def test_a_reviewer_does_not_approve_what_a_lead_must() -> None:
    """Refused, told who may, and written down."""
    with desk() as here:
        here.press("ruth", "approve", "case:1", bound=propose(here, **MORE))

        assert here.state() == "pending_approval"
        assert "has to be approved by a lead" in here.said()
        assert "May decide: Omar." in here.said()
        assert json.loads(here.audit("refused_press")[0][1])["why"] == "approval_above"


def test_a_lead_approves_what_a_reviewer_may_not() -> None:
    """The signature is kept with level and role."""
    with desk() as here:
        here.press("omar", "approve", "case:1", bound=propose(here, **MORE))

        row = here.conn.execute(APPROVAL.select()).mappings().one()
        assert here.state() == "offered"
        assert (row["approver"], row["role"], row["level"], row["because"]) == (2, "lead", "L2", "amount")


def test_what_is_granted_elsewhere_between_reading_and_pressing_counts() -> None:
    """The level is judged at the press, not when the card was drawn."""
    with desk() as here:
        bound = propose(here)
        granted_before(here, 300_00)
        here.press("ruth", "approve", "case:1", bound=bound)

        assert here.state() == "pending_approval"
        assert "has to be approved by a lead" in here.said()


def test_whoever_looks_after_the_customer_does_not_decide() -> None:
    """Refused and written down, whatever the role."""
    with desk() as here:
        here.conn.execute(update(CUSTOMER).values(account_manager=2))
        here.press("omar", "approve", "case:1", bound=propose(here))

        assert here.state() == "pending_approval"
        assert "You look after this customer" in here.said()
        assert json.loads(here.audit("refused_press")[0][1])["why"] == "approval_manages"


def test_whoever_booked_the_error_does_not_decide() -> None:
    """The one who proposes may name them."""
    with desk() as here:
        here.press("ruth", "approve", "case:1", bound=propose(here, **OPTION, booker="3"))

        assert here.state() == "pending_approval"
        assert "The error was booked by you" in here.said()


def test_the_card_names_nobody_who_has_to_keep_out() -> None:
    """Neither the customer's manager nor who booked the error."""
    with desk() as here:
        here.conn.execute(update(CUSTOMER).values(account_manager=2))
        propose(here, **OPTION, booker="3")

        assert "Nobody who may decide is registered" in small_print(here)


# -- two of them -------------------------------------------------------------------------------------------------------
def test_the_highest_level_needs_two_persons() -> None:
    """The first yes is recorded and the thread waits; the second lets it go."""
    with desk() as here:
        hire(here, nora=StaffRole.CONTROLLER, lea=StaffRole.LEGAL)
        bound = propose(here, **INDIRECT)
        here.press("nora", "approve", "case:1", bound=bound)
        first, notes = here.state(), [one.body["text"] for one in here.letters if one.kind == "note"]
        here.press("lea", "approve", "case:1", bound=bound)

        assert first == "pending_approval"
        assert "Nora has agreed" in notes[0]
        assert "May decide: Lea." in notes[0]
        assert (here.state(), len(here.to_customer())) == ("offered", 1)
        assert here.conn.execute(APPROVAL.select()).mappings().all()[1]["role"] == "legal"


def test_nobody_gives_both_signatures() -> None:
    """The second must be somebody else."""
    with desk() as here:
        hire(here, nora=StaffRole.CONTROLLER)
        bound = propose(here, **INDIRECT)
        here.press("nora", "approve", "case:1", bound=bound)
        here.press("nora", "approve", "case:1", bound=bound)

        assert here.state() == "pending_approval"
        assert "somebody else has to as well" in here.said()


def test_two_of_legal_are_not_enough() -> None:
    """One of both is a controller."""
    with desk() as here:
        hire(here, lea=StaffRole.LEGAL, kai=StaffRole.LEGAL)
        bound = propose(here, **INDIRECT)
        here.press("lea", "approve", "case:1", bound=bound)
        here.press("kai", "approve", "case:1", bound=bound)

        assert here.state() == "pending_approval"
        assert "has to be approved by" in here.said()


def test_who_approves_second_where_one_is_enough_is_told() -> None:
    """First come, first served."""
    with desk() as here:
        bound = propose(here)
        here.press("ruth", "approve", "case:1", bound=bound)
        here.press("omar", "approve", "case:1", bound=bound)

        assert here.state() == "offered"
        assert "It stands at: Offered" in here.said()
        assert len(here.conn.execute(APPROVAL.select()).all()) == 1


def test_a_first_yes_does_not_count_for_a_proposal_made_anew() -> None:
    """It belongs to what was shown."""
    with desk() as here:
        hire(here, nora=StaffRole.CONTROLLER, lea=StaffRole.LEGAL)
        here.press("nora", "approve", "case:1", bound=propose(here, **INDIRECT))
        here.send("omar", "return_offer", "case:1", bound=here.bound("case:1", "approve"), comment="Less.")
        here.send("lena", "propose", "case:1", **(INDIRECT | {"text_1": "One shift."}))
        here.press("lea", "approve", "case:1", bound=here.bound("case:1", "approve"))

        assert here.state() == "pending_approval"


# -- in time, and in whose place ---------------------------------------------------------------------------------------
def lapses(here: Desk) -> None:
    """Three working days have gone by without a decision."""
    row = here.conn.exec_driver_sql(
        "SELECT id, due_at FROM follow_up WHERE kind = 'approval_lapsed' AND state = 'due'"
    ).one()  # fmt: skip
    here.now = row[1]
    work = here.work(FellDue(row[0]))
    due.take_due(work, Inbound(Key("clock", f"lapse-{row[0]}", here.now), "", "", FellDue(row[0])))
    here.finish(work)


def test_what_nobody_decides_in_three_days_needs_the_next_level() -> None:
    """Told in the thread and on the card; the offer's own time begins anew."""
    with desk() as here:
        bound = propose(here)
        lapses(here)
        notes = [one.body["text"] for one in here.letters if one.kind == "note"]
        card = small_print(here)
        here.press("ruth", "approve", "case:1", bound=bound)
        refused = here.said()
        here.press("omar", "approve", "case:1", bound=bound)

        assert any("nobody decided on the proposal in three working days" in note for note in notes)
        assert "it has gone one level up" in card
        assert "has to be approved by a lead" in refused
        assert here.state() == "offered"


def test_what_nobody_decides_on_the_highest_level_goes_back() -> None:
    """To be proposed anew."""
    with desk() as here:
        propose(here, **INDIRECT)
        lapses(here)

        assert here.state() == "investigating"


def test_a_deputy_is_named_and_signs_in_the_others_place() -> None:
    """From the first day to the last."""
    with desk() as here:
        ids = hire(here, nora=StaffRole.CONTROLLER)
        approvals.delegate(here.conn, 2, ids["nora"], date(2026, 11, 2), date(2026, 11, 6), NOW)
        bound = propose(here, **MORE)
        shown = small_print(here)
        here.press("nora", "approve", "case:1", bound=bound)

        assert "May decide: Nora, in place of Omar." in shown
        assert here.conn.execute(APPROVAL.select()).mappings().one()["stood_in_for"] == 2


def test_a_deputy_does_not_decide_in_the_place_of_whoever_proposed() -> None:
    """They decide for themselves, if their own role allows it."""
    with desk() as here:
        ids = hire(here, nora=StaffRole.CONTROLLER)
        approvals.delegate(here.conn, 2, ids["nora"], date(2026, 11, 2), date(2026, 11, 6), NOW)
        here.press("omar", "take", "case:1")
        here.send("omar", "propose", "case:1", **MORE)
        shown = small_print(here)
        here.press("nora", "approve", "case:1", bound=here.bound("case:1", "approve"))

        assert "May decide: Nora." in shown
        assert here.conn.execute(APPROVAL.select()).mappings().one()["stood_in_for"] == 0


def test_what_was_accepted_too_late_is_signed_once_more_by_the_same_hands() -> None:
    """An approval belongs to its time."""
    with desk() as here:
        bound = propose(here)
        here.press("ruth", "approve", "case:1", bound=bound)
        here.now = NOW + 20 * DAY
        work = here.work()
        things.move_case(work, 1, "accepted", "contact:1", {"option": 0, "offer_id": 1, "late": True})
        here.finish(work)
        waits = here.state()
        here.now += DAY
        here.press("ruth", "approve", "case:1", bound=bound)

        assert (waits, here.state()) == ("pending_approval", "executing")


# -- small sums --------------------------------------------------------------------------------------------------------
def test_a_rule_offers_to_drop_a_small_difference_and_signs_for_itself() -> None:
    """The customer is asked in their language; the list of what was granted has it."""
    with desk() as here:
        small = cases.register(
            here.conn, customer_id=1, contact_id=1, statement_id=2, state="triage", remedy="credit_note", words="x",
            answers={}, registered_at=NOW, next_contact_at=NOW + DAY, document_id=7, document="INV-7001",
            reason="bank_fee", currency="USD", claimed=1_50,
        )  # fmt: skip
        work = here.work()
        things.move_case(work, small, "due:small_fix", "clock", {"count": 0})
        here.finish(work)

        assert here.state(small) == "offered"
        assert "USD 1.50" in here.to_customer()[0]
        assert "金额很小" in here.to_customer()[0]
        assert [(one["level"], one["approvers"]) for one in approvals.granted_since(here.conn, 0)] == [("P0", [0])]


# -- carried out -------------------------------------------------------------------------------------------------------
def accepted(here: Desk, remedy: str) -> None:
    """Proposed with that remedy, approved and accepted."""
    here.press("omar", "approve", "case:1", bound=propose(here, **(OPTION | {"remedy_1": remedy})))
    work = here.work()
    things.move_case(work, 1, "accepted", "contact:1", {"option": 0, "offer_id": 1})
    here.finish(work)


def test_the_form_asks_for_what_the_remedy_needs_and_takes_no_less() -> None:
    """Goods taken back: the credit and the return note."""
    with desk() as here:
        accepted(here, "take_back")
        here.press("amir", "record_execution", "case:1")
        fields = [block["block_id"] for block in here.replies[0].body["view"]["blocks"]]
        here.send("amir", "record_execution", "case:1", document="CN-9", root_cause="carrier")

        assert fields == ["document", "paper_return_note", "paper_tax_paper", "root_cause"]
        assert here.errors() == {"paper_return_note": "This remedy is not carried out without it."}
        assert here.state() == "executing"


def test_what_is_carried_out_keeps_its_papers() -> None:
    """With the request that asked for it."""
    with desk() as here:
        accepted(here, "take_back")
        told = {"document": "CN-9", "paper_return_note": "RN 77", "root_cause": "carrier"}
        here.send("amir", "record_execution", "case:1", **told)

        row = here.conn.execute(ADJUSTMENT.select()).mappings().one()
        assert here.state() == "resolved"
        assert (row["state"], row["erp_document"], json.loads(row["papers"])) == (
            "posted", "CN-9", {"return_note": "RN 77"}
        )  # fmt: skip


def test_goods_sent_after_need_their_delivery_note_and_no_posting() -> None:
    """The note stands for the number."""
    with desk() as here:
        accepted(here, "send_missing")
        here.send("amir", "record_execution", "case:1", paper_delivery="DN 12", root_cause="picking")

        assert here.state() == "resolved"


def test_what_failed_is_no_longer_asked_of_the_ledger() -> None:
    """The request is closed; the customer hears of it."""
    with desk() as here:
        accepted(here, "credit_note")
        here.send("lena", "report_failure", "case:1", reason="The period is closed.")

        assert here.conn.execute(ADJUSTMENT.select()).mappings().one()["state"] == "failed"
        assert len(here.to_customer()) == 1


@pytest.mark.parametrize("user", ["lena", "mei", "amir"])
def test_who_may_not_approve_this_gets_no_offer_out(user: str) -> None:
    """Not by role, nor by level."""
    with desk() as here:
        here.press(user, "approve", "case:1", bound=propose(here))

        assert here.state() == "pending_approval"
        assert here.to_customer() == []


def test_whatever_is_granted_a_related_party_needs_two_and_no_rule_settles_it() -> None:
    """However small it is."""
    with desk() as here:
        related_parties.note(here.conn, 1, NOW, related=True)
        here.press("omar", "approve", "case:1", bound=propose(here))
        refused = here.said()
        card = str(here.card("case:1").body["blocks"])
        case = cases.one(here.conn, 1)
        assert case is not None

        assert here.state() == "pending_approval"
        assert "the customer is a related party" in card
        assert "Related party" in card
        assert refused
        assert not settled_by_rule(case, approvals.asked(here.conn, case, NOW), NOW)
