"""A state that got another name: the things that stand in it are found under the new one."""

from sqlalchemy import Connection, select

from flows.all_flows import FLOWS
from storage import lifecycle_states
from storage.tables.complaints import COMPLAINT

ROW = {"customer_id": 1, "contact_id": 1, "registered_at": 1, "next_contact_at": 1}
STOOD = (("F-1", "praise", "looked"), ("K-1", "complaint", "looked"), ("K-2", "complaint", "closed"))


def test_every_lifecycle_has_a_place_where_its_states_stand() -> None:
    """Whoever adds a kind of thing names its table, or its renamed states would be lost."""
    lives = {flow.name for flow in FLOWS.values() if flow.thing}

    assert lifecycle_states.TABLES.keys() | lifecycle_states.STATELESS == lives


def test_only_the_things_of_that_lifecycle_get_the_new_name(conn: Connection) -> None:
    """Complaints and feedback share a table; a state renamed in one life stays in the other."""
    for number, kind, state in STOOD:
        conn.execute(COMPLAINT.insert().values(**ROW, number=number, kind=kind, state=state))
    changed = lifecycle_states.rename(conn, {"complaint": {"looked": "in_work"}})
    stands = conn.execute(select(COMPLAINT.c.number, COMPLAINT.c.state).order_by(COMPLAINT.c.number))

    assert changed == 1
    assert [tuple(row) for row in stands] == [("F-1", "looked"), ("K-1", "in_work"), ("K-2", "closed")]
