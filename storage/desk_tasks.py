"""What waits for one colleague beside cases: what they were asked, what they do or verify, what they decide on.

Promise: as in storage/desk_home.py: few statements, each limited, nothing counted beforehand. Times are µs UTC.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, select, text

from flows.facts.consults import ANSWERABLE
from flows.facts.corrective import ActionState
from flows.facts.elsewhere import AnswerState
from storage.desk_home import ToDecide
from storage.prepared import Prepared
from storage.tables.cases import CASE
from storage.tables.consults import CONSULT
from storage.tables.corrective import CORRECTIVE_ACTION
from storage.tables.elsewhere import ANSWER
from storage.tables.ledger import CONTACT, CUSTOMER
from storage.tables.legal_holds import LEGAL_HOLD
from storage.tables.own_data import ERASURE
from storage.tables.people import BINDING, INVITATION
from storage.tables.replies import STAFF_REPLY

_CASES = CASE.join(CUSTOMER, CUSTOMER.c.id == CASE.c.customer_id)
_CONTACTS = CONTACT.join(CUSTOMER, CUSTOMER.c.id == CONTACT.c.customer_id)
TRUSTED_ROLES = ("confirmer", "admin")
_QUIET = Prepared(
    text(
        "SELECT count(*) FROM outbox WHERE channel = 'slack' AND kind = 'note' AND state <> 'dead' AND subject <> ''"
        " AND made_at >= :since AND body NOT LIKE :loud"
    )
)


@dataclass(frozen=True, slots=True)
class Task:
    """Something for one colleague to do. `kind` and `id` name it ("consult", 7); `what` is a key or a few words."""

    kind: str
    id: int
    number: str
    customer: str
    at: int
    what: str = ""
    words: str = ""


def questions(conn: Connection, colleague: int, most: int) -> list[Task]:
    """What they were asked about cases and have not answered."""
    columns = CONSULT.c.id, CASE.c.number, CUSTOMER.c.name, CONSULT.c.due, CONSULT.c.department, CONSULT.c.question
    found = (
        select(*columns)
        .select_from(CONSULT.join(_CASES, CASE.c.id == CONSULT.c.case_id))
        .where(CONSULT.c.colleague == colleague, CONSULT.c.state.in_([state.value for state in ANSWERABLE]))
        .order_by(CONSULT.c.due)
    )
    return _tasks(conn, "consult", found, most)


def corrections(conn: Connection, colleague: int, most: int) -> list[Task]:
    """What they do so that a cause stays away, or see whether it does."""
    action = CORRECTIVE_ACTION.c
    columns = action.id, action.number, CUSTOMER.c.name, action.due, action.state, action.what
    theirs = and_(action.owner == colleague, action.state == ActionState.PLANNED.value)
    sees = and_(action.verifier == colleague, action.state == ActionState.DONE.value)
    joined = CORRECTIVE_ACTION.join(_CASES, CASE.c.id == action.case_id)
    return _tasks(conn, "corrective", select(*columns).select_from(joined).where(theirs | sees), most)


def replies(conn: Connection, colleague: int, most: int) -> list[Task]:
    """Their messages to customers that wait for their time."""
    columns = STAFF_REPLY.c.id, CONTACT.c.name, CUSTOMER.c.name, STAFF_REPLY.c.send_at
    joined = STAFF_REPLY.join(_CONTACTS, CONTACT.c.id == STAFF_REPLY.c.contact_id)
    waits = STAFF_REPLY.c.staff_id == colleague, STAFF_REPLY.c.state == "scheduled"
    found = select(*columns).select_from(joined).where(*waits).order_by(STAFF_REPLY.c.send_at)
    return _tasks(conn, "reply", found, most)


def causes(conn: Connection, colleague: int, most: int) -> list[Task]:
    """Their settled cases of which nobody has said what really went wrong."""
    settled = CASE.c.state.in_(("resolved", "closed")), (CASE.c.upheld > 0) | (CASE.c.granted > 0)
    found = (
        select(CASE.c.id, CASE.c.number, CUSTOMER.c.name, CASE.c.next_contact_at)
        .select_from(_CASES)
        .where(CASE.c.owner == colleague, CASE.c.root_cause == "", *settled)
        .order_by(CASE.c.id.desc())
    )
    return _tasks(conn, "cause", found, most)


# -- to decide ---------------------------------------------------------------------------------------------------------
def erasures(conn: Connection, _by: int, most: int) -> list[ToDecide]:
    """People who wish to be erased while something of theirs is open."""
    joined = ERASURE.join(_CONTACTS, CONTACT.c.id == ERASURE.c.contact_id)
    found = select(CONTACT.c.id, CONTACT.c.name, CUSTOMER.c.name).select_from(joined).where(ERASURE.c.state == "asked")
    return [ToDecide("erasure", *row) for row in conn.execute(found.order_by(ERASURE.c.due_at).limit(most))]


def holds(conn: Connection, by: int, most: int) -> list[ToDecide]:
    """Cases that others propose to hand to lawyers, and that this colleague has not agreed to yet."""
    hold = LEGAL_HOLD.c
    waits = hold.set_at == 0, hold.ended_at == 0, hold.proposed_by != by, hold.controller != by, hold.legal != by
    columns = CASE.c.id, CASE.c.number, CUSTOMER.c.name, CASE.c.currency, CASE.c.claimed
    joined = LEGAL_HOLD.join(_CASES, CASE.c.id == hold.case_id)
    found = select(*columns).select_from(joined).where(*waits).order_by(hold.id)
    return [ToDecide("hold", *row) for row in conn.execute(found.limit(most))]


def elsewhere(conn: Connection, by: int, most: int) -> list[ToDecide]:
    """Confirmations that came another way and that others wrote down."""
    columns = ANSWER.c.id, ANSWER.c.number, CUSTOMER.c.name, ANSWER.c.currency, ANSWER.c.agreed
    waits = ANSWER.c.state == AnswerState.TO_APPROVE.value, ANSWER.c.recorded_by != by
    joined = ANSWER.join(CUSTOMER, CUSTOMER.c.id == ANSWER.c.customer_id)
    found = select(*columns).select_from(joined).where(*waits).order_by(ANSWER.c.id)
    return [ToDecide("elsewhere", *row) for row in conn.execute(found.limit(most))]


def persons(conn: Connection, _by: int, most: int) -> list[ToDecide]:
    """Bound contacts who may confirm once a colleague has looked at them."""
    bound = (
        select(CONTACT.c.id, CONTACT.c.name, CUSTOMER.c.name)
        .select_from(_CONTACTS.join(BINDING, BINDING.c.contact_id == CONTACT.c.id))
        .where(CONTACT.c.trusted.is_(False), CONTACT.c.role.in_(TRUSTED_ROLES), BINDING.c.revoked_at.is_(None))
        .order_by(CONTACT.c.id)
        .limit(most)
    )
    return [ToDecide("contact", *row) for row in conn.execute(bound.distinct())]


def invited(conn: Connection, now: int, most: int) -> list[ToDecide]:
    """People who opened their invitation and wait until a colleague lets them in."""
    joined = INVITATION.join(_CONTACTS, CONTACT.c.id == INVITATION.c.contact_id)
    waits = INVITATION.c.claimed_by.is_not(None), INVITATION.c.used_at.is_(None), INVITATION.c.expires_at > now
    found = select(INVITATION.c.id, CONTACT.c.name, CUSTOMER.c.name).select_from(joined).where(*waits)
    return [ToDecide("invitation", *row) for row in conn.execute(found.order_by(INVITATION.c.id).limit(most))]


def quiet(conn: Connection, since: int) -> int:
    """How many lines threads were told since then that the channel did not see."""
    row = _QUIET.row(conn, since=since, loud='%"broadcast":true%')
    return int(row[0]) if row else 0


def _tasks(conn: Connection, kind: str, found: Select[Any], most: int) -> list[Task]:
    return [Task(kind, *row) for row in conn.execute(found.limit(most))]
