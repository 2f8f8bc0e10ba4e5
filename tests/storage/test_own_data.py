"""What one person may take along and have taken away: theirs, and nothing of anybody else."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from bot.commands.imports import import_files
from storage import bank_entries, own_data, people
from storage.bank_rows import BankRow
from storage.tables.bank import BANK_ENTRY
from storage.tables.cases import CASE, EVIDENCE
from storage.tables.corridor import OUTBOX
from storage.tables.feelings import HARSH_WORDS
from storage.tables.ledger import CONTACT, CUSTOMER
from storage.tables.people import BINDING

NOW = 1_793_620_800_000_000
MAJA, PER = 1, 2
CHATS = {MAJA: "telegram:42", PER: "telegram:43"}


@pytest.fixture
def office(conn: Connection) -> Connection:
    """Two people of one customer; each has raised a case, sent a paper and been harsh once."""
    conn.execute(insert(CUSTOMER).values(id=1, code="C-1", name="Lindqvist Tools AB", created_at=NOW))
    for id_, name in ((MAJA, "Maja Lindqvist"), (PER, "Per Holm")):
        conn.execute(
            insert(CONTACT).values(id=id_, customer_id=1, source_key=f"key:{id_}", name=name, phone=f"+4670{id_}")
        )
        people.bind(conn, people.contact(conn, id_)[0], CHATS[id_], CHATS[id_].removeprefix("telegram:"), "test", NOW)
        conn.execute(
            insert(CASE).values(
                id=id_, number=f"D-100{id_}", customer_id=1, contact_id=id_, statement_id=1, document_id=id_,
                document=f"INV-{id_}", reason="price", state="triage", currency="USD", claimed=500, remedy="correct",
                words=f"{name} says so", answers="{}", registered_at=NOW, next_contact_at=NOW + 1,
            )
        )  # fmt: skip
        conn.execute(
            insert(EVIDENCE).values(
                customer_id=1, case_id=id_, chat=CHATS[id_], slot="other", channel_ref="x", name=f"{name}.pdf",
                mime="application/pdf", size=1, state="stored", received_at=NOW,
            )
        )  # fmt: skip
        conn.execute(insert(HARSH_WORDS).values(contact_id=id_, kind="insult", found="x", text=f"of {name}", at=NOW))
        conn.execute(
            insert(OUTBOX).values(
                key=f"k{id_}", lane=CHATS[id_], channel="telegram", method="sendMessage",
                body=json.dumps({"text": name}), kind="message", on_uncertain="assume_sent", state="sent",
                not_before=NOW, made_at=NOW,
            )
        )  # fmt: skip
    return conn


def test_a_copy_holds_what_they_said_and_sent_and_nothing_of_a_colleague(office: Connection) -> None:
    """Two people of one company share an account, not their words."""
    copied = json.dumps(own_data.copy(office, MAJA), ensure_ascii=False)

    assert all(theirs in copied for theirs in ("Maja Lindqvist says so", "Maja Lindqvist.pdf", "of Maja", "2026-11-02"))
    assert "Per" not in copied


def test_what_is_counted_is_what_is_theirs(office: Connection) -> None:
    """The card tells the same as the copy."""
    counted = own_data.of(office, people.contact(office, MAJA)[0], "SE556677", CHATS[MAJA])

    assert (counted.cases, counted.papers, counted.open) == (1, 1, ("D-1001",))
    assert (counted.tax, counted.phone, counted.invoice) == (True, True, "")


def test_who_was_erased_is_found_nowhere_and_the_books_stay(office: Connection) -> None:
    """Neither name, number nor chat; the case and its sum are as they were."""
    own_data.erase(office, MAJA, NOW)
    kept = [
        str(tuple(row))
        for table in (CONTACT, BINDING, EVIDENCE, HARSH_WORDS, OUTBOX)
        for row in office.execute(select(table))
    ]

    assert not any(trace in row for row in kept for trace in ("Maja Lindqvist'", "telegram:42", "+46701"))
    assert people.contact_in(office, "telegram:42", "42") is None
    assert office.execute(select(CASE.c.claimed).where(CASE.c.id == MAJA)).scalar() == 500
    assert people.contact_in(office, "telegram:43", "43") is not None


def test_who_was_erased_is_no_payer_at_the_bank_either(office: Connection) -> None:
    """The sum stays, and the same statement of the bank brings nothing back."""
    rows = [
        BankRow(1, "Main", date(2026, 10, 30), None, 4_000, "USD", "MAJA LINDQVIST", text="INV-1"),
        BankRow(2, "Main", date(2026, 10, 30), None, 5_000, "USD", "Per Holm"),
    ]
    bank_entries.keep(office, rows, "f", NOW)

    own_data.erase(office, MAJA, NOW)
    again = bank_entries.keep(office, rows, "f", NOW)

    assert again == 0
    kept = office.execute(select(BANK_ENTRY.c.minor, BANK_ENTRY.c.payer, BANK_ENTRY.c.text).order_by(BANK_ENTRY.c.id))
    assert [tuple(row) for row in kept] == [(4_000, "", ""), (5_000, "Per Holm", "")]


def test_erasing_one_leaves_the_other_untouched(office: Connection) -> None:
    """Their copies are the same before and after."""
    before = own_data.copy(office, PER)
    own_data.erase(office, MAJA, NOW)

    assert own_data.copy(office, PER) == before


def test_an_export_does_not_bring_back_who_was_erased(office: Connection, tmp_path: Path) -> None:
    """The ledger system still knows the name; it goes on being sent every month."""
    own_data.erase(office, MAJA, NOW)
    sheet = tmp_path / "contacts.csv"
    sheet.write_text("customer,contact id,contact name\nC-1,1,Maja Lindqvist\nC-1,3,Eva Berg\n", encoding="utf-8")
    report = import_files(
        office, [sheet], mapping=None, dry_run=False, as_of=None, by="test", now=NOW, yes=True, progress=lambda *_: None
    )

    assert report.done, report.lines()
    assert set(office.execute(select(CONTACT.c.name)).scalars()) == {f"#{MAJA}", "Per Holm", "Eva Berg"}


def test_consent_is_as_it_was_last_chosen(office: Connection) -> None:
    """Withdrawn and given again, each at once."""
    chosen = []
    for allowed in (False, True, False):
        own_data.allow_surveys(office, MAJA, allowed, NOW)
        chosen.append(own_data.surveys_allowed(office, MAJA))

    assert chosen == [False, True, False]
    assert own_data.surveys_allowed(office, PER)


def test_a_wish_to_be_erased_waits_until_it_is_decided(office: Connection) -> None:
    """By a day that is known, and never twice."""
    own_data.ask_erasure(office, MAJA, NOW, NOW + 5)
    waits = own_data.erasure_due(office, MAJA)
    own_data.decide_erasure(office, MAJA, "declined", 1, NOW, "D-1001 is open.")

    assert waits == NOW + 5
    assert own_data.erasure_due(office, MAJA) == 0
