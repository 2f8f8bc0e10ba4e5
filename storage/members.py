"""The people of one customer: who speaks here, who is invited, who is only on file; and the end of that.

Promise: whoever has left is not listed, sees nothing from that very moment on, and stays in the record.
"""

from sqlalchemy import Connection, func, select, update

from flows.facts.members import HERE, INVITED, KNOWN, Member
from storage import people
from storage.inviting import add_contact
from storage.tables.ledger import CONTACT
from storage.tables.people import BINDING, INVITATION

LEFT, SUSPENDED = "left", "suspended"


def of_customer(conn: Connection, customer_id: int, now: int) -> tuple[Member, ...]:
    """Everybody, in the order in which they came to the books."""
    mine = select(CONTACT.c.id).where(CONTACT.c.customer_id == customer_id, CONTACT.c.status != LEFT)
    speaks = select(BINDING.c.contact_id).where(BINDING.c.customer_id == customer_id, BINDING.c.revoked_at.is_(None))
    here = set(conn.execute(speaks).scalars())
    links = select(INVITATION.c.contact_id, func.max(INVITATION.c.expires_at)).where(
        INVITATION.c.customer_id == customer_id, INVITATION.c.used_at.is_(None), INVITATION.c.expires_at > now
    )
    invited = {row[0]: int(row[1]) for row in conn.execute(links.group_by(INVITATION.c.contact_id))}
    found = []
    for id_ in conn.execute(mine.order_by(CONTACT.c.id)).scalars():
        state = HERE if id_ in here else INVITED if id_ in invited else KNOWN
        found.append(Member(people.contact(conn, id_)[0], state, invited.get(id_, 0) if state == INVITED else 0))
    return tuple(found)


def to_invite(conn: Connection, customer_id: int, contact_id: int, name: str) -> int:
    """The contact to invite: that one, else whoever bears the name or bore it, else a new one. 0 when not theirs."""
    theirs = select(CONTACT.c.id).where(CONTACT.c.customer_id == customer_id)
    if contact_id:
        return int(conn.execute(theirs.where(CONTACT.c.id == contact_id)).scalar() or 0)
    found = conn.execute(theirs.where(CONTACT.c.name == name)).scalar()
    return int(found) if found else add_contact(conn, customer_id, name)


def has_access(conn: Connection, contact_id: int, now: int) -> bool:
    """Whether a chat speaks for this contact, or a link of theirs still could."""
    link = (INVITATION.c.contact_id == contact_id) & INVITATION.c.used_at.is_(None) & (INVITATION.c.expires_at > now)
    bound = (BINDING.c.contact_id == contact_id) & BINDING.c.revoked_at.is_(None)
    found = (select(INVITATION.c.id).where(link), select(BINDING.c.id).where(bound))
    return any(conn.execute(one.limit(1)).first() for one in found)


def leave(conn: Connection, contact_id: int, reason: str, now: int, status: str = LEFT) -> None:
    """End every binding and link of this contact; who is suspended stays on the list and needs a new link too."""
    bound = update(BINDING).where(BINDING.c.contact_id == contact_id, BINDING.c.revoked_at.is_(None))
    conn.execute(bound.values(revoked_at=now, reason=reason))
    void(conn, contact_id, now)
    people.set_contact(conn, contact_id, status=status, role=None, trusted=False, limit_minor=None, limit_currency=None)


def void(conn: Connection, contact_id: int, now: int) -> None:
    """Links of this contact that nobody has used lead nowhere from now on."""
    open_ = update(INVITATION).where(INVITATION.c.contact_id == contact_id, INVITATION.c.used_at.is_(None))
    conn.execute(open_.where(INVITATION.c.expires_at > now).values(expires_at=now))
