"""What colleagues do with a case besides offers: take it, write to its customer, ask for papers, record the outcome."""

from collections.abc import Callable

from bot import things
from bot.desk import forms, writing
from bot.desk.deed import Deed, label
from bot.desk.fitting import actions_for
from flows.facts import contact_policy
from flows.facts.dispute import Case, Control
from flows.tables.remedies import carried_out
from storage import cases, people


def fitting_case(deed: Deed) -> Case | None:
    """The case, when the action fits it as it stands now; otherwise the colleague is told and the card redrawn."""
    case = cases.one(deed.work.conn, deed.number)
    if case is None:
        deed.refuse("unknown_button")
        return None
    if deed.acted.action not in actions_for(case):
        deed.work.cases.add(case.id)
        deed.whisper(
            "moved_on", number=case.number, state=f"desk_state_{case.state.value}", person=owner_name(deed, case)
        )
        return None
    return case


def stands_back(deed: Deed, case: Case) -> bool:
    """Whether this colleague had a part in the decision that is appealed against; told so, and written down."""
    barred = case.under_appeal and deed.by.id in cases.deciders(deed.work.conn, case)
    if barred:
        deed.refuse("decided_before", number=case.number)
    return barred


def came_back(deed: Deed) -> None:
    """What was settled has come back, and we saw it first: the case goes on and the customer hears it from us."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    if not deed.said("reason"):
        deed.complain({"reason": label(deed.work, "say_what")})
        return
    move(deed, case, "came_back", reason=deed.said("reason"))
    deed.work.reply("form_done")


def owner_name(deed: Deed, case: Case) -> str:
    """Who has the case; empty when nobody does."""
    found = people.staff(deed.work.conn, id=case.owner) if case.owner else []
    return found[0].name if found else ""


def move(deed: Deed, case: Case, what: str, **values: object) -> bool:
    """Tell the case's lifecycle what this colleague did."""
    return things.move_case(deed.work, case.id, what, deed.actor, {"by": deed.by.id, **values})


def take(deed: Deed) -> None:
    """First come, first served; who comes second is told who was first."""
    case = cases.one(deed.work.conn, deed.number)
    if case and stands_back(deed, case):
        return
    if case and case.owner not in {0, deed.by.id} and not case.closed:
        deed.work.cases.add(case.id)
        deed.whisper("taken_already", person=owner_name(deed, case), own=False)
        return
    case = fitting_case(deed)
    if case is None:
        return
    cases.change(deed.work.conn, case, owner=deed.by.id)
    deed.work.cases.add(case.id)
    if not move(deed, case, "taken", name=deed.by.name):
        deed.work.record(case.customer_id, deed.actor, "taken", deed.acted.subject)


def reply(deed: Deed) -> None:
    """Write to the customer who raised the case."""
    case = fitting_case(deed)
    if case is None:
        return
    found = people.chat_of(deed.work.conn, case.contact_id)
    if found is None:
        deed.whisper("not_reachable")
        return
    writing.write(deed, found[0], found[1])


def ask_evidence(deed: Deed) -> None:
    """Ask the customer for what is missing, by a day."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(forms.ask_evidence(deed))
        return
    wanted = [row.strip() for row in deed.said("list").splitlines() if row.strip()]
    if not wanted:
        deed.complain({"list": label(deed.work, "say_what")})
        return
    contact, _ = people.contact(deed.work.conn, case.contact_id)
    days = int(deed.said("days")) if deed.said("days").isdecimal() else forms.DUE_DAYS[0]
    due = contact_policy.end_of_working_day(deed.work.now, days, contact.zone)
    move(deed, case, "asked_customer", list=wanted, due=due)
    deed.work.reply("form_done")


def record_execution(deed: Deed) -> None:
    """What the ledger posted for the accepted offer, or that nothing had to be posted."""
    case = fitting_case(deed)
    offer = cases.offer(deed.work.conn, case.id) if case else None
    if case is None or offer is None:
        return
    if not deed.acted.form:
        deed.open(forms.execution(deed))
        return
    document, nothing = " ".join(deed.said("document").split()), bool(deed.said("nothing"))
    chosen = offer.options[max(0, offer.chosen)]
    if (document and nothing) or not carried_out(chosen.remedy, document, nothing_to_post=nothing):
        deed.complain({"document": label(deed.work, "one_of_both" if document else "document_needed")})
        return
    cases.record_adjustment(deed.work.conn, case.id, document, deed.work.now)
    move(deed, case, "executed", document=document, nothing_to_post=nothing)
    deed.work.reply("form_done")


def report_failure(deed: Deed) -> None:
    """The accepted offer could not be carried out; the customer is told that we look at it again."""
    case = fitting_case(deed)
    if case is None:
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    move(deed, case, "failed", reason=deed.said("reason"))
    deed.work.reply("form_done")


def return_to_bot(deed: Deed) -> None:
    """The assistant speaks about the case again; a hand-over of its customer's conversation ends with it."""
    case = fitting_case(deed)
    if case is None:
        return
    found = people.chat_of(deed.work.conn, case.contact_id)
    row = cases.hand_over(deed.work.conn, found[0]) if found else None
    if row:
        writing.give_back(deed, row)
        return
    cases.change(deed.work.conn, case, control=Control.BOT.value)
    deed.work.cases.add(case.id)
    deed.work.record(case.customer_id, deed.actor, "returned", deed.acted.subject)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "take"): take,
    ("case", "reply"): reply,
    ("case", "ask_evidence"): ask_evidence,
    ("case", "record_execution"): record_execution,
    ("case", "report_failure"): report_failure,
    ("case", "return_to_bot"): return_to_bot,
    ("case", "came_back"): came_back,
}
