"""Rows by the names of their columns."""

import pytest
from sqlalchemy.exc import CompileError, InvalidRequestError

from storage import call_backs, whole_rows
from storage.embedded import engine_at
from storage.migrate import migrate
from storage.tables.call_backs import CALL_BACK

A_CALL = {"customer_id": 1, "contact_id": 2, "purpose": "case", "phone": "+1", "at": 5, "state": "booked", "made_at": 3}


def test_a_row_has_the_defaults_of_what_is_not_named_and_changes_only_what_is() -> None:
    """Written once, read as a fact, changed by name."""
    engine = engine_at(None)
    migrate(engine)
    with engine.begin() as conn:
        id_ = whole_rows.add(conn, CALL_BACK, **A_CALL)
        whole_rows.change(conn, CALL_BACK, id_, tries=2)
        call = call_backs.one(conn, id_)

    assert call is not None
    assert (call.tries, call.late, call.phone) == (2, 0, "+1")


def test_a_name_that_no_column_has_is_refused() -> None:
    """A slip of the pen is not kept in silence."""
    engine = engine_at(None)
    migrate(engine)

    with engine.begin() as conn, pytest.raises((CompileError, InvalidRequestError)):
        whole_rows.add(conn, CALL_BACK, **A_CALL, colour="green")
