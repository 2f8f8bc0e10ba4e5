"""Rhythms, rounds and who is in them. A round's rows are read from the statements; nothing is counted beforehand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from flows.facts.cycles import Cycle, CycleState, InRound, Period, Rhythm, Schedule, Way
from flows.facts.parties import Customer
from flows.facts.statement import StatementState
from storage import ledger, whole_rows
from storage.prepared import Prepared
from storage.tables.cycles import CUSTOMER_RHYTHM, CYCLE, CYCLE_MEMBER, SCHEDULE
from storage.tables.people import STAFF

# A version that takes another's place is still in review: the one that stands counts until then.
_RANK = {state.value: rank for rank, state in enumerate((StatementState.IN_REVIEW, StatementState.DRAFT))}
_MEMBERS = Prepared(
    text(
        "SELECT m.id, m.customer_id, c.name, m.prepared_at, m.handed_to, m.handed_by,"
        " EXISTS (SELECT 1 FROM contact k JOIN binding b ON b.contact_id = k.id WHERE k.customer_id = m.customer_id"
        " AND b.revoked_at IS NULL AND b.blocked_at IS NULL),"
        " EXISTS (SELECT 1 FROM contact k WHERE k.customer_id = m.customer_id AND (k.phone <> '' OR k.email <> ''))"
        " FROM cycle_member m JOIN customer c ON c.id = m.customer_id WHERE m.cycle_id = :cycle_id ORDER BY c.code"
    )
)
_STATEMENTS = Prepared(
    text(
        "SELECT s.id, s.customer_id, s.number, s.state, s.currency, s.closing, s.reply_by,"
        " EXISTS (SELECT 1 FROM follow_up f WHERE f.subject = 'statement:' || s.id AND f.state = 'due'"
        " AND f.kind <> 'reply_by')"
        " FROM statement s JOIN cycle_member m ON m.customer_id = s.customer_id AND m.cycle_id = :cycle_id"
        " WHERE s.cut_off = :cut_off AND s.state NOT IN ('superseded', 'withdrawn') ORDER BY s.id"
    )
)

_IN_REVIEW = Prepared(
    text(
        "SELECT 1 FROM cycle y JOIN statement s ON s.cut_off = y.cut_off AND s.state IN ('draft', 'in_review')"
        " JOIN cycle_member m ON m.cycle_id = y.id AND m.customer_id = s.customer_id WHERE y.id = :cycle_id LIMIT 1"
    )
)
_ONE = Prepared(select(CYCLE).where(CYCLE.c.id == bindparam("id")))
_MEMBER = Prepared(text("SELECT cycle_id, customer_id FROM cycle_member WHERE id = :id"))
_NAMES = Prepared(select(STAFF.c.id, STAFF.c.name))


# -- rhythms -----------------------------------------------------------------------------------------------------------
def schedule(conn: Connection, id: int) -> Schedule | None:
    """That one."""
    row = conn.execute(select(SCHEDULE).where(SCHEDULE.c.id == id)).first()
    return Schedule(row.id, Rhythm(row.rhythm), row.day, row.planned_at) if row else None


def schedules(conn: Connection) -> tuple[Schedule, ...]:
    """All of them, the busy and the forsaken."""
    found = conn.execute(select(SCHEDULE).order_by(SCHEDULE.c.id))
    return tuple(Schedule(row.id, Rhythm(row.rhythm), row.day, row.planned_at) for row in found)


def schedule_on(conn: Connection, rhythm: Rhythm, day: int, planned_at: int) -> Schedule:
    """The one of that rhythm and day; made with `planned_at` (µs UTC) when there is none yet."""
    known = next((one for one in schedules(conn) if (one.rhythm, one.day) == (rhythm, day)), None)
    if known:
        return known
    values = {"rhythm": rhythm.value, "day": day, "planned_at": planned_at}
    key = conn.execute(insert(SCHEDULE).values(**values)).inserted_primary_key
    return Schedule(int(key[0]) if key else 0, rhythm, day, planned_at)


def plan(conn: Connection, schedule_id: int, planned_at: int) -> None:
    """Its next run is planned for then (µs UTC)."""
    conn.execute(update(SCHEDULE).where(SCHEDULE.c.id == schedule_id).values(planned_at=planned_at))


def set_rhythm(conn: Connection, customer_id: int, schedule_id: int, now: int) -> None:
    """That customer is sent statements in that rhythm from now on; 0: in none."""
    conn.execute(delete(CUSTOMER_RHYTHM).where(CUSTOMER_RHYTHM.c.customer_id == customer_id))
    if schedule_id:
        values = {"customer_id": customer_id, "schedule_id": schedule_id, "set_at": now}
        conn.execute(insert(CUSTOMER_RHYTHM).values(**values))


def rhythms(conn: Connection) -> dict[int, Schedule]:
    """Each customer's that has one, by the customer's id."""
    known = {one.id: one for one in schedules(conn)}
    found = conn.execute(select(CUSTOMER_RHYTHM.c.customer_id, CUSTOMER_RHYTHM.c.schedule_id))
    return {row.customer_id: known[row.schedule_id] for row in found}


def rhythm_of(conn: Connection, customer_id: int) -> Schedule | None:
    """That customer's; None when somebody prepares their statements."""
    wanted = select(CUSTOMER_RHYTHM.c.schedule_id).where(CUSTOMER_RHYTHM.c.customer_id == customer_id)
    found = conn.execute(wanted).scalar()
    return schedule(conn, found) if found else None


def on_schedule(conn: Connection, schedule_id: int, period: str = "") -> tuple[Customer, ...]:
    """Its customers by code; with `period`, only those who were in no round of it yet."""
    wanted = select(CUSTOMER_RHYTHM.c.customer_id).where(CUSTOMER_RHYTHM.c.schedule_id == schedule_id)
    had = select(CYCLE_MEMBER.c.customer_id).where(CYCLE_MEMBER.c.period == period)
    ids = set(conn.execute(wanted.where(CUSTOMER_RHYTHM.c.customer_id.not_in(had))).scalars())
    return tuple(one for one in ledger.customers(conn) if one.id in ids) if ids else ()


# -- rounds ------------------------------------------------------------------------------------------------------------
def begin(conn: Connection, of: Schedule, period: Period, **fields: Any) -> int:
    """A new round; its id, or 0 when that schedule has had this period before. Other columns by name."""
    had = select(CYCLE.c.id).where(CYCLE.c.schedule_id == of.id, CYCLE.c.period == period.key)
    if conn.execute(had).first():
        return 0
    values = {"schedule_id": of.id, "rhythm": of.rhythm.value, "period": period.key} | fields
    values |= {"cut_off": period.cut_off.isoformat(), "state": CycleState.PREPARING.value}
    key = conn.execute(insert(CYCLE).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def join(conn: Connection, cycle_id: int, customer_id: int, period: str) -> int:
    """That customer is in this round; the id of the membership. Raises when another round had this period of theirs."""
    values = {"cycle_id": cycle_id, "customer_id": customer_id, "period": period}
    key = conn.execute(insert(CYCLE_MEMBER).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def member(conn: Connection, id: int) -> tuple[int, int] | None:
    """The round and the customer of that membership."""
    found = _MEMBER.row(conn, id=id)
    return (found[0], found[1]) if found else None


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change a round's columns by name."""
    whole_rows.change(conn, CYCLE, id, **fields)


def change_member(conn: Connection, id: int, **fields: Any) -> None:
    """Change a membership's columns by name."""
    whole_rows.change(conn, CYCLE_MEMBER, id, **fields)


def one(conn: Connection, id: int) -> Cycle | None:
    """That round with all its rows."""
    row = _ONE.named(conn, id=id)
    return _cycle(conn, row) if row else None


def head(conn: Connection, id: int) -> Cycle | None:
    """That round without its rows: for whoever asks what it is, not how far."""
    row = _ONE.named(conn, id=id)
    return _cycle(conn, row, whole=False) if row else None


def in_review(conn: Connection, cycle_id: int) -> bool:
    """Whether any statement of that round waits to be issued, corrected versions of issued ones too."""
    return _IN_REVIEW.row(conn, cycle_id=cycle_id) is not None


def open_cycles(conn: Connection) -> tuple[Cycle, ...]:
    """The rounds that are not closed, oldest first."""
    found = conn.execute(select(CYCLE).where(CYCLE.c.state != "closed").order_by(CYCLE.c.id)).mappings().all()
    return tuple(_cycle(conn, row) for row in found)


def of_cut_off(conn: Connection, cut_off: date | None) -> tuple[Cycle, ...]:
    """The rounds of that day, or all of them, oldest first."""
    wanted = select(CYCLE).order_by(CYCLE.c.id)
    wanted = wanted.where(CYCLE.c.cut_off == cut_off.isoformat()) if cut_off else wanted
    return tuple(_cycle(conn, row) for row in conn.execute(wanted).mappings().all())


def of_statement(conn: Connection, customer_id: int, cut_off: date) -> list[int]:
    """The rounds that a customer's statements of that day belong to."""
    joined = CYCLE.join(CYCLE_MEMBER, CYCLE_MEMBER.c.cycle_id == CYCLE.c.id)
    wanted = select(CYCLE.c.id).select_from(joined).where(CYCLE_MEMBER.c.customer_id == customer_id)
    return list(conn.execute(wanted.where(CYCLE.c.cut_off == cut_off.isoformat())).scalars())


def ways(conn: Connection) -> dict[int, Way]:
    """How every customer can be asked."""
    rows = conn.execute(
        text(
            "SELECT c.id, max(CASE WHEN b.id IS NULL THEN 0 ELSE 1 END),"
            " max(CASE WHEN k.phone <> '' OR k.email <> '' THEN 1 ELSE 0 END) FROM customer c"
            " LEFT JOIN contact k ON k.customer_id = c.id"
            " LEFT JOIN binding b ON b.contact_id = k.id AND b.revoked_at IS NULL AND b.blocked_at IS NULL"
            " GROUP BY c.id"
        )
    )
    return {row[0]: _way(row[1], row[2]) for row in rows}


def _way(bound: object, on_file: object) -> Way:
    return Way.CHAT if bound else Way.ELSEWHERE if on_file else Way.NONE


def _cycle(conn: Connection, row: Mapping[Any, Any], *, whole: bool = True) -> Cycle:
    names = {id_: str(name) for id_, name in _NAMES.rows(conn)}
    cut_off = date.fromisoformat(row["cut_off"])
    same = ("id", "period", "preparer", "reviewer", "begun_at", "review_by", "reviewed_at", "closed_at")
    return Cycle(
        **{name: row[name] for name in same},
        rhythm=Rhythm(row["rhythm"]),
        cut_off=cut_off,
        state=CycleState(row["state"]),
        owners=names,
        rows=tuple(_rows(conn, row["id"], cut_off)) if whole else (),
    )


def _rows(conn: Connection, cycle_id: int, cut_off: date) -> list[InRound]:
    made: dict[int, dict[str, Sequence[Any]]] = {}
    for row in _STATEMENTS.rows(conn, cycle_id=cycle_id, cut_off=cut_off.isoformat()):
        of_customer = made.setdefault(row[1], {})
        known = of_customer.get(row[2])
        if known is None or known[3] in _RANK or row[3] not in _RANK:
            of_customer[row[2]] = row
    found: list[InRound] = []
    for id_, customer_id, name, prepared, handed_to, handed_by, bound, on_file in _MEMBERS.rows(
        conn, cycle_id=cycle_id
    ):
        common = {
            "customer_id": customer_id, "customer": name, "way": _way(bound, on_file), "member_id": id_,
            "prepared": bool(prepared), "handed_to": handed_to, "handed_by": handed_by,
        }  # fmt: skip
        theirs = made.get(customer_id, {}).values()
        found += [_in_round(row, common) for row in theirs] or [InRound(**common)]
    return found


def _in_round(row: Sequence[Any], common: Mapping[str, Any]) -> InRound:
    id_, _, number, state, currency, closing, reply_by, reminded = row
    return InRound(
        **common, number=number, statement_id=id_, state=StatementState(state), currency=currency, closing=closing,
        reply_by=date.fromisoformat(str(reply_by)), reminded=bool(reminded),
    )  # fmt: skip
