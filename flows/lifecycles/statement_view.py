"""What a statement's state chart looks at: who acted, what is still open, when we write again, what is told.

Promise: pure; no message about a statement counts an amount that is in question, and none names an item.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import told
from flows.facts.bank_days import working_day_before
from flows.facts.contact_policy import REMINDERS, WORKING_DAYS_BETWEEN, after_working_days, next_opening
from flows.facts.money import Money
from flows.facts.standing import Standing, excepted, standing
from flows.facts.statement import Statement, unbalanced
from flows.facts.times import micros
from flows.tables.followups import FOLLOWUPS, gap

UNOPENED = "view_reminder"
REMINDER = "confirm_reminder"
_GAP = 3  # working days, where the table has no further row
_NONE = Money(0, "XXX")
_NOTHING = Standing(_NONE, _NONE, _NONE, _NONE, _NONE)


def the_statement(scene: Scene) -> Statement | None:
    """The statement whose life this is."""
    kept = scene.notes.get("statement_id")
    return scene.books.statement(kept) if isinstance(kept, int) else None


# -- guards ------------------------------------------------------------------------------------------------------------
def balanced(scene: Scene) -> bool:
    """Whether every figure on it adds up."""
    statement = the_statement(scene)
    return statement is not None and not unbalanced(statement)


def someone_else(scene: Scene) -> bool:
    """Whether the reviewer is known and did not prepare it."""
    by, proposer = told(scene, "by"), told(scene, "proposer")
    return bool(by) and bool(proposer) and by != proposer


def reason_given(scene: Scene) -> bool:
    """Whether it was said why."""
    return bool(str(told(scene, "reason") or "").strip())


def was_noticed(scene: Scene) -> bool:
    """Whether the customer has been told of it at all."""
    return bool(told(scene, "noticed"))


def every_exception_has_a_case(scene: Scene) -> bool:
    """Whether there are exceptions and each of them is under an open case."""
    statement, given = the_statement(scene), told(scene, "exceptions")
    if statement is None or not isinstance(given, list | tuple) or not given:
        return False
    return set(given) <= set(excepted(statement, scene.books.cases))


def under_a_case(scene: Scene) -> bool:
    """Whether at least one line has an open case."""
    statement = the_statement(scene)
    return statement is not None and bool(excepted(statement, scene.books.cases))


def no_open_case(scene: Scene) -> bool:
    """Whether every case about its lines is closed."""
    return not under_a_case(scene)


def something_to_agree(scene: Scene) -> bool:
    """Whether any line is free of cases."""
    statement = the_statement(scene)
    return statement is not None and len(excepted(statement, scene.books.cases)) < len(statement.lines)


def notice_left(scene: Scene) -> bool:
    """Whether the notice may be sent at all; a contact who stopped messages reads it when they ask."""
    return _count(scene) < len(FOLLOWUPS["statement_issued"].days)


def own_figure_first(scene: Scene) -> bool:
    """Whether the customer is to state their own balance before any figure of ours is shown."""
    statement = the_statement(scene)
    return statement is not None and any(one.id == statement.id for one in scene.books.to_state)


def reminders_left(scene: Scene) -> bool:
    """Whether this one still is one of those the table allows."""
    return _count(scene) < len(FOLLOWUPS[REMINDER].days)


def looks_left(scene: Scene) -> bool:
    """Whether this one still is one of those about a statement that nobody has opened."""
    return _count(scene) < len(FOLLOWUPS[UNOPENED].days)


# -- when --------------------------------------------------------------------------------------------------------------
def at_once(scene: Scene) -> int:
    """Now, which is the next opening of the contact's hours when it falls due (µs UTC)."""
    return scene.now


def first_look(scene: Scene) -> int:
    """The moment of the first one about a statement that nobody has opened (µs UTC)."""
    return _on_after(scene, gap(UNOPENED, 0))


def next_look(scene: Scene) -> int:
    """The moment of the one after this; after the last, when a colleague takes over."""
    return _on_after(scene, gap(UNOPENED, _count(scene) + 1))


def first_reminder(scene: Scene) -> int | None:
    """The moment of the first one after it was opened (µs UTC)."""
    return _before_the_day(scene, _on_after(scene, gap(REMINDER, 0)))


def next_reminder(scene: Scene) -> int | None:
    """The moment of the one after this; after the last, of the look whether anybody answered."""
    return _before_the_day(scene, _on_after(scene, gap(REMINDER, _count(scene) + 1)))


def _on_after(scene: Scene, days: int | None) -> int:
    return after_working_days(scene.now, days or _GAP, _zone(scene), calendar=scene.books.calendar)


def _before_the_day(scene: Scene, at: int) -> int | None:
    """That moment, where there is time for it; the last is on the working day before the day to answer.

    One that would come near to that is drawn forward as far as the days between reminders allow, else left out. None
    once that working day is here: the day itself is waited for.
    """
    statement = the_statement(scene)
    if statement is None:
        return at
    days = [statement.reply_by]
    for _ in range(1 + WORKING_DAYS_BETWEEN):
        days.append(working_day_before(days[-1], scene.books.calendar))
    eve, before = _morning(days[1], scene), _morning(days[-1], scene)
    if at <= before or before >= _on_after(scene, WORKING_DAYS_BETWEEN):
        return min(at, before)
    return eve if eve > scene.now else None


def after_reply_by(scene: Scene) -> int:
    """The first morning at work after the day by which an answer was asked for."""
    statement = the_statement(scene)
    if statement is None:
        return _on_after(scene, None)
    morning = _morning(statement.reply_by + timedelta(days=1), scene)
    return next_opening(max(scene.now, morning), _zone(scene), calendar=scene.books.calendar)


def _morning(day: date, scene: Scene) -> int:
    return micros(datetime.combine(day, REMINDERS[0], tzinfo=ZoneInfo(_zone(scene))))


# -- what is shown -----------------------------------------------------------------------------------------------------
def about(scene: Scene) -> dict[str, Value]:
    """What its buttons begin their dialogues with."""
    statement = the_statement(scene)
    return {"statement_id": statement.id if statement else 0}


def notice(scene: Scene) -> dict[str, object]:
    """The figures of the notice and of the reminders."""
    statement, contact = the_statement(scene), scene.books.contact
    stands = standing(statement, scene.books.cases, scene.books.promised) if statement else _NOTHING
    aged = [(name, amount) for name, amount in statement.ageing if amount] if statement else []
    promised = sum(scene.books.promised(line.document_id) for line in statement.lines) if statement else 0
    return {
        "promised": Money(promised, statement.currency) if statement else _NONE,
        "person": contact.called if contact else "",
        "company": scene.books.company.name,
        "version": statement.version if statement else 1,
        "why": statement.reason if statement else "",
        "cut_off": statement.cut_off if statement else scene.books.today,
        "reply_by": statement.reply_by if statement else scene.books.today,
        "statement": statement,
        "closing": stands.closing,
        "late": stands.overdue,
        "late_in": sum(name != "not_due" for name, _ in aged),
        "ageing": aged,
        "credits": -statement.credits if statement else _NONE,
        "in_question": stands.in_question,
        "undisputed": stands.undisputed,
        "overdue": stands.overdue_undisputed,
        "count": _count(scene) + 1,
        "last": _is_last(scene),
    }


def _is_last(scene: Scene) -> bool:
    """Whether a reminder that leaves now is the last one before somebody asks in person."""
    return _count(scene) + 1 >= len(FOLLOWUPS[REMINDER].days) or next_reminder(scene) is None


def taken_back(scene: Scene) -> dict[str, object]:
    """What the customer reads when it is taken back altogether."""
    statement = the_statement(scene)
    number = statement.number if statement else ""
    return notice(scene) | {"number": number, "why": str(told(scene, "reason") or "")}


def desk_line(scene: Scene) -> dict[str, object]:
    """What the desk is told about it."""
    statement, customer = the_statement(scene), scene.books.customer
    return notice(scene) | {
        "customer": customer.name if customer else "",
        "number": statement.number if statement else "",
        "by": str(told(scene, "name") or ""),
        "who": str(told(scene, "person") or notice(scene)["person"]),
        "code": str(told(scene, "code") or ""),
        "way": str(told(scene, "way") or ""),
        "recorder": str(told(scene, "recorder") or ""),
        "approver": str(told(scene, "approver") or ""),
        "reason": str(told(scene, "reason") or ""),
        "late": statement is not None and scene.books.today > statement.reply_by,
        "exceptions": len(excepted(statement, scene.books.cases)) if statement else 0,
    }


def faults(scene: Scene) -> dict[str, object]:
    """Every figure that does not add up, as sentences."""
    statement = the_statement(scene)
    return desk_line(scene) | {"faults": list(unbalanced(statement)) if statement else []}


def _count(scene: Scene) -> int:
    count = told(scene, "count")
    return count if isinstance(count, int) else 0


def _zone(scene: Scene) -> str:
    return scene.books.customer.zone if scene.books.customer else "UTC"
