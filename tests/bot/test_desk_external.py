"""Lawyers and courts: three people look before a case goes outside; then nothing is offered and nothing erased."""

from datetime import date

from sqlalchemy import insert

from bot import things
from flows.facts.dispute import Case
from flows.facts.legal_holds import LegalHold
from flows.facts.parties import StaffRole
from flows.facts.times import DAY, day_in_zone
from storage import cases, clearings, legal_holds, own_data, people
from storage.tables.ledger import ALLOCATION, DOCUMENT, IMPORT_BATCH
from tests.bot.desk_scene import NOW, OPTION, Desk, buttons, desk


def employ(here: Desk) -> None:
    """A controller and somebody of legal."""
    for user, role in (("vera", StaffRole.CONTROLLER), ("ida", StaffRole.LEGAL), ("rolf", StaffRole.LEGAL)):
        people.add_staff(here.conn, "T1", user, user.title(), role, NOW)


def outside(here: Desk) -> None:
    """Omar proposed it, Vera and Ida agreed."""
    employ(here)
    here.send("omar", "propose_hold", "case:1", reason="A claim was filed.")
    here.press("vera", "agree_hold", "hold:1")
    here.press("ida", "agree_hold", "hold:1")


def case(here: Desk) -> Case:
    """The case as it stands."""
    found = cases.one(here.conn, 1)
    assert found is not None
    return found


def hold(here: Desk) -> LegalHold | None:
    """The hold on it."""
    return legal_holds.standing(here.conn, 1)


def test_a_lead_proposes_and_nothing_changes_before_two_others_agree() -> None:
    """One of them is not enough."""
    with desk() as here:
        employ(here)
        here.send("omar", "propose_hold", "case:1", reason="A claim was filed.")
        shown = [one["action_id"] for one in buttons(here.card("hold:1"))]
        here.press("vera", "agree_hold", "hold:1")

        assert shown == ["agree_hold", "drop_hold"]
        assert here.state() == "triage"
        assert here.to_customer() == []


def test_with_the_second_yes_the_case_goes_outside_and_the_customer_hears_so() -> None:
    """Neutrally; nothing is admitted and nothing offered."""
    with desk() as here:
        outside(here)

        (told,) = here.to_customer()
        assert here.state() == "external"
        assert "D-1001" in told
        assert buttons(here.card("hold:1")) == []


def test_two_of_the_same_office_are_not_two() -> None:
    """A controller and legal, not legal twice."""
    with desk() as here:
        employ(here)
        here.send("omar", "propose_hold", "case:1", reason="A claim was filed.")
        here.press("ida", "agree_hold", "hold:1")
        here.press("rolf", "agree_hold", "hold:1")

        assert here.state() == "triage"
        assert "somebody else" in here.said()


def test_only_a_lead_proposes_and_only_controller_and_legal_agree() -> None:
    """Everybody else is refused, and that is written down."""
    with desk() as here:
        employ(here)
        here.send("lena", "propose_hold", "case:1", reason="A claim was filed.")
        nothing = hold(here)
        here.send("omar", "propose_hold", "case:1", reason="A claim was filed.")
        here.press("omar", "agree_hold", "hold:1")
        standing = hold(here)

        assert nothing is None
        assert standing is not None
        assert not standing.agreed
        assert len(here.audit("refused_press")) == 2


def test_a_hold_that_is_not_agreed_leaves_the_case_as_it_was() -> None:
    """With the reason."""
    with desk() as here:
        employ(here)
        here.send("omar", "propose_hold", "case:1", reason="A claim was filed.")
        here.send("vera", "drop_hold", "hold:1", reason="They only asked.")

        assert (here.state(), hold(here)) == ("triage", None)


def test_an_offer_that_was_open_is_taken_back() -> None:
    """Nobody bargains any more."""
    with desk() as here:
        here.press("lena", "take", "case:1")
        here.send("lena", "propose", "case:1", **OPTION)
        outside(here)
        offer = cases.offer(here.conn, 1)

        assert offer is not None
        assert (here.state(), offer.state) == ("external", "returned")


def test_while_a_hold_stands_the_person_is_not_erased() -> None:
    """Not by a lead either; the attempt is written down."""
    with desk() as here:
        outside(here)
        own_data.ask_erasure(here.conn, 1, NOW, NOW + DAY)
        here.press("omar", "approve_erasure", "erasure:1")

        assert "legal hold stands on D-1001" in here.said()
        assert people.contact(here.conn, 1)[0].name == "Li Na"


def test_a_judgement_in_the_customers_favour_is_booked() -> None:
    """Asked of the ERP once, with the number of the document."""
    with desk() as here:
        outside(here)
        told = {"how": "judgement", "reference": "3 O 117/26", "amount": "600", "words": "Sixty per cent."}
        here.send("ida", "settled_outside", "case:1", **told)
        offer = cases.offer(here.conn, 1)

        assert here.state() == "executing"
        assert offer is not None
        assert (offer.options[0].upheld, offer.options[0].not_upheld, offer.state) == (60_000, 40_000, "accepted")
        assert hold(here) is None


def test_a_settlement_that_grants_nothing_closes_the_case() -> None:
    """And says so."""
    with desk() as here:
        outside(here)
        here.send("vera", "settled_outside", "case:1", how="settlement", reference="SA-9", words="They drop it.")

        assert (here.state(), case(here).outcome) == ("closed", "external")
        assert case(here).split.open == 0
        assert len(here.to_customer()) == 1


def test_without_a_document_nothing_is_decided_outside() -> None:
    """Word of mouth is no judgement."""
    with desk() as here:
        outside(here)
        here.send("ida", "settled_outside", "case:1", how="judgement", amount="600")

        assert set(here.errors()) == {"reference", "words"}
        assert here.state() == "external"


# -- the ledger was first ----------------------------------------------------------------------------------------------
def ledger(here: Desk, *, open_: int, credited: int = 0) -> None:
    """The document in the ledger, with what is open now and what was credited."""
    base = {"customer_id": 1, "currency": "USD", "batch_id": 1, "on_day": case_day()}
    row = {"id": 1, "at": NOW, "by": "test", "files": "", "counts": "{}"}
    here.conn.execute(insert(IMPORT_BATCH).values(**row))
    for id_, kind, number, total, left in (
        (7, "invoice", "INV-7001", 200_000, open_),
        (8, "credit_note", "CN-1", 200_000, 0),
    ):
        fields = {"id": id_, "kind": kind, "number": number, "total": total, "open_amount": left}
        here.conn.execute(insert(DOCUMENT).values(**base, **fields, normalised_number=number, source_key=number))
    if credited:
        here.conn.execute(insert(ALLOCATION).values(credit_id=8, debit_id=7, minor=credited, on_day=case_day()))


def case_day() -> date:
    """The day on which the case was raised."""
    return day_in_zone(NOW, "Asia/Shanghai")


def looked(here: Desk) -> int:
    """After an import; then the follow-up falls due."""
    found = clearings.look_at_cases(here.conn, NOW)
    work = here.work()
    things.move_case(work, 1, "due:cleared_look", "clock", {"count": 0})
    here.finish(work)
    return found


def test_what_the_ledger_credited_is_asked_about_and_not_closed() -> None:
    """The credit counts as upheld, nothing is left open."""
    with desk() as here:
        ledger(here, open_=100_000, credited=100_000)
        found = looked(here)

        assert (found, here.state()) == (1, "resolved")
        assert (case(here).split.upheld, case(here).split.open) == (100_000, 0)
        assert len(here.to_customer()) == 1


def test_what_was_paid_in_full_is_asked_about_too() -> None:
    """It may have been paid under protest."""
    with desk() as here:
        ledger(here, open_=0)
        looked(here)

        assert (here.state(), case(here).split.not_upheld) == ("resolved", 100_000)


def test_paying_what_is_undisputed_clears_nothing() -> None:
    """The case goes on."""
    with desk() as here:
        ledger(here, open_=100_000)

        assert (looked(here), here.state()) == (0, "triage")
