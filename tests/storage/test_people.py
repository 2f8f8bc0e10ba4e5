"""Bindings, invitations and colleagues: who may speak with us, and from when until when."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import Connection, insert, select

from flows.facts.money import Money
from flows.facts.parties import Contact, Role, StaffRole
from flows.facts.times import DAY
from storage import people
from storage.embedded import EmbeddedStore
from storage.tables.ledger import CONTACT, CUSTOMER, DOCUMENT, IMPORT_BATCH
from storage.tables.people import INVITATION
from tests.storage.contract import run

NOW = 1_790_000_000_000_000
LINK = "kH3v" * 8
CHAT = "telegram:71"


def settle_in(conn: Connection) -> None:
    """One customer with two contacts, as an import leaves them."""
    conn.execute(insert(CUSTOMER).values(id=5, code="OKAFOR", name="Okafor Foods", zone="Africa/Lagos", created_at=NOW))
    for id_, name in ((1, "Amara Okafor"), (2, "Tom Reyes")):
        conn.execute(
            insert(CONTACT).values(
                id=id_, customer_id=5, source_key=f"OKAFOR-{id_}", name=name, role="confirmer", language="en",
                zone="Africa/Lagos", phone="+2348012345678",
            )
        )  # fmt: skip


@pytest.fixture
def town(conn: Connection) -> Connection:
    """Books with one customer and two contacts."""
    settle_in(conn)
    return conn


def who(conn: Connection, id_: int = 1) -> Contact:
    """A contact by number."""
    return people.contact(conn, id_)[0]


def test_a_bound_chat_belongs_to_the_person_who_bound_it(town: Connection) -> None:
    """The same chat with another sender is nobody's."""
    people.bind(town, who(town), CHAT, "71", "amount", NOW)
    found = people.contact_in(town, CHAT, "71")

    assert found is not None
    assert (found[0].name, found[1].name) == ("Amara Okafor", "Okafor Foods")
    assert people.contact_in(town, CHAT, "72") is None
    assert people.contact_in(town, "telegram:72", "71") is None


def test_a_contact_who_binds_another_chat_leaves_the_old_one(town: Connection) -> None:
    """A lost phone shows nothing any more."""
    people.bind(town, who(town), "telegram:70", "70", "amount", NOW)
    people.bind(town, who(town), CHAT, "71", "amount", NOW + 1)

    assert people.contact_in(town, "telegram:70", "70") is None
    assert people.chat_of(town, 1) == (CHAT, "71")
    assert [row["reason"] for row in people.bindings(town)] == ["bound again", ""]


def test_a_chat_is_bound_to_one_contact_at_a_time(town: Connection) -> None:
    """Whoever takes over the phone is asked who they are anew."""
    people.bind(town, who(town, 1), CHAT, "71", "amount", NOW)
    people.bind(town, who(town, 2), CHAT, "71", "amount", NOW + 1)

    found = people.contact_in(town, CHAT, "71")
    assert found is not None
    assert found[0].name == "Tom Reyes"
    assert people.chat_of(town, 1) is None


def test_a_revoked_binding_is_over_at_once(town: Connection) -> None:
    """A colleague's word ends it, once."""
    people.bind(town, who(town), CHAT, "71", "amount", NOW)
    number = people.bindings(town)[0]["id"]

    assert [people.revoke(town, number, "left the company", NOW) for _ in range(2)] == [True, False]
    assert people.contact_in(town, CHAT, "71") is None
    assert people.chats_of(town, 5) == []


def test_a_blocked_chat_is_not_written_to_and_comes_back_when_it_is_let_in_again(town: Connection) -> None:
    """The binding stays; only nobody can be reached there."""
    people.bind(town, who(town), CHAT, "71", "amount", NOW)
    people.reach(town, CHAT, NOW)
    blocked = people.chats_of(town, 5)
    people.reach(town, CHAT, None)

    assert blocked == []
    assert people.chats_of(town, 5) == [(CHAT, 1)]
    assert people.contact_in(town, CHAT, "71") is not None


def test_the_other_contacts_of_a_customer_are_those_who_are_bound(town: Connection) -> None:
    """Nobody is told to ask a colleague who cannot be asked here."""
    people.bind(town, who(town, 1), CHAT, "71", "amount", NOW)
    before = people.others(town, who(town, 1))
    people.bind(town, who(town, 2), "telegram:72", "72", "amount", NOW)

    assert before == ()
    assert [other.name for other in people.others(town, who(town, 1))] == ["Tom Reyes"]


def test_an_invitation_is_found_by_its_link_and_the_books_do_not_hold_the_link(town: Connection) -> None:
    """Whoever reads a backup cannot follow it."""
    people.invite(town, LINK, 1, Role.CONFIRMER, NOW, NOW + 7 * DAY)
    found = people.invitation(town, token=LINK)

    assert found is not None
    assert (found.contact.name, found.role, found.expires_at) == ("Amara Okafor", Role.CONFIRMER, NOW + 7 * DAY)
    assert people.invitation(town, token=LINK[:-1] + "x") is None
    assert LINK not in str(list(town.execute(select(INVITATION)).all()))


def test_a_new_link_ends_the_older_unused_one_of_the_same_contact(town: Connection) -> None:
    """Only the newest letter in the drawer opens the door."""
    people.invite(town, LINK, 1, Role.VIEWER, NOW, NOW + 7 * DAY)
    people.invite(town, "other" + LINK, 2, Role.VIEWER, NOW, NOW + 7 * DAY)
    people.invite(town, "newer" + LINK, 1, Role.VIEWER, NOW + DAY, NOW + 8 * DAY)

    ends = [people.invitation(town, token=token) for token in (LINK, "other" + LINK, "newer" + LINK)]
    assert [found and found.expires_at for found in ends] == [NOW + DAY, NOW + 7 * DAY, NOW + 8 * DAY]


def test_a_link_is_used_up_by_exactly_one(store: EmbeddedStore) -> None:
    """Two who follow it in the same second do not both get in."""

    def begin(conn: Connection) -> int:
        settle_in(conn)
        people.invite(conn, LINK, 1, Role.VIEWER, NOW, NOW + DAY)
        found = people.invitation(conn, token=LINK)
        assert found is not None
        return found.id

    async def script() -> list[bool]:
        number = await store.write(begin)
        uses = (store.write(lambda conn: people.use_invitation(conn, number, NOW)) for _ in range(8))
        return await asyncio.gather(*uses)

    assert sorted(run(script)) == [False] * 7 + [True]


def test_wrong_answers_are_counted_for_each_chat(town: Connection) -> None:
    """Another chat begins at nought."""
    people.set_chat_lock(town, CHAT, 3, 0)
    people.set_chat_lock(town, CHAT, 0, NOW)

    assert people.chat_lock(town, CHAT) == (0, NOW)
    assert people.chat_lock(town, "telegram:72") == (0, 0)


def test_what_a_contact_wishes_is_kept(town: Connection) -> None:
    """Language, silence, and not before a certain day."""
    people.set_contact(town, 1, language="zh_Hans", stopped=True, postponed_until=NOW)

    assert (who(town).language, who(town).stopped, people.postponed_until(town, 1)) == ("zh_Hans", True, NOW)
    assert (who(town, 2).stopped, people.postponed_until(town, 2)) == (False, 0)


def test_the_newest_invoice_is_what_only_they_and_we_know(town: Connection) -> None:
    """Its amount is asked as proof; payments and credit notes are not invoices."""
    assert people.recent_invoice(town, 5) is None
    batch = insert(IMPORT_BATCH).values(at=NOW, by="ana", files="[]", counts="{}").returning(IMPORT_BATCH.c.id)
    number_of_batch = town.execute(batch).scalar_one()
    papers = (("INV-1", "invoice", 8, 500), ("INV-2", "invoice", 9, 700), ("CN-1", "credit_note", 10, 90))
    for number, kind, month, total in papers:
        town.execute(
            insert(DOCUMENT).values(
                customer_id=5, number=number, normalised_number=number, kind=kind, on_day=date(2026, month, 1),
                currency="USD", total=total, open_amount=total, source_key=number, batch_id=number_of_batch,
            )
        )  # fmt: skip

    assert people.recent_invoice(town, 5) == ("INV-2", Money(700, "USD"))


def test_a_colleague_is_known_by_workspace_and_user_until_removed(town: Connection) -> None:
    """Registering anew gives the same number a new role and another chance."""
    number = people.add_staff(town, "T1", "U1", "Wei", StaffRole.AGENT, NOW)
    people.change_staff(town, number, active=False)
    inactive = people.staff(town, team="T1", user="U1")[0].active
    again = people.add_staff(town, "T1", "U1", "Wei", StaffRole.LEAD, NOW)

    assert inactive is False
    assert again == number
    assert [(c.role, c.active) for c in people.staff(town, user="U1")] == [(StaffRole.LEAD, True)]
    assert people.staff(town, team="T2", user="U1") == []


def test_asking_for_a_contact_that_is_not_there_is_an_error(town: Connection) -> None:
    """Numbers come from our own rows only."""
    with pytest.raises(LookupError, match="contact 99"):
        people.contact(town, 99)
