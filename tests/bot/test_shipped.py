"""Stages in which stored conversations may stand never vanish unnoticed."""

from pathlib import Path

from bot.commands import shipped
from flows.all_flows import FLOWS
from flows.engine.check import check
from flows.engine.editions import Recorded
from flows.engine.grammar import Flow
from flows.engine.words import arrived, close, flow, go_to, happened, lifecycle, stage, when

NEW = flow("tea", stage("cup", when(arrived()).then(close())))
MOVED = flow("tea", stage("cup", when(arrived()).then(close())), version=2, migrate={1: {"pot": "cup"}})
POT = {"tea": {1: frozenset({"pot"})}}


def lost(*flows: Flow, recorded: Recorded = POT) -> list[str]:
    """What the check says of stages that are gone."""
    found = check({each.name: each for each in flows}, recorded=recorded)
    return [sentence for sentence in found if "is gone" in sentence]


def test_every_stage_that_was_shipped_still_leads_on() -> None:
    """Whoever stands in it is asked on after the next release."""
    assert lost(*FLOWS.values(), recorded=shipped.read()) == []


def test_a_stage_that_vanished_is_named() -> None:
    """With what to do about it."""
    assert lost(NEW) == ["tea: 'pot' of version 1 is gone; raise the version and name it in `migrate`."]


def test_a_flow_that_vanished_is_named_by_its_stages() -> None:
    """Conversations that stand in it could not go on either."""
    assert lost() == ["tea: 'pot' of version 1 is gone; raise the version and name it in `migrate`."]


def test_a_stage_that_was_moved_is_fine() -> None:
    """A total mapping is all it takes."""
    assert lost(MOVED) == []


def test_a_state_of_a_thing_that_vanished_is_named() -> None:
    """Cases and statements stand in their states for months; they are no different from conversations."""
    kettle = lifecycle("kettle", stage("cold", when(happened("heated")).then(go_to("hot"))), stage("hot", ends=True))

    assert lost(kettle, recorded={"kettle": {1: frozenset({"cold", "warm"})}}) == [
        "kettle: 'warm' of version 1 is gone; raise the version and name it in `migrate`."
    ]


def test_the_name_of_a_state_never_comes_back_for_another() -> None:
    """A thing stores its state and no version: what the name means must not depend on when it was stored."""
    cold = stage("cold", when(happened("heated")).then(go_to("hot")))
    kettle = lifecycle("kettle", cold, stage("hot", ends=True), version=2, migrate={1: {"cold": "hot", "hot": "hot"}})

    assert [mistake for mistake in check({"kettle": kettle}) if "two things" in mistake] == [
        "kettle: 'cold' would mean two things, and things keep no version; give it another name."
    ]


def test_the_list_is_only_added_to(tmp_path: Path) -> None:
    """What was shipped once stays on it."""
    path = tmp_path / "shipped.toml"
    path.write_text(shipped.added({"tea": NEW}, POT), encoding="utf-8")

    assert shipped.read(path) == {"tea": {1: frozenset({"pot", "cup"})}}
