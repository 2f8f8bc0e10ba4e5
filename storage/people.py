"""Who may speak with us: bindings of chats to contacts, invitations, colleagues.

Every figure is behind `contact_in`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from flows.facts.money import Money
from flows.facts.parties import Colleague, Contact, Customer, Role, StaffRole
from storage.prepared import Prepared
from storage.tables.ledger import CONTACT, CUSTOMER, DOCUMENT
from storage.tables.people import BINDING, CHAT_LOCK, INVITATION, STAFF

_CONTACT = (
    "SELECT c.id, c.customer_id, c.name, COALESCE(c.role, 'viewer'), c.language, c.zone, c.limit_minor,"
    " c.limit_currency, c.stopped, c.trusted, c.form_of_address,"
    " c.register,"
    " u.code, u.name, u.country, u.zone, u.language, u.tax_id, u.account_manager, u.region FROM contact c"
    " JOIN customer u ON u.id = c.customer_id"
)
_PHONE = Prepared(text("SELECT phone FROM contact WHERE id = :id"))
_IN_CHAT = Prepared(
    text(
        f"{_CONTACT} JOIN binding b ON b.contact_id = c.id WHERE b.chat = :chat AND b.person = :person AND"
        f" b.revoked_at IS NULL"
    )
)
_BY_ID = Prepared(text(f"{_CONTACT} WHERE c.id = :id"))
_OTHERS = Prepared(
    text(
        f"{_CONTACT} JOIN binding b ON b.contact_id = c.id WHERE c.customer_id = :customer_id AND c.id <> :id AND"
        f" b.revoked_at IS NULL ORDER BY c.id"
    )
)
_CHAT_OF = Prepared(
    text("SELECT chat, person FROM binding WHERE contact_id = :id AND revoked_at IS NULL ORDER BY id DESC LIMIT 1")
)
_CHATS = Prepared(
    text(
        "SELECT b.chat, b.contact_id FROM binding b WHERE b.customer_id = :customer_id AND b.revoked_at IS NULL"
        " AND b.blocked_at IS NULL ORDER BY b.id"
    )
)
_POSTPONED = Prepared(text("SELECT postponed_until FROM contact WHERE id = :id"))
_STAFF_COLUMNS = tuple(column.name for column in STAFF.c)
_STAFF = Prepared(select(STAFF).order_by(STAFF.c.id))
_STAFF_NAMED = Prepared(select(STAFF).where(STAFF.c.user == bindparam("user")).order_by(STAFF.c.id))
_STAFF_BY_ID = Prepared(select(STAFF).where(STAFF.c.id == bindparam("id")))


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation as the chat that opened it sees it: never the figures behind it."""

    id: int
    contact: Contact
    customer: Customer
    role: Role
    claimed_by: str
    wrong: int
    locked_until: int
    expires_at: int
    used_at: int | None


def contact_in(conn: Connection, chat: str, person: str) -> tuple[Contact, Customer] | None:
    """Whom this chat is bound to: only for the person who bound it."""
    row = _IN_CHAT.row(conn, chat=chat, person=person)
    return _both(row) if row else None


def contact(conn: Connection, id: int) -> tuple[Contact, Customer]:
    """That contact and their customer. Raises LookupError."""
    row = _BY_ID.row(conn, id=id)
    if row is None:
        msg = f"There is no contact {id}."
        raise LookupError(msg)
    return _both(row)


def others(conn: Connection, who: Contact) -> tuple[Contact, ...]:
    """The other bound contacts of the same customer."""
    return tuple(_both(row)[0] for row in _OTHERS.rows(conn, customer_id=who.customer_id, id=who.id))


def chat_of(conn: Connection, contact_id: int) -> tuple[str, str] | None:
    """(chat, person) that this contact is bound in."""
    row = _CHAT_OF.row(conn, id=contact_id)
    return (row[0], row[1]) if row else None


def chats_of(conn: Connection, customer_id: int) -> list[tuple[str, int]]:
    """(chat, contact id) of every reachable bound contact of that customer, longest bound first."""
    return [(row[0], row[1]) for row in _CHATS.rows(conn, customer_id=customer_id)]


def bind(conn: Connection, who: Contact, chat: str, person: str, method: str, now: int) -> None:
    """Bind the chat; an older binding of the same contact or chat is revoked."""
    old = BINDING.c.revoked_at.is_(None) & ((BINDING.c.chat == chat) | (BINDING.c.contact_id == who.id))
    conn.execute(update(BINDING).where(old).values(revoked_at=now, reason="bound again"))
    conn.execute(
        insert(BINDING).values(
            contact_id=who.id, customer_id=who.customer_id, chat=chat, person=person, method=method, bound_at=now
        )
    )


def reach(conn: Connection, chat: str, blocked_at: int | None) -> None:
    """The person blocked the bot (when), or can be reached again (None): for every company they speak for."""
    theirs = BINDING.c.person == chat.partition(":")[2]
    conn.execute(update(BINDING).where(theirs, BINDING.c.revoked_at.is_(None)).values(blocked_at=blocked_at))


def set_contact(conn: Connection, id: int, **fields: Any) -> None:
    """Change fields of a contact by their column names."""
    conn.execute(update(CONTACT).where(CONTACT.c.id == id).values(**fields))


def postponed_until(conn: Connection, id: int) -> int:
    """Before which moment (µs UTC) this contact asked not to be reminded."""
    row = _POSTPONED.row(conn, id=id)
    return int(row[0] or 0) if row else 0


def phone(conn: Connection, id: int) -> str:
    """The contact's phone number on file."""
    row = _PHONE.row(conn, id=id)
    return str(row[0] or "") if row else ""


def recent_invoice(conn: Connection, customer_id: int) -> tuple[str, Money] | None:
    """(number, total) of the customer's newest invoice: what only they and we know."""
    mine = select(DOCUMENT.c.number, DOCUMENT.c.total, DOCUMENT.c.currency).where(
        DOCUMENT.c.customer_id == customer_id, DOCUMENT.c.kind == "invoice"
    )
    row = conn.execute(mine.order_by(DOCUMENT.c.on_day.desc(), DOCUMENT.c.id.desc()).limit(1)).first()
    return (row[0], Money(row[1], row[2])) if row else None


def bindings(conn: Connection) -> list[dict[str, Any]]:
    """Every binding there is or was, for the operator."""
    joined = BINDING.join(CONTACT, CONTACT.c.id == BINDING.c.contact_id).join(
        CUSTOMER, CUSTOMER.c.id == BINDING.c.customer_id
    )
    columns = (
        BINDING,
        CONTACT.c.name.label("contact"),
        CONTACT.c.role,
        CONTACT.c.trusted,
        CUSTOMER.c.code.label("customer"),
    )
    return [dict(row) for row in conn.execute(select(*columns).select_from(joined).order_by(BINDING.c.id)).mappings()]


def revoke(conn: Connection, id: int, reason: str, now: int) -> bool:
    """End a binding at once. False when it is not active."""
    found = (
        update(BINDING).where(BINDING.c.id == id, BINDING.c.revoked_at.is_(None)).values(revoked_at=now, reason=reason)
    )
    return bool(conn.execute(found).rowcount)


# -- invitations -------------------------------------------------------------------------------------------------------
def invite(conn: Connection, token: str, contact_id: int, role: Role, now: int, expires_at: int) -> None:
    """Keep a link's hash; earlier unused links of the same contact end."""
    who, _ = contact(conn, contact_id)
    conn.execute(
        update(INVITATION)
        .where(INVITATION.c.contact_id == contact_id, INVITATION.c.used_at.is_(None))
        .values(expires_at=now)
    )
    conn.execute(
        insert(INVITATION).values(
            token_sha=_sha(token),
            contact_id=contact_id,
            customer_id=who.customer_id,
            role=role.value,
            made_at=now,
            expires_at=expires_at,
        )
    )


def invitation(conn: Connection, *, token: str = "", id: int = 0) -> Invited | None:
    """The invitation behind that link, or with that id."""
    wanted = INVITATION.c.id == id if id else INVITATION.c.token_sha == _sha(token)
    row = conn.execute(select(INVITATION).where(wanted)).mappings().first()
    if row is None:
        return None
    who, customer = contact(conn, row["contact_id"])
    return Invited(
        row["id"],
        who,
        customer,
        Role(row["role"]),
        row["claimed_by"] or "",
        row["wrong"],
        row["locked_until"],
        row["expires_at"],
        row["used_at"],
    )


def change_invitation(conn: Connection, id: int, **fields: Any) -> None:
    """Change fields of an invitation by their column names."""
    conn.execute(update(INVITATION).where(INVITATION.c.id == id).values(**fields))


def use_invitation(conn: Connection, id: int, now: int) -> bool:
    """Use it up: True for exactly one caller."""
    once = update(INVITATION).where(INVITATION.c.id == id, INVITATION.c.used_at.is_(None)).values(used_at=now)
    return bool(conn.execute(once).rowcount)


def chat_lock(conn: Connection, chat: str) -> tuple[int, int]:
    """(wrong answers in a row, locked until µs UTC) of a chat."""
    row = conn.execute(select(CHAT_LOCK.c.wrong, CHAT_LOCK.c.locked_until).where(CHAT_LOCK.c.chat == chat)).first()
    return (row[0], row[1]) if row else (0, 0)


def set_chat_lock(conn: Connection, chat: str, wrong: int, locked_until: int) -> None:
    """Remember wrong answers of a chat."""
    values = {"wrong": wrong, "locked_until": locked_until}
    if not conn.execute(update(CHAT_LOCK).where(CHAT_LOCK.c.chat == chat).values(**values)).rowcount:
        conn.execute(insert(CHAT_LOCK).values(chat=chat, **values))


def word_due(conn: Connection, chat: str, now: int, every: int) -> bool:
    """Whether a chat that is nobody's may leave another word; if so, this one is counted."""
    last = conn.execute(select(CHAT_LOCK.c.word_at).where(CHAT_LOCK.c.chat == chat)).scalar()
    if last and now < last + every:
        return False
    if not conn.execute(update(CHAT_LOCK).where(CHAT_LOCK.c.chat == chat).values(word_at=now)).rowcount:
        conn.execute(insert(CHAT_LOCK).values(chat=chat, word_at=now))
    return True


# -- colleagues --------------------------------------------------------------------------------------------------------
def add_staff(conn: Connection, team: str, user: str, name: str, role: StaffRole, now: int) -> int:
    """Register a colleague, or change and reactivate one. Returns the id."""
    values = {"name": name, "role": role.value, "active": True}
    if not conn.execute(update(STAFF).where(STAFF.c.team == team, STAFF.c.user == user).values(**values)).rowcount:
        conn.execute(insert(STAFF).values(team=team, user=user, added_at=now, **values))
    found = conn.execute(select(STAFF.c.id).where(STAFF.c.team == team, STAFF.c.user == user)).scalar_one()
    return int(found)


def staff(conn: Connection, *, team: str = "", user: str = "", id: int = 0) -> list[Colleague]:
    """Colleagues, all or those that fit; inactive ones too."""
    found = _STAFF_BY_ID.rows(conn, id=id) if id else _STAFF_NAMED.rows(conn, user=user) if user else _STAFF.rows(conn)
    known = (_colleague(dict(zip(_STAFF_COLUMNS, row, strict=True))) for row in found)
    return [one for one in known if one.team == (team or one.team) and one.user == (user or one.user)]


def change_staff(conn: Connection, id: int, **fields: Any) -> None:
    """Change fields of a colleague by their column names."""
    conn.execute(update(STAFF).where(STAFF.c.id == id).values(**fields))


def _colleague(row: Mapping[str, Any]) -> Colleague:
    return Colleague(
        row["id"],
        row["team"],
        row["user"],
        row["name"],
        StaffRole(row["role"]),
        active=bool(row["active"]),
        departments=tuple(row["departments"].split()),
        languages=tuple(row["languages"].split()),
        absent_until=date.fromisoformat(row["absent_until"]) if row["absent_until"] else None,
        backup=row["backup"],
        shift_ends=time.fromisoformat(row["shift_ends"]) if row["shift_ends"] else None,
        language=row["language"],
        barred=row["barred"],
        zone=row["zone"],
    )


def _both(row: Any) -> tuple[Contact, Customer]:
    limit = Money(row[6], row[7]) if row[6] is not None else None
    who = Contact(row[0], row[1], row[2], Role(row[3]), row[4], row[5], limit, bool(row[8]), bool(row[9]), *row[10:12])
    return who, Customer(row[1], *row[12:20])


def _sha(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
