"""Stages in which stored conversations may stand never vanish unnoticed."""

from pathlib import Path

from bot.commands import shipped
from flows.all_flows import FLOWS
from flows.engine.check import Recorded, check
from flows.engine.grammar import Flow
from flows.engine.words import arrived, close, flow, stage, when

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


def test_the_list_is_only_added_to(tmp_path: Path) -> None:
    """What was shipped once stays on it."""
    path = tmp_path / "shipped.toml"
    path.write_text(shipped.added({"tea": NEW}, POT), encoding="utf-8")

    assert shipped.read(path) == {"tea": {1: frozenset({"pot", "cup"})}}
