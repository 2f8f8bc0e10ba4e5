"""Agree to a payment plan that a colleague has approved: shown once more, agreed to by name, and then promises.

What is agreed to is, to the byte, what was approved. Who edits: finance.
"""

from flows.dialogues.asking import role_allows, tries
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.told import told as happened_value
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    enter,
    flow,
    go_to,
    happened,
    otherwise,
    say,
    seal,
    stage,
    when,
)
from flows.facts.bank_days import look_on
from flows.facts.parties import Role, allows
from flows.facts.promise_commands import MovePlan
from flows.facts.promise_told import plan_values
from flows.facts.promises import Plan, PlanState

NAME = 30  # characters of a company's name that fit on a button


def the_plan(scene: Scene) -> Plan | None:
    """The plan this dialogue is about."""
    wanted = number(scene.notes.get("plan_id"))
    return next((p for p in scene.books.plans if p.id == wanted), None)


def over(scene: Scene) -> bool:
    """Whether it does not wait for the customer's yes: decided otherwise, agreed to, or not there."""
    found = the_plan(scene)
    return found is None or found.state is not PlanState.APPROVED


def may_not(scene: Scene) -> bool:
    """Whether the contact may only look."""
    return not role_allows(scene, Role.DISPUTANT)


def shown(scene: Scene) -> dict[str, object]:
    """The table, and why it could not be carried out if that was so."""
    found = the_plan(scene)
    first = found.rows[0][0] if found else scene.books.today
    return plan_values(scene.books, found) | {
        "look": look_on(first, found.way if found else "", calendar=scene.books.calendar),
        "why": str(happened_value(scene, "why") or ""),
        "people": [other.name for other in scene.books.others if allows(other.role, Role.DISPUTANT)],
    }


def name_button(scene: Scene) -> list[Button]:
    """The yes, which names whom it binds."""
    name = scene.books.customer.name if scene.books.customer else ""
    return [Button("agree_in_name", None, {"customer": name if len(name) <= NAME else f"{name[: NAME - 1]}…"})]


def agree(scene: Scene) -> MovePlan:
    """The decision, bound to what was shown."""
    found = the_plan(scene)
    return MovePlan(found.id if found else 0, "agreed", {"sha": found.sha if found else ""})


def withdraw(scene: Scene) -> MovePlan:
    """The customer no longer wants it."""
    return MovePlan(number(scene.notes.get("plan_id")), "withdrawn")


agree_plan = flow(
    "agree_plan",
    stage(
        "opening",
        when(arrived(), over).then(say("over", "human", shows=shown), close()),
        when(arrived(), may_not).then(say("who_may", "human", shows=shown), close()),
        when(arrived()).then(go_to("table")),
        otherwise(go_to("table")),
    ),
    stage(
        "table",
        ask("table", each(name_button), ("no_longer", "human"), shows=shown),
        when(chose("agree_in_name"), over).then(seal(), say("over", "human", shows=shown), close()),
        when(chose("agree_in_name")).then(seal(), do(agree), go_to("agreeing")),
        when(chose("no_longer")).then(go_to("instead")),
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
    stage(
        "instead",
        ask("instead", ("drop_plan", "other_table"), ("human", "back"), shows=shown),
        when(chose("drop_plan")).then(seal(), do(withdraw), go_to("dropping")),
        when(chose("other_table")).then(seal(), do(withdraw), enter("promise_to_pay")),
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
    stage(
        "agreeing",
        ask("agreeing", quiet=True),
        when(happened("plan_moved")).then(say("agreed", shows=shown), close()),
        when(happened("refused")).then(say("refused", "human", shows=shown), close()),
        otherwise(go_to("opening")),
    ),
    stage(
        "dropping",
        ask("agreeing", quiet=True),
        when(happened("plan_moved")).then(say("dropped", shows=shown), close()),
        when(happened("refused")).then(say("over", "human", shows=shown), close()),
        otherwise(go_to("opening")),
    ),
)
