"""Account statements of banks: what came in is found in camt.053 and in tables, and what cannot be read is named."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from locales.columns import BANK_HEADERS, BANK_OUTGOING
from storage.bank_camt import read_camt
from storage.bank_entries import forget_before, keep, may_be
from storage.bank_rows import BankRow, Read
from storage.bank_sheets import read_sheet
from storage.sheets_faults import NotReadable

PAID = """<Ntry><Amt Ccy="USD">400.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-10-05</Dt></BookgDt><ValDt><Dt>2026-10-06</Dt></ValDt><AcctSvcrRef>B-1</AcctSvcrRef>
<NtryDtls><TxDtls><Refs><EndToEndId>E-77</EndToEndId></Refs>
<RltdPties><Dbtr><Nm>Okafor Home Stores</Nm></Dbtr></RltdPties>
<RmtInf><Ustrd>INV-2214</Ustrd><Ustrd>thank you</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""
NEWER = """<Ntry><Amt Ccy="USD">400.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><DtTm>2026-10-05T10:00:00</DtTm></BookgDt><AcctSvcrRef>B-1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Okafor Home Stores</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Strd><CdtrRefInf><Ref>RF18INV2214</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>"""
BATCH = """<Ntry><Amt Ccy="USD">700.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-10-05</Dt></BookgDt><NtryDtls>
<TxDtls><AmtDtls><TxAmt><Amt Ccy="USD">300.00</Amt></TxAmt></AmtDtls>
<RltdPties><Dbtr><Nm>A</Nm></Dbtr></RltdPties></TxDtls>
<TxDtls><Amt Ccy="USD">400.00</Amt><RltdPties><Dbtr><Nm>B</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>"""


def camt(*entries: str, version: str = "02", prefix: str = "") -> bytes:
    """A statement of one account with these entries."""
    body = (
        f"<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Acct><Id><IBAN>GB00TEST</IBAN></Id></Acct>{''.join(entries)}</Stmt>"
    )
    if prefix:
        body = body.replace("</", f"</{prefix}:").replace("<", f"<{prefix}:").replace(f"<{prefix}:/", "</")
    p = f"{prefix}:" if prefix else ""
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    named = f'xmlns:{prefix}="{space}"' if prefix else f'xmlns="{space}"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{p}Document {named}><{p}BkToCstmrStmt>{body}</{p}BkToCstmrStmt>'
        f"</{p}Document>"
    ).encode()


def sheet(text: str, currency: str = "") -> Read:
    """What a table in text says."""
    return read_sheet(text.encode(), "bank.csv", BANK_HEADERS, BANK_OUTGOING, currency)


def test_a_payment_comes_with_its_days_payer_and_references() -> None:
    """All by which somebody finds it again."""
    read = read_camt(camt(PAID), "b.xml")

    assert read.rows == (
        BankRow(
            row=1, account="GB00TEST", on=date(2026, 10, 5), valued=date(2026, 10, 6), minor=40_000, currency="USD",
            payer="Okafor Home Stores", reference="B-1", end_to_end="E-77", text="INV-2214 thank you",
        ),
    )  # fmt: skip


def test_newer_versions_write_parties_states_and_days_differently() -> None:
    """What bank software of today sends is read as what was sent ten years ago."""
    (row,) = read_camt(camt(NEWER, version="08"), "b.xml").rows

    assert (row.payer, row.on, row.text) == ("Okafor Home Stores", date(2026, 10, 5), "RF18INV2214")


def test_a_statement_whose_elements_carry_a_prefix_is_the_same_statement() -> None:
    """Some banks name the namespace."""
    assert read_camt(camt(PAID, prefix="ns2"), "b.xml").rows == read_camt(camt(PAID), "b.xml").rows


def test_a_batch_is_as_many_payments_as_it_holds() -> None:
    """The sum of all would fit nobody's payment."""
    assert [(row.minor, row.payer) for row in read_camt(camt(BATCH), "b.xml").rows] == [(30_000, "A"), (40_000, "B")]


def test_what_went_out_or_is_not_booked_yet_is_left_out() -> None:
    """Whom we paid is no business of this house."""
    out = PAID.replace("CRDT", "DBIT")
    returned = PAID.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")
    read = read_camt(camt(out, returned, PAID.replace("BOOK", "PDNG")), "b.xml")

    assert (read.rows, read.left_out) == ((), 2)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (PAID.replace("400.00", "4OO"), "entry row 2, amount: '4OO' is not an amount"),
        (PAID.replace("400.00", "400.001"), "has more decimals than USD has"),
        (PAID.replace("400.00", "-1"), "is not an amount"),
        (PAID.replace("400.00", "9" * 20), "is larger than any amount"),
        (PAID.replace("USD", "RMB"), "'RMB' is not a currency of ISO 4217"),
        (PAID.replace("2026-10-05", "5 Oct").replace("2026-10-06", ""), "'5 Oct' is not a day of the calendar"),
    ],
)
def test_what_is_wrong_in_an_entry_is_named_by_its_place(entry: str, said: str) -> None:
    """One sentence: where, what stood there, what to do."""
    read = read_camt(camt(PAID, entry), "b.xml")

    assert len(read.rows) == 1
    assert said.removeprefix("entry ") in str(read.faults[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (camt(PAID)[:300], "is no sound XML"),
        (camt(PAID).replace(b"BkToCstmrStmt", b"BkToCstmrAcctRpt"), "is no camt.053 statement"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "is no sound XML (a document type is declared)"),
    ],
)
def test_a_file_that_is_no_statement_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    """An entity is never expanded, and an intraday report is no statement."""
    with pytest.raises(NotReadable) as refused:
        read_camt(content, "b.xml")

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Date,Description,Amount,Currency,Payer\n2026-10-05,INV-2214,400.00,USD,Okafor Home Stores\n"
            "2026-10-06,rent,-90.00,USD,Landlord\n"
        ),
        (
            "Konto 12\n\nBuchungstag;Verwendungszweck;Betrag;Währung;Auftraggeber\n"
            "2026-10-05;INV-2214;400,00;USD;Okafor Home Stores\n2026-10-06;Miete;-90,00;USD;Landlord\n"
        ),
        (
            "交易日期,摘要,贷方发生额,借方发生额,币种,对方户名\n2026-10-05,INV-2214,400.00,,USD,Okafor Home Stores\n"
            "2026-10-06,房租,,90.00,USD,Landlord\n"
        ),
        (
            "Date\tDetails\tAmount\tDR/CR\tCurrency\tFrom\n2026-10-05\tINV-2214\t400.00\tCR\tUSD\tOkafor Home Stores\n"
            "2026-10-06\trent\t90.00\tDR\tUSD\tLandlord\n"
        ),
    ],
)
def test_a_table_of_a_bank_is_known_by_its_headings(text: str) -> None:
    """By sign, by column or by mark: what went out is left out."""
    read = sheet(text)

    assert [(row.on, row.minor, row.payer, row.text) for row in read.rows] == [
        (date(2026, 10, 5), 40_000, "Okafor Home Stores", "INV-2214")
    ]
    assert (read.left_out, read.faults) == (1, ())


def test_an_account_whose_file_names_no_currency_takes_the_one_that_is_given() -> None:
    """Nothing is guessed: without it, every row is a fault."""
    text = "Date,Amount\n2026-10-05,400.00\n"

    assert sheet(text, "EUR").rows[0].currency == "EUR"
    assert "is not a currency of ISO 4217" in str(sheet(text).faults[0])


def test_rows_that_cannot_be_read_are_named_all_of_them() -> None:
    """By the row that a spreadsheet shows."""
    read = sheet("Date,Amount,Currency\n2026-10-05,4OO.00,USD\nsoon,1.00,USD\n2026-10-06,2.00,USD\n")

    assert [(fault.row, fault.column, fault.code) for fault in read.faults] == [
        (2, "amount", "letter_for_digit"),
        (3, "date", "not_a_day"),
    ]


def test_a_table_without_headings_of_a_bank_is_refused() -> None:
    """With the names it could have."""
    with pytest.raises(NotReadable, match="no headings of an account statement"):
        sheet("a,b\n1,2\n")


def test_no_heading_stands_for_two_fields() -> None:
    """Else the order of a file's columns would decide."""
    names = list(chain.from_iterable(BANK_HEADERS.values()))

    assert len(names) == len(set(names))
    assert names == [name.lower() for name in names]


def bank_row(**more: object) -> BankRow:
    """A payment of 400 dollars."""
    said = {"row": 1, "account": "A", "on": date(2026, 10, 5), "valued": None, "minor": 40_000, "currency": "USD"}
    return BankRow(**{**said, **more})  # type: ignore[arg-type]


def test_the_same_statement_twice_is_stored_once(conn: Connection) -> None:
    """So are two that overlap."""
    first, second = bank_row(reference="1"), bank_row(reference="2")

    assert keep(conn, [first], "f1", 1) == 1
    assert keep(conn, [first, second], "f2", 2) == 1
    assert keep(conn, [second, first], "f2", 3) == 0


def test_two_payments_alike_in_everything_are_two(conn: Connection) -> None:
    """A customer may pay the same sum twice a day."""
    assert keep(conn, [bank_row(), bank_row()], "f", 1) == 2
    assert keep(conn, [bank_row(), bank_row()], "f", 2) == 0


def test_a_payment_less_a_fee_is_found_by_who_paid_and_one_of_another_currency_is_not(conn: Connection) -> None:
    """What the bank kept of it hides nothing."""
    keep(
        conn,
        [bank_row(minor=39_500, payer="OKAFOR HOME STORES"), bank_row(currency="EUR", payer="Okafor Home")],
        "f",
        1,
    )
    found = may_be(conn, "USD", 40_000, date(2026, 10, 1), ["Okafor Home Stores"], [])

    assert [(fit.entry.minor, fit.less) for fit in found] == [(39_500, 500)]


def test_old_entries_are_forgotten(conn: Connection) -> None:
    """Payers' names are kept no longer than anybody asks."""
    keep(conn, [bank_row(), bank_row(on=date(2020, 1, 1))], "f", 1)

    assert forget_before(conn, date(2023, 1, 1)) == 1


@given(st.lists(st.tuples(st.integers(1, 10**9), st.dates(date(2020, 1, 1), date(2030, 1, 1))), max_size=20))
def test_whatever_sums_and_days_a_statement_holds_come_out_as_they_are(entries: Sequence[tuple[int, date]]) -> None:
    """Not a cent is lost on the way."""
    said = [
        PAID.replace("400.00", f"{minor // 100}.{minor % 100:02}").replace("2026-10-05", str(on))
        for minor, on in entries
    ]

    assert [(row.minor, row.on) for row in read_camt(camt(*said), "b.xml").rows] == list(entries)
