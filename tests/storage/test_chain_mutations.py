"""A thousand meddlings with the records and more, each found at its very row; long runs: `tests.faults chain --n N`."""

import pytest

from storage import audit_check
from tests.faults import chain

MANY = 1200


@pytest.fixture(scope="module")
def score() -> chain.Score:
    """What came of all of them."""
    return chain.play(MANY, 7)


def test_every_meddling_is_found_at_its_first_row(score: chain.Score) -> None:
    """Whatever somebody with every right to the database did, and however well the hashes fit again."""
    assert score.missed == []
    assert score.tried.total() == MANY


@pytest.mark.parametrize("kind", chain.KINDS)
def test_each_kind_of_meddling_was_tried_often(score: chain.Score, kind: str) -> None:
    """Edit, delete, insert, cut and rewrite."""
    assert score.tried[kind] >= MANY / 8


def test_without_heads_a_cut_tail_does_not_show() -> None:
    """That is what they are for."""
    conn, kept = chain.books()
    conn.exec_driver_sql("DELETE FROM audit WHERE customer_id = 3 AND seq = 13")
    conn.exec_driver_sql("DELETE FROM audit_private WHERE customer_id = 3 AND seq = 13")

    alone = audit_check.read_all(conn).bad
    held = audit_check.merge({}, audit_check.against(conn, kept))

    assert (alone, [(one.seq, one.why) for one in held.values()]) == ({}, [(13, "gone")])
    conn.close()
