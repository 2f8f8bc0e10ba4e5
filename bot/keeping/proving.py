"""A claim that our own books prove: what would settle it is prepared at once, and waits for approval like all else.

Promise: only a payment that the customer recognised, that lies with us unapplied and is exactly the sum in question
counts as proof; nobody is told anything before a colleague has approved it.
"""

from html import unescape

from bot import things
from bot.work import Work
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import Case, Option, Part
from flows.facts.money import Money
from flows.facts.statement import Line
from flows.tables.followups import FOLLOWUPS
from storage import approvals, cases, ledger, people

STANDS = FOLLOWUPS["offer_expired"].days[0]  # working days that an offer stands
BY_THE_BOOKS = 0  # no colleague proposed it


def prepare(work: Work, case_id: int) -> None:
    """Propose what the payment proves; nothing where it proves nothing."""
    case = cases.one(work.conn, case_id)
    payment = _payment(work, case) if case else None
    if case is None or payment is None:
        return
    cases.change(work.conn, case, root_cause="unapplied_cash")
    contact, customer = people.contact(work.conn, case.contact_id)
    sum_ = case.to_settle
    shown = {"document": case.documents, "on": payment.on, "amount": Money(payment.open, case.currency)}
    words = work.house.speaker.speak("dispute/payment_proved", shown, contact.language, zone=contact.zone)
    parts = tuple(Part(item.document_id, item.document, item.to_settle, 0) for item in case.items)
    option = Option(sum_.minor, 0, "apply_payment", unescape(words).strip(), parts if len(parts) > 1 else ())
    until = end_of_working_day(work.now, STANDS, contact.zone, work.calendar(customer))
    offer = cases.propose(work.conn, case, (option,), BY_THE_BOOKS, until, work.now)
    approvals.ask(work.conn, offer)
    things.tell_desk(work, f"case:{case.id}", "staff/case_proved", {"number": case.number, **shown})
    things.move_case(work, case.id, "proposed", "house", {"proposer": BY_THE_BOOKS, "sha": offer.sha})


def _payment(work: Work, case: Case) -> Line | None:
    """The unapplied payment that was recognised, when it is exactly what is in question."""
    if case.reason != "payment_missing" or case.answers.get("proof") != "found":
        return None
    unapplied = ledger.unapplied_payments(work.conn, case.customer_id, case.currency)
    known = [one for one in unapplied if one.document_id == case.answers.get("payment_id")]
    return next((one for one in known if one.open == case.to_settle.minor), None)
