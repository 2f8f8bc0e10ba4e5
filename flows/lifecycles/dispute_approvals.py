"""The life of a case: who has to agree before anything is offered, and what a rule may settle by itself.

Promise: total, pure; nothing is offered without the signatures that its level asks for (flows/tables/approvals.py),
nobody signs twice, and what is not decided in time goes one level up until it goes back to whoever proposed it. Who
edits: finance, with a developer beside them.
"""

from flows.engine.grammar import Scene
from flows.engine.words import call_off, do, each, go_to, happened, remind, say, tell_staff, when
from flows.facts.case_commands import FixByRule, RaiseApproval
from flows.facts.concessions import Needed, is_small, needed, settled_by_rule
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import CaseState
from flows.facts.money import Money
from flows.facts.priority import priority_of
from flows.lifecycles.dispute_guards import (
    as_proposed,
    by_somebody_else,
    enters,
    every,
    offer_becomes,
    offer_ends,
    the_case,
    the_offer,
    told,
    zone,
)
from flows.lifecycles.dispute_moves import ASKED_IN_HOUSE, TO_INVESTIGATING
from flows.lifecycles.dispute_rounds import again_in_house
from flows.lifecycles.dispute_view import case, offer, offer_buttons
from flows.tables.approvals import TIERS, Level, still_to_sign
from flows.tables.followups import FOLLOWUPS

STANDS = FOLLOWUPS["offer_expired"].days[0]  # working days that an offer stands once more when it was late in the house


def needed_now(scene: Scene) -> Needed | None:
    """Who has to agree to the newest offer; None where there is none."""
    one, made = the_case(scene), the_offer(scene)
    if one is None or made is None:
        return None
    urgency = priority_of(one, scene.books.statement(one.statement_id))
    return needed(one, made.options, scene.books.approval(one.id), scene.now, urgency)


def with_authority(scene: Scene) -> bool:
    """Whether all who have to agree did: those on record, and whoever just pressed."""
    level = needed_now(scene)
    roles = told(scene, "roles")
    signed = [str(role) for role in roles] if isinstance(roles, list | tuple) else []
    return level is not None and not level.bare and not still_to_sign(level.level, signed)


def may_rise(scene: Scene) -> bool:
    """Whether somebody higher can be asked."""
    level = needed_now(scene)
    return level is not None and level.level is not Level.TWO


def small_enough(scene: Scene) -> bool:
    """Whether a rule may settle the case without anybody looking at it."""
    one = the_case(scene)
    statement = scene.books.statement(one.statement_id) if one else None
    line = statement.line(one.document_id) if statement and one else None
    if one is None or len(one.items) > 1 or one.owner:
        return False
    total = Money(line.total if line else 0, one.currency)
    # What is not small, as nearly everything is, costs no look at what was granted before.
    return is_small(one.to_settle, total) and settled_by_rule(one, scene.books.approval(one.id), scene.now)


# -- when --------------------------------------------------------------------------------------------------------------
def at_once_if_small(scene: Scene) -> int | None:
    """Now, where a rule will settle it; None elsewhere."""
    return scene.now if small_enough(scene) else None


def raise_level(scene: Scene) -> RaiseApproval:
    """The next level decides, and the customer loses none of the time to answer."""
    return RaiseApproval(end_of_working_day(scene.now, STANDS, zone(scene), calendar=scene.books.calendar))


def fix_by_rule(scene: Scene) -> FixByRule:  # noqa: ARG001 - every maker is given the scene
    """The whole difference is dropped."""
    return FixByRule()


# -- shown -------------------------------------------------------------------------------------------------------------
def approval(scene: Scene) -> dict[str, object]:
    """The offer that waits, the level that must agree and what makes it so."""
    level = needed_now(scene)
    return case(scene) | {
        "level": f"desk_level_{level.level.value}" if level else "",
        "granted": level.granted if level else None,
        "before": level.before if level and level.before else None,
    }


def next_level(scene: Scene) -> dict[str, object]:
    """The same, one level further up."""
    level = needed_now(scene)
    order = list(TIERS)
    above = order[min(order.index(level.level) + 1, len(order) - 1)] if level else Level.TWO
    return approval(scene) | {"level": f"desk_level_{above.value}"}


# -- rules -------------------------------------------------------------------------------------------------------------
NOT_APPROVED = (
    *when(happened("approved"), by_somebody_else, as_proposed).then(
        tell_staff("staff/case_authority_missing", shows=approval)
    ),
    *when(happened("due:approval_open")).then(
        remind("approval_open", again_in_house, count=True),
        tell_staff("staff/case_approval_waits", shows=approval),
    ),
    *when(happened("due:approval_lapsed"), may_rise).then(
        do(raise_level), *ASKED_IN_HOUSE, tell_staff("staff/case_approval_rises", shows=next_level)
    ),
    *when(happened("due:approval_lapsed")).then(
        do(enters(CaseState.INVESTIGATING)),
        do(offer_becomes("returned")),
        tell_staff("staff/case_approval_over", shows=case),
        *TO_INVESTIGATING,
    ),
)

SMALL_FIX = (
    *when(happened("due:small_fix"), small_enough).then(do(fix_by_rule)),
    *when(happened("fixed_by_rule"), small_enough).then(
        do(enters(CaseState.OFFERED)),
        do(offer_becomes("sent")),
        call_off(),
        remind("offer_open", every("offer_open")),
        remind("offer_expired", offer_ends),
        say("offer", each(offer_buttons, across=2), "human", shows=offer),
        tell_staff("staff/case_fixed_by_rule", shows=offer),
        go_to("offered"),
    ),
)
