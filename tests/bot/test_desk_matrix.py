"""Every action of the desk with every role, on everything it may meet; the table is made from the router itself.

A new action is covered as soon as it stands in ACTIONS: whoever adds one has nothing to add here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from sqlalchemy import insert

from bot.desk.acting import ACTIONS, take_action
from bot.desk.fitting import actions_for
from bot.doors import StaffActed
from bot.work import Work
from flows.facts.dispute import CaseState
from flows.facts.parties import StaffRole
from flows.facts.times import DAY
from flows.tables.roles import MAY, may
from storage import cases, people
from storage.tables import METADATA
from storage.tables.ledger import CONTACT, CUSTOMER
from tests.bot.desk_scene import DESK, NOW, Desk, desk, speaker

ROOMLESS = frozenset({"home", "command", "shortcut", "options"})  # about nothing that has an id
LOOKS = frozenset({"open_card", "show_words"})  # these only show something
KEYS = sorted(ACTIONS)
OF_CASES = [action for kind, action in KEYS if kind == "case"]
BOUND = [key for key in KEYS if key[1] in {"approve", "return_offer", "issue_statement", "return_statement"}]
CLOSED, OTHERS = 2, 3
# What was tried, and who has looked at what: written down whatever comes of it.
NOTED = {"audit", "audit_private", "read_mark"}
OUTSIDERS = {
    "T1/U_STRANGER": "not_registered",
    "T2/lead": "not_registered",
    "T1/": "not_registered",
    "": "not_registered",
    "T1/guest": "guest",
    "T1/gone": "gone",
    "T1/left": "removed",
}
OPENED: dict[str, Any] = {}  # the rows of every table before anything is tried


@pytest.fixture(scope="module")
def books() -> Iterator[Desk]:
    """A colleague in every role; case 1 fits, case 2 is closed, case 3 is another customer's."""
    with desk() as here:
        for role in StaffRole:
            people.add_staff(here.conn, "T1", role.value, role.value.title(), role, NOW)
        for user, barred in {"guest": "guest", "gone": "gone", "left": ""}.items():
            id_ = people.add_staff(here.conn, "T1", user, user.title(), StaffRole.LEAD, NOW)
            people.change_staff(here.conn, id_, barred=barred)
        people.change_staff(here.conn, people.staff(here.conn, user="left")[0].id, active=False)
        speaks = {"language": "en", "zone": "UTC"}
        here.conn.execute(insert(CUSTOMER).values(id=2, code="C-2", name="Okafor Foods", created_at=NOW, **speaks))
        known = {"id": 2, "customer_id": 2, "source_key": "c2", "name": "Amara Okafor", "role": "confirmer"}
        here.conn.execute(insert(CONTACT).values(**known, **speaks))
        _another_case(here, 1, "quantity", "closed")
        _another_case(here, 2, "price", "triage")
        OPENED.update(_rows(here))
        yield here


def _another_case(here: Desk, customer: int, reason: str, state: str) -> None:
    known = cases.one(here.conn, 1)
    assert known is not None
    cases.register(
        here.conn,
        customer_id=customer,
        contact_id=customer,
        statement_id=2,
        items=known.items if customer == 1 else (),
        **({} if customer == 1 else {"document_id": 0, "document": "", "claimed": 500}),
        reason=reason,
        state=state,
        currency="USD",
        remedy="unsure",
        words="",
        answers={},
        registered_at=NOW,
        next_contact_at=NOW + DAY,
    )


@contextmanager
def trying(here: Desk, person: str, did: StaffActed) -> Iterator[tuple[Work, set[str], list[str]]]:
    """That deed, undone afterwards: its work, the tables it changed beside the records, why it was refused."""
    undo = here.conn.begin_nested()
    before, refusals = _changes(here), len(here.audit("refused_press"))
    work = here.work(did, person)
    try:
        take_action(work, work.inbound)
        refused = [body for _, body in here.audit("refused_press")[refusals:]]
        yield work, _changed(here) if _changes(here) > before + len(refused) else set(), refused
    finally:
        undo.rollback()


def _changes(here: Desk) -> int:
    return int(here.conn.connection.driver_connection.total_changes)  # type: ignore[union-attr]


def _rows(here: Desk) -> dict[str, Any]:
    return {table.name: here.conn.execute(table.select()).all() for table in METADATA.sorted_tables}


def _changed(here: Desk) -> set[str]:
    now = _rows(here)
    return {name for name, rows in now.items() if rows != OPENED[name]} - NOTED


def did(action: str, subject: str, channel: str = DESK, **values: str) -> StaffActed:
    """A press."""
    return StaffActed(action, subject, values, "trigger", channel, "1.0")


def sends(action: str, subject: str) -> StaffActed:
    """A form with nothing in it."""
    return StaffActed(action, subject, {}, "", DESK, "1.0", form=True)


@pytest.mark.parametrize(("kind", "action"), KEYS)
def test_every_action_has_its_row_among_the_rights(kind: str, action: str) -> None:
    """An action that is not listed would be allowed to nobody."""
    assert MAY.get(action), f"{kind}/{action} has no row"


@pytest.mark.parametrize(("kind", "action"), [key for key in KEYS if key[0] not in {*ROOMLESS, "customer"}])
def test_every_button_has_its_words(kind: str, action: str) -> None:
    """In every language the desk speaks."""
    known = speaker().labels()

    assert f"desk_{action}" in known, f"{kind}/{action} has no label"


@pytest.mark.parametrize(("kind", "action"), KEYS)
def test_a_role_that_may_not_changes_nothing_and_is_written_down(books: Desk, kind: str, action: str) -> None:
    """Pressed or sent, whatever it is about."""
    for role, make in product([one for one in StaffRole if not may(one.value, action)], (did, sends)):
        with trying(books, f"T1/{role.value}", make(action, f"{kind}:1")) as (work, changed, refused):
            assert (changed, work.letters) == (set(), []), role
            assert [one for one in refused if "role_forbids" in one], role


@pytest.mark.parametrize(("kind", "action"), [key for key in KEYS if key[0] not in ROOMLESS])
def test_what_does_not_exist_is_left_alone(books: Desk, kind: str, action: str) -> None:
    """A forged or mistyped id: nothing changes, nobody hears of anything, and whoever pressed is answered."""
    role = min(MAY[action])
    for make, number in product((did, sends), ("999999", "nonsense", "-1")):
        with trying(books, f"T1/{role}", make(action, f"{kind}:{number}")) as (work, changed, _):
            assert (changed, work.letters) == (set(), [])
            assert work.replies or work.inbound.did == sends(action, f"{kind}:{number}")


@pytest.mark.parametrize("action", [one for one in OF_CASES if one not in LOOKS])
def test_a_closed_case_hides_what_does_not_fit_it(books: Desk, action: str) -> None:
    """An old button on an old card."""
    closed = cases.one(books.conn, CLOSED)
    assert closed is not None
    assert closed.state is CaseState.CLOSED
    if action in actions_for(closed):
        return
    for role in sorted(MAY[action]):
        with trying(books, f"T1/{role}", did(action, f"case:{CLOSED}")) as (work, changed, _):
            assert not changed, role
            assert not [one for one in work.letters if one.channel == "telegram"]


@pytest.mark.parametrize("action", OF_CASES)
def test_what_a_colleague_may_do_is_the_same_for_every_customer(books: Desk, action: str) -> None:
    """Roles decide, not whose case it is; and nothing of it reaches the other customer."""
    for role in sorted(MAY[action]):
        with trying(books, f"T1/{role}", did(action, f"case:{OTHERS}")) as (work, _, refused):
            assert not [one for one in refused if "role_forbids" in one], role
            assert not [one for one in work.letters if one.lane == "telegram:42"], role


@pytest.mark.parametrize(("kind", "action"), BOUND)
def test_a_button_bound_to_something_else_decides_nothing(books: Desk, kind: str, action: str) -> None:
    """What was shown when it was drawn is no longer what stands there."""
    for role in sorted(MAY[action]):
        with trying(books, f"T1/{role}", did(action, f"{kind}:1", bound="stale")) as (work, changed, _):
            assert not changed, role
            assert not [one for one in work.letters if one.channel == "telegram"]


@pytest.mark.parametrize(("kind", "action"), KEYS)
def test_who_is_no_colleague_of_ours_does_nothing(books: Desk, kind: str, action: str) -> None:
    """Also with the user id of a colleague, but from another workspace; nor a guest, nor who has left."""
    for person, why in OUTSIDERS.items():
        with trying(books, person, did(action, f"{kind}:1")) as (work, changed, refused):
            assert (changed, work.letters) == (set(), []), person
            assert [one for one in refused if why in one], person


@pytest.mark.parametrize(("kind", "action"), [key for key in KEYS if key[0] not in {"shortcut", "options"}])
def test_nothing_is_done_in_a_channel_that_is_not_ours(books: Desk, kind: str, action: str) -> None:
    """Somebody may have carried a card there."""
    role = min(MAY[action])
    with trying(books, f"T1/{role}", did(action, f"{kind}:1", channel="C_ELSEWHERE")) as (work, changed, refused):
        assert (changed, work.letters) == (set(), [])
        assert [one for one in refused if "other_channel" in one]
