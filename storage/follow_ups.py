"""Follow-ups: rows with a due time, claimed in the transaction that acts on them."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from storage.prepared import Prepared

_COLUMNS = "id, kind, subject, customer_id, count, due_at, because"
_SET = Prepared(
    text(
        "INSERT INTO follow_up (kind, subject, customer_id, count, due_at, state, because, shows, contact_id, made_at)"
        " VALUES (:kind, :subject, :customer_id, :count, :due_at, 'due', :because, '{}', 0, :now) RETURNING id"
    )
)
_CANCEL = Prepared(
    text(
        "UPDATE follow_up SET state = 'cancelled', because = :because, closed_at = :now WHERE subject = :subject"
        " AND kind = :kind AND state = 'due'"
    )
)
_CANCEL_ALL = Prepared(
    text(
        "UPDATE follow_up SET state = 'cancelled', because = :because, closed_at = :now WHERE subject = :subject"
        " AND state = 'due'"
    )
)
_DUE = Prepared(
    text(
        f"SELECT {_COLUMNS} FROM follow_up WHERE state = 'due' AND due_at <= :now"  # noqa: S608 - constants
        " ORDER BY due_at LIMIT :most"
    )
)
_NEXT = Prepared(text("SELECT min(due_at) FROM follow_up WHERE state = 'due'"))
_CLAIM = Prepared(
    text(
        "UPDATE follow_up SET state = :state, because = :because, shows = :shows, contact_id = :contact_id,"
        " closed_at = :now WHERE id = :id AND state = 'due'"
    )
)
_MOVE = Prepared(
    text("UPDATE follow_up SET due_at = :due_at, because = :because, shows = :shows WHERE id = :id AND state = 'due'")
)
_AGAIN = Prepared(
    text("UPDATE follow_up SET due_at = :due_at, count = 0 WHERE subject = :subject AND kind = :kind AND state = 'due'")
)
_SENT = Prepared(
    text(
        "SELECT closed_at, contact_id, kind FROM follow_up WHERE customer_id = :customer_id AND state = 'done'"
        " AND because = 'sent' AND closed_at > :since ORDER BY closed_at"
    )
)
_WITH_IT = Prepared(
    text(
        f"SELECT {_COLUMNS} FROM follow_up WHERE customer_id = :customer_id AND state = 'due' AND due_at <= :until"  # noqa: S608 - constants
        " AND id <> :id ORDER BY due_at, id"
    )
)
_SUBJECTS = Prepared(
    text(
        "SELECT subject FROM follow_up WHERE customer_id = :customer_id AND state = 'due' AND kind = :kind ORDER BY id"
    )
)
_DUE_AT = Prepared(text("SELECT due_at FROM follow_up WHERE subject = :subject AND kind = :kind AND state = 'due'"))
_OF = Prepared(
    text(f"SELECT {_COLUMNS} FROM follow_up WHERE id = :id AND state = 'due'")  # noqa: S608 - constants
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to come back to. `due_at` µs UTC; `count` how many of its kind went before; `because` it waited."""

    id: int
    kind: str
    subject: str
    customer_id: int
    count: int
    due_at: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One that left unasked: when (µs UTC), to whom (0: not written down) and of which kind."""

    at: int
    contact_id: int
    kind: str


def replace(conn: Connection, kind: str, subject: str, customer_id: int, count: int, due_at: int, now: int) -> int:
    """Set a follow-up; an older one of the same kind and subject gives way. Returns its id."""
    _CANCEL.run(conn, subject=subject, kind=kind, because="replaced", now=now)
    return _SET.insert(
        conn, kind=kind, subject=subject, customer_id=customer_id, count=count, due_at=due_at, because="", now=now
    )


def cancel(conn: Connection, subject: str, kinds: tuple[str, ...], because: str, now: int) -> None:
    """Cancel those kinds about the subject, or all of them."""
    if not kinds:
        _CANCEL_ALL.run(conn, subject=subject, because=because, now=now)
    for kind in kinds:
        _CANCEL.run(conn, subject=subject, kind=kind, because=because, now=now)


def due(conn: Connection, now: int, most: int = 200) -> list[FollowUp]:
    """What has fallen due, oldest first."""
    return [FollowUp(*row) for row in _DUE.rows(conn, now=now, most=most)]


def still_due(conn: Connection, id: int) -> FollowUp | None:
    """That follow-up, unless it was done or cancelled meanwhile."""
    row = _OF.row(conn, id=id)
    return FollowUp(*row) if row else None


def next_due(conn: Connection) -> int | None:
    """When the next one falls due (µs UTC)."""
    row = _NEXT.row(conn)
    return row[0] if row else None


def due_at(conn: Connection, kind: str, subject: str) -> int | None:
    """When the one of that kind about that subject falls due (µs UTC); None when none waits."""
    row = _DUE_AT.row(conn, subject=subject, kind=kind)
    return row[0] if row else None


def subjects(conn: Connection, kind: str, customer_id: int) -> tuple[str, ...]:
    """What of that customer one of this kind waits for, oldest first."""
    return tuple(str(row[0]) for row in _SUBJECTS.rows(conn, kind=kind, customer_id=customer_id))


def finish(conn: Connection, id: int, because: str, now: int, *, sent: bool, to: int = 0, shows: str = "{}") -> bool:
    """Claim it: True once, for the transaction that acts on it. With `because`, why it was withheld, it is; else done.

    Only what was `sent` counts against the caps: `to` is the contact. `shows` is JSON for the sentence of the reason.
    """
    state = "withheld" if because and not sent else "done"
    values = {"because": "sent" if sent else because, "shows": shows, "contact_id": to}
    return bool(_CLAIM.run(conn, id=id, state=state, now=now, **values))


def begin_again(conn: Connection, kind: str, subject: str, due_at: int) -> bool:
    """Put the one that waits off to `due_at`, as if nothing of its kind had gone before; False when none waits."""
    return bool(_AGAIN.run(conn, kind=kind, subject=subject, due_at=due_at))


def move(conn: Connection, id: int, due_at: int, because: str, shows: str = "{}") -> None:
    """Not now: at `due_at`, and why; `shows` is JSON for the sentence of that reason."""
    _MOVE.run(conn, id=id, due_at=due_at, because=because, shows=shows)


def with_it(conn: Connection, one: FollowUp, until: int) -> list[FollowUp]:
    """What else of the same customer falls due until then (µs UTC), soonest first."""
    found = _WITH_IT.rows(conn, customer_id=one.customer_id, until=until, id=one.id)
    return [FollowUp(*row) for row in found]


def sent_lately(conn: Connection, customer_id: int, since: int) -> list[Sent]:
    """What went to this customer unasked since then, oldest first; what was told together has one moment."""
    return [Sent(*row) for row in _SENT.rows(conn, customer_id=customer_id, since=since)]


def sent_since(conn: Connection, customer_id: int, since: int) -> tuple[int, ...]:
    """When this customer was written to unasked since then (µs UTC), oldest first."""
    return tuple(dict.fromkeys(one.at for one in sent_lately(conn, customer_id, since)))
