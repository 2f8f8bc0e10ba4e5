"""What is new in the books since they were looked at last, for whoever tells what the bot is doing. Reads only.

Promises: one call shows one moment of the books; each change of a row that two calls lie around is shown once, with
what it was before. Meant for books of a demo's size: the inbox is looked through whole. Who edits: whoever wants
another kind of change told.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from storage import audit
from storage.conversations import read
from storage.tables.audit import AUDIT_PRIVATE
from storage.tables.cases import HAND_OVER
from storage.tables.corridor import AUDIT, CONVERSATION, FOLLOW_UP, INBOX, OUTBOX

T = TypeVar("T")


class Came(NamedTuple):
    """Something that came in. `at` µs UTC is the moment of the turn that took it first."""

    source: str
    external_id: str
    chat: str
    state: str
    at: int


class Link(NamedTuple):
    """One link of a chain of the records, of what was done: neither a turn nor what became of a letter."""

    customer_id: int
    seq: int
    at: int
    actor: str
    action: str
    subject: str
    body: Mapping[str, Any]


class Posted(NamedTuple):
    """A letter and how it fares; times µs UTC."""

    id: int
    lane: str
    method: str
    body: Mapping[str, Any]
    kind: str
    subject: str
    customer_id: int
    state: str
    attempts: int
    remote_id: str
    error: str
    not_before: int
    made_at: int


class Planned(NamedTuple):
    """A follow-up and what became of it; times µs UTC."""

    id: int
    kind: str
    subject: str
    customer_id: int
    due_at: int
    state: str
    because: str
    made_at: int
    closed_at: int


class Stands(NamedTuple):
    """Where a conversation stands and who has control of it."""

    chat: str
    version: int
    flow: str
    stage: str
    control: str
    at: int


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A row that is new (`before` None) or other than it was."""

    before: T | None
    after: T


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the books were read: the end of each chain, and the rows that may still change, as they were."""

    heads: Mapping[int, int] = field(default_factory=dict)
    inbox: Mapping[Hashable, Came] = field(default_factory=dict)
    letters: Mapping[Hashable, Posted] = field(default_factory=dict)
    plans: Mapping[Hashable, Planned] = field(default_factory=dict)
    chats: Mapping[Hashable, Stands] = field(default_factory=dict)
    last_letter: int = 0
    last_plan: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """All that is new, each kind in the order of its rows."""

    came: tuple[Change[Came], ...] = ()
    links: tuple[Link, ...] = ()
    letters: tuple[Change[Posted], ...] = ()
    plans: tuple[Change[Planned], ...] = ()
    chats: tuple[Change[Stands], ...] = ()


def version(conn: Connection) -> int:
    """A number that is another one as soon as somebody else has committed: the cheapest look there is."""
    return int(conn.exec_driver_sql("PRAGMA data_version").scalar_one())


def news(conn: Connection, mark: Mark) -> tuple[News, Mark]:
    """What is new since `mark`, and the mark for the next time."""
    conn.exec_driver_sql("SAVEPOINT chronicle")  # all that follows sees the same moment
    try:
        came, inbox = _compared(_inbox(conn), mark.inbox, _key)
        links = _links(conn, mark.heads)
        letters, posted = _compared(_letters(conn, mark), mark.letters, _id)
        plans, planned = _compared(_plans(conn, mark), mark.plans, _id)
        chats, stand = _compared(_chats(conn), mark.chats, _chat)
    finally:
        conn.exec_driver_sql("RELEASE chronicle")
    heads = dict(mark.heads) | {link.customer_id: link.seq for link in links}
    open_letters = {id_: one for id_, one in posted.items() if one.state in {"queued", "sending", "uncertain"}}
    open_plans = {id_: one for id_, one in planned.items() if one.state == "due"}
    ends = _last(letters, mark.last_letter), _last(plans, mark.last_plan)
    after = Mark(heads, inbox, open_letters, open_plans, stand, *ends)
    return News(came, tuple(links), letters, plans, chats), after


# -- what a debrief asks -----------------------------------------------------------------------------------------------
def links_of(conn: Connection, customer_id: int, since: int) -> list[Link]:
    """That customer's records from `since` (µs UTC) on."""
    asked = _audit().where(AUDIT.c.customer_id == customer_id, AUDIT.c.at >= since).order_by(AUDIT.c.seq)
    return [_link(row) for row in conn.execute(asked)]


def plans_of(conn: Connection, customer_id: int) -> list[Planned]:
    """All follow-ups about that customer, oldest first."""
    asked = select(*(FOLLOW_UP.c[name] for name in Planned._fields)).where(FOLLOW_UP.c.customer_id == customer_id)
    return [_planned(row) for row in conn.execute(asked.order_by(FOLLOW_UP.c.id))]


def hand_overs_of(conn: Connection, customer_id: int) -> list[Mapping[str, Any]]:
    """Every time a person was asked for by that customer, oldest first."""
    asked = select(HAND_OVER).where(HAND_OVER.c.customer_id == customer_id).order_by(HAND_OVER.c.id)
    return [dict(row) for row in conn.execute(asked).mappings()]


# -- rows --------------------------------------------------------------------------------------------------------------
def _inbox(conn: Connection) -> Iterable[Came]:
    columns = (INBOX.c.source, INBOX.c.external_id, INBOX.c.chat, INBOX.c.state, INBOX.c.received_at)
    return (Came(*row) for row in conn.execute(select(*columns).order_by(INBOX.c.received_at)))


def _audit() -> Select[Any]:
    """Every link that tells a story, with what stands beside it."""
    beside = (AUDIT_PRIVATE.c.customer_id == AUDIT.c.customer_id) & (AUDIT_PRIVATE.c.seq == AUDIT.c.seq)
    columns = [AUDIT.c[name] for name in Link._fields]
    asked = select(*columns, AUDIT_PRIVATE.c.body.label("plain")).select_from(AUDIT.outerjoin(AUDIT_PRIVATE, beside))
    return asked.where(AUDIT.c.action.not_in(audit.QUIET))


def _link(row: Any) -> Link:
    values: dict[str, Any] = row._asdict()
    return Link(**values | {"body": audit.told(values["body"], values.pop("plain"))})


def _links(conn: Connection, heads: Mapping[int, int]) -> list[Link]:
    news: list[ColumnElement[bool]] = [AUDIT.c.customer_id.notin_(heads)]
    news += [(AUDIT.c.customer_id == customer) & (AUDIT.c.seq > seq) for customer, seq in heads.items()]
    rows = conn.execute(_audit().where(or_(*news)).order_by(AUDIT.c.customer_id, AUDIT.c.seq))
    return [_link(row) for row in rows]


def _letters(conn: Connection, mark: Mark) -> Iterable[Posted]:
    columns = [OUTBOX.c[name] for name in Posted._fields]
    asked = select(*columns).where(or_(OUTBOX.c.id > mark.last_letter, OUTBOX.c.id.in_(mark.letters)))
    for row in conn.execute(asked.order_by(OUTBOX.c.id)):
        values = row._asdict()
        words = {name: values[name] or "" for name in ("remote_id", "error")}
        yield Posted(**values | words | {"body": json.loads(values["body"])})


def _plans(conn: Connection, mark: Mark) -> Iterable[Planned]:
    columns = [FOLLOW_UP.c[name] for name in Planned._fields]
    asked = select(*columns).where(or_(FOLLOW_UP.c.id > mark.last_plan, FOLLOW_UP.c.id.in_(mark.plans)))
    return (_planned(row) for row in conn.execute(asked.order_by(FOLLOW_UP.c.id)))


def _planned(row: Any) -> Planned:
    values: dict[str, Any] = row._asdict()
    return Planned(**values | {"closed_at": values["closed_at"] or 0})


def _chats(conn: Connection) -> Iterable[Stands]:
    asked = select(*(CONVERSATION.c[name] for name in ("chat", "version", "body", "control", "updated_at")))
    for chat, number, body, control, at in conn.execute(asked.order_by(CONVERSATION.c.updated_at)):
        top = read(body).top
        yield Stands(chat, number, top.flow, top.stage, control, at)


def _compared(
    rows: Iterable[T], known: Mapping[Hashable, T], key: Callable[[T], Hashable]
) -> tuple[tuple[Change[T], ...], dict[Hashable, T]]:
    """Which rows are other than they were known, and all of them by their key."""
    now = {key(row): row for row in rows}
    changed = (Change(known.get(name), row) for name, row in now.items() if known.get(name) != row)
    return tuple(changed), now


def _last(changes: Iterable[Change[Any]], before: int) -> int:
    last: int = max([before, *(change.after.id for change in changes)])
    return last


def _key(came: Came) -> Hashable:
    return came.source, came.external_id


def _id(row: Posted | Planned) -> Hashable:
    return row.id


def _chat(stands: Stands) -> Hashable:
    return stands.chat
