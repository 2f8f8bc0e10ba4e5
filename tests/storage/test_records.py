"""Signed records in the books: two chains of them, and whatever somebody with the database in hand may do to one."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.signing import Signer, verifies
from flows.facts.records import PREFIX, TAKEN_BACK, Opening
from flows.facts.statement import fingerprint
from storage import records, records_read, statements
from storage.embedded import engine_at
from storage.migrate import migrate
from storage.tables.cases import STATEMENT
from storage.tables.ledger import CUSTOMER
from storage.tables.records import RECORD, RECORD_OPENING
from tests.proofs.sample import PAPER, SIGNER
from tests.proofs.sample import RECORD as SAMPLE

NOW = 1_793_620_800_000_000
KEYS = {SIGNER.name: SIGNER.public}
CUSTOMERS = (1, 2, 1, 1, 2)  # whose the first, the second … record is
MIDDLE = 3


def sign(conn: Connection, place: int, customer_id: int, signer: Signer = SIGNER) -> None:
    """A statement is made and confirmed by contact 10 + the customer's id."""
    paper = replace(PAPER, id=0, number=f"ST-{place}", customer_id=customer_id)
    who = Opening("person", {"name": f"Person {place}"}, bytes([place]) * 16, 10 + customer_id)
    record = replace(
        SAMPLE, number=f"BC-{place:05d}", statement=statements.add(conn, paper, 1, NOW), at=NOW + place,
        before=records.head(conn, customer_id), public=signer.public, openings=(who,),
    )  # fmt: skip
    sha = records.add(conn, record, customer_id, signer.sign(PREFIX + record.body))
    statements.confirm(
        conn, record.statement, number=record.number, sha=sha, contact_id=10 + customer_id, chat="", amount=1,
        exceptions="[]", wording="balance", at=record.at,
    )  # fmt: skip


@pytest.fixture(scope="module")
def books() -> Iterator[Connection]:
    """Five records of two customers, and nobody on guard against changes."""
    engine = engine_at(None)
    migrate(engine)
    with engine.begin() as conn:
        for id_ in set(CUSTOMERS):
            conn.execute(insert(CUSTOMER).values(id=id_, code=f"C-{id_}", name=f"Customer {id_}", created_at=NOW))
        for place, customer_id in enumerate(CUSTOMERS, 1):
            sign(conn, place, customer_id)
        for name in conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            conn.exec_driver_sql(f"DROP TRIGGER {name}")
        yield conn
    engine.dispose()


@pytest.fixture
def house(books: Connection) -> Iterator[Connection]:
    """The same books, whatever the test before has done to them."""
    before = books.begin_nested()
    yield books
    before.rollback()


def fault(conn: Connection) -> tuple[int, str] | None:
    """Where the first fault is, and what."""
    found = records_read.first_fault(conn, KEYS, verifies)
    return (found.seq, found.what) if found else None


def body_of(conn: Connection, seq: int) -> bytes:
    """What was signed."""
    return bytes(conn.execute(select(RECORD.c.body).where(RECORD.c.seq == seq)).scalar_one())


def test_untouched_records_are_whole(house: Connection) -> None:
    """Each bears its signature and follows, in its customer's chain and in the house's."""
    found = [json.loads(body_of(house, seq)) for seq in range(1, 6)]

    assert fault(house) is None
    assert [(one["place"]["house"], one["place"]["customer"]) for one in found] == [
        (1, 1),
        (2, 1),
        (3, 2),
        (4, 3),
        (5, 2),
    ]
    assert found[4]["previous"] == {
        "house": fingerprint(body_of(house, 4)), "customer": fingerprint(body_of(house, 2)),
    }  # fmt: skip
    assert records.newest(house) == (5, fingerprint(body_of(house, 5)))


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE record SET body = CAST(replace(body, '460000', '460001') AS BLOB) WHERE seq = 3", "altered"),
        ("UPDATE record SET sha = 'f' || substr(sha, 2) || 'f' WHERE seq = 3", "altered"),
        ("UPDATE record SET body = x'7b7d' WHERE seq = 3", "altered"),
        ("UPDATE record SET body = x'ff' WHERE seq = 3", "altered"),
        ("UPDATE record SET signature = randomblob(64) WHERE seq = 3", "not_signed"),
        ("UPDATE record SET number = 'BC-00009' WHERE seq = 3", "altered"),
        ("UPDATE record SET kind = 'taken_back' WHERE seq = 3", "altered"),
        ("UPDATE record SET at = at + 1 WHERE seq = 3", "altered"),
        ("UPDATE record SET of_customer = 9 WHERE seq = 3", "out_of_place"),
        ("UPDATE record SET customer_id = 3 WHERE seq = 3", "out_of_place"),
        ("DELETE FROM record WHERE seq = 3", "out_of_place"),
        ("DELETE FROM record WHERE seq >= 3", "gone"),
        ("UPDATE record_opening SET value = replace(value, '3', '4') WHERE seq = 3", "person_altered"),
        ("UPDATE record_opening SET salt = zeroblob(16) WHERE seq = 3", "person_altered"),
        ("UPDATE record_opening SET part = 'first' WHERE seq = 3", "person_altered"),
        ("UPDATE statement SET body = CAST(replace(body, '480000', '480001') AS BLOB) WHERE number = 'ST-3'",
         "statement_altered"),
        ("UPDATE statement SET sha = 'f' || sha WHERE number = 'ST-3'", "statement_altered"),
        ("DELETE FROM statement WHERE number = 'ST-3'", "statement_altered"),
    ],
)  # fmt: skip
def test_what_was_done_to_a_record_is_named(house: Connection, sql: str, what: str) -> None:
    """The first row that is wrong, and how."""
    house.exec_driver_sql(sql)

    assert fault(house) == (0 if what == "gone" else MIDDLE, what)


def test_two_that_were_swapped_are_found(house: Connection) -> None:
    """Both are genuine; neither stands where it was signed to stand."""
    for seq, to in ((2, 90), (4, 2), (90, 4)):
        house.execute(update(RECORD).where(RECORD.c.seq == seq).values(seq=to))

    assert fault(house) == (2, "out_of_place")


def test_a_record_rewritten_with_its_hash_is_not_signed(house: Connection) -> None:
    """Whoever has the database has not the key."""
    changed = body_of(house, MIDDLE).replace(b"460000", b"460001")
    house.execute(update(RECORD).where(RECORD.c.seq == MIDDLE).values(body=changed, sha=fingerprint(changed)))

    assert fault(house) == (MIDDLE, "not_signed")


def test_records_signed_anew_by_another_are_by_an_unknown_key(house: Connection) -> None:
    """From the first one on: the forger had to begin somewhere."""
    forger = Signer.fresh()
    for sql in ("record WHERE seq >= 3", "record_opening WHERE seq >= 3", "confirmation WHERE id >= 3"):
        house.exec_driver_sql(f"DELETE FROM {sql}")  # noqa: S608 - a line above
    sign(house, 7, 1, forger)

    assert fault(house) == (MIDDLE, "unknown_key")


def test_any_changed_bit_is_found_in_its_row(house: Connection) -> None:
    """In what was signed, in the signature and in what a reference hides."""
    chance = random.Random(5)
    places = ((RECORD, "body"), (RECORD, "signature"), (RECORD_OPENING, "salt"))
    for _ in range(200):
        table, name = places[chance.randrange(3)]
        seq = chance.randrange(1, 6)
        was = bytes(house.execute(select(table.c[name]).where(table.c.seq == seq)).scalar_one())
        at = chance.randrange(len(was))
        changed = was[:at] + bytes([was[at] ^ 1 << chance.randrange(8)]) + was[at + 1 :]
        house.execute(update(table).where(table.c.seq == seq).values({name: changed}))
        found = fault(house)
        house.execute(update(table).where(table.c.seq == seq).values({name: was}))

        assert found is not None
        assert found[0] == seq
    assert fault(house) is None


def test_an_erased_person_leaves_every_chain_whole(house: Connection) -> None:
    """Their name is nowhere; what they agreed to stands as signed."""
    records.forget(house, 11)
    left = house.execute(select(RECORD_OPENING.c.value)).scalars().all()
    kept = records.numbered(house, "BC-00003")

    assert fault(house) is None
    assert [json.loads(value)["name"] for value in left] == ["Person 2", "Person 5"]
    assert kept is not None
    assert (kept.opened("person"), b"Person" in kept.file[1]) == ({}, False)


def test_a_key_that_signed_stays_known(house: Connection) -> None:
    """Its successor is told what it follows, once."""
    later = Signer.fresh()
    first = records.note_key(house, SIGNER.name, SIGNER.public, NOW)
    second = records.note_key(house, later.name, later.public, NOW + 1)
    again = records.note_key(house, later.name, later.public, NOW + 2)

    assert (first, second, again) == ("", SIGNER.name, "")
    assert records.keys(house) == {later.name: (later.public, NOW + 1), SIGNER.name: (SIGNER.public, NOW)}


def test_records_of_two_keys_are_whole_as_long_as_both_are_known(house: Connection) -> None:
    """A key is changed from one day to the next, and nothing signed before is lost."""
    later = Signer.fresh()
    sign(house, 6, 1, later)

    assert fault(house) == (6, "unknown_key")
    assert records_read.first_fault(house, {**KEYS, later.name: later.public}, verifies) is None


def test_what_was_taken_back_stands_behind_what_was_confirmed(house: Connection) -> None:
    """Two records of one statement, the second naming the first."""
    first = records.numbered(house, "BC-00003")
    assert first is not None
    statement = statements.one(house, first.statement_id)
    assert statement is not None
    record = replace(
        SAMPLE, kind=TAKEN_BACK, number="TB-00001", statement=statement, refers=(first.number, first.sha),
        before=records.head(house, 1), at=NOW + 9,
    )  # fmt: skip
    records.add(house, record, 1, SIGNER.sign(PREFIX + record.body))
    found = records.of_statement(house, first.statement_id)

    assert [one.number for one in found] == ["BC-00003", "TB-00001"]
    assert found[1].said["refers"] == {"number": "BC-00003", "sha256": first.sha}
    assert fault(house) is None


def test_the_statement_that_was_confirmed_is_the_one_that_is_kept(house: Connection) -> None:
    """Its bytes have the hash that was signed."""
    kept = records.numbered(house, "BC-00001")
    assert kept is not None
    body = house.execute(select(STATEMENT.c.body).where(STATEMENT.c.id == kept.statement_id)).scalar_one()

    assert kept.said["statement"]["sha256"] == fingerprint(bytes(body))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE record SET at = at + 1", "DELETE FROM record WHERE seq = 5", "UPDATE record_opening SET value = '{}'",
        "REPLACE INTO record SELECT * FROM record WHERE seq = 5",
    ],
)  # fmt: skip
def test_the_database_itself_refuses_to_change_a_record(sql: str) -> None:
    """Whoever wants to must first take the guards off, which shows; what opens one may only go away."""
    engine = engine_at(None)
    migrate(engine)
    with engine.begin() as conn:
        conn.execute(insert(CUSTOMER).values(id=1, code="C-1", name="Customer 1", created_at=NOW))
        sign(conn, 1, 1)
        sign(conn, 5, 1)
        seq = conn.execute(select(RECORD.c.seq)).scalars().all()

        with pytest.raises(IntegrityError, match="records"):
            conn.exec_driver_sql(sql.replace("= 5", f"= {seq[-1]}"))
        assert conn.exec_driver_sql("DELETE FROM record_opening").rowcount == len(seq)
    engine.dispose()
