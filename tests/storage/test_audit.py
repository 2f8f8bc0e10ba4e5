"""The chain of why: whole as it was written, broken wherever anybody touched it."""

from collections.abc import Callable

import pytest
from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from storage import audit
from storage.tables.corridor import AUDIT

LENGTH = 7


@pytest.fixture
def chain(conn: Connection) -> Connection:
    """Two customers' chains, one of them with seven links."""
    for n in range(1, LENGTH + 1):
        audit.record(conn, 3, n * 1000, f"contact:{n}", "turn", "telegram:7", {"text": "阿玛拉", "n": n})
        audit.record(conn, 4, n * 1000, "house", "issued", f"statement:{n}", {})
    return conn


def change(**columns: object) -> Callable[[Connection], None]:
    """Somebody rewrites a column of the fourth link."""
    return lambda conn: _only(conn.execute(update(AUDIT).where(_link(4)).values(**columns)).rowcount)


def take_out(conn: Connection) -> None:
    """Somebody removes the fourth link."""
    _only(conn.execute(delete(AUDIT).where(_link(4))).rowcount)


def take_out_and_close_up(conn: Connection) -> None:
    """Somebody removes the fourth link and numbers the rest anew."""
    take_out(conn)
    for seq in range(5, LENGTH + 1):
        conn.execute(update(AUDIT).where(_link(seq)).values(seq=seq - 1))


def put_between(conn: Connection) -> None:
    """Somebody makes room for a link of their own, well formed in itself."""
    for seq in range(LENGTH, 3, -1):
        conn.execute(update(AUDIT).where(_link(seq)).values(seq=seq + 1))
    third = conn.execute(select(AUDIT).where(_link(3))).mappings().one()
    forged = audit._hash(bytes(third["hash"]), (3, 4, 1, "house", "approved", "case:1", "{}"))
    conn.execute(
        insert(AUDIT).values(
            customer_id=3, seq=4, at=1, actor="house", action="approved", subject="case:1", body="{}",
            previous=third["hash"], hash=forged,
        )
    )  # fmt: skip


def swap(conn: Connection) -> None:
    """Somebody changes the order of two links."""
    for old, new in ((4, 99), (5, 4), (99, 5)):
        conn.execute(update(AUDIT).where(_link(old)).values(seq=new))


def hash_anew(conn: Connection) -> None:
    """Somebody rewrites the fourth link and gives it the hash that fits."""
    before = conn.execute(select(AUDIT).where(_link(4))).mappings().one()
    link = (3, 4, before["at"], before["actor"], before["action"], before["subject"], '{"n":0}')
    forged = audit._hash(bytes(before["previous"]), link)
    conn.execute(update(AUDIT).where(_link(4)).values(body='{"n":0}', hash=forged))


def _link(seq: int) -> ColumnElement[bool]:
    return (AUDIT.c.customer_id == 3) & (AUDIT.c.seq == seq)


def _only(rows: int) -> None:
    assert rows == 1


def test_a_chain_nobody_touched_is_whole(chain: Connection) -> None:
    """The verifier does not cry wolf."""
    assert [audit.broken(chain, customer) for customer in audit.customers(chain)] == [None, None]


def test_each_customer_has_a_chain_of_their_own(chain: Connection) -> None:
    """One customer's record can be handed over without another's."""
    assert audit.customers(chain) == [3, 4]
    assert list(chain.execute(select(AUDIT.c.seq).where(AUDIT.c.customer_id == 4)).scalars()) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("meddling", "found_at"),
    [
        pytest.param(change(body='{"n":5}'), 4, id="the words edited"),
        pytest.param(change(at=1), 4, id="the time edited"),
        pytest.param(change(actor="house"), 4, id="the actor edited"),
        pytest.param(change(action="approved"), 4, id="the action edited"),
        pytest.param(change(subject="case:9"), 4, id="the subject edited"),
        pytest.param(change(previous=bytes(32)), 4, id="the joint edited"),
        pytest.param(change(hash=bytes(32)), 4, id="the hash edited"),
        pytest.param(hash_anew, 5, id="edited with a hash that fits"),
        pytest.param(take_out, 4, id="a link removed"),
        pytest.param(take_out_and_close_up, 4, id="a link removed and the rest renumbered"),
        pytest.param(put_between, 5, id="a link put between"),
        pytest.param(swap, 4, id="two links swapped"),
    ],
)
def test_a_chain_that_was_touched_is_found_at_its_place(
    chain: Connection, meddling: Callable[[Connection], None], found_at: int
) -> None:
    """Whoever rewrites what happened leaves a mark, in that customer's chain only."""
    meddling(chain)

    assert audit.broken(chain, 3) == found_at
    assert audit.broken(chain, 4) is None


def test_a_new_link_holds_the_hash_of_the_last_one(conn: Connection) -> None:
    """That is what makes it a chain."""
    first = audit.record(conn, 3, 1, "house", "a", "case:1", {})
    audit.record(conn, 3, 2, "house", "b", "case:1", {})

    rows = conn.execute(select(AUDIT.c.previous).where(AUDIT.c.customer_id == 3).order_by(AUDIT.c.seq)).scalars()
    assert [bytes(row) for row in rows] == [audit.GENESIS, first]
