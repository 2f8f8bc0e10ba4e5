"""The chain of why: whole as it was written, broken wherever anybody touched it."""

import json
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Connection, create_mock_engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage import audit
from storage.errors import UnsaltedError
from storage.tables import METADATA
from storage.tables.corridor import AUDIT
from storage.tables.guards import GUARDS, UNGUARDED

LENGTH = 7
SALT = partial(secrets.token_bytes, 16)


@pytest.fixture
def chain(conn: Connection) -> Connection:
    """Two customers' chains, one of them with seven links, and somebody who may take the database's guards off."""
    for statement in UNGUARDED[conn.dialect.name]:
        conn.exec_driver_sql(statement)
    for n in range(1, LENGTH + 1):
        audit.record(conn, 3, n * 1000, f"contact:{n}", "turn", "telegram:7", {"text": "阿玛拉", "n": n}, salt=SALT)
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
    forged = audit.hash_of(bytes(third["hash"]), (3, 4, 1, "house", "approved", "case:1", "{}"))
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
    forged = audit.hash_of(bytes(before["previous"]), link)
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
        pytest.param(hash_anew, 4, id="edited with a hash that fits"),
        pytest.param(take_out, 4, id="a link removed"),
        pytest.param(take_out_and_close_up, 4, id="a link removed and the rest renumbered"),
        pytest.param(put_between, 4, id="a link put between"),
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


# -- what is private ---------------------------------------------------------------------------------------------------
def stored(conn: Connection, customer_id: int = 3) -> str:
    """All that the chain itself holds, as one text."""
    rows = conn.execute(select(AUDIT).where(AUDIT.c.customer_id == customer_id)).all()
    return "\n".join(map(str, rows))


def readable(conn: Connection, customer_id: int = 3) -> list[dict[str, object]]:
    """What readers are told of that chain's links."""
    asked = (
        "SELECT a.body, p.body FROM audit a LEFT JOIN audit_private p ON p.customer_id = a.customer_id"
        " AND p.seq = a.seq WHERE a.customer_id = ? ORDER BY a.seq"
    )
    return [audit.told(body, plain) for body, plain in conn.exec_driver_sql(asked, (customer_id,))]


@pytest.mark.parametrize(
    ("values", "plain"),
    [
        pytest.param({"text": "hello"}, {}, id="words under their usual name"),
        pytest.param({"anything": "two words"}, {}, id="more than one word under any name"),
        pytest.param({"anything": "阿玛拉"}, {}, id="beyond ASCII"),
        pytest.param({"lines": [{"text_1": "we owe you an answer"}]}, {}, id="words deep inside"),
        pytest.param({"to": 7, "name": "Amara"}, {"to": 7}, id="a name beside a number"),
        pytest.param({"state": "closed", "sha": "ab12"}, {"state": "closed", "sha": "ab12"}, id="words of ours"),
        pytest.param({"error": "Forbidden: bot was blocked"}, {"error": "Forbidden: bot was blocked"}, id="a platform"),
        pytest.param({"text": "", "why": ""}, {"text": "", "why": ""}, id="nothing said"),
    ],
)
def test_a_link_holds_no_words_and_no_names(conn: Connection, values: dict[str, object], plain: object) -> None:
    """Only their salted hashes; whoever reads the records reads them all the same."""
    audit.record(conn, 3, 1, "contact:7", "wished", "contact:7", values, salt=SALT)

    (kept,) = (json.loads(row) for row in conn.execute(select(AUDIT.c.body)).scalars())
    assert {name: value for name, value in kept.items() if name != "private"} == plain
    assert readable(conn) == [values]


def test_erasing_takes_the_words_and_leaves_the_chain_whole(conn: Connection) -> None:
    """With them go the salts, so that nobody can find out by guessing."""
    audit.record(conn, 3, 1, "contact:7", "wished", "contact:7", {"text": "write to Amara"}, salt=SALT)
    audit.record(conn, 3, 2, "contact:8", "wished", "contact:8", {"text": "write to Li Na"}, salt=SALT)

    assert audit.forget(conn, 3, ["contact:7"]) == 1

    assert readable(conn) == [{"text": "–"}, {"text": "write to Li Na"}]
    assert audit.broken(conn, 3) is None
    assert "Amara" not in stored(conn)


def test_changed_words_beside_a_link_are_found(chain: Connection) -> None:
    """Readers must not be told what was never said."""
    chain.exec_driver_sql('UPDATE audit_private SET body = \'{"text":"I agree"}\' WHERE customer_id = 3 AND seq = 5')

    assert audit.broken(chain, 3) == 5


def test_words_moved_to_another_link_are_found(chain: Connection) -> None:
    """A hash is bound to its place."""
    chain.exec_driver_sql(
        "UPDATE audit_private SET body = (SELECT body FROM audit_private WHERE customer_id = 3 AND seq = 2),"
        " salt = (SELECT salt FROM audit_private WHERE customer_id = 3 AND seq = 2) WHERE customer_id = 3 AND seq = 5"
    )

    assert audit.broken(chain, 3) == 5


def test_what_is_only_hashed_can_be_proved_and_not_read(conn: Connection) -> None:
    """Whoever claims that these were the words is told whether they were."""
    audit.record(conn, 3, 1, "contact:7", "turn", "telegram:7", {}, salt=SALT, hashed={"words": "我同意".encode()})

    proved = [audit.proves(conn, 3, 1, "words", said.encode()) for said in ("我同意", "我不同意")]
    assert (proved, "同意" in stored(conn)) == ([True, False], False)


def test_links_of_before_are_still_read_and_still_whole(conn: Connection) -> None:
    """Old books said everything in the link itself."""
    link = (3, 1, 1, "contact:7", "wished", "contact:7", '{"text":"write to Amara"}')
    names = ("customer_id", "seq", "at", "actor", "action", "subject", "body")
    hashed = audit.hash_of(audit.GENESIS, link)
    conn.execute(insert(AUDIT).values(**dict(zip(names, link, strict=True)), previous=audit.GENESIS, hash=hashed))
    audit.record(conn, 3, 2, "contact:7", "wished", "contact:7", {"text": "or not"}, salt=SALT)

    assert (audit.broken(conn, 3), readable(conn)) == (None, [{"text": "write to Amara"}, {"text": "or not"}])


# -- the database's own guards -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'somebody else'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT customer_id, seq, 5, actor, action, subject, body, hash, hash FROM audit",
        "UPDATE audit_private SET body = '{}'",
    ],
)
def test_the_database_itself_refuses(conn: Connection, statement: str) -> None:
    """Whatever asks for it: a slip, a script, somebody at the console."""
    audit.record(conn, 3, 1, "contact:7", "wished", "contact:7", {"text": "write to Amara"}, salt=SALT)

    with pytest.raises(IntegrityError, match=r"records are only ever added to|erased, not changed"):
        conn.exec_driver_sql(statement)
    assert readable(conn) == [{"text": "write to Amara"}]


def test_private_words_without_a_salt_are_refused(conn: Connection) -> None:
    """A hash of a name alone would be the name to whoever tries a few."""
    with pytest.raises(UnsaltedError):
        audit.record(conn, 3, 1, "contact:7", "wished", "contact:7", {"name": "Amara"})


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_an_empty_store_is_given_its_guards_with_its_tables(dialect: str) -> None:
    """In either database; a migration runs the very same statements."""
    made: list[str] = []
    engine: Any = create_mock_engine(
        f"{dialect}://", lambda sql, *_, **__: made.append(str(sql.compile(dialect=engine.dialect)))
    )
    METADATA.create_all(engine, checkfirst=False)

    asked = [" ".join(one.split()) for one in made]
    assert sorted(one for one in asked if "TRIGGER" in one or "FUNCTION" in one) == sorted(GUARDS[dialect])
    assert len(UNGUARDED[dialect]) == len(GUARDS[dialect])
