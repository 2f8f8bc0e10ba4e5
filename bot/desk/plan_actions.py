"""Payment plans: approved or declined by a lead, bound to the very rows that were shown.

Whoever asked for it is the customer, so a lead's yes is the second pair of eyes; the customer agrees after it.
"""

from collections.abc import Callable

from bot import things
from bot.desk import forms
from bot.desk.deed import Deed
from bot.desk.plan_cards import bound
from flows.facts.promises import Plan, PlanState
from storage import promises


def approve(deed: Deed) -> None:
    """What stands on the card goes to the customer."""
    plan = _waiting(deed)
    if plan is None:
        return
    promises.change_plan(deed.work.conn, plan.id, approver=deed.by.id, decided_at=deed.work.now)
    told = {"sha": plan.sha, "by": deed.by.id, "name": deed.by.name, "asked": f"contact:{plan.contact_id}"}
    things.move(deed.work, "plan", plan.id, "approved", deed.actor, told)


def decline(deed: Deed) -> None:
    """Not like this; the customer reads why, and a person talks with them."""
    plan = _waiting(deed)
    if plan is None:
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "reason"))
        return
    said = deed.said("reason")
    if not said:
        deed.complain({"reason": deed.label("say_what")})
        return
    promises.change_plan(deed.work.conn, plan.id, approver=deed.by.id, comment=said, decided_at=deed.work.now)
    values = {"reason": said, "by": deed.by.id, "name": deed.by.name}
    things.move(deed.work, "plan", plan.id, "declined", deed.actor, values)
    deed.work.reply("form_done")


def _waiting(deed: Deed) -> Plan | None:
    """The plan, when it waits for a decision and is the one that was shown."""
    plan = promises.plan(deed.work.conn, deed.number)
    if plan is None:
        deed.refuse("unknown_button")
        return None
    deed.work.cards.add(("plan", plan.id))
    if plan.state is not PlanState.ASKED:
        deed.whisper("plan_moved_on", state=f"desk_plan_{plan.state.value}")
        return None
    if deed.said("bound") != bound(plan):
        deed.refuse("plan_changed")
        return None
    return plan


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("plan", "approve_plan"): approve,
    ("plan", "decline_plan"): decline,
}
