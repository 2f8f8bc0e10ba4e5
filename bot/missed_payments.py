"""What the bank may have of a payment that somebody misses.

Promise: suggestions for colleagues, worked out anew each time from what the customer said and what banks say. Nothing
is booked by them and no customer hears of them.
"""

from datetime import date

from bot.doors import Ordered
from bot.work import Work
from flows.facts.bank_entries import Fit
from flows.facts.dispute import Case
from flows.facts.times import day_in_zone
from storage import bank_entries, cases, people


def at_bank(work: Work, case: Case) -> tuple[Fit, ...]:
    """Up to three entries that may be the payment; nothing for a case of another kind, or one that has ended."""
    if case.reason != "payment_missing" or case.closed:
        return ()
    customer = people.contact(work.conn, case.contact_id)[1]
    paid, said_on = case.answers.get("paid"), str(case.answers.get("paid_on") or "")
    amount = paid if isinstance(paid, int) and paid > 0 else case.to_settle.minor
    day = date.fromisoformat(said_on) if said_on else day_in_zone(case.registered_at, work.house.company.zone)
    names = [customer.name, *filter(None, [str(case.answers.get("payer") or "")])]
    numbers = [str(case.answers.get("reference") or ""), *(item.document for item in case.items)]
    return bank_entries.may_be(work.conn, case.currency, amount, day, names, numbers)


def look_again(work: Work, _: Ordered) -> None:
    """Entries came in: draw the cards anew of the cases that they may belong to. Replies `done` with how many."""
    waiting = [case for one in bank_entries.missed(work.conn) if (case := cases.one(work.conn, one))]
    found = {case.id for case in waiting if at_bank(work, case)}
    work.cases |= found
    work.reply("done", count=len(found))
