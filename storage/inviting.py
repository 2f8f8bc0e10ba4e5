"""Who could be invited: contacts by name, and those whose chat is not bound yet."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from storage.tables.ledger import CONTACT, CUSTOMER
from storage.tables.people import BINDING


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact who may be sent a link; `role` is empty when the books say none."""

    contact_id: int
    customer_id: int
    customer: str
    name: str
    role: str
    bound: bool


def candidates(conn: Connection) -> list[Candidate]:
    """Every contact, by customer code and name."""
    bound = select(BINDING.c.contact_id).where(BINDING.c.revoked_at.is_(None))
    joined = CONTACT.join(CUSTOMER, CUSTOMER.c.id == CONTACT.c.customer_id)
    columns = (CONTACT.c.id, CONTACT.c.customer_id, CUSTOMER.c.code, CONTACT.c.name, CONTACT.c.role)
    rows = conn.execute(
        select(*columns, CONTACT.c.id.in_(bound)).select_from(joined).order_by(CUSTOMER.c.code, CONTACT.c.name)
    )
    return [Candidate(row[0], row[1], row[2], row[3], row[4] or "", bool(row[5])) for row in rows]


def add_contact(conn: Connection, customer_id: int, name: str) -> int:
    """A contact whom the ledger did not name; language and zone are the customer's. Returns the id."""
    found = conn.execute(select(CUSTOMER).where(CUSTOMER.c.id == customer_id)).one()
    made = insert(CONTACT).values(
        customer_id=customer_id,
        source_key=f"invited:{found.code}:{name}",
        name=name,
        language=found.language,
        zone=found.zone,
    )
    key = conn.execute(made).inserted_primary_key
    return int(key[0]) if key else 0
