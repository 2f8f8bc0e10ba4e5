"""A claim that our own books prove: prepared at once, approved by a person like anything else."""

from datetime import date

from sqlalchemy import insert

from bot.keeping import proving
from flows.facts.dispute import Offer
from flows.facts.times import DAY
from storage import cases
from storage.tables.ledger import DOCUMENT, IMPORT_BATCH
from tests.bot.desk_scene import NOW, Desk, desk


def raised(here: Desk, *, claimed: int = 120_000, **answers: object) -> None:
    """Case 2: a payment of 1,200.00 is missing; the ledger holds it unapplied."""
    here.conn.execute(insert(IMPORT_BATCH).values(id=1, at=NOW, by="test", files="", counts="{}"))
    row = {"id": 91, "customer_id": 1, "kind": "payment", "number": "RC-1", "normalised_number": "RC1"}
    sums = {"total": 120_000, "open_amount": 120_000, "currency": "USD", "on_day": date(2026, 10, 26)}
    here.conn.execute(insert(DOCUMENT).values(**row, **sums, source_key="RC-1", batch_id=1))
    cases.register(
        here.conn, customer_id=1, contact_id=1, statement_id=2, state="triage", remedy="apply_payment", words="",
        answers={"proof": "found", "payment_id": 91, **answers}, registered_at=NOW, next_contact_at=NOW + 2 * DAY,
        reason="payment_missing", document_id=0, document="", currency="USD", claimed=claimed,
    )  # fmt: skip
    work = here.work()
    proving.prepare(work, 2)
    here.finish(work)


def offer(here: Desk) -> Offer | None:
    """What is proposed in it."""
    return cases.offer(here.conn, 2)


def test_a_payment_that_is_here_is_proposed_at_once_and_waits_for_a_person() -> None:
    """In the customer's language, and they hear nothing before."""
    with desk() as here:
        raised(here)
        made = offer(here)

        assert here.state(2) == "pending_approval"
        assert here.to_customer() == []
        assert made is not None
        assert (made.options[0].upheld, made.options[0].remedy, made.proposer) == (120_000, "apply_payment", 0)
        assert "已到账" in made.options[0].text


def test_a_lead_approves_what_the_books_proved() -> None:
    """Bound to what was shown, as every approval is."""
    with desk() as here:
        raised(here)
        made = offer(here)
        assert made is not None
        here.press("omar", "approve", "case:2", bound=made.sha[:16])

        assert here.state(2) == "offered"
        assert len(here.to_customer()) == 1


def test_a_sum_that_differs_proves_nothing() -> None:
    """A person looks at it."""
    with desk() as here:
        raised(here, claimed=119_000)

        assert (here.state(2), offer(here)) == ("triage", None)


def test_a_payment_that_nobody_recognised_proves_nothing() -> None:
    """It may be another customer's."""
    with desk() as here:
        raised(here, proof="", payment_id=0)

        assert (here.state(2), offer(here)) == ("triage", None)
