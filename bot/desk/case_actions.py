"""What colleagues do with a case besides offers and who has it: write to its customer, ask for papers."""

from collections.abc import Callable

from bot import things
from bot.desk import forms, replying, writing
from bot.desk.deed import Deed
from bot.desk.fitting import actions_for
from bot.desk.hand_over_actions import has_it
from flows.facts import contact_policy
from flows.facts.dispute import Case, Control, open_instead_of
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
    there = open_instead_of(case, cases.of_customer(deed.work.conn, case.customer_id))
    if there:
        told = {"number": case.number, "document": case.documents, "other": there.number, "joined": False}
        deed.whisper("case_goes_on_elsewhere", **told)
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    if not deed.said("reason"):
        deed.complain({"reason": deed.label("say_what")})
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


def reply(deed: Deed) -> None:
    """Write to the customer who raised the case."""
    case = fitting_case(deed)
    if case is None:
        return
    found = people.chat_of(deed.work.conn, case.contact_id)
    if found is None:
        deed.whisper("not_reachable")
        return
    replying.write(deed, found[0], found[1])


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
        deed.complain({"list": deed.label("say_what")})
        return
    contact, customer = people.contact(deed.work.conn, case.contact_id)
    days = int(deed.said("days")) if deed.said("days").isdecimal() else forms.DUE_DAYS[0]
    due = contact_policy.end_of_working_day(deed.work.now, days, contact.zone, deed.work.calendar(customer))
    move(deed, case, "asked_customer", list=wanted, due=due)
    deed.work.reply("form_done")


def return_to_bot(deed: Deed) -> None:
    """The assistant speaks about the case again; a hand-over of its customer's conversation ends with it."""
    case = fitting_case(deed)
    if case is None:
        return
    found = people.chat_of(deed.work.conn, case.contact_id)
    row = cases.hand_over(deed.work.conn, found[0]) if found else None
    if row:
        if has_it(deed, row):
            writing.give_back(deed, row)
        return
    cases.change(deed.work.conn, case, control=Control.BOT.value)
    deed.work.cases.add(case.id)
    deed.work.record(case.customer_id, deed.actor, "returned", deed.acted.subject)


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("case", "reply"): reply,
    ("case", "ask_evidence"): ask_evidence,
    ("case", "return_to_bot"): return_to_bot,
    ("case", "came_back"): came_back,
}
