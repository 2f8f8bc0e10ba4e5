"""How the customers stand whom a colleague looks after, for their mornings and Mondays.

Promise: reads only, two statements however many customers there are; amounts are minor units, never added across
currencies.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, or_, select

from flows.facts.dispute import CaseState
from flows.facts.money import Money
from flows.facts.statement import StatementState
from storage.statements import STANDING
from storage.tables.cases import CASE, STATEMENT
from storage.tables.ledger import CUSTOMER

_WAITS: Final = frozenset({StatementState.ISSUED, StatementState.VIEWED, StatementState.NO_REPLY})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a customer stands: cases that are open, those begun and ended lately, what is in question, statements.

    `statements` are (number, state) of the newest round, `moved` those of them of which something is new.
    """

    id: int
    name: str
    cases: int = 0
    begun: int = 0
    ended: int = 0
    claimed: tuple[Money, ...] = ()
    statements: tuple[tuple[str, StatementState], ...] = ()
    moved: tuple[tuple[str, StatementState], ...] = ()

    @property
    def news(self) -> bool:
        """Whether anything happened."""
        return bool(self.begun or self.ended or self.moved)

    @property
    def open(self) -> bool:
        """Whether anything is."""
        return bool(self.cases or self.unanswered)

    @property
    def unanswered(self) -> tuple[tuple[str, StatementState], ...]:
        """The statements that wait for an answer."""
        return tuple(one for one in self.statements if one[1] in _WAITS)


def looked_after(conn: Connection, colleague: int) -> list[int]:
    """The customers whose account manager that colleague is."""
    found = select(CUSTOMER.c.id).where(CUSTOMER.c.account_manager == colleague).order_by(CUSTOMER.c.id)
    return list(conn.execute(found).scalars())


def names(conn: Connection, of: Collection[int]) -> dict[int, str]:
    """The names of these customers."""
    found = select(CUSTOMER.c.id, CUSTOMER.c.name).where(CUSTOMER.c.id.in_(sorted(of)))
    return {int(id_): str(name) for id_, name in conn.execute(found)}


def standing(conn: Connection, of: Sequence[int], since: int) -> list[Standing]:
    """How these customers stand, and what is new of them since then (µs UTC), by name."""
    if not of:
        return []
    names = conn.execute(select(CUSTOMER.c.id, CUSTOMER.c.name).where(CUSTOMER.c.id.in_(of)).order_by(CUSTOMER.c.name))
    held, sent = _cases_of(conn, of, since), _statements_of(conn, of, since)
    return [Standing(id_, name, **held.get(id_, {}), **sent.get(id_, {})) for id_, name in names]


def _cases_of(conn: Connection, of: Sequence[int], since: int) -> dict[int, dict[str, Any]]:
    row = CASE.c
    wanted = row.customer_id.in_(of), or_(row.state != "closed", row.closed_at >= since)
    found: dict[int, dict[str, Any]] = {}
    columns = row.customer_id, row.state, row.registered_at, row.currency, row.claimed
    for customer, state, began, currency, claimed in conn.execute(select(*columns).where(*wanted).order_by(row.id)):
        one = found.setdefault(customer, {"cases": 0, "begun": 0, "ended": 0, "sums": defaultdict(int)})
        open_ = state != CaseState.CLOSED.value
        one["begun"] += began >= since
        one["ended"] += not open_
        if open_:
            one["cases"] += 1
            one["sums"][currency] += claimed
    for one in found.values():
        one["claimed"] = tuple(Money(minor, currency) for currency, minor in one.pop("sums").items())
    return found


def _statements_of(conn: Connection, of: Sequence[int], since: int) -> dict[int, dict[str, Any]]:
    row = STATEMENT.c
    shown = row.customer_id.in_(of), row.state.in_([state.value for state in STANDING])
    newest = select(row.customer_id, func.max(row.cut_off).label("day")).where(*shown).group_by(row.customer_id)
    of_round = newest.subquery()
    joined = STATEMENT.join(of_round, (row.customer_id == of_round.c.customer_id) & (row.cut_off == of_round.c.day))
    columns = row.customer_id, row.number, row.state, row.issued_at, row.viewed_at, row.answered_at
    found: dict[int, dict[str, Any]] = {}
    for customer, number, state, *moments in conn.execute(select(*columns).select_from(joined).where(*shown)):
        one = found.setdefault(customer, {"statements": (), "moved": ()})
        one["statements"] += ((number, StatementState(state)),)
        if any(at and at >= since for at in moments):
            one["moved"] += ((number, StatementState(state)),)
    return found
