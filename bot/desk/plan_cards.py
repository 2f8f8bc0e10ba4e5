"""The card of a payment plan: its days and sums, as they would be approved, and who may decide.

Promise: as for all cards (see cards.py); its buttons are bound to the very rows that stand on it.
"""

from typing import Any

from bot.desk import blocks
from bot.desk.cards import put_up
from bot.desk.deed import label, line, plainly
from bot.work import Work
from flows.facts.money import Money
from flows.facts.promises import Plan, PlanState
from flows.facts.statement import short_code
from storage import people, promises

BUTTONS = ("approve_plan", "decline_plan")
_BOUND = 16  # signs of the hash that ride on a button


def bound(plan: Plan) -> str:
    """What the card's buttons are bound to."""
    return plan.sha[:_BOUND]


def plan_card(work: Work, plan_id: int) -> None:
    """Put up or rewrite the card of that plan."""
    plan = promises.plan(work.conn, plan_id)
    if plan is None:
        return
    values = plan_values(work, plan)
    names = line(work, "plan_fields", **values).split("\n")
    body = [
        blocks.header(plainly(work, "plan_title", **values)),
        *blocks.pairs(list(zip(names[::2], names[1::2], strict=False))),
        *(
            blocks.words(plainly(work, "plan_row", n=at, day=day, amount=Money(minor, plan.currency)))
            for at, (day, minor) in enumerate(plan.rows, start=1)
        ),
    ]
    made = [_button(work, plan, action, values) for action in BUTTONS] if plan.state is PlanState.ASKED else []
    put_up(work, f"plan:{plan_id}", line(work, "plan_line", **values), body, made)


def plan_values(work: Work, plan: Plan) -> dict[str, Any]:
    """The plan as the desk's words tell it."""
    contact, customer = people.contact(work.conn, plan.contact_id)
    decided = promises.approver(work.conn, plan.id)
    found = people.staff(work.conn, id=decided) if decided else []
    return {
        "number": plan.number,
        "customer": customer.name,
        "person": contact.name,
        "total": plan.total,
        "documents": [item.number for item in plan.items],
        "state": f"desk_plan_{plan.state.value}",
        "colleague": found[0].name if found else "",
        "code": short_code(plan.sha),
    }


def _button(work: Work, plan: Plan, action: str, values: dict[str, Any]) -> blocks.Block:
    sure = None
    if action == "approve_plan":
        said = label(work, action)
        sure = blocks.sure(said, plainly(work, "confirm_approve_plan", **values), said, label(work, "cancel"))
    style = "primary" if action == "approve_plan" else ""
    return blocks.button(action, label(work, action), f"plan:{plan.id}#{bound(plan)}", style=style, confirm=sure)
