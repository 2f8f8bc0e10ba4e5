"""What is new in an account after an import, and that what a person has looked at does not come again."""

from datetime import date

from sqlalchemy import insert, update
from sqlalchemy.engine import Connection

from flows.facts.findings import Finding
from flows.facts.money import Money
from storage import anomalies, findings, precheck
from storage.findings import DROPPED, GONE, RECORDED, WAITING
from storage.tables.cases import ADJUSTMENT, CASE
from storage.tables.cycles import CYCLE, CYCLE_MEMBER
from storage.tables.ledger import DOCUMENT, IMPORT_CHANGE
from tests.storage.test_precheck import OCTOBER, SEPTEMBER, books, document, issued, made

TODAY = date(2026, 11, 3)
NOW = 1_793_610_000_000_000
PAID = Finding("unapplied_cash", ("RC-9",), Money(4_000, "USD"))


def told(conn: Connection) -> list[str]:
    """Rule and documents of what is new at the customer."""
    return [f"{one.what} {one.named}" for _, one in findings.of_account(conn, 1, TODAY)[0]]


def put(conn: Connection, batch: int = 1) -> tuple[list[findings.Found], set[int]]:
    """The account as it is, looked over after that import."""
    return findings.keep(conn, 1, batch, *findings.of_account(conn, 1, TODAY), NOW)


def test_what_stood_on_the_last_statement_was_seen_there(conn: Connection) -> None:
    """RC-1 was not set off when the statement went out; RC-9 came since."""
    books(conn)
    statement = issued(conn, OCTOBER)

    assert told(conn) == []
    document(conn, 9, "payment", "RC-9", TODAY, 4_000, 4_000)
    assert findings.of_account(conn, 1, TODAY)[0] == [(statement.id, PAID)]


def test_an_invoice_that_came_late_is_dated_back_and_breaks_the_balance(conn: Connection) -> None:
    """Both are said; nothing of it was so on the statement."""
    books(conn)
    issued(conn, OCTOBER)
    document(conn, 9, "invoice", "INV-9", SEPTEMBER, 4_100, 4_100)

    assert sorted(one.split()[0] for one in told(conn)) == ["back_dated", "roll_forward"]


def test_a_credit_that_we_granted_is_no_news(conn: Connection) -> None:
    """It carries out what a case ended with."""
    books(conn)
    issued(conn, OCTOBER)
    document(conn, 9, "credit_note", "CN-9", TODAY, 500, 500)
    about = {"contact_id": 1, "statement_id": 1, "document_id": 1, "document": "INV-1", "reason": "price"}
    kept = {"state": "closed", "currency": "USD", "claimed": 1, "remedy": "", "words": "", "answers": "{}"}
    times = {"registered_at": NOW, "next_contact_at": NOW}
    conn.execute(insert(CASE).values(id=1, number="D-1", customer_id=1, **about, **kept, **times))
    asked = {"case_id": 1, "offer_id": 1, "remedy": "credit_note", "amount": 500, "currency": "USD", "made_at": NOW}

    assert told(conn) == ["unused_credit CN-9"]
    conn.execute(insert(ADJUSTMENT).values(erp_document="CN-8, CN-9", state="posted", **asked))
    assert told(conn) == []


def test_a_currency_of_which_nothing_was_known_is_told_by_those_before(conn: Connection) -> None:
    """Francs, where all came in dollars; and dollars are no news beside them."""
    books(conn)
    statement = issued(conn, OCTOBER)
    document(conn, 9, "invoice", "INV-9", TODAY, 900, 900, currency="CHF")

    ((about, one),) = findings.of_account(conn, 1, TODAY)[0]

    assert (about, one.what, one.goods) == (statement.id, "new_currency", "USD")
    assert precheck.known(conn, statement).billed_in == ()


def test_only_customers_who_were_told_a_balance_are_looked_at(conn: Connection) -> None:
    """Before the first statement there is nothing it could differ from."""
    books(conn)
    conn.execute(insert(IMPORT_CHANGE).values(batch_id=1, table_name="document", row_id=3, what="created"))

    assert findings.touched(conn, 1) == []
    issued(conn, OCTOBER)
    assert findings.touched(conn, 1) == [1]
    assert findings.touched(conn, 2) == []


def test_an_import_brings_one_card_and_the_next_one_only_what_is_new(conn: Connection) -> None:
    """What waits already is not put up a second time."""
    books(conn)
    issued(conn, OCTOBER)
    document(conn, 9, "payment", "RC-9", TODAY, 4_000, 4_000)
    document(conn, 10, "payment", "RC-91", TODAY, 100, 100)
    first, cards = put(conn)
    document(conn, 11, "payment", "RC-11", TODAY, 7, 7)
    second, _ = put(conn, 2)

    assert [one.finding.named for one in first] == ["RC-9", "RC-91"]
    assert {one.card for one in first} == cards == {first[0].id}
    assert [one.finding.named for one in second] == ["RC-11"]
    assert findings.waiting(conn) == [(second[0].id, "Okafor Foods", 1), (first[0].id, "Okafor Foods", 2)]
    assert findings.waiting(conn, [7]) == []


def test_what_was_decided_does_not_come_again(conn: Connection) -> None:
    """Nor when a part of it is set off, nor on the card of a review."""
    books(conn)
    issued(conn, OCTOBER)
    document(conn, 9, "payment", "RC-9", TODAY, 4_000, 4_000)
    (one,), _ = put(conn)
    card = findings.decide(conn, 1, one.finding, state=DROPPED, decided_by=3, decided_at=NOW, reason="A deposit.")
    conn.execute(update(DOCUMENT).where(DOCUMENT.c.id == 9).values(open_amount=1_000))

    assert card == one.card
    assert put(conn, 2) == ([], set())
    assert findings.decided(conn, 1) == {one.finding.key}


def test_what_was_found_in_a_review_and_decided_there_is_kept_too(conn: Connection) -> None:
    """It never waited on a card."""
    fields = {"state": RECORDED, "decided_by": 3, "decided_at": NOW, "anomaly_id": 4}

    assert findings.decide(conn, 1, PAID, **fields) == 0
    assert findings.decided(conn, 1) == {PAID.key}
    assert findings.on_card(conn, 0) == []


def test_what_is_put_right_in_the_books_is_gone_and_may_come_back(conn: Connection) -> None:
    """The card is drawn again; should it be so once more, it is found once more."""
    books(conn)
    issued(conn, OCTOBER)
    document(conn, 9, "payment", "RC-9", TODAY, 4_000, 4_000)
    (one,), _ = put(conn)
    conn.execute(update(DOCUMENT).where(DOCUMENT.c.id == 9).values(open_amount=0))

    assert put(conn, 2) == ([], {one.card})
    assert [each.state for each in findings.on_card(conn, one.card)] == [GONE]
    conn.execute(update(DOCUMENT).where(DOCUMENT.c.id == 9).values(open_amount=4_000))
    assert [each.state for each in put(conn, 3)[0]] == [WAITING]


def test_what_waits_stays_when_a_statement_goes_out_over_it(conn: Connection) -> None:
    """Nobody has decided on it."""
    books(conn)
    issued(conn, SEPTEMBER)
    document(conn, 9, "payment", "RC-9", OCTOBER, 4_000, 4_000)
    waits = {one.finding.named for one in put(conn)[0]}
    issued(conn, OCTOBER)

    assert "RC-9" in waits
    assert put(conn, 2) == ([], set())


def test_an_import_taken_back_takes_its_findings_along(conn: Connection) -> None:
    """But for what a person has decided."""
    books(conn)
    issued(conn, OCTOBER)
    document(conn, 9, "payment", "RC-9", TODAY, 4_000, 4_000)
    (one,), _ = put(conn, 5)
    findings.forget(conn, 5)

    assert [each.state for each in findings.on_card(conn, one.card)] == [GONE]


# -- anomalies ---------------------------------------------------------------------------------------------------------
def recorded(conn: Connection, **more: object) -> int:
    """An anomaly of that customer."""
    said = {"document": "INV-1", "effect": "Too much.", "next_step": "A note.", "currency": "USD", "favour": "neither"}
    about = {"customer_id": 1, "recorded_by": 1, "recorded_at": NOW, "state": "verified"}
    return anomalies.record(conn, **{**said, **about, **more})


def test_what_waits_is_told_with_the_statement_of_its_currency(conn: Connection) -> None:
    """Not what others have, nor what is told."""
    waits = recorded(conn)
    for more in ({"currency": "EUR"}, {"state": "told"}, {"customer_id": 2}):
        recorded(conn, **more)

    assert anomalies.waiting(conn, 1, "USD") == [waits]


def test_a_round_is_ahead_while_a_statement_is_made_or_reviewed(conn: Connection) -> None:
    """And while a customer's turn in a round has not come."""
    books(conn)
    issued(conn, SEPTEMBER)

    assert not anomalies.round_ahead(conn, 1)
    times = {"preparer": 1, "begun_at": NOW, "review_by": NOW}
    about = {"schedule_id": 1, "rhythm": "monthly", "period": "2026-10", "cut_off": "2026-10-31"}
    conn.execute(insert(CYCLE).values(id=1, state="preparing", **about, **times))
    conn.execute(insert(CYCLE_MEMBER).values(id=1, cycle_id=1, customer_id=1, period="2026-10"))
    assert anomalies.round_ahead(conn, 1)
    conn.execute(update(CYCLE_MEMBER).values(prepared_at=NOW))
    assert not anomalies.round_ahead(conn, 1)
    made(conn, OCTOBER)
    assert anomalies.round_ahead(conn, 1)


def test_earlier_ones_of_the_customer_and_of_the_kind_are_alike(conn: Connection) -> None:
    """Not what was none."""
    own = recorded(conn)
    recorded(conn, outcome="dropped")
    kind = recorded(conn, customer_id=2, kind="price_off")
    recorded(conn, customer_id=2, kind="stale")
    last = anomalies.one(conn, recorded(conn, kind="price_off"))

    assert last is not None
    assert [one.id for one in anomalies.alike(conn, last, 5)] == [kind, own]
