"""Somebody's own data: what may be done at once, and what only after they have shown who they are."""

from dataclasses import replace

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation
from flows.engine.effects import Do, Say, Turn
from flows.engine.events import Asked, Chose, Event, Happened, SharedContact, Wrote
from flows.engine.step import begin, step
from flows.facts.books import Page
from flows.facts.own_data import AllowSurveys, EraseMe, OwnData, ProveIdentity, SendOwnData
from flows.facts.parties import Company, Contact, Customer, Role

NOW = 1_793_620_800_000_000  # 2026-11-02 08:00 UTC, a Monday
KNOWN = OwnData(cases=1, papers=2, invoice="INV-2214", tax=True, phone=True)
PAGE = Page(
    Company("Okafor & Sons Supply"),
    Customer(1, "C-1", "Lindqvist Tools AB"),
    Contact(1, 1, "Maja Lindqvist", Role.CONFIRMER),
    own_data=KNOWN,
)


def play(*events: Event, own: OwnData = KNOWN) -> Turn:
    """The turn after all these."""
    turn = Turn(Conversation((begin(FLOWS, "home"),)), (), "")
    for event in events:
        turn = step(FLOWS, turn.conversation, event, replace(PAGE, own_data=own), NOW)
    return turn


def said(turn: Turn) -> list[str]:
    """The messages of that turn."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


def done(turn: Turn) -> list[object]:
    """What was asked of the books."""
    return [effect.command for effect in turn.effects if isinstance(effect, Do)]


def test_consent_is_withdrawn_without_any_proof() -> None:
    """To say no must be as easy as to say yes."""
    assert done(play(Asked("privacy"), Chose("surveys_off"))) == [AllowSurveys(allowed=False)]


@pytest.mark.parametrize("way", [(Asked("export"),), (Asked("privacy"), Chose("copy_data"))])
def test_a_copy_is_sent_only_after_the_proof(way: tuple[Event, ...]) -> None:
    """Somebody else may hold the phone."""
    asked, proving = play(*way), play(*way, Wrote("4,800.00"))

    assert said(asked) == ["privacy/prove_it"]
    assert done(proving) == [ProveIdentity("4,800.00")]
    assert done(play(*way, Wrote("4,800.00"), Happened("proved"))) == [SendOwnData()]


def test_what_stays_is_told_before_anybody_is_erased() -> None:
    """The law keeps the books; they should know before they decide."""
    way = (Asked("privacy"), Chose("erase_data"))

    assert said(play(*way)) == ["privacy/what_stays"]
    assert done(play(*way, Chose("erase_yes"), Wrote("4,800.00"), Happened("proved"))) == [EraseMe()]


def test_a_phone_number_proves_it_where_nothing_else_is_on_file() -> None:
    """A customer without invoices has data too."""
    own = OwnData(phone=True)

    assert said(play(Asked("export"), own=own)) == ["privacy/share_your_number"]
    assert done(play(Asked("export"), SharedContact("+46", own=True), own=own)) == [ProveIdentity("+46")]


def test_a_person_proves_it_where_nothing_at_all_is_on_file() -> None:
    """Nobody is sent away with their own data."""
    turn = play(Asked("export"), own=OwnData())

    assert said(turn)[0] == "privacy/colleague_proves"
    assert turn.conversation.top.flow == "talk_to_person"


def test_a_locked_chat_is_asked_nothing() -> None:
    """Five guesses are enough."""
    assert said(play(Asked("export"), own=replace(KNOWN, locked_until=NOW + 1)))[0] == "privacy/locked"


def test_whoever_waits_for_a_decision_is_told_its_day_again() -> None:
    """Asking twice does not begin anew."""
    waiting = replace(KNOWN, erasure_due=NOW + 1)

    assert said(play(Asked("privacy"), Chose("erase_data"), own=waiting))[0] == "privacy/erasure_waits"
