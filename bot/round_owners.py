"""Who owns the steps of a round: who prepares, who reviews, who asks a silent customer in person.

Promises: whoever prepares does not review; nobody is named who is not here, but for a lead of last resort.
"""

from collections.abc import Iterable

from bot import routed
from bot.work import Work
from flows.facts.parties import Colleague, StaffRole
from flows.tables.roles import may
from storage import ledger, people

PREPARES = (StaffRole.ACCOUNTANT, StaffRole.LEAD)
REVIEWS = (StaffRole.REVIEWER, StaffRole.CONTROLLER, StaffRole.LEAD)
ASKS = frozenset({StaffRole.AGENT, StaffRole.ACCOUNTANT, StaffRole.LEAD, StaffRole.CONTROLLER})


def preparer(work: Work) -> Colleague | None:
    """In whose name a run prepares; None when nobody who may is here."""
    return _first(_in_order(work, PREPARES, "prepare"))


def reviewer(work: Work, preparer_id: int, before: int = 0) -> Colleague | None:
    """Who is asked to issue: whoever was asked before, their stand-in, or the next who may; never who prepared."""
    fit = [one for one in _in_order(work, REVIEWS, "issue_statement") if one.id != preparer_id]
    asked = next((one for one in people.staff(work.conn, id=before)), None) if before else None
    backup = routed.backup_of(work, asked) if asked else None
    wanted = [one.id for one in (asked, backup) if one]
    return _first(sorted(fit, key=lambda one: wanted.index(one.id) if one.id in wanted else len(wanted)))


def of_customer(work: Work, customer_id: int, otherwise: int) -> Colleague | None:
    """Who asks that customer in person: whoever looks after them or stands in, else `otherwise`, else a lead."""
    customer = ledger.customer(work.conn, customer_id)
    for id_ in (customer.account_manager if customer else 0, otherwise):
        found = people.staff(work.conn, id=id_) if id_ else []
        for one in (*found, *(routed.backup_of(work, who) for who in found)):
            if one and one.active and one.role in ASKS and not routed.is_away(work, one):
                return one
    return routed.lead_of_today(work)


def _in_order(work: Work, roles: tuple[StaffRole, ...], action: str) -> list[Colleague]:
    here = [one for one in people.staff(work.conn) if one.role in roles and not routed.is_away(work, one)]
    return sorted((one for one in here if may(one.role.value, action)), key=lambda one: (roles.index(one.role), one.id))


def _first(found: Iterable[Colleague]) -> Colleague | None:
    return next(iter(found), None)
