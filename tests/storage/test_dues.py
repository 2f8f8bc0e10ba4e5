"""What was said about debts, and whether a customer wants to hear of them: kept, added to, taken back."""

from datetime import date

import pytest
from sqlalchemy import Connection

from flows.facts.due_commands import NoteSaid, Said
from flows.facts.dues import Dues, Word
from storage import dues
from tests.storage.test_follow_ups import NOW

CUSTOMER = 7


def test_of_whom_nothing_was_said_nothing_is_kept(conn: Connection) -> None:
    """No wish and no words."""
    assert dues.of_customer(conn, CUSTOMER) == Dues()


def test_each_word_is_added_to_what_was_said_before(conn: Connection) -> None:
    """How far it has come is as of the last one."""
    dues.said(conn, CUSTOMER, NoteSaid(Said.TOLD, {1: 2, 2: 4}), NOW)
    dues.said(conn, CUSTOMER, NoteSaid(Said.HANDED, {2: 4}), NOW + 1)
    dues.said(conn, CUSTOMER, NoteSaid(Said.TALKED, {2: 4}), NOW + 2)
    dues.leave_alone(conn, CUSTOMER, 2, date(2026, 11, 20))

    assert dues.of_customer(conn, CUSTOMER).words == {
        1: Word(2, NOW),
        2: Word(4, NOW, NOW + 1, NOW + 2, date(2026, 11, 20)),
    }
    assert dues.of_customer(conn, CUSTOMER + 1) == Dues()


@pytest.mark.parametrize("wish", ["on", "off", "refused"])
def test_the_last_wish_counts_and_can_be_taken_back(conn: Connection, wish: str) -> None:
    """Then it is as the house does it."""
    dues.decide(conn, CUSTOMER, "on", NOW)
    dues.decide(conn, CUSTOMER, wish, NOW)
    kept = dues.of_customer(conn, CUSTOMER).wish
    dues.decide(conn, CUSTOMER, "", NOW)

    assert (kept, dues.of_customer(conn, CUSTOMER).wish) == (wish, "")
