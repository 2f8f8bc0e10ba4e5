"""Promises to pay and plans as messages tell them, out of the books."""

from flows.facts.bank_days import look_on
from flows.facts.books import Books
from flows.facts.contact_policy import end_of_working_day
from flows.facts.money import Money
from flows.facts.promises import PaymentPromise, Plan, missing
from flows.tables.payment_ways import way


def promise_values(books: Books, now: int, promise: PaymentPromise | None) -> dict[str, object]:
    """`promise` as a message tells it; empty values for none."""
    zone = books.contact.zone if books.contact else books.customer.zone if books.customer else "UTC"
    customer, contact, nothing = books.customer, books.contact, Money(0, "XXX")
    absent = Money(missing(promise, books.still_open), promise.currency) if promise else nothing
    total = promise.total if promise else nothing
    day = promise.day if promise else books.today
    return {
        "number": promise.number if promise else "",
        "total": total,
        "missing": absent,
        "arrived": total - absent,
        "day": day,
        "look": look_on(day, promise.way, books.calendar) if promise else day,
        "way": way(promise.way if promise else "").label,
        "items": [(i.number, Money(i.minor, promise.currency)) for i in promise.items] if promise else [],
        "state": promise.state.value if promise else "",
        "changes": promise.changes if promise else 0,
        "broken": promise.broken if promise else 0,
        "customer": customer.name if customer else "",
        "person": contact.name if contact else "",
        "company": books.company.name,
        "zone": zone,
        "by": end_of_working_day(now, 1, zone, books.calendar),
    }


def plan_values(books: Books, plan: Plan | None) -> dict[str, object]:
    """`plan` as a message tells it; empty values for none."""
    customer, contact = books.customer, books.contact
    return {
        "number": plan.number if plan else "",
        "total": plan.total if plan else Money(0, "XXX"),
        "rows": [(day, Money(minor, plan.currency)) for day, minor in plan.rows] if plan else [],
        "documents": [item.number for item in plan.items] if plan else [],
        "state": plan.state.value if plan else "",
        "comment": plan.comment if plan else "",
        "customer": customer.name if customer else "",
        "person": contact.name if contact else "",
        "company": books.company.name,
    }
