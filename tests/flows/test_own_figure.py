"""A customer states their own balance before ours is shown."""

from dataclasses import replace

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation
from flows.engine.effects import Do, Say
from flows.engine.events import Chose, Event, Happened, Opened, Wrote
from flows.engine.step import begin, step
from flows.facts.books import Page
from flows.facts.own_figures import StateBalance
from flows.facts.parties import Role
from tests.flows.test_every_situation import DOLLARS, FULL, MAJA, NOW

HIDDEN = replace(FULL, contact=replace(MAJA, role=Role.CONFIRMER))


def blank(**more: object) -> Page:
    """A customer whose statement is not shown yet."""
    return replace(HIDDEN, statements=(), to_state=(DOLLARS,), **more)  # type: ignore[arg-type]


def talk(*events: Event, books: Page | None = None) -> tuple[Conversation, list[str], list[object]]:
    """What is said and done when these events happen one after another."""
    conversation = Conversation((begin(FLOWS, "home"),))
    said: list[str] = []
    done: list[object] = []
    for event in events:
        turn = step(FLOWS, conversation, event, books or blank(), NOW)
        conversation = turn.conversation
        said += [effect.message for effect in turn.effects if isinstance(effect, Say)]
        done += [effect.command for effect in turn.effects if isinstance(effect, Do)]
    return conversation, said, done


@pytest.mark.parametrize("flow", ["view_statement", "confirm_balance", "raise_dispute", "state_balance"])
def test_every_way_to_the_statement_asks_for_the_own_figure_first(flow: str) -> None:
    """Whatever is opened, nothing of ours is shown."""
    _, said, _ = talk(Opened(flow, {"statement_id": DOLLARS.id}))

    assert said == ["state_balance/your_figure"]


def test_a_figure_is_stated_when_it_was_read_back() -> None:
    """In minor units, owed by the customer."""
    _, said, done = talk(Opened("state_balance"), Wrote("1,234.56"), Chose("we_owe_that"))

    assert "state_balance/is_that_it" in said
    assert done == [StateBalance(DOLLARS.id, 123_456)]


def test_a_balance_in_the_customers_favour_is_below_zero() -> None:
    """Whatever sign it was written with."""
    _, _, done = talk(Opened("state_balance"), Wrote("-50.00"), Chose("in_our_favour"))

    assert done == [StateBalance(DOLLARS.id, -5_000)]


def test_two_readings_are_asked_back() -> None:
    """A point may part thousands or decimals."""
    conversation, _, done = talk(Opened("state_balance"), Wrote("25.150"))

    assert done == []
    assert conversation.notes["readings"] == [2_515_000, 2_515]


def test_the_same_figure_leads_to_the_confirmation() -> None:
    """There is nothing to look for."""
    opened = Opened("state_balance"), Wrote("1,234.56"), Chose("we_owe_that")
    conversation, _, _ = talk(*opened)
    told = Happened("stated", values={"statement_id": DOLLARS.id, "owed": 123_456, "ours": 123_456})
    turn = step(FLOWS, conversation, told, HIDDEN, NOW)

    assert next(effect.message for effect in turn.effects if isinstance(effect, Say)) == "state_balance/the_same"
    assert turn.conversation.top.flow == "confirm_balance"


def test_a_viewer_cannot_state_a_balance() -> None:
    """They are told who may."""
    _, said, done = talk(Opened("state_balance"), books=blank(contact=replace(MAJA, role=Role.VIEWER)))

    assert said[0] == "state_balance/who_may_state"
    assert done == []
