"""Every kind of follow-up is whole: something sets it, something hears it, something ends it, and it is shown.

Nothing here names a kind: whoever adds a row is told here what it still needs.
"""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from flows.all_flows import FLOWS, LIFECYCLES
from flows.engine.events import Happened
from flows.engine.grammar import Reminding, Rule, Saying
from flows.tables.followups import FOLLOWUPS, FollowUp
from locales.gather import gather
from tests.conversations import shown

HOUSE = Path(__file__).parents[2]
ROWS = tuple(FOLLOWUPS.values())
UNASKED = tuple(row for row in ROWS if row.unasked)
LABELS = gather("locales.labels", "LABELS")


# -- what the flows say ------------------------------------------------------------------------------------------------
def rules(names: set[str] | None = None) -> Iterator[Rule]:
    """Those of all lifecycles, or of the named ones."""
    return (
        rule for flow in LIFECYCLES if names is None or flow.name in names
        for stage in flow.stages.values() for rule in stage.rules
    )  # fmt: skip


def sets(kind: str) -> set[str]:
    """The lifecycles that set it."""
    return {
        flow.name for flow in LIFECYCLES for stage in flow.stages.values() for rule in stage.rules
        for one in rule.follows if isinstance(one, Reminding) and one.at and kind in one.kinds
    }  # fmt: skip


def hears(what: str, among: set[str] | None = None) -> list[Rule]:
    """The rules that wait for that happening."""
    found = (rule for rule in rules(among) if rule.pattern and rule.pattern.event is Happened)
    return [rule for rule in found if rule.pattern and what in rule.pattern.names]


# -- what the code says ------------------------------------------------------------------------------------------------
@cache
def said(*rooms: str) -> frozenset[str]:
    """Every text in the code of these rooms, less what a lifecycle only waits for and less its own documentation."""
    paths = (path for room in rooms for path in (HOUSE / room).rglob("*.py"))
    return frozenset(text for path in paths for text in texts(ast.parse(path.read_text(encoding="utf-8"))))


def texts(node: ast.AST) -> Iterator[str]:
    """Those below that node."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "happened":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from texts(child)


@cache
def named() -> dict[str, list[str]]:
    """The transcripts that show a branch, by branch."""
    return shown.shown()


# -- the tests ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_something_sets_it(row: FollowUp) -> None:
    """A lifecycle, or the shell where it is about something that has none."""
    assert sets(row.kind) or row.kind in said("bot", "storage")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_something_hears_it_when_it_falls_due(row: FollowUp) -> None:
    """Each lifecycle that sets it; what the shell sets is heard there (bot/due.py)."""
    deaf = {name for name in sets(row.kind) if not hears(f"due:{row.kind}", {name})}

    assert deaf == set()


@pytest.mark.parametrize("row", UNASKED, ids=lambda row: row.kind)
def test_what_needs_leave_to_go_says_something_to_the_customer(row: FollowUp) -> None:
    """And has a name by which colleagues read of it beforehand."""
    says = [one for rule in hears(f"due:{row.kind}") for one in rule.follows if isinstance(one, Saying)]

    assert any(not one.to_staff for one in says)
    assert f"desk_next_{row.kind}" in LABELS
    assert not row.merges or (row.merges in FLOWS and f"due_{row.kind}" in LABELS)


@pytest.mark.parametrize(("row", "end"), [(row, end) for row in ROWS for end in row.ends],
                         ids=lambda one: one if isinstance(one, str) else one.kind)  # fmt: skip
def test_what_ends_it_does_happen(row: FollowUp, end: str) -> None:
    """Somebody does it, and where a lifecycle sets the follow-up, that lifecycle waits for it."""
    owners = sets(row.kind)

    assert end in said("bot", "flows/dialogues", "flows/lifecycles", "flows/facts") or f"due:{end}" in said("bot")
    assert not owners or hears(end, owners) or hears(f"due:{end}", owners)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_a_transcript_shows_it(row: FollowUp) -> None:
    """In every language; that it really falls due there is seen when the transcript is played."""
    area = tomllib.loads((shown.HERE / "branches" / "followups.toml").read_text(encoding="utf-8"))
    names = named().get(f"followup_{row.kind}", [])

    assert f"followup_{row.kind}" in area["branches"]
    assert {name.endswith("_zh") for name in names} == {True, False}


def test_no_transcript_shows_a_kind_that_there_is_not() -> None:
    """Nor does the table of branches name one."""
    kinds = {branch.removeprefix("followup_") for branch in named() if branch.startswith("followup_")}

    assert kinds == set(FOLLOWUPS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_its_days_go_forward(row: FollowUp) -> None:
    """Counted from one and the same beginning."""
    assert list(row.days) == sorted(set(row.days))
    assert row.days
    assert row.before in {"", *FOLLOWUPS}


def test_the_table_of_the_readme_names_every_kind() -> None:
    """Whoever reads about follow-ups finds the row."""
    readme = (HOUSE / "flows" / "README.md").read_text(encoding="utf-8")
    part = readme.partition("## What comes back by itself")[2].partition("\n## ")[0]

    assert [row.kind for row in ROWS if f"`{row.kind}`" not in part] == []
