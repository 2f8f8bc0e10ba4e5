"""A balance agreed subject to timing differences: shown before the yes, signed with it, on paper and in the check."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from bot import customers
from bot.papers import PAPERS, Setting
from bot.proofs import verify_record
from flows.engine.events import Chose, Event, Opened, Wrote
from flows.facts.ledgers import Ledger
from flows.facts.match_groups import Decided
from flows.facts.parties import Company
from flows.facts.records import Kept
from flows.facts.timing_items import CUSTOMER, SUPPLIER, Timing, read
from storage import ledger_uploads, records, records_read, statements
from tests.bot.desk_scene import LANE, PERSON, SIGNER, Desk, desk, speaker
from tests.proofs.sample import RECORD, file_of
from tests.screens.paper_ledger import keep, matched_ledger

SETTING: Final = Setting(Company("Okafor & Sons Supply"), speaker())
AS_BEFORE: Final = "d58b0f1162e0bd136e17dbb8906979f69a9562e29a98501f1db0c1c168489688"  # of the time without ledgers
ITEMS: Final = (
    Timing("INV-7008", date(2026, 10, 15), 540_000, CUSTOMER),
    Timing("#30", date(2026, 10, 23), -90_000, SUPPLIER),
)


def matched(here: Desk, customer: int = 1) -> Ledger:
    """A ledger beside statement 2 with two timing differences."""
    here.conn.exec_driver_sql("UPDATE statement SET issued_at = 1 WHERE id = 2")
    statement = statements.one(here.conn, 2)
    assert statement is not None
    return keep(here.conn, replace(matched_ledger(statement, "Transfer"), customer_id=customer))


def hears(here: Desk, *events: Event) -> list[str]:
    """The customer does these one after the other; all that was said to them."""
    said = []
    for event in events:
        work = here.work()
        customers.go_on(work, customers.open_chat(work, LANE, PERSON, "en"), event)
        here.finish(work)
        said += here.to_customer()
    return said


def confirmed(here: Desk, ledger_id: int) -> tuple[list[str], Kept]:
    """They agree with two taps, begun from that ledger; what they read, and the record."""
    here.conn.exec_driver_sql("UPDATE contact SET language = 'en', trusted = 1, role = 'confirmer'")
    begun = Opened("confirm_balance", {"statement_id": 2, "ledger_id": ledger_id})
    said = hears(here, begun, Chose("confirm_yes"), Chose("confirm_in_name"))
    return said, records.of_statement(here.conn, 2)[0]


def test_what_is_signed_names_every_timing_difference() -> None:
    """Number, day, amount, and whose books lack it; the amount that is agreed stays what it was."""
    with desk() as here:
        said, kept = confirmed(here, matched(here).id)

        assert read(kept.said["timing"]) == ITEMS
        assert (kept.said["format"], kept.said["agreed"]) == ("concord-record/2", 100_000)
        assert all("INV-7008" in one and "USD 5,400.00" in one for one in said[:2])
        assert "Not in our books yet: USD -900.00" in kept.said["shown"]["text"]
        assert records_read.first_fault(here.conn, {SIGNER.name: SIGNER.public}, verify_record.signed) is None


def test_the_check_and_the_paper_say_it_too() -> None:
    """Whoever trusts neither side reads it in the sentence."""
    with desk() as here:
        _, kept = confirmed(here, matched(here).id)
        sheet = PAPERS["confirmation"](here.conn, SETTING, {"kind": "confirmation", "id": 2, "language": "en"}).sheet
        assert sheet is not None
        name, content = kept.file
        code, sentence = verify_record.verify(content, name, SIGNER.public.hex())

        assert (code, "subject to timing differences: 2" in sentence) == (0, True)
        assert sheet.body["timing"]["rows"] == [
            ["INV-7008", "15 Oct 2026", "Customer", "5,400.00"],
            ["#30", "23 Oct 2026", "Supplier", "(900.00)"],
        ]


def test_a_changed_item_is_no_longer_what_was_signed() -> None:
    """A cent, a side, a day."""
    timed = file_of(replace(RECORD, timing=ITEMS))
    changes = ((b'"minor":540000', b'"minor":540001'), (b'"missing_in":"supplier"', b'"missing_in":"customer"'))

    assert verify_record.verify(timed)[0] == 0
    assert [verify_record.verify(timed.replace(*change))[0] for change in changes] == [1, 1]


def test_records_without_timing_differences_are_as_they_always_were() -> None:
    """To the byte, so that old ones verify for ever."""
    assert hashlib.sha256(RECORD.body).hexdigest() == AS_BEFORE
    assert "timing" not in json.loads(RECORD.body)


def test_another_customers_ledger_changes_nothing() -> None:
    """Nor does one that is not there."""
    with desk() as here:
        _, kept = confirmed(here, matched(here, customer=2).id)

        assert (kept.said["format"], "timing" in kept.said) == ("concord-record/1", False)


def test_what_was_decided_otherwise_under_the_card_is_shown_again() -> None:
    """Nobody agrees to what they have not read."""
    with desk() as here:
        ledger = matched(here)
        here.conn.exec_driver_sql("UPDATE contact SET language = 'en', trusted = 1, role = 'confirmer'")
        hears(here, Opened("confirm_balance", {"statement_id": 2, "ledger_id": ledger.id}), Chose("confirm_yes"))
        assert ledger.matched is not None
        group = next(one for one in ledger.matched.groups if one.decided is Decided.TIMING)
        ledger_uploads.decide(here.conn, ledger.id, [replace(group, decided=Decided.OURS_IS_RIGHT)])
        said = hears(here, Chose("confirm_in_name"))

        assert records.of_statement(here.conn, 2) == ()
        assert "INV-7008" not in said[-1]
        assert "#30" in said[-1]


def test_a_taken_back_one_says_what_it_was_subject_to() -> None:
    """Both records stand beside each other."""
    with desk() as here:
        confirmed(here, matched(here).id)
        hears(here, Opened("confirm_balance", {"statement_id": 2, "take_back": True}), Wrote("Not all of it."))
        first, second = records.of_statement(here.conn, 2)

        assert second.said["timing"] == first.said["timing"]
        assert Path(second.file[0]).stem.startswith("TB-")
