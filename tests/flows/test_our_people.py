"""A customer's own people: who may look after them, and what needs a colleague's word."""

from dataclasses import replace

import pytest

from flows.all_flows import FLOWS
from flows.dialogues.our_people_view import name_written
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Do, Say, Turn
from flows.engine.events import Chose, Event, Happened, Opened, Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.step import begin, step
from flows.facts.members import (
    HERE,
    INVITED,
    ChangeRights,
    InvitePerson,
    Member,
    RemovePerson,
    last_administrator,
    needs_colleague,
)
from flows.facts.money import Money
from flows.facts.parties import Contact, Role
from tests.flows.samples_statements import AMARA, CHIDI, NOW, ZONE, page

BOSS = replace(AMARA, role=Role.ADMIN)
TOM = Contact(9, 1, "Tom Reyes", Role.CONFIRMER, "en", ZONE, Money(500_000, "USD"), trusted=True)
BOOKS = page(contact=BOSS, others=(TOM,), members=(Member(BOSS, HERE), Member(TOM, HERE)))


def after(*events: Event, stage: str = "list", books: object = BOOKS, **notes: Value) -> Turn:
    """The last turn of the dialogue begun at that stage."""
    frame = Frame("our_people", 1, stage, notes)
    turn = Turn(Conversation((begin(FLOWS, "home"), frame)), (), "")
    for event in events:
        turn = step(FLOWS, turn.conversation, event, books, NOW)  # type: ignore[arg-type]
    return turn


def does(turn: Turn) -> list[object]:
    """Its commands."""
    return [effect.command for effect in turn.effects if isinstance(effect, Do)]


def said(turn: Turn) -> list[str]:
    """Its messages."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


@pytest.mark.parametrize("contact", [AMARA, replace(BOSS, trusted=False), replace(BOSS, role=Role.VIEWER)])
def test_only_a_confirmed_administrator_looks_after_people(contact: Contact) -> None:
    """Everybody else is told who does."""
    turn = step(
        FLOWS,
        Conversation((begin(FLOWS, "home"),)),
        Opened("our_people", {}),
        page(contact=contact, others=(CHIDI,)),
        NOW,
    )

    assert said(turn) == ["our_people/who_may"]


def test_an_invitation_is_read_back_before_it_is_made() -> None:
    """Name, role and limit in one sentence."""
    told = (Chose("invite_person", None), Wrote("Ada Obi"), Chose("as_confirmer", None), Wrote("USD 20,000"))
    asked = after(*told)
    done = after(*told, Chose("do_it", None))

    assert said(asked) == ["our_people/read_back"]
    assert does(done) == [InvitePerson(0, "Ada Obi", Role.CONFIRMER, 2_000_000, "USD")]


def test_whoever_speaks_here_already_gets_no_second_link() -> None:
    """Their card is shown instead."""
    turn = after(Chose("invite_person", None), Wrote("tom  reyes"))

    assert said(turn) == ["our_people/here_already", "our_people/person"]


def test_somebody_who_only_looks_has_no_limit() -> None:
    """A limit from before is dropped."""
    turn = after(
        Chose("change_rights", None), Chose("as_viewer", None), Chose("do_it", None), stage="person", person_id=9
    )

    assert does(turn) == [ChangeRights(9, Role.VIEWER, 0, "")]


def test_why_somebody_goes_is_asked() -> None:
    """Has left, or no longer responsible."""
    turn = after(Chose("take_off", None), Chose("left_firm", None), stage="person", person_id=9)

    assert does(turn) == [RemovePerson(9, left=True)]


def test_a_refusal_is_told_with_its_reason() -> None:
    """Nothing is left hanging."""
    turn = after(Happened("person_refused", values={"why": "last_admin"}), stage="take_off", person_id=3)

    assert said(turn)[0] == "our_people/refused"


@pytest.mark.parametrize(
    ("role", "limit", "waits"),
    [
        (Role.VIEWER, 0, False),
        (Role.CONFIRMER, 400_000, False),
        (Role.CONFIRMER, 500_000, False),
        (Role.CONFIRMER, 500_001, True),
        (Role.CONFIRMER, 0, True),
        (Role.ADMIN, 500_000, True),
    ],
)
def test_more_than_before_waits_for_a_colleague_and_less_does_not(role: Role, limit: int, *, waits: bool) -> None:
    """No limit is more than any; another currency is another limit."""
    assert needs_colleague(TOM, role, limit, "USD") is waits
    assert needs_colleague(TOM, Role.CONFIRMER, 1, "EUR")
    assert needs_colleague(replace(TOM, role=Role.VIEWER), Role.CONFIRMER, 1, "USD")


def test_the_last_administrator_is_the_last_who_speaks_here() -> None:
    """Somebody who is only invited cannot help yet."""
    second = Member(replace(TOM, role=Role.ADMIN), INVITED)

    assert last_administrator((Member(BOSS, HERE), second), BOSS.id)
    assert not last_administrator((Member(BOSS, HERE), replace(second, state=HERE)), BOSS.id)
    assert not last_administrator((Member(BOSS, HERE), Member(TOM, HERE)), TOM.id)


@pytest.mark.parametrize(
    ("text", "name"),
    [("  Ada   Obi ", "Ada Obi"), ("李敏", "李敏"), ("a@b.example", ""), ("12345", ""), ("x" * 61, ""), ("", "")],
)
def test_a_name_is_known_from_an_address(text: str, name: str) -> None:
    """What cannot be a name is asked again."""
    assert name_written(Scene(Conversation((begin(FLOWS, "home"),)), Wrote(text), BOOKS, NOW)) == name
