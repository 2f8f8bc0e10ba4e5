"""An answer received elsewhere, written down on a statement's or a case's card, and who approves what it confirms.

Promise: nothing is confirmed by one person alone, and what is approved is, to the byte, what was shown.
"""

from collections.abc import Callable
from datetime import date

from bot import things
from bot.desk import elsewhere_forms, forms, opening
from bot.desk.beginning import SOMEBODY
from bot.desk.case_actions import fitting_case
from bot.desk.deed import Deed
from bot.keeping import elsewhere as keeping
from bot.keeping.elsewhere import Heard
from bot.kinds.elsewhere import NAME
from flows.facts.amounts import Understood, read_amount
from flows.facts.elsewhere import WAYS, Answer, AnswerState, Kind
from flows.facts.promise_commands import MakePromise
from flows.facts.promises import PromisedItem
from flows.facts.standing import CONFIRMABLE
from flows.facts.statement import Statement
from flows.facts.times import day_in_zone
from flows.tables.payment_ways import WAYS as PAYMENT_WAYS
from storage import elsewhere, ledger, promises, statements


def on_statement(deed: Deed) -> None:
    """The button on a statement's card."""
    _record(deed, statements.one(deed.work.conn, deed.number))


def on_case(deed: Deed) -> None:
    """The same on a case's card, about the statement that its lines stand on now."""
    case = fitting_case(deed)
    if case is not None:
        asked = statements.one(deed.work.conn, case.statement_id)
        standing = statements.with_number(deed.work.conn, asked.number, statements.STANDING) if asked else []
        _record(deed, statements.one(deed.work.conn, standing[-1]) if standing else asked)


def _record(deed: Deed, statement: Statement | None) -> None:
    if statement is None or statement.state not in statements.STANDING:
        state = f"desk_statement_{statement.state.value}" if statement else "desk_statement_closed"
        deed.whisper("statement_moved_on", state=state)
        return
    if not deed.acted.form:
        deed.open(elsewhere_forms.who_and_how(deed, statement))
        return
    heard, kind = _heard(deed, statement), deed.said("heard_what")
    if heard is None:
        return
    if not deed.said("step"):
        if _may_say(deed, statement, kind):
            deed.open(elsewhere_forms.what_exactly(deed, statement, Kind(kind)))
        return
    if _KEEP[Kind(kind)](deed, heard, statement):
        deed.work.reply("form_done")


def _may_say(deed: Deed, statement: Statement, kind: str) -> bool:
    """Whether that can still be said to this statement; otherwise it is told at the field."""
    if kind not in set(Kind):
        deed.complain({"heard_what": deed.label("choose_from")})
    elif kind == Kind.CONFIRMATION and statement.state not in CONFIRMABLE:
        deed.complain({"heard_what": deed.label("confirmed_already")})
    elif kind == Kind.CONFIRMATION and elsewhere.waiting(deed.work.conn, statement.id):
        deed.complain({"heard_what": deed.label("waits_already")})
    else:
        return True
    return False


def _heard(deed: Deed, statement: Statement) -> Heard | None:
    """Who said it, how and when; None when something is missing, which is told at its field."""
    customer, faults = ledger.customer(deed.work.conn, statement.customer_id), {}
    known = {str(one.id): one for one in ledger.contacts_of(deed.work.conn, statement.customer_id)}
    contact, name = known.get(deed.said("heard_from")), " ".join(deed.said("heard_name").split())
    if contact is None and not name:
        faults["heard_name" if deed.said("heard_from") == SOMEBODY else "heard_from"] = deed.label("say_what")
    on = _day(deed, "heard_on", faults)
    if on and on > day_in_zone(deed.work.now, deed.work.house.company.zone):
        faults["heard_on"] = deed.label("not_in_future")
    if deed.said("heard_how") not in WAYS:
        faults["heard_how"] = deed.label("choose_from")
    if faults or customer is None or on is None:
        deed.complain(faults)
        return None
    file = int(deed.said("heard_file")) if deed.said("heard_file").isdecimal() else 0
    person = contact.name if contact else name
    return Heard(customer, contact.id if contact else 0, person, deed.said("heard_how"), on, file)


def _confirmation(deed: Deed, heard: Heard, statement: Statement) -> bool:
    if not _may_say(deed, statement, Kind.CONFIRMATION):
        return False
    keeping.confirmation(deed.work, deed.by, heard, statement, deed.said("words"))
    return True


def _objection(deed: Deed, heard: Heard, statement: Statement) -> bool:
    answers = {"opened_by": deed.by.name, "heard": heard.way, "heard_on": heard.on.isoformat()}
    command, faults = opening.command_of(deed, heard.customer, answers)
    if command is None:
        deed.complain(faults)
        return False
    return not opening.refused(deed, keeping.objection(deed.work, deed.by, heard, statement, command))


def _promise(deed: Deed, heard: Heard, statement: Statement) -> bool:
    faults: dict[str, str] = {}
    items, day = _promised(deed, statement, faults), _day(deed, "day", faults)
    if day and day < day_in_zone(deed.work.now, deed.work.house.company.zone):
        faults["day"] = deed.label("in_the_future")
    if deed.said("way") not in PAYMENT_WAYS:
        faults["way"] = deed.label("choose_from")
    if faults or day is None:
        deed.complain(faults)
        return False
    command = MakePromise(statement.currency, day.isoformat(), deed.said("way"), items)
    why = keeping.promise(deed.work, deed.by, heard, statement, command, deed.said("words"))
    if why:
        deed.complain({"day" if why == "too_late" else "lines": deed.plainly("promise_refused", why=why)})
    return not why


def _promised(deed: Deed, statement: Statement, faults: dict[str, str]) -> tuple[PromisedItem, ...]:
    """What is to be paid on each line: the sum that was written, or all that is open on each."""
    chosen, left = deed.said("lines").split(","), promises.still_open(deed.work.conn, statement.customer_id)
    lines = [line for line in statement.lines if str(line.document_id) in chosen]
    if not lines:
        faults["lines"] = deed.label("choose_from")
    sums = [left.get(line.document_id, 0) for line in lines]
    if deed.said("sum"):
        read = read_amount(deed.said("sum"), statement.currency)
        if len(lines) != 1 or not isinstance(read, Understood):
            whole = len(lines) > 1
            unread = deed.plainly("amount_unreadable", currency=statement.currency)
            faults["sum"] = deed.label("whole_lines") if whole else unread
            return ()
        sums = [read.value.minor]
    opened = [left.get(line.document_id, 0) for line in lines]
    return tuple(
        PromisedItem(line.document_id, line.number, minor, open_ - minor)
        for line, minor, open_ in zip(lines, sums, opened, strict=True)
    )


def _day(deed: Deed, field: str, faults: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(deed.said(field))
    except ValueError:
        faults[field] = deed.label("write_day")
        return None


# -- the second colleague ----------------------------------------------------------------------------------------------
def approve(deed: Deed) -> None:
    """Somebody other than whoever wrote it down has looked: the balance stands confirmed."""
    one = _waiting(deed)
    if one is None:
        return
    if one.recorded_by == deed.by.id:
        deed.refuse("own_record")
        return
    why = keeping.hindrance(deed.work, one)
    if why or deed.said("bound") != one.sha[:16]:
        deed.refuse("elsewhere_changed", number=one.number)
        return
    keeping.approve(deed.work, deed.by, one)


def drop(deed: Deed) -> None:
    """It is not so, or no longer: nobody outside was told."""
    one = _waiting(deed)
    if one is None:
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
    elif not deed.said("reason"):
        deed.complain({"reason": deed.label("say_what")})
    else:
        told = {"by": deed.by.id, "name": deed.by.name, "reason": deed.said("reason")}
        things.move(deed.work, NAME, one.id, "dropped", deed.actor, told)
        deed.work.reply("form_done")


def _waiting(deed: Deed) -> Answer | None:
    """The record, when it waits for a decision; otherwise the colleague is told how it stands."""
    one = elsewhere.one(deed.work.conn, deed.number)
    if one is None:
        deed.refuse("unknown_button")
        return None
    deed.work.cards.add((NAME, one.id))
    if one.state is not AnswerState.TO_APPROVE:
        deed.whisper("moved_on", number=one.number, state=f"desk_answer_{one.state.value}", person=one.approver)
        return None
    return one


_KEEP: dict[Kind, Callable[[Deed, Heard, Statement], bool]] = {
    Kind.CONFIRMATION: _confirmation,
    Kind.OBJECTION: _objection,
    Kind.PROMISE: _promise,
}
ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("statement", "record_answer"): on_statement,
    ("case", "record_answer"): on_case,
    (NAME, "approve_elsewhere"): approve,
    (NAME, "drop_elsewhere"): drop,
}
