"""A deed that the books refuse is thanked for by nobody: the dialogue answers to that, or the whole turn is undone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot import customers
from flows.engine.events import Opened
from flows.engine.grammar import Rule, Scene
from flows.engine.words import arrived, ask, close, do, flow, go_to, happened, say, stage, when
from flows.facts.commands import MoveCase
from storage.errors import RefusedError
from tests.bot.desk_scene import LANE, PERSON, Desk, desk

NOBODYS_CASE = 999


@pytest.fixture
def here() -> Iterator[Desk]:
    """A customer's books."""
    with desk() as found:
        yield found


def withdraws(_: Scene) -> MoveCase:
    """A case that is not theirs."""
    return MoveCase(NOBODYS_CASE, "withdrawn")


def hears(here: Desk, *answering: tuple[Rule, ...]) -> list[str]:
    """What a customer hears from a dialogue that tells a deed as done in the very step that does it."""
    does = when(arrived()).then(do(withdraws), say("always/moved_on", shows=lambda _: {"at": 0}), go_to("done"))
    thankful = flow("thankful", stage("opening", does), stage("done", ask("always/our_fault", quiet=True), *answering))
    work = here.work()
    work.house = replace(work.house, flows={**work.house.flows, "thankful": thankful})
    customers.go_on(work, customers.open_chat(work, LANE, PERSON, "en"), Opened("thankful", {}))
    here.finish(work)
    return here.to_customer()


def test_a_dialogue_with_nothing_to_say_to_that_tells_nothing(here: Desk) -> None:
    """The event is taken again, as things are then; what is refused to the end is kept, and a person hears of it."""
    with pytest.raises(RefusedError):
        hears(here)


def test_a_dialogue_that_waits_for_it_goes_on(here: Desk) -> None:
    """A refusal is an answer like any other where one is given."""
    refused = when(happened("refused")).then(say("always/our_fault"), close())

    assert hears(here, refused)
