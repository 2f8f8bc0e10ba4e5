"""What early signs are read from: each row of a customer as the sign needs it, and no row that is not theirs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from flows.facts.money import Money
from flows.facts.signals import Account, Confirmed, Confirmer, Felt, Issued, Objected, Part
from flows.facts.times import DAY, day_in_zone
from storage import signals
from storage.embedded import engine_at
from storage.tables import METADATA
from storage.tables.case_items import CASE_ITEM
from storage.tables.cases import CASE, CONFIRMATION, STATEMENT
from storage.tables.feelings import HARSH_WORDS, MOOD
from storage.tables.ledger import ALLOCATION, CONTACT, CUSTOMER, DOCUMENT, IMPORT_BATCH
from storage.tables.our_promises import OUR_PROMISE
from storage.tables.people import BINDING
from storage.tables.promises import PROMISE

NOW = 1_793_610_000_000_000  # Monday 2 November 2026, 09:00 UTC
TODAY = day_in_zone(NOW, "UTC")
ONE = timedelta(days=1)
OKAFOR, CHENGUANG = 5, 6


@pytest.fixture
def town() -> Iterator[Connection]:
    """Two customers with a contact and an invoice each."""
    engine = engine_at(None)
    METADATA.create_all(engine)
    with engine.begin() as conn:
        conn.execute(insert(IMPORT_BATCH).values(id=1, at=NOW, by="x", files="[]", counts="{}"))
        for id_, code in ((OKAFOR, "OKAFOR"), (CHENGUANG, "CHENGUANG")):
            conn.execute(insert(CUSTOMER).values(id=id_, code=code, name=code.title(), created_at=NOW))
            who = {"customer_id": id_, "source_key": code, "name": f"Who {id_}", "role": "confirmer"}
            conn.execute(insert(CONTACT).values(id=id_, **who))
            document(conn, id_, "invoice", 400_000, 87_255, due_day=TODAY + 3 * ONE)
        yield conn
    engine.dispose()


def document(conn: Connection, id_: int, kind: str, total: int, left: int, **more: Any) -> None:
    """A document of the customer with the same id, or of the first."""
    of = id_ if id_ in {OKAFOR, CHENGUANG} else OKAFOR
    about = {"kind": kind, "number": f"N-{id_}", "normalised_number": f"N{id_}", "on_day": TODAY, "currency": "USD"}
    sums = {"total": total, "open_amount": left, "source_key": f"d{id_}", "batch_id": 1}
    conn.execute(insert(DOCUMENT).values(id=id_, customer_id=of, **about, **sums, **more))


def case(conn: Connection, id_: int, outcome: str = "", of: int = OKAFOR) -> None:
    """An objection to their invoice, about half of the statement with the same id."""
    about = {"customer_id": of, "contact_id": of, "statement_id": id_, "document_id": of, "document": f"N-{of}"}
    told = {"reason": "price", "state": "triage", "currency": "USD", "remedy": "", "words": "", "answers": "{}"}
    times = {"registered_at": NOW, "next_contact_at": NOW + DAY}
    conn.execute(
        insert(CASE).values(id=id_, number=f"D-{id_}", claimed=5_000, outcome=outcome, **about, **told, **times)
    )
    line = {"document_id": of, "document": f"N-{of}", "reason": f"price{id_}", "live": 0, "claimed": 5_000}
    conn.execute(insert(CASE_ITEM).values(case_id=id_, position=0, **line))


def statement(conn: Connection, id_: int, state: str, **more: Any) -> None:
    """A statement of 100.00."""
    days = {"cut_off": "2026-10-31", "reply_by": "2026-11-14"}
    about = {"customer_id": OKAFOR, "number": f"S-{id_}", "version": 1, "currency": "USD", "closing": 10_000, **days}
    kept = {"body": b"", "sha": f"s{id_}", "prepared_by": 1, "made_at": NOW}
    conn.execute(insert(STATEMENT).values(id=id_, state=state, **about, **kept, **more))


def paid(conn: Connection, id_: int, minor: int, kind: str = "payment") -> None:
    """A payment that was set against the first customer's invoice."""
    document(conn, id_, kind, minor, 0)
    conn.execute(insert(ALLOCATION).values(credit_id=id_, debit_id=OKAFOR, minor=minor, on_day=TODAY - ONE))


def promise(conn: Connection, number: str, day: date, state: str, broken: int = 0, items: str = "[]") -> None:
    """They promised to pay."""
    about = {"customer_id": OKAFOR, "contact_id": OKAFOR, "currency": "USD", "way": "bank", "made_at": NOW}
    sums = {"total": 100, "items": items, "broken": broken}
    conn.execute(insert(PROMISE).values(number=number, day=day.isoformat(), state=state, **about, **sums))


def read(conn: Connection, of: int = OKAFOR) -> Account:
    """What is held of that customer."""
    return signals.accounts(conn, NOW, "UTC", [of]).get(of, Account())


def test_a_statement_tells_what_of_it_is_in_question_and_whether_it_was_answered(town: Connection) -> None:
    """What was taken back is not in question; versions that do not stand are not there."""
    statement(town, 1, "disputed")
    statement(town, 2, "viewed", viewed_at=NOW)
    statement(town, 3, "superseded")
    case(town, 1)
    case(town, 2, "withdrawn")
    cut_off, until = date(2026, 10, 31), date(2026, 11, 14)

    assert read(town).issued == (
        Issued(cut_off, until, "USD", 10_000, 5_000, viewed=True, answered=True),
        Issued(cut_off, until, "USD", 10_000, 0, viewed=True, answered=False),
    )


def test_an_objection_tells_when_its_lines_are_due(town: Connection) -> None:
    """Other customers' are theirs."""
    case(town, 1)
    case(town, 2, of=CHENGUANG)
    case(town, 3, "merged")

    assert read(town).objected == (Objected("price", TODAY, (TODAY + 3 * ONE,)),)


def test_a_payment_is_a_part_while_its_invoice_is_open_and_nobody_said_why(town: Connection) -> None:
    """A credit note is none; nor is what was announced, or is in question."""
    paid(town, 20, 312_745)
    paid(town, 21, 100, "credit_note")
    before = read(town).parts
    promise(town, "P-1", TODAY + ONE, "made", items=f'[[{OKAFOR}, "N-5", 100, 0]]')
    announced = read(town).parts
    case(town, 1)

    assert before == (Part(TODAY - ONE, Money(312_745, "USD")),)
    assert announced == read(town).parts == ()


def test_their_promises_count_each_time_a_day_was_missed(town: Connection) -> None:
    """Also where another day was agreed since; what was kept or lies ahead does not."""
    promise(town, "P-1", TODAY - 2 * ONE, "broken")
    promise(town, "P-2", TODAY + 5 * ONE, "made", broken=2)
    promise(town, "P-3", TODAY - ONE, "kept")
    promise(town, "P-4", TODAY + ONE, "made")

    assert read(town).theirs == (TODAY - 2 * ONE, TODAY, TODAY)


def test_our_promises_count_when_they_were_broken(town: Connection) -> None:
    """Late word is word."""
    for n, state in enumerate(("broken", "kept_late", "open")):
        about = {"kind": "answer", "subject": f"case:{n}", "customer_id": OKAFOR, "made_at": NOW}
        town.execute(insert(OUR_PROMISE).values(due_at=NOW - DAY, state=state, **about))

    assert read(town).ours == (TODAY - ONE,)


def test_who_confirmed_and_who_may_since_when(town: Connection) -> None:
    """Since the first chat of theirs; whoever has none any more may not."""
    statement(town, 1, "confirmed")
    kept = {"statement_sha": "", "chat": "", "exceptions": "[]", "wording": "", "body": b"", "sha": ""}
    agreed = {"number": "BC-1", "statement_id": 1, "contact_id": OKAFOR, "amount": 10_000, "at": NOW}
    town.execute(insert(CONFIRMATION).values(**agreed, **kept))
    for contact, at, revoked in ((OKAFOR, NOW - 9 * DAY, NOW), (OKAFOR, NOW, None), (CHENGUANG, NOW, NOW)):
        who = {"contact_id": contact, "customer_id": contact, "chat": f"telegram:{at}{contact}", "person": "7"}
        town.execute(insert(BINDING).values(**who, method="test", bound_at=at, revoked_at=revoked))

    assert read(town).confirmed == (Confirmed(OKAFOR, TODAY, Money(10_000, "USD")),)
    assert read(town).confirmers == (Confirmer(OKAFOR, "Who 5", TODAY - 9 * ONE),)
    assert read(town, CHENGUANG).confirmers == ()


def test_a_statement_tells_when_it_went_out_and_when_it_was_first_answered(town: Connection) -> None:
    """An objection is an answer, however late the balance is agreed."""
    statement(town, 1, "confirmed", issued_at=NOW - 9 * DAY, answered_at=NOW + DAY)
    statement(town, 2, "issued", issued_at=NOW - 9 * DAY)
    case(town, 1)

    times = [(one.issued_on, one.answered_on) for one in read(town).issued]

    assert times == [(TODAY - 9 * ONE, TODAY), (TODAY - 9 * ONE, None)]


def test_anger_and_words_against_a_person_are_dated(town: Connection) -> None:
    """Unease is none of it."""
    words = {"kind": "insult", "found": "x", "text": "x"}
    town.execute(insert(HARSH_WORDS).values(contact_id=OKAFOR, at=NOW - 2 * DAY, **words))
    town.execute(insert(MOOD).values(contact_id=OKAFOR, level=2, heard_at=NOW))
    town.execute(insert(MOOD).values(contact_id=CHENGUANG, level=1, heard_at=NOW))

    assert read(town).felt == (Felt("Who 5", TODAY - 2 * ONE), Felt("Who 5", TODAY))
    assert read(town, CHENGUANG).felt == ()


def test_all_customers_are_read_with_as_many_statements_as_one(town: Connection) -> None:
    """By customer; of whom nothing is held, nothing comes."""
    case(town, 1)
    case(town, 2, of=CHENGUANG)
    found = signals.accounts(town, NOW, "UTC")

    assert sorted(found) == [OKAFOR, CHENGUANG]
    assert signals.accounts(town, NOW, "UTC", []) == {}
