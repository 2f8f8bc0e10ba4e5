"""Two cases that are one matter, and one case that is two: joined under the older number, or split.

Promise: nothing in question is lost or counted twice, and the customer knows every number.
"""

from collections.abc import Callable, Mapping

from bot import things
from bot.desk import chart_forms
from bot.desk.case_actions import fitting_case, move
from bot.desk.deed import Deed
from bot.keeping.promises import make_room
from flows.facts.amounts import Understood, read_amount
from flows.facts.dispute import Case, CaseState, Item, Split, open_case_on, room_on
from flows.facts.money import Money
from flows.facts.withheld import is_withheld
from flows.tables.reasons import REASONS
from storage import cases, merging, statements

# What is being decided here no longer fits a claim of another sum.
UNDECIDED_ON = frozenset({CaseState.AWAITING_CUSTOMER, CaseState.PENDING_APPROVAL, CaseState.OFFERED})


# -- joined with an older one ------------------------------------------------------------------------------------------
def merge(deed: Deed) -> None:
    """The younger case closes; its words, papers and claim go to the older one."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.merge(deed))
        return
    older = _older(deed, case)
    if older is None:
        return
    more = deed.said("money") == "more"
    too_much = _too_much(deed, case, older) if more else None
    if too_much:
        deed.complain({"money": deed.plainly("merge_room", room=too_much)})
        return
    move(deed, case, "merged", into=older.id)
    was = older.split.claimed
    papers = merging.move_papers(deed.work.conn, case.id, older.id)
    changed = merging.take_in(deed.work.conn, older, case.items, more=more)
    for item in case.items:
        make_room(deed.work, case.customer_id, item.document_id)
    after = cases.one(deed.work.conn, older.id) or older
    told = {"number": older.number, "other": case.number, "claimed": after.claimed, "words": case.words}
    things.tell_desk(deed.work, f"case:{older.id}", "staff/case_joined_by", told)
    if changed and after.state in UNDECIDED_ON:
        values = {"before": was, "claimed": after.split.claimed, "text": case.words}
        things.move_case(deed.work, older.id, "claim_changed", deed.actor, values)
    deed.work.cases |= {case.id, older.id}
    deed.work.record(case.customer_id, deed.actor, "joined", f"case:{older.id}", case=case.id, papers=papers)
    deed.work.reply("form_done")


def _older(deed: Deed, case: Case) -> Case | None:
    """The open, older case of that number; None when the form was answered with what is wrong with it."""
    number = deed.said("number").upper()
    theirs = cases.of_customer(deed.work.conn, case.customer_id)
    older = next((one for one in theirs if one.number == number and not one.closed), None)
    wrong = _why_not(case, older)
    if wrong:
        deed.complain({"number": deed.plainly(wrong)})
        return None
    return older


def _why_not(case: Case, older: Case | None) -> str:
    """Why the two cannot be joined; empty when they can."""
    if older is None or older.id == case.id:
        return "merge_not_found"
    if older.id > case.id:
        return "merge_not_older"
    if older.currency != case.currency:
        return "merge_other_currency"
    return "merge_withheld" if is_withheld(older) or is_withheld(case) else ""


def _too_much(deed: Deed, case: Case, older: Case) -> Money | None:
    """What may still be claimed on a line of both, where the sum of both claims is more than that."""
    statement = statements.one(deed.work.conn, older.statement_id)
    others = [one for one in cases.of_customer(deed.work.conn, case.customer_id) if one.id not in {case.id, older.id}]
    for item in case.items:
        line = statement.line(item.document_id) if statement else None
        theirs = older.item(item.document_id)
        if line and theirs and item.to_settle + theirs.split.open > room_on(line, others):
            return Money(room_on(line, others), case.currency)
    return None


# -- two matters in one ------------------------------------------------------------------------------------------------
def split(deed: Deed) -> None:
    """A part of the claim goes on under a new number, linked with the old one; the customer hears both."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(chart_forms.split(deed, case))
        return
    parts, faults = _parts(deed, case)
    reason, words = deed.said("reason"), deed.said("words")
    if reason not in REASONS:
        faults["reason"] = deed.label("choose_one")
    if not words:
        faults["words"] = deed.label("say_what")
    if not faults:
        faults = _taken(deed, case, parts, reason)
    if faults:
        deed.complain(faults)
        return
    new = _split_off(deed, case, parts, reason, words)
    left = cases.one(deed.work.conn, case.id) or case
    move(deed, case, "split_off", new=new, left=left.to_settle.minor)
    deed.work.cases |= {case.id, new}
    deed.work.reply("form_done")


def _parts(deed: Deed, case: Case) -> tuple[dict[int, int], dict[str, str]]:
    """What goes, by document (minor units), and what is wrong with the form."""
    if len(case.standing_items) > 1:
        chosen = {int(one) for one in deed.said("lines").split(",") if one.isdecimal()}
        parts = {item.document_id: item.to_settle for item in case.standing_items if item.document_id in chosen}
        whole = not parts or sum(parts.values()) >= case.to_settle.minor
        return parts, {"lines": deed.plainly("split_too_much", claimed=case.to_settle)} if whole else {}
    item = case.standing_items[0]
    match read_amount(deed.said("amount"), case.currency):
        case Understood(amount) if 0 < amount.minor < item.to_settle:
            return {item.document_id: amount.minor}, {}
    return {}, {"amount": deed.plainly("split_too_much", claimed=case.to_settle)}


def _taken(deed: Deed, case: Case, parts: Mapping[int, int], reason: str) -> dict[str, str]:
    """Whether the part would be about the same line for the same reason as another open case."""
    known = cases.of_customer(deed.work.conn, case.customer_id)
    whole = {item.document_id for item in case.items if parts.get(item.document_id, 0) == item.to_settle}
    for document in parts:
        other = open_case_on(known, document, reason) if document else None
        if other and not (other.id == case.id and document in whole):
            return {"reason": deed.plainly("another_open", number=other.number)}
    return {}


def _split_off(deed: Deed, case: Case, parts: dict[int, int], reason: str, words: str) -> int:
    work = deed.work
    cases.change_claim(work.conn, case, merging.let_go(case, parts))
    items = tuple(
        Item(item.document_id, item.document, Split(parts[item.document_id]))
        for item in case.items
        if parts.get(item.document_id)
    )
    new = cases.register(
        work.conn,
        items,
        customer_id=case.customer_id,
        contact_id=case.contact_id,
        statement_id=case.statement_id,
        reason=reason,
        state="registered",
        currency=case.currency,
        remedy=case.remedy,
        words=words,
        answers=dict(case.answers) if reason == case.reason else {},
        registered_at=work.now,
        next_contact_at=max(case.next_contact_at, work.now),
        linked_to=case.id,
    )
    things.move_case(work, new, "registered", deed.actor)
    work.record(case.customer_id, deed.actor, "split", f"case:{case.id}", new=new, parts=list(parts.values()))
    return new


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "merge_case"): merge,
    ("case", "split_case"): split,
}
