"""What is kept about one person: counted, copied out, taken away.

Promises: a copy holds what this contact said, sent, agreed to and is known by, nothing of other contacts and nothing of
the ledger; erasing parts the person from what must stay, and changes neither a sum nor a body that a hash stands for.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, update

from flows.facts.own_data import OwnData
from flows.facts.parties import Contact
from storage import (
    audit_erasing,
    bank_entries,
    call_letters,
    case_items,
    elsewhere,
    held_letters,
    people,
    records,
    speaking,
)
from storage.tables.call_backs import CALL_BACK
from storage.tables.call_letters import CALL_LETTER
from storage.tables.cases import CASE, CONFIRMATION, EVIDENCE, STATEMENT
from storage.tables.complaints import COMPLAINT
from storage.tables.corridor import INBOX, OUTBOX
from storage.tables.feelings import HARSH_WORDS, MOOD
from storage.tables.ledger import CONTACT, CUSTOMER
from storage.tables.ledgers import CUSTOMER_LEDGER
from storage.tables.own_data import ERASURE, SURVEY_CONSENT
from storage.tables.people import BINDING, CHAT_LOCK, INVITATION
from storage.tables.promises import PLAN, PROMISE
from storage.tables.replies import PASSED_ON, STAFF_REPLY
from storage.tables.surveys import SURVEY

TAX_LETTERS: Final = 4
ERASED: Final = "erased"
_BEGUN: Final = (CASE, COMPLAINT, PROMISE, PLAN)
# What of a person's rows goes into their copy, by the name it has there.
_COPIED: Final = {
    "cases": (CASE, ("number", "document", "reason", "claimed", "currency", "words", "answers", "state",
                     "registered_at", "outcome", "closed_at")),
    "complaints": (COMPLAINT, ("number", "kind", "topic", "words", "happened", "wish", "state", "registered_at",
                               "result", "closed_at")),
    "promises": (PROMISE, ("number", "currency", "total", "day", "way", "state", "made_at", "closed_at")),
    "plans": (PLAN, ("number", "currency", "rows", "state", "made_at", "closed_at")),
    "calls": (CALL_BACK, ("purpose", "phone", "at", "state", "made_at", "closed_at")),
    "letters_about_calls": (CALL_LETTER, ("number", "said", "following", "by_day", "at", "objection", "objected_at")),
    "surveys": (SURVEY, ("number", "state", "score", "tags", "comment", "asked_at")),
    "how_words_were_taken": (MOOD, ("level", "causes", "heard_at", "abuse")),
    "words_that_went_against_a_person": (HARSH_WORDS, ("kind", "text", "at")),
    "messages_of_colleagues": (STAFF_REPLY, ("text", "state", "made_at", "send_at")),
    "ledgers": (CUSTOMER_LEDGER, ("name", "state", "at")),
    "chats": (BINDING, ("chat", "method", "bound_at", "revoked_at")),
}  # fmt: skip


# -- counted -----------------------------------------------------------------------------------------------------------
def of(conn: Connection, contact: Contact, tax_id: str, chat: str) -> OwnData:
    """How much is kept about that contact, who writes in `chat`."""
    counts = {name: _count(conn, table, contact.id) for name, table in _COUNTED.items()}
    invoice = people.recent_invoice(conn, contact.customer_id)
    return OwnData(
        **counts,
        papers=int(
            conn.execute(select(func.count()).select_from(EVIDENCE).where(_papers(conn, contact.id))).scalar() or 0
        ),
        open=still_open(conn, contact.id),
        surveys=surveys_allowed(conn, contact.id),
        invoice=invoice[0] if invoice else "",
        tax=sum(c.isalnum() for c in tax_id) >= TAX_LETTERS,
        phone=bool(people.phone(conn, contact.id)),
        locked_until=people.chat_lock(conn, chat)[1],
        erasure_due=erasure_due(conn, contact.id),
    )


def still_open(conn: Connection, contact_id: int) -> tuple[str, ...]:
    """The numbers of what this person began and what has not ended."""
    return tuple(
        number
        for table in _BEGUN
        for number in conn.execute(
            select(table.c.number)
            .where(table.c.contact_id == contact_id, table.c.closed_at.is_(None))
            .order_by(table.c.id)
        ).scalars()
    )


_COUNTED: Final = {"cases": CASE, "confirmations": CONFIRMATION, "promises": PROMISE, "complaints": COMPLAINT}


def _count(conn: Connection, table: Table, contact_id: int) -> int:
    mine = select(func.count()).select_from(table).where(table.c.contact_id == contact_id)
    return int(conn.execute(mine).scalar() or 0)


def _papers(conn: Connection, contact_id: int) -> ColumnElement[bool]:
    """What came from this person: through their chats, for their own customer."""
    customer = select(CONTACT.c.customer_id).where(CONTACT.c.id == contact_id).scalar_subquery()
    sent = EVIDENCE.c.chat.in_(_chats(conn, contact_id)) & (EVIDENCE.c.customer_id == customer)
    return sent & EVIDENCE.c.state.not_in(("withdrawn", "erasing"))


def _chats(conn: Connection, contact_id: int) -> list[str]:
    return list(conn.execute(select(BINDING.c.chat).where(BINDING.c.contact_id == contact_id).distinct()).scalars())


# -- decided -----------------------------------------------------------------------------------------------------------
def surveys_allowed(conn: Connection, contact_id: int) -> bool:
    """Whether this person may be asked how it went: by the switch, else by what they answered to a survey."""
    chosen = conn.execute(select(SURVEY_CONSENT.c.allowed).where(SURVEY_CONSENT.c.contact_id == contact_id)).scalar()
    if chosen is not None:
        return bool(chosen)
    refused = select(SURVEY.c.id).where(SURVEY.c.contact_id == contact_id, SURVEY.c.state == "refused").limit(1)
    return conn.execute(refused).first() is None


def allow_surveys(conn: Connection, contact_id: int, allowed: bool, now: int) -> None:  # noqa: FBT001 - the switch itself
    """Turn the switch."""
    _put(conn, SURVEY_CONSENT, contact_id, allowed=allowed, at=now)


def waiting_surveys(conn: Connection, contact_id: int) -> list[int]:
    """The ids of surveys of this person that have not been answered."""
    waits = SURVEY.c.contact_id == contact_id, SURVEY.c.score == 0
    return list(conn.execute(select(SURVEY.c.id).where(*waits)).scalars())


def erasure_due(conn: Connection, contact_id: int) -> int:
    """By when the wish to be erased is decided on (µs UTC); 0 when none waits."""
    waits = ERASURE.c.contact_id == contact_id, ERASURE.c.state == "asked"
    return int(conn.execute(select(ERASURE.c.due_at).where(*waits)).scalar() or 0)


def ask_erasure(conn: Connection, contact_id: int, now: int, due_at: int) -> None:
    """The person wishes it; it waits for a colleague."""
    _put(
        conn,
        ERASURE,
        contact_id,
        state="asked",
        asked_at=now,
        due_at=due_at,
        decided_by=None,
        decided_at=None,
        reason="",
    )


def put_off_erasure(conn: Connection, contact_id: int, due_at: int) -> None:
    """Another day was named for the decision."""
    conn.execute(update(ERASURE).where(ERASURE.c.contact_id == contact_id).values(due_at=due_at))


def decide_erasure(conn: Connection, contact_id: int, state: str, by: int, now: int, reason: str = "") -> None:
    """A colleague has decided: "erased" or "declined"."""
    decided = {"state": state, "decided_by": by, "decided_at": now, "reason": reason}
    conn.execute(update(ERASURE).where(ERASURE.c.contact_id == contact_id).values(**decided))


def erasure(conn: Connection, contact_id: int) -> dict[str, Any] | None:
    """The newest wish of that contact."""
    row = conn.execute(select(ERASURE).where(ERASURE.c.contact_id == contact_id)).mappings().first()
    return dict(row) if row else None


def _put(conn: Connection, table: Table, contact_id: int, **values: Any) -> None:
    conn.execute(delete(table).where(table.c.contact_id == contact_id))
    conn.execute(table.insert().values(contact_id=contact_id, **values))


# -- copied ------------------------------------------------------------------------------------------------------------
def copy(conn: Connection, contact_id: int) -> dict[str, Any]:
    """All that is kept about that person, ready for JSON; sums in minor units, moments as ISO 8601 in UTC."""
    person = conn.execute(
        select(CONTACT, CUSTOMER.c.name.label("works_for")).join(CUSTOMER).where(CONTACT.c.id == contact_id)
    )
    row = person.mappings().one()
    known = ("name", "form_of_address", "register", "works_for", "email", "phone", "language", "zone")
    copied: dict[str, Any] = {"person": {name: row[name] for name in (*known, "role", "stopped")}}
    for name, (table, columns) in _COPIED.items():
        copied[name] = _rows(conn, table, columns, table.c.contact_id == contact_id)
    copied["lines_of_cases"] = case_items.claims_of(conn, contact_id)
    copied["confirmations"] = _confirmations(conn, contact_id)
    copied["papers"] = _rows(conn, EVIDENCE, ("name", "size", "caption", "received_at"), _papers(conn, contact_id))
    copied["may_be_asked_how_it_went"] = surveys_allowed(conn, contact_id)
    return copied


def _rows(conn: Connection, table: Table, columns: tuple[str, ...], mine: ColumnElement[bool]) -> list[dict[str, Any]]:
    wanted = select(*(table.c[name] for name in columns)).where(mine).order_by(*table.primary_key.columns)
    return [{name: _told(name, value) for name, value in row.items()} for row in conn.execute(wanted).mappings()]


def _confirmations(conn: Connection, contact_id: int) -> list[dict[str, Any]]:
    """What this person agreed to, in the words they saw, with what opens the signed record."""
    columns = (
        CONFIRMATION.c.number,
        STATEMENT.c.number.label("statement"),
        CONFIRMATION.c.amount,
        STATEMENT.c.currency,
    )
    wanted = select(*columns, CONFIRMATION.c.wording, CONFIRMATION.c.at).join_from(
        CONFIRMATION, STATEMENT, STATEMENT.c.id == CONFIRMATION.c.statement_id
    )
    found = conn.execute(wanted.where(CONFIRMATION.c.contact_id == contact_id).order_by(CONFIRMATION.c.id)).mappings()
    told = [{name: _told(name, value) for name, value in row.items()} for row in found]
    return [one | records.of_person(conn, str(one["number"]), contact_id) for one in told]


def _told(name: str, value: Any) -> Any:
    """A moment as people read it; everything else as it is kept."""
    if name != "at" and not name.endswith("_at"):
        return value
    return datetime.fromtimestamp(value // 1_000_000, UTC).isoformat() if value else None


# -- erased ------------------------------------------------------------------------------------------------------------
def erase(conn: Connection, contact_id: int, now: int) -> None:
    """Take the person out: name, chat, address, telephone, moods; what belongs to the books names a number instead."""
    stand_in = f"{ERASED}:{contact_id}"
    customer, name = conn.execute(select(CONTACT.c.customer_id, CONTACT.c.name).where(CONTACT.c.id == contact_id)).one()
    audit_erasing.forget(conn, customer, contact_id, _chats(conn, contact_id))
    for chat in _chats(conn, contact_id):
        gone = OUTBOX.c.state.in_(("sent", "dead"))
        conn.execute(update(OUTBOX).where(OUTBOX.c.lane == chat, gone).values(lane=stand_in, body="{}"))
        conn.execute(update(EVIDENCE).where(EVIDENCE.c.chat == chat).values(chat=stand_in))
    mine = BINDING.c.contact_id == contact_id
    left = _chats(conn, contact_id)
    conn.execute(update(BINDING).where(mine, BINDING.c.revoked_at.is_(None)).values(revoked_at=now))
    for chat in {speaking.chat_of(lane) for lane in left}:
        if not speaking.seats(conn, chat):  # else what came in there is also another company's
            conn.execute(update(INBOX).where(INBOX.c.chat == chat, INBOX.c.state == "done").values(chat=stand_in))
            conn.execute(delete(CHAT_LOCK).where(CHAT_LOCK.c.chat == chat))
            speaking.forget(conn, chat)
    conn.execute(update(BINDING).where(mine).values(chat=stand_in, person="", reason=ERASED))
    conn.execute(update(CONFIRMATION).where(CONFIRMATION.c.contact_id == contact_id).values(chat=stand_in))
    conn.execute(update(CUSTOMER_LEDGER).where(CUSTOMER_LEDGER.c.contact_id == contact_id).values(chat=stand_in))
    conn.execute(update(CALL_BACK).where(CALL_BACK.c.contact_id == contact_id).values(phone=""))
    elsewhere.forget_person(conn, contact_id, f"#{contact_id}")
    call_letters.forget(conn, contact_id)
    held_letters.forget(conn, contact_id)
    records.forget(conn, contact_id)
    bank_entries.forget_person(conn, name)
    conn.execute(
        update(INVITATION).where(INVITATION.c.contact_id == contact_id).values(expires_at=now, claimed_by=None)
    )
    for table in (MOOD, HARSH_WORDS):
        conn.execute(delete(table).where(table.c.contact_id == contact_id))
    _erase_words(conn, contact_id, left, stand_in)
    unknown = {"name": f"#{contact_id}", "email": "", "phone": "", "stopped": True, "trusted": False, "status": ERASED}
    conn.execute(update(CONTACT).where(CONTACT.c.id == contact_id).values(form_of_address="", register="", **unknown))


def _erase_words(conn: Connection, contact_id: int, lanes: list[str], stand_in: str) -> None:
    """What was written to this person and by them while a colleague spoke with them."""
    written = {"chat": stand_in, "text": "", "words": "", "files": "[]"}
    conn.execute(update(STAFF_REPLY).where(STAFF_REPLY.c.contact_id == contact_id).values(**written))
    waits = STAFF_REPLY.c.contact_id == contact_id, STAFF_REPLY.c.state == "scheduled"
    conn.execute(update(STAFF_REPLY).where(*waits).values(state="cancelled"))
    chats = {speaking.chat_of(lane) for lane in lanes}
    conn.execute(delete(PASSED_ON).where(PASSED_ON.c.chat.in_(chats)))
