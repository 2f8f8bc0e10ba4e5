"""Raise a dispute: a payment that was made and does not show.

Promise: every function is total and changes nothing; payments are shown masked until they are known to be meant.
"""

from datetime import date

from flows.dialogues.asking import carried, pressed
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_line import currency, the_line, the_statement
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.bank_days import bank_days_after
from flows.facts.days import AmbiguousDay, Day
from flows.facts.due_commands import LeaveAlone
from flows.facts.money import Money
from flows.facts.payments import exact, masked, similar
from flows.facts.said_days import day_said
from flows.facts.statement import Line

BOOKED_WITHIN = 5  # bank working days in which a payment that was told of finds its invoice
SEEN_WITHIN = 3  # the same from today, for one that should be there by now


def paid_on(scene: Scene) -> date | None:
    """The day the customer says they paid; None when unknown."""
    noted = str(scene.notes.get("paid_on", ""))
    return date.fromisoformat(noted) if noted else None


def the_day(scene: Scene) -> str | None:
    """The day that was written or picked, as an ISO date, when it is one and not in the future."""
    kept = scene.notes.get("days")
    if isinstance(kept, list) and pressed(scene) == "day_reading" and carried(scene) in kept:
        return str(carried(scene))
    match day_said(written(scene), scene.books.today):
        case Day(value=day) if day <= scene.books.today:
            return day.isoformat()
        case AmbiguousDay(readings=days):
            past = [day for day in days if day <= scene.books.today]
            return past[0].isoformat() if len(past) == 1 else None
    return None


def two_days(scene: Scene) -> list[Value] | None:
    """Both days that the words may mean."""
    match day_said(written(scene), scene.books.today):
        case AmbiguousDay(readings=days) if all(day <= scene.books.today for day in days):
            return [day.isoformat() for day in days]
    return None


def day_to_come(scene: Scene) -> bool:
    """Whether a day in the future was named."""
    match day_said(written(scene), scene.books.today):
        case Day(value=day):
            return day > scene.books.today
        case AmbiguousDay(readings=days):
            return all(day > scene.books.today for day in days)
    return False


def day_buttons(scene: Scene) -> list[Button]:
    """One button for each day that the last words may mean."""
    kept = scene.notes.get("days")
    days = kept if isinstance(kept, list) else []
    return [Button("day_reading", day, {"day": date.fromisoformat(str(day))}) for day in days]


def candidates(scene: Scene) -> tuple[Line, ...]:
    """Payments on our side that may be the one: of exactly that sum, else similar ones."""
    minor, on = number(scene.notes.get("paid")), paid_on(scene)
    return exact(scene.books.unapplied, minor, on) or similar(scene.books.unapplied, minor, on)


def nothing_found(scene: Scene) -> bool:
    """Whether no payment of ours may be the one."""
    return not candidates(scene)


def found_unasked(scene: Scene) -> bool:
    """Whether a corrected sum or day found payments that have not been asked about."""
    return "paid" in scene.notes and "payment_id" not in scene.notes and bool(candidates(scene))


def after_cut_off(scene: Scene) -> bool:
    """Whether the payment came too late for this statement, and that has not been said yet."""
    statement, day = the_statement(scene), paid_on(scene)
    return bool(statement and day and day > statement.cut_off) and "timing_told" not in scene.notes


def candidate_buttons(scene: Scene) -> list[Button]:
    """Yes and no for one payment, one button each for several."""
    found = candidates(scene)
    if len(found) == 1:
        return [Button("payment_yes", found[0].document_id), Button("payment_no"), Button("payment_unsure")]
    picks = [
        Button("pick_payment", line.document_id, {"amount": Money(line.total, currency(scene)), "day": line.on})
        for line in found
    ]
    return [*picks, Button("none_of_these"), Button("payment_unsure")]


def found_payments(scene: Scene) -> dict[str, object]:
    """What the question shows: the payments found, masked, and whether the sum is exactly the one named."""
    found, minor = candidates(scene), number(scene.notes.get("paid"))
    return {
        "payments": [
            {"amount": Money(line.total, currency(scene)), "on": line.on, "mark": masked(line.number)} for line in found
        ],
        "exact": any(minor in {line.open, line.total} for line in found),
        "paid": Money(minor, currency(scene)),
    }


def timing(scene: Scene) -> dict[str, object]:
    """The payment's day and the statement's cut-off."""
    statement = the_statement(scene)
    return {
        "paid": Money(number(scene.notes.get("paid")), currency(scene)),
        "on": paid_on(scene) or scene.books.today,
        "cut_off": statement.cut_off if statement else scene.books.today,
    }


def leave_alone(scene: Scene) -> LeaveAlone:
    """Nobody is reminded of it while the payment finds its way; where no line is known, of nothing."""
    today, line, calendar = scene.books.today, the_line(scene), scene.books.calendar
    booked = bank_days_after(paid_on(scene) or today, BOOKED_WITHIN, calendar)
    until = max(booked, bank_days_after(today, SEEN_WITHIN, calendar))
    return LeaveAlone(line.document_id if line else 0, until.isoformat())


def payment_of_line(scene: Scene) -> int:
    """What paying the whole line would have been, in minor units."""
    line = the_line(scene)
    return line.open if line else 0


def paid_chosen(scene: Scene) -> Line | None:
    """The payment of ours that the customer recognised."""
    chosen = number(scene.notes.get("payment_id"))
    return next((line for line in scene.books.unapplied if line.document_id == chosen), None)
